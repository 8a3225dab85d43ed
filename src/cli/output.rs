//! Standard output of commands: buffered, quiet when the reader has gone.

use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write};

use super::failure::{DONE, Ended, Failure};
use crate::i18n::I18n;

/// Buffered standard output; call [`finish`] at the end.
pub fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(64 * 1024, io::stdout().lock())
}

/// Ends a command that has written: a closed pipe is no failure, a full disk is.
pub fn finish(written: io::Result<()>, i18n: &I18n) -> Ended {
    match written {
        Ok(()) => Ok(DONE),
        Err(error) => Err(Failure::output(&error, i18n)),
    }
}

/// Writes a whole text.
pub fn print(text: &str, i18n: &I18n) -> Ended {
    let mut out = stdout();
    finish(out.write_all(text.as_bytes()).and_then(|()| out.flush()), i18n)
}

/// A sentence to standard error, which may be gone.
pub fn complain(sentence: &str) {
    if !sentence.is_empty() {
        let _ = writeln!(io::stderr().lock(), "kundig: {sentence}");
    }
}

/// Both ends of the screen are a terminal.
pub fn is_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Cells of a line where nobody looks: a mail, a pipe.
const MAIL: usize = 100;

/// Cells that a line may have: what the environment says, else the terminal.
pub fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok();
    let terminal = rustix::termios::tcgetwinsize(io::stdout()).ok();
    width_of(columns.as_deref(), terminal.map(|size| size.ws_col))
}

fn width_of(columns: Option<&str>, terminal: Option<u16>) -> usize {
    let said = columns.and_then(|columns| columns.trim().parse().ok()).filter(|width| *width > 0);
    said.or(terminal.map(usize::from).filter(|width| *width > 0)).unwrap_or(MAIL)
}

/// JSON as it is written: one indented value and a line end.
pub fn print_json(value: &serde_json::Value, i18n: &I18n) -> Ended {
    // Control characters of the data are escaped by JSON itself.
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    print(&(text + "\n"), i18n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_is_what_is_said_else_the_terminal_else_that_of_a_mail() {
        assert_eq!(width_of(Some("72"), Some(140)), 72);
        assert_eq!(width_of(None, Some(140)), 140);
        for nothing in ["", "0", "wide", "-3"] {
            assert_eq!(width_of(Some(nothing), Some(0)), MAIL);
        }
        assert_eq!(width_of(None, None), MAIL);
    }
}
