//! What can be typed, and what `--help` says of it.

use std::path::PathBuf;

use clap::{
    Args, Parser, Subcommand, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser},
};

use crate::folding::Folding;

/// Summit Desk 峰会台: look into an event file, change it, print it, check people in.
///
/// Exit codes: 0 done; 1 refused, or findings to look at; 2 wrong usage.
#[derive(Debug, Parser)]
#[command(name = "summit", version, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub verb: Verb,

    /// Answer as JSON on standard output
    #[arg(long, global = true)]
    pub json: bool,

    /// The language of messages; the system's when not given
    #[arg(long, global = true, value_name = "LANG")]
    pub messages: Option<MessageLanguage>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum MessageLanguage {
    Zh,
    En,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make an event file
    New {
        file: PathBuf,
        /// Fill it with the sample event, Wuxi 2019
        #[arg(long)]
        sample: bool,
        /// The name of the event; the name of the file when not given
        #[arg(long, conflicts_with = "sample")]
        name: Option<String>,
        /// The English name of the event
        #[arg(long, conflicts_with = "sample")]
        name_en: Option<String>,
        /// The first day, such as 2019-04-13; today when not given
        #[arg(long, value_parser = day, conflicts_with = "sample")]
        from: Option<String>,
        /// The last day; the first one when not given
        #[arg(long, value_parser = day, conflicts_with = "sample")]
        to: Option<String>,
    },
    /// Tell what is in an event file
    Info { file: PathBuf },
    /// Print a document to a PDF
    Print(PrintOptions),
    /// Find people, organizations, sessions and booths: name, pinyin, initials, phone tail, number
    Search {
        file: PathBuf,
        #[arg(required = true)]
        query: Vec<String>,
    },
    /// Check a person in by the code or the number on the badge
    Checkin {
        file: PathBuf,
        code: String,
        /// The desk at which the person stands
        #[arg(long, value_name = "NAME")]
        desk: Option<String>,
    },
    /// Look through the whole file: its integrity, and everything that looks wrong in the event
    Check { file: PathBuf },
    /// Run any command of the table with a request in JSON (- reads it from standard input)
    #[command(after_long_help = crate::verbs::commands_help())]
    Call {
        file: PathBuf,
        /// Such as people.list; `summit call --help` lists all of them
        command: String,
        request: Option<String>,
    },
    /// Take in a file of another program: all of it as one change, or nothing
    Import {
        file: PathBuf,
        /// agenda (Excel, CSV, schedule.xml, schedule.json, OPass JSON, iCalendar) or registrations
        /// (Excel, ODS, CSV in any encoding, vCard)
        what: String,
        /// The file to take in
        input: PathBuf,
        /// Only tell what would happen; the event file stays as it is
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        list: ListOptions,
    },
    /// Write a file for other programs; its ending says in which form
    Export {
        file: PathBuf,
        /// agenda (.xlsx, .ics, .xml, .json) or registrations (.xlsx, .csv, .vcf)
        what: String,
        /// The file to write
        output: PathBuf,
        /// Only the sessions in this room
        #[arg(long, value_name = "NAME")]
        room: Option<String>,
        /// Only the sessions of this track
        #[arg(long, value_name = "NAME")]
        track: Option<String>,
        /// Only the sessions in which this person has a role
        #[arg(long, value_name = "NAME")]
        person: Option<String>,
        /// Only these registrations: words to search for, and state:, category:, organization:, tag:, day:, admitted:, import:, has:, notes:
        #[arg(long, value_name = "FILTER")]
        only: Option<String>,
        /// Only these columns of registrations, such as full_name,phone
        #[arg(long, value_name = "FIELDS")]
        columns: Option<String>,
        /// The version of vCard in which registrations are written to a .vcf
        #[arg(long, value_name = "VERSION", value_parser = ["3.0", "4.0"])]
        card_version: Option<String>,
    },
    /// Take the last change of this computer back
    Undo { file: PathBuf },
    /// List the changes, the latest first
    Log {
        file: PathBuf,
        /// How many to list
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
}

/// What is printed for whom, and how.
#[derive(Debug, Args)]
pub struct PrintOptions {
    #[arg(required_unless_present = "list")]
    pub file: Option<PathBuf>,
    /// Which document; --list names them
    #[arg(required_unless_present = "list")]
    pub document: Option<String>,
    /// The PDF to write
    #[arg(short, long, value_name = "OUT.pdf", required_unless_present = "list")]
    pub output: Option<PathBuf>,
    /// List everything that can be printed, its usual sizes and what can be chosen
    #[arg(long)]
    pub list: bool,
    /// For whom: words to search for, and state:, category:, organization:, tag:, day:, admitted:, import:, has:, notes:.
    /// Of certificates, signs and sheets that are not made for guests: words, organization:, session:, day:
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    pub only: Option<String>,
    /// Only what was never printed, or would show something else now
    #[arg(long)]
    pub changed: bool,
    /// In which order: pinyin, organization, category, number or seat; agenda, room or standing for
    /// what is not made for guests. --list says which each document has
    #[arg(long, value_name = "KEY", value_parser = orders())]
    pub sort: Option<String>,
    /// Print again because it was lost, damaged, wrong, or what else you write; the badge before
    /// no longer admits
    #[arg(long, value_name = "REASON", requires = "only")]
    pub reprint: Option<String>,
    /// single (one a page), a4 or a3 (many a sheet, with cut marks)
    #[arg(long, default_value = "single")]
    pub sheet: String,
    #[command(flatten)]
    pub folding: Folding,
    #[command(flatten)]
    pub parts: ProgramOptions,
    /// zh, en or both
    #[arg(long, default_value = "both")]
    pub language: String,
    /// a4, a5, a6, a7, or millimeters such as 90x54; each document has its usual size. Of table and place cards a4 is the sheet that is folded, millimeters are one face
    #[arg(long)]
    pub size: Option<String>,
    /// What else a document offers, as --list names it: vertical, name_only, spread_names, photo, slot,
    /// accent=#1f6f8b, back=blank|page|folded, bleed=3, grouping=organization|category|pinyin|nothing,
    /// labels=l7160, used_labels=5, notes=4, marks=seat,sessions
    #[arg(long, value_name = "CHOICE[=VALUE]", value_parser = crate::printing::choice)]
    pub set: Vec<(String, serde_json::Value)>,
    /// Print even where a character is in no font; 〓 stands in its place
    #[arg(long)]
    pub anyway: bool,
}

/// Which parts a program has, and how it is told.
#[derive(Debug, Default, Args)]
pub struct ProgramOptions {
    /// Program: parts to leave out, such as halls,index
    #[arg(long, value_name = "PARTS", value_delimiter = ',', value_parser = [
        "welcome", "timetable", "agenda", "speakers", "sponsors", "exhibitors", "halls", "members",
        "index", "back_cover",
    ])]
    pub without: Vec<String>,
    /// Program: the English beside the Chinese instead of under it
    #[arg(long)]
    pub side_by_side: bool,
    /// Program: each day room by room instead of hour by hour
    #[arg(long)]
    pub by_room: bool,
}

