//! Exporting a selection: the name of the file, what it will come to, the file itself.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::phone::with_customers;
use crate::app::Event;
use crate::domain::views::{MailList, Members};
use crate::exchange::ExportKind;
use crate::export::members::{News, Written};
use crate::export::{Format, Source};
use crate::i18n::Lang;
use crate::popup::Effect;
use crate::popup::effect::BulkStep;
use crate::testing::Harness;

fn menu(h: &mut Harness, members: Members) {
    h.app.carry_out(0, vec![Effect::Bulk(members, BulkStep::Menu)]);
    h.settle();
}

fn everybody(lang: Lang) -> Harness {
    let mut h = with_customers(lang, 80, 24);
    menu(&mut h, Members::Query(String::new()));
    h
}

fn export_to(h: &mut Harness, path: &Path) {
    let path = path.display();
    h.keys("export<enter>").keys(&format!("{path}<enter>"));
}

/// What the command writes.
fn by_command(h: &Harness, only: &[i64], format: Format) -> String {
    let mut source = Source::new(&h.store).unwrap();
    if !only.is_empty() {
        source.keep_to(only.iter().copied());
    }
    let mut out = Vec::new();
    source.write(&[ExportKind::Customers], format, false, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_file_is_that_of_the_command_and_only_its_owner_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, name, format, asks, told) in [
        (Lang::De, "x.csv", Format::Csv, "3 Kunden kommen als CSV", "3 Kunden in "),
        (Lang::En, "x.JSON", Format::Json, "3 customers go to", "3 customers written to"),
    ] {
        let mut h = everybody(lang);
        h.renew();
        let path = folder.path().join(name);
        export_to(&mut h, &path);
        h.shows(asks);
        assert!(!path.exists(), "nothing is written before Enter");
        h.keys("<enter>").shows(told);
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text, by_command(&h, &[], format));
        assert!(text.contains("Öztürk"));
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing lies beside them");
}

#[test]
fn marked_customers_alone_are_exported_from_the_menu_of_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.csv");
    let mut h = with_customers(Lang::De, 100, 24);
    menu(&mut h, Members::Ids(vec![1, 3]));
    h.keys("export<enter>").shows("~/kundig-auswahl-2026-11-21.csv").keys("<esc>");
    menu(&mut h, Members::Ids(vec![1, 3]));
    export_to(&mut h, &path);
    h.shows("noch nicht errechnet").keys("<enter>").shows("2 Kunden in");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), by_command(&h, &[1, 3], Format::Csv));
}

#[test]
fn a_segment_gives_the_file_its_name() {
    let mut h = with_customers(Lang::De, 100, 24);
    h.keys("<esc>5");
    menu(&mut h, Members::Query("abc:A".into()));
    h.keys("export<enter>").shows("~/kundig-a-kunden-2026-11-21.csv");
}

#[test]
fn only_an_earlier_export_is_replaced_and_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (old, letter) = (folder.path().join("old.csv"), folder.path().join("letter.csv"));
    let mut h = everybody(Lang::De);
    export_to(&mut h, &old);
    h.keys("<enter>").shows("3 Kunden in");
    menu(&mut h, Members::Ids(vec![2]));
    export_to(&mut h, &old);
    h.shows("gibt es schon").shows("ersetzen").keys("<esc>");
    assert_eq!(std::fs::read_to_string(&old).unwrap(), by_command(&h, &[], Format::Csv));
    menu(&mut h, Members::Ids(vec![2]));
    export_to(&mut h, &old);
    h.keys("<enter>").shows("Ein Kunde in");
    assert_eq!(std::fs::read_to_string(&old).unwrap(), by_command(&h, &[2], Format::Csv));
    std::fs::write(&letter, "Sehr geehrte Frau Weiß,\n").unwrap();
    menu(&mut h, Members::Ids(vec![2]));
    export_to(&mut h, &letter);
    h.shows("keine frühere Ausgabe von").hides("schreiben");
    assert_eq!(std::fs::read_to_string(&letter).unwrap(), "Sehr geehrte Frau Weiß,\n");
}

