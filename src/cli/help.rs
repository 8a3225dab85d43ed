//! The command with its help in the language of the user, and sentences for
//! what was typed wrongly.

use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::args::Cli;
use crate::i18n::I18n;
use crate::tr;

/// Behind all options of a command.
const GLOBAL_ORDER: usize = 900;

/// The whole command, every text from the message files: `help-<command>` and
/// `help-<command>-<argument>`, for global options `help-<argument>`.
pub fn command(i18n: &I18n) -> Command {
    translate(help_arguments(Cli::command()), "help", i18n)
}

fn translate(command: Command, prefix: &str, i18n: &I18n) -> Command {
    let mut command = command
        .about(tr!(i18n, prefix))
        .long_about(Resettable::Reset)
        .mut_args(|arg| translate_arg(arg, prefix, i18n));
    let template = template(&command, prefix == "help", i18n);
    command = command.help_template(template);
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        let prefix = format!("{prefix}-{name}");
        command = command.mut_subcommand(name, |sub| translate(sub, &prefix, i18n));
    }
    command
}

fn translate_arg(arg: Arg, prefix: &str, i18n: &I18n) -> Arg {
    let name = arg.get_id().as_str().replace('_', "-");
    let own = format!("{prefix}-arg-{name}");
    let key = if i18n.has(&own) { own } else { format!("help-arg-{name}") };
    let arg =
        if i18n.has(&key) { arg.help(tr!(i18n, &key)).long_help(Resettable::Reset) } else { arg };
    // What every command knows comes last.
    let arg = if arg.is_global_set() { arg.display_order(GLOBAL_ORDER) } else { arg };
    // Defaults and possible values stand in the texts, in the right language.
    let takes_value = arg.get_action().takes_values();
    if takes_value {
        arg.hide_default_value(true).hide_possible_values(true).hide_env_values(true)
    } else {
        arg
    }
}

/// The sections with their headings, which clap knows in English only.
fn template(command: &Command, top: bool, i18n: &I18n) -> String {
    let usage = tr!(i18n, "help-heading-usage");
    let mut template = format!("{{about}}\n\n{usage}: {{usage}}\n");
    let mut section = |heading: &str, tag: &str| {
        template.extend(["\n", &tr!(i18n, heading), ":\n{", tag, "}\n"]);
    };
    if command.has_subcommands() {
        section("help-heading-commands", "subcommands");
    }
    if command.get_positionals().next().is_some() {
        section("help-heading-arguments", "positionals");
    }
    section("help-heading-options", "options");
    if top {
        template.extend(["\n", &tr!(i18n, "help-after"), "\n"]);
    }
    template
}

/// What was typed wrongly, as one sentence; `None`: help or version was asked for.
pub fn usage_sentence(error: &clap::Error, i18n: &I18n) -> Option<String> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let sentence = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::InvalidSubcommand => {
            let word = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            meant(i18n, "usage-unknown-command", &word, context(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::UnknownArgument => {
            meant(i18n, "usage-unknown-argument", &argument, context(ContextKind::SuggestedArg))
        }
        ErrorKind::MissingRequiredArgument => tr!(i18n, "usage-missing", argument = argument),
        ErrorKind::InvalidValue if value.is_empty() => {
            tr!(i18n, "usage-no-value", argument = argument)
        }
        ErrorKind::InvalidValue => {
            let possible = context(ContextKind::ValidValue).unwrap_or_default();
            tr!(i18n, "usage-bad-value", argument = argument, value = value, possible = possible)
        }
        ErrorKind::ValueValidation => {
            tr!(i18n, "usage-invalid-value", argument = argument, value = value)
        }
        ErrorKind::ArgumentConflict => tr!(i18n, "usage-twice", argument = argument),
        ErrorKind::InvalidUtf8 => tr!(i18n, "usage-not-utf8"),
        _ => tr!(i18n, "usage-wrong"),
    };
    Some(sentence)
}

fn meant(i18n: &I18n, key: &str, word: &str, suggestion: Option<String>) -> String {
    if let Some(meant) = suggestion.filter(|s| !s.is_empty()) {
        tr!(i18n, &format!("{key}-meant"), word = word, meant = meant)
    } else {
        tr!(i18n, key, word = word)
    }
}

/// `--help` and `--version`, which clap describes in English, as own arguments.
fn help_arguments(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    command.arg(help).arg(version)
}

#[cfg(test)]
mod tests {
    use super::command;
    use crate::i18n::{I18n, Lang};

    fn texts(command: &clap::Command, path: &str, found: &mut Vec<(String, String)>) {
        let text = |text: Option<&clap::builder::StyledStr>| {
            text.map(ToString::to_string).unwrap_or_default()
        };
        found.push((path.to_owned(), text(command.get_about())));
        for arg in command.get_arguments() {
            found.push((format!("{path} {}", arg.get_id()), text(arg.get_help())));
        }
        for sub in command.get_subcommands() {
            texts(sub, &format!("{path} {}", sub.get_name()), found);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        let [german, english] = [Lang::De, Lang::En].map(|lang| {
            let mut found = Vec::new();
            texts(&command(&I18n::new(lang)), "kundig", &mut found);
            found
        });
        assert!(german.len() > 40);
        for ((place, german), (_, english)) in german.iter().zip(&english) {
            assert!(!german.is_empty() && !german.starts_with("help"), "{place}: {german}");
            assert!(!english.is_empty() && !english.starts_with("help"), "{place}: {english}");
        }
    }

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        command(&I18n::new(Lang::En)).debug_assert();
    }
}