/// Takes a day as it is.
fn day(text: &str) -> Result<String, String> {
    match text.parse::<summit_core::time::Date>() {
        Ok(day) => Ok(day.to_string()),
        Err(_) => Err("2019-04-13".to_owned()),
    }
}

/// The orders of all documents; both spellings are taken.
fn orders() -> PossibleValuesParser {
    let unit = PossibleValue::new("organization").alias("organisation");
    let [pinyin, category, number, seat] =
        ["pinyin", "category", "number", "seat"].map(PossibleValue::new);
    let [agenda, room, standing] = ["agenda", "room", "standing"].map(PossibleValue::new);
    PossibleValuesParser::new([pinyin, unit, category, number, seat, agenda, room, standing])
}

/// By what people can be recognized; both spellings are taken.
fn keys() -> PossibleValuesParser {
    let name = PossibleValue::new("name+organization").alias("name+organisation");
    let [phone, email, reference] = ["phone", "email", "external-id"].map(PossibleValue::new);
    PossibleValuesParser::new([phone, email, name, reference])
}

/// How a list of registrations is read.
#[derive(Debug, Default, Args)]
pub struct ListOptions {
    /// Registrations: the sheet of the workbook; otherwise the first that holds anything
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Registrations: how the characters are written, where they are not recognized
    #[arg(long)]
    pub encoding: Option<String>,
    /// Registrations: the row that names the columns, 1 first, where it is not found; 0 when none
    /// does. Of titles in two rows the lower
    #[arg(long, value_name = "N")]
    pub header_row: Option<u32>,
    /// Registrations: a JSON object from the title of a column to the field that it fills; an empty
    /// field leaves the column out, and columns that are not named are used as they seem
    #[arg(long, value_name = "M.json")]
    pub mapping: Option<PathBuf>,
    /// Registrations: by what people are recognized who are there already
    #[arg(long, value_parser = keys())]
    pub key: Option<String>,
    /// Registrations: whether the list wins over what is there, or only fills what is empty
    #[arg(long, value_parser = ["overwrite", "fill"])]
    pub policy: Option<String>,
    /// Registrations: make the categories that are not there yet
    #[arg(long)]
    pub new_categories: bool,
    /// Registrations: take a row in without a cell that cannot be read, such as a bad e-mail; the
    /// cell is reported. Names, units, category, state and the key never count as such
    #[arg(long)]
    pub drop_bad_cells: bool,
    /// Registrations: with --key external-id, the rows whose reference is right and whose name is a
    /// correction, such as 2,15
    #[arg(long, value_name = "ROWS", value_delimiter = ',')]
    pub renames: Vec<u32>,
    /// Registrations: take in the good rows and write the others here, each with the reason
    #[arg(long, value_name = "OUT.xlsx")]
    pub rejects: Option<PathBuf>,
    /// Registrations: write everything here that the list says otherwise than the register, old and
    /// new; with --dry-run nothing else is written
    #[arg(long, value_name = "OUT.xlsx")]
    pub differences: Option<PathBuf>,
}
