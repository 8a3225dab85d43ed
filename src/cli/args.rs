//! The command line. Texts are not here: help comes from the message files, in
//! the language of the user (see `help`).

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// What was typed.
#[derive(Debug, Clone, Parser)]
#[command(
    name = "kundig",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that every command knows.
#[derive(Debug, Clone, Args)]
pub struct Global {
    #[arg(long, global = true, env = "KUNDIG_DB", value_name = "FILE")]
    pub db: Option<PathBuf>,
    #[arg(long, global = true, env = "KUNDIG_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[arg(long, global = true, env = "KUNDIG_LANG", value_name = "de|en")]
    pub lang: Option<String>,
    #[arg(long, global = true, env = "KUNDIG_USER", value_name = "NAME")]
    pub user: Option<String>,
    #[arg(long, global = true)]
    pub ascii: bool,
}

/// The commands.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    Settings(Settings),
    Completions(Completions),
    Man,
}

#[derive(Debug, Clone, Args)]
pub struct Settings {
    #[arg(value_name = "KEY")]
    pub key: Option<String>,
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    pub value: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Completions {
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}
