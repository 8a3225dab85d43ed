//! The terminal: entering and leaving our modes, drawing as few bytes as possible.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

/// Whether our modes are on, for the panic hook.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// The screen in our modes; leaving is explicit or by drop.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    mouse: bool,
    /// The terminal is gone: nothing is written any more.
    gone: bool,
}

impl Screen {
    pub fn enter(mouse: bool) -> io::Result<Self> {
        modes_on(mouse)?;
        let out = BufWriter::with_capacity(64 * 1024, io::stdout());
        let terminal = Terminal::new(CrosstermBackend::new(out))?;
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
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| {
            if let Some(position) = view(frame) {
                frame.set_cursor_position(position);
            }
        })?;
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        self.terminal.backend_mut().flush()
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole.
    /// (`Terminal::clear` would ask the terminal a question.)
    pub fn redraw(&mut self) {
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
            let _ = execute!(self.terminal.backend_mut(), command);
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