#[test]
fn what_comes_between_question_and_answer_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.csv");
    let mut h = everybody(Lang::De);
    export_to(&mut h, &path);
    std::fs::write(&path, by_command(&h, &[1], Format::Csv)).unwrap();
    h.keys("<enter>").shows("gibt es schon");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), by_command(&h, &[1], Format::Csv));
}

#[test]
fn a_place_that_cannot_be_written_is_named_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, told) in [(Lang::De, "den Ordner gibt es"), (Lang::En, "there is no such folder")] {
        let mut h = everybody(lang);
        export_to(&mut h, &folder.path().join("none/x.csv"));
        h.shows(told);
        menu(&mut h, Members::Ids(vec![1]));
        std::fs::create_dir_all(folder.path().join("dir.csv")).unwrap();
        export_to(&mut h, &folder.path().join("dir.csv"));
        h.shows(if lang == Lang::De { "ist ein Ordner" } else { "is a folder" });
    }
}

#[test]
fn the_ending_says_which_form_and_others_are_refused() {
    let mut h = everybody(Lang::De);
    h.keys("export<enter>").shows("als CSV").keys("/tmp/x.json").shows("als JSON");
    h.keys("<ctrl-u>/tmp/x.xlsx<enter>").shows(".csv oder .json");
}

#[test]
fn an_export_says_how_far_it_is_and_can_be_stopped() {
    let mut h = with_customers(Lang::De, 80, 24);
    let progress = |done| Event::Export(News::Progress(Written { done, total: 9000 }));
    h.event(progress(4000));
    h.shows("4.000 von 9.000");
    h.keys("<esc>q").shows("bricht den Export ab");
    h.event(progress(5000));
    h.shows("bricht den Export ab");
    menu(&mut h, Members::Query(String::new()));
    h.keys("export<enter>").shows("wird gerade exportiert").shows("5.000 von 9.000");
    h.keys("<enter>");
    h.event(Event::Export(News::Stopped));
    h.shows("abgebrochen");
    menu(&mut h, Members::Query(String::new()));
    h.keys("export<enter>").shows("In welche Datei").keys("<esc>");
    // It ends while the question stands.
    h.event(progress(6000));
    menu(&mut h, Members::Query(String::new()));
    h.keys("export<enter>").shows("6.000 von 9.000");
    h.event(Event::Export(News::Failed("voll".to_owned())));
    h.keys("<enter>").shows("schon zu Ende");
}

#[test]
fn a_stopped_export_leaves_nothing_in_the_folder() {
    use crate::export::members::{Order, write};
    let folder = tempfile::tempdir().unwrap();
    let h = with_customers(Lang::De, 80, 24);
    let order = Order {
        members: Members::Query(String::new()),
        path: folder.path().join("x.csv"),
        format: Format::Csv,
        replace: false,
    };
    let stopped = write(&h.store, &order, h.now.date_naive(), &|written| written.done < 2);
    assert!(matches!(stopped, Err(crate::export::Unwritten::Stopped)));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn more_addresses_than_a_terminal_takes_are_not_copied() {
    for (lang, told) in [(Lang::De, "zu viele für"), (Lang::En, "too many for")] {
        let mut h = with_customers(lang, 80, 24);
        let addresses = |count: usize| MailList {
            addresses: (0..count).map(|n| format!("kunde{n:05}@beispiel.example")).collect(),
            blocked: 2,
            ..MailList::default()
        };
        h.app.copy_mails(&addresses(3000));
        h.shows(told).settle();
        assert!(h.copied.is_empty());
        h.app.copy_mails(&addresses(2));
        h.shows(if lang == Lang::De { "2 sind gesperrt" } else { "2 are blocked" }).settle();
        assert_eq!(h.copied, ["kunde00000@beispiel.example, kunde00001@beispiel.example"]);
    }
}
