//! Header names of sales. Words only, no rules.

use super::{F, Synonyms};

pub const SALES: Synonyms = &[
    (
        F::Customer,
        "customer kunde kundennummer kundennr kdnr kdnummer kundenr kundenid customernumber \
         customerno customerid debitor debitornr debitorennummer debitorennr",
    ),
    (F::CustomerEmail, "customeremail email emailadresse mail mailadresse emailaddress"),
    (
        F::Name,
        "name kundenname firma firmenname company companyname customername clientname \
         kundenbezeichnung",
    ),
    (
        F::Date,
        "date datum belegdatum belegdat rechnungsdatum rechdatum redatum rgdatum buchungsdatum \
         verkaufsdatum umsatzdatum fakturadatum invoicedate saledate salesdate documentdate tag \
         day am vom",
    ),
    (
        F::Kind,
        "kind art belegart vorgangsart belegtyp typ type dokumentart documenttype \
         transactiontype umsatzart",
    ),
    (
        F::Document,
        "document beleg belegnr belegnummer belegno rechnung rechnungsnr rechnungsnummer rechnr \
         rgnr renr rnr fakturanr fakturanummer faktura invoice invoicenumber invoiceno invoicenr \
         invoiceid dokument dokumentnr dokumentnummer documentnumber documentno voucher \
         voucherno receipt receiptno",
    ),
    (
        F::Line,
        "line position pos posnr positionsnr positionsnummer zeile zeilennr zeilennummer lineno \
         linenumber lineitem kundigline",
    ),
    (
        F::RefundOf,
        "refundof gutschriftzu gutschriftfuer stornozu stornovon zurechnung zubeleg bezug \
         bezugsbeleg bezugsbelegnr ursprungsbeleg ursprungsrechnung originalbeleg \
         originalrechnung originalinvoice korrekturzu refersto",
    ),
    (
        F::Product,
        "product produkt artikel artikelnr artikelnummer artikelbezeichnung produktname \
         produktnr produktnummer leistung dienstleistung ware item itemno itemname sku \
         bezeichnung beschreibung description productname",
    ),
    (F::Quantity, "quantity menge anzahl stueck stueckzahl stk qty units mengeneinheiten"),
    (
        F::Revenue,
        "revenue umsatz netto nettobetrag nettoumsatz nettowert nettosumme nettopreis \
         umsatznetto betragnetto summenetto gesamtnetto net netamount netrevenue netvalue \
         nettotal netsales erloes erloese umsatzerloes",
    ),
    (
        F::RevenueAfterDiscount,
        "revenueafterdiscount nettonachrabatt umsatznachrabatt betragnachrabatt netafterdiscount",
    ),
    (F::Gross, "bruttovorrabatt grossbeforediscount"),
    (F::GrossAfterDiscount, "grossafterdiscount bruttonachrabatt"),
    (
        F::Amount,
        "betrag summe gesamt total amount preis price wert value endbetrag rechnungsbetrag \
         rechnungssumme gesamtbetrag gesamtpreis gesamtsumme gesamtwert positionsbetrag \
         positionssumme positionswert zeilensumme zeilenbetrag zeilenwert linetotal lineamount \
         totalamount totalprice brutto bruttobetrag bruttoumsatz bruttosumme bruttowert \
         umsatzbrutto betragbrutto summebrutto gross grossamount grosstotal sales verkaufspreis",
    ),
    (
        F::Discount,
        "discount rabatt nachlass rabattbetrag rabattsumme rabattwert preisnachlass \
         discountamount rebate",
    ),
    (
        F::DiscountPercent,
        "discountpercent rabattprozent rabattinprozent rabattsatz prozentrabatt discountrate \
         discountpct",
    ),
    (F::DiscountReason, "discountreason rabattgrund"),
    (
        F::VariableCost,
        "variablecost variablecosts variablekosten varkosten wareneinsatz einstandskosten \
         einstandswert einkaufswert selbstkosten materialkosten kosten cost costs cogs \
         costofgoods costofsales",
    ),
    (
        F::UnitCost,
        "unitcost einstandspreisjestueck einkaufspreisjestueck einkaufspreisprostueck \
         ekjestueck ekprostueck stueckkosten",
    ),
    (
        F::VatRate,
        "vatrate mwstsatz ustsatz steuersatz mehrwertsteuersatz umsatzsteuersatz taxrate \
         mwstprozent ustprozent mwstinprozent ustinprozent",
    ),
    (F::Currency, "currency waehrung waehrungskennzeichen whg curr waehr"),
    (F::Note, "note notes notiz bemerkung bemerkungen kommentar anmerkung anmerkungen"),
];
