//! The commands of the program, one file each, and how they end.
//!
//! Exit status: 0 done; 1 nothing found, nothing to do; 2 wrong usage (also: a
//! screen without a terminal); 3 bad input data; 4 the file cannot be used.

pub mod args;
pub mod context;
pub mod failure;
pub mod output;

mod check;
mod complaints;
mod complete;
mod demo;
mod export;
mod find;
mod forecast;
mod help;
mod import;
mod json;
mod kpi;
mod lines;
mod log;
mod lookup;
mod man;
mod report;
mod screen;
mod segments;
mod settings;
mod show;
mod today;
mod value;
mod valued;
mod who;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches as _;

use args::{Cli, Command};
use context::{Context, before_arguments};
use failure::{Ended, Failure, USAGE};

use crate::config::Loaded;
use crate::i18n::I18n;

/// Runs the program with these arguments (the first is its name).
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let (i18n, loaded) = before_arguments(&args);
    let ended = i18n.and_then(|i18n| parse_and_run(&args, i18n, loaded));
    match ended {
        Ok(status) => ExitCode::from(status),
        Err(failure) => {
            output::complain(&failure.sentence);
            ExitCode::from(failure.status)
        }
    }
}

fn parse_and_run(args: &[OsString], i18n: I18n, loaded: Loaded) -> Ended {
    let parsed = help::command(&i18n)
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            return match help::usage_sentence(&error, &i18n) {
                Some(sentence) => Err(Failure::new(USAGE, sentence)),
                None => output::print(&error.render().to_string(), &i18n),
            };
        }
    };
    let context = Context::new(&cli.global, loaded, i18n)?;
    match cli.command {
        None => screen::run(&context, &context.db),
        Some(command) => {
            for sentence in context.loaded.sentences(&context.i18n) {
                output::complain(&sentence);
            }
            run_command(command, &context)
        }
    }
}

fn run_command(command: Command, context: &Context) -> Ended {
    match command {
        Command::Lookup(args) => lookup::run(&args, context),
        Command::Show(args) => show::run(&args, context),
        Command::Log(args) => log::run(&args, context),
        Command::Today(args) => today::run(&args, context),
        Command::Complaints(args) => complaints::run(&args, context),
        Command::Forecast(args) => forecast::run(&args, context),
        Command::Kpi(args) => kpi::run(&args, context),
        Command::Segments(args) => segments::run(&args, context),
        Command::Import(args) => import::run(&args, context),
        Command::Export(args) => export::run(&args, context),
        Command::Report(args) => report::run(&args, context),
        Command::Check(args) => check::run(&args, context),
        Command::Demo(args) => demo::run(&args, context),
        Command::Settings(args) => settings::run(&args, context),
        Command::Completions(args) => complete::run(args.shell, context),
        Command::Man => man::run(context),
    }
}
