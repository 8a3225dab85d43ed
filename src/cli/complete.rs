//! `completions SHELL`: what a shell needs to complete commands and options.

use clap_complete::Shell;

use super::context::Context;
use super::failure::Ended;
use super::{help, output};

pub fn run(shell: Shell, context: &Context) -> Ended {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut help::command(&context.i18n), "kundig", &mut text);
    output::print(&String::from_utf8_lossy(&text), &context.i18n)
}
