//! The terminal: entering and leaving our modes, drawing as few bytes as possible.

use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::layout::{Position, Rect};

use super::lean::Lean;

/// Whether our modes are on, for the panic hook.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// The screen in our modes; leaving is explicit or by drop.
pub struct Screen {
    terminal: Terminal<Lean<Stdout>>,
    mouse: bool,
    /// The terminal is gone: nothing is written any more.
    gone: bool,
}

impl Screen {
    pub fn enter(mouse: bool) -> io::Result<Self> {
        modes_on(mouse)?;
        let terminal = Terminal::new(Lean::new(io::stdout()))?;
        Ok(Self { terminal, mouse, gone: false })
    }

    pub fn size(&self) -> (u16, u16) {
        self.terminal.size().map_or((80, 24), |size| (size.width, size.height))
    }

    /// Draws one frame inside a synchronized update.
    pub fn draw(
        &mut self,
        view: impl FnOnce(&mut ratatui::Frame) -> Option<Position>,
    ) -> io::Result<()> {
        if self.gone {
            return Ok(());
        }
        self.terminal.draw(|frame| {
            if let Some(position) = view(frame) {
                frame.set_cursor_position(position);
            }
        })?;
        self.terminal.backend_mut().send()
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole.
    /// (`Terminal::clear` would ask the terminal a question.)
    pub fn redraw(&mut self) {
        self.terminal.backend_mut().forget();
        if let Ok(size) = self.terminal.size() {
            let _ = self.terminal.resize(Rect::new(0, 0, size.width, size.height));
        }
    }

    /// Gives the terminal back for a while (another program, Ctrl-Z).
    pub fn leave(&mut self) {
        if !self.gone {
            modes_off();
        }
    }

    /// Takes the terminal again after [`Screen::leave`].
    pub fn resume(&mut self) -> io::Result<()> {
        modes_on(self.mouse)?;
        self.redraw();
        Ok(())
    }

    /// The terminal has vanished: no frame more.
    pub fn vanish(&mut self) {
        self.gone = true;
    }

    /// After a hang-up: a terminal that is still there (somebody sent the signal by
    /// hand) gets its own modes back; to one that is gone not a byte is written.
    pub fn part(&mut self) {
        self.gone = true;
        if rustix::termios::tcgetattr(io::stdout()).is_ok() {
            modes_off();
        }
        ENTERED.store(false, Ordering::SeqCst);
    }

    /// Writes something that is no frame (the clipboard sequence).
    pub fn send(&mut self, command: impl crossterm::Command) {
        if !self.gone {
            let mut bytes = String::new();
            if command.write_ansi(&mut bytes).is_ok() {
                let _ = self.terminal.backend_mut().send_raw(&bytes);
            }
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
        // The terminal's own drop would print to a terminal that may be gone.
    }
}

fn modes_on(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    execute!(out, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
    if mouse {
        execute!(out, EnableMouseCapture)?;
    }
    Ok(())
}

/// Undoes everything that `modes_on` did; harmless twice, silent on a dead terminal.
pub fn modes_off() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(out, DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// On a panic: give the terminal back first, then say what happened.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        modes_off();
        let _ = writeln!(io::stderr(), "kundig: {info}");
    }));
}
