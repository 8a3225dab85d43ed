//! `man`: the manual page, in the language of the user, from the same texts as
//! the help.

use clap::{Arg, Command};
use clap_mangen::roff::{Inline, Roff, bold, italic, line_break, roman};

use super::context::Context;
use super::failure::Ended;
use super::{help, output};
use crate::i18n::I18n;
use crate::tr;

pub fn run(context: &Context) -> Ended {
    let mut command = help::command(&context.i18n);
    command.build();
    output::print(&page(&command, &context.i18n), &context.i18n)
}

fn page(command: &Command, i18n: &I18n) -> String {
    let mut page = Roff::new();
    let version = format!("kundig {}", env!("CARGO_PKG_VERSION"));
    page.control("TH", ["KUNDIG", "1", "", version.as_str(), ""]);
    section(&mut page, &tr!(i18n, "man-name"));
    page.text([roman(format!("kundig - {}", tr!(i18n, "man-summary")))]);
    section(&mut page, &tr!(i18n, "man-synopsis"));
    page.text(
        [bold("kundig"), roman(" ["), italic(tr!(i18n, "man-options")), roman("] [")]
            .into_iter()
            .chain([italic(tr!(i18n, "man-command")), roman(" …]")])
            .collect::<Vec<_>>(),
    );
    section(&mut page, &tr!(i18n, "man-description"));
    page.text([roman(tr!(i18n, "help"))]);
    page.control("PP", []);
    page.text([roman(tr!(i18n, "man-screen"))]);
    section(&mut page, &tr!(i18n, "help-heading-options").to_uppercase());
    arguments(&mut page, command, true);
    section(&mut page, &tr!(i18n, "help-heading-commands").to_uppercase());
    for sub in command.get_subcommands() {
        page.control("SS", [usage(sub).as_str()]);
        page.text([roman(sub.get_about().map(ToString::to_string).unwrap_or_default())]);
        arguments(&mut page, sub, false);
    }
    for (heading, key) in [
        ("man-exit", "man-exit-text"),
        ("man-environment", "man-environment-text"),
        ("man-files", "man-files-text"),
        ("man-privacy", "man-privacy-text"),
    ] {
        section(&mut page, &tr!(i18n, heading));
        paragraphs(&mut page, &tr!(i18n, key));
    }
    page.render()
}

fn section(page: &mut Roff, heading: &str) {
    page.control("SH", [heading]);
}

/// Each line of the message on a line of its own.
fn paragraphs(page: &mut Roff, text: &str) {
    let mut inlines: Vec<Inline> = Vec::new();
    for line in text.lines() {
        if !inlines.is_empty() {
            inlines.push(line_break());
        }
        inlines.push(roman(line));
    }
    page.text(inlines);
}

fn usage(command: &Command) -> String {
    let mut parts = vec![command.get_name().to_owned()];
    for arg in command.get_positionals() {
        let name = value_name(arg);
        parts.push(if arg.is_required_set() { name } else { format!("[{name}]") });
    }
    parts.join(" ")
}

fn value_name(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// The arguments of a command; those of every command only at the top.
fn arguments(page: &mut Roff, command: &Command, top: bool) {
    for arg in command.get_arguments().filter(|a| top || !a.is_global_set()) {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        if help.is_empty() {
            continue;
        }
        page.control("TP", []);
        let mut name: Vec<Inline> = Vec::new();
        if let Some(short) = arg.get_short() {
            name.extend([bold(format!("-{short}")), roman(", ")]);
        }
        if let Some(long) = arg.get_long() {
            name.push(bold(format!("--{long}")));
        }
        let value = value_name(arg);
        let takes = arg.get_action().takes_values() && !value.is_empty();
        if takes {
            name.extend([roman(if name.is_empty() { "" } else { " " }), italic(value)]);
        }
        page.text(name);
        page.text([roman(help)]);
    }
}
