# Holidays, working time, repetitions.

holiday-new-year = New Year’s Day
holiday-epiphany = Epiphany
holiday-womens-day = Women’s Day
holiday-good-friday = Good Friday
holiday-easter-sunday = Easter Sunday
holiday-easter-monday = Easter Monday
holiday-labour-day = May Day
holiday-liberation-day = Liberation Day
holiday-ascension = Ascension Day
holiday-whit-sunday = Whit Sunday
holiday-whit-monday = Whit Monday
holiday-corpus-christi = Corpus Christi
holiday-uprising-day = Anniversary of 17 June
holiday-assumption = Assumption Day
holiday-childrens-day = World Children’s Day
holiday-german-unity = Day of German Unity
holiday-austrian-national-day = Austrian National Day
holiday-reformation-day = Reformation Day
holiday-all-saints = All Saints’ Day
holiday-repentance-day = Day of Repentance and Prayer
holiday-immaculate-conception = Immaculate Conception
holiday-christmas-day = Christmas Day
holiday-second-christmas-day = Boxing Day
