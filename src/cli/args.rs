//! The command line. Texts are not here: help comes from the message files, in
//! the language of the user (see `help`).

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::domain::period::Length;

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
    Lookup(Lookup),
    Show(Show),
    Log(Box<Log>),
    Today(Today),
    Complaints(Complaints),
    Forecast(Forecast),
    Kpi(Box<Kpi>),
    Segments(Segments),
    Import(super::import::ImportArgs),
    Export(super::export::ExportArgs),
    Report(super::report::ReportArgs),
    Check(Check),
    Demo(Demo),
    Settings(Settings),
    Completions(Completions),
    Man,
}

#[derive(Debug, Clone, Args)]
pub struct Lookup {
    /// Several words are one query.
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,
    #[arg(long)]
    pub json: bool,
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

#[derive(Debug, Clone, Args)]
pub struct Show {
    #[arg(required = true, value_name = "CUSTOMER")]
    pub customer: Vec<String>,
    #[arg(long)]
    pub json: bool,
}

/// `log CHANNEL CUSTOMER …`; the words of lists are checked against
/// `domain::codes`, so that the sentence of a mistake is in the user's language.
#[derive(Debug, Clone, Args)]
pub struct Log {
    #[arg(value_name = "CHANNEL")]
    pub channel: String,
    #[arg(value_name = "CUSTOMER")]
    pub customer: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    #[arg(long, value_name = "in|out")]
    pub direction: Option<String>,
    #[arg(long, value_name = "TOPIC")]
    pub topic: Option<String>,
    #[arg(long, value_name = "OUTCOME")]
    pub outcome: Option<String>,
    #[arg(long, value_name = "yes|no")]
    pub solved: Option<String>,
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub at: Option<String>,
    #[arg(long, value_name = "MIN")]
    pub duration: Option<u32>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub subject: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub follow_up: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub complaint: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Today {
    /// Only what this login has to do.
    #[arg(long)]
    pub mine: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Complaints {
    /// Only those with a deadline that has passed.
    #[arg(long)]
    pub overdue: bool,
    #[arg(long)]
    pub json: bool,
}

/// What the models of the file's own purchases say.
#[derive(Debug, Clone, Args)]
pub struct Forecast {
    #[arg(long)]
    pub json: bool,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<String>,
    #[arg(long, value_name = "WEEKS", allow_hyphen_values = true)]
    pub horizon: Option<String>,
    #[arg(long, value_name = "RATE", allow_hyphen_values = true)]
    pub discount: Option<String>,
    #[arg(long, value_name = "RATIO", allow_hyphen_values = true)]
    pub margin: Option<String>,
}

/// Which period is asked about, whose, and as of which day.
#[derive(Debug, Clone, Args)]
pub struct KpiQuestion {
    #[arg(long, value_name = "PERIOD", allow_hyphen_values = true, conflicts_with_all = ["from", "to"])]
    pub period: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub to: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub segment: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<String>,
}

/// The figures of the business: twelve months up to the day unless something else is said.
#[derive(Debug, Clone, Args)]
pub struct Kpi {
    #[command(flatten)]
    pub question: KpiQuestion,
    #[arg(long, value_name = "month|quarter|year", value_enum)]
    pub by: Option<Rows>,
    #[arg(long, value_name = "FIGURE")]
    pub explain: Option<String>,
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    #[arg(long)]
    pub csv: bool,
}

/// Into what a period is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Rows {
    Month,
    Quarter,
    Year,
}

impl Rows {
    pub fn length(self) -> Length {
        match self {
            Self::Month => Length::Month,
            Self::Quarter => Length::Quarter,
            Self::Year => Length::Year,
        }
    }
}

#[derive(Debug, Clone, Args)]
pub struct Segments {
    /// Whose members to list; none = the segments.
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Check {
    #[arg(long)]
    pub repair: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Demo {
    #[arg(long, value_name = "N", default_value_t = 250)]
    pub customers: u64,
    /// Per customer, on average.
    #[arg(long, value_name = "N", default_value_t = 8)]
    pub contacts: u64,
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub struct Settings {
    #[arg(value_name = "KEY")]
    pub key: Option<String>,
    #[arg(value_name = "VALUE")]
    pub value: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Completions {
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}
