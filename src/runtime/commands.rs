//! Running other programs: dial, mail, view, edit. Only what the config names is
//! run, never through a shell; a value is one argument.

use std::io::{Read, Seek, Write};
use std::process::{Command as Process, Stdio};

use crate::config::{Command, Commands};
use crate::i18n::I18n;
use crate::popup::effect::{Reach, Told};
use crate::tr;

/// Starts the configured program for a number, address or page.
pub fn reach(commands: &Commands, how: Reach, value: &str, i18n: &I18n) -> Told {
    let (command, name) = match how {
        Reach::Dial => (&commands.dial, "dial"),
        Reach::Mail => (&commands.mail, "mail"),
        Reach::View => (&commands.view, "view"),
    };
    if command.program.is_empty() {
        return Told::plain(tr!(i18n, "reach-not-configured", name = name, value = value));
    }
    // A dialler gets + and digits, whatever the spelling.
    let value = match how {
        Reach::Dial => value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect(),
        _ => value.trim_start_matches('-').to_owned(),
    };
    let started = Process::new(&command.program)
        .args(command.args_with(&value))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match started {
        Ok(mut child) => {
            // Somebody has to wait for it, or it stays as a zombie.
            let _ = std::thread::Builder::new().spawn(move || child.wait());
            Told::good(tr!(
                i18n,
                "reach-started",
                program = command.program.as_str(),
                value = value
            ))
        }
        Err(error) => Told::bad(tr!(
            i18n,
            "reach-failed",
            program = command.program.as_str(),
            reason = error.to_string()
        )),
    }
}

/// Lets a text be edited in the configured editor, `$VISUAL` or `$EDITOR`.
/// `None`: it could not be run, or ended with an error.
pub fn edit(commands: &Commands, text: &str) -> Option<String> {
    let mut file = tempfile::Builder::new().prefix("kundig-").suffix(".txt").tempfile().ok()?;
    file.write_all(text.as_bytes()).ok()?;
    file.flush().ok()?;
    let command = commands.edit.clone().or_else(editor)?;
    let path = file.path().to_str()?.to_owned();
    let status = Process::new(&command.program).args(command.args_with(&path)).status().ok()?;
    if !status.success() {
        return None;
    }
    // Some editors write a new file in place of the old one.
    let mut edited = String::new();
    let mut reopened = std::fs::File::open(file.path()).ok()?;
    reopened.rewind().ok()?;
    reopened.read_to_string(&mut edited).ok()?;
    Some(edited.trim_end_matches('\n').to_owned())
}

fn editor() -> Option<Command> {
    let line = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
        .unwrap_or_else(|| "vi".to_owned());
    let mut words = line.split_whitespace().map(str::to_owned);
    Some(Command { program: words.next()?, args: words.collect() })
}
