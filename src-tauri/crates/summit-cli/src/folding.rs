//! What becomes of printed sheets: cards with another side, and booklets.

use clap::Args;
use serde_json::{Value, json};

/// What becomes of printed sheets: cards with another side, and booklets.
#[derive(Debug, Args)]
pub struct Folding {
    /// What is on the other side of cards: blank, page (behind it, on sheets as well) or folded
    #[arg(long, value_parser = ["blank", "page", "folded"])]
    pub back: Option<String>,
    /// About which edge the printer turns a sheet for its other side: long or short
    #[arg(long, value_parser = ["long", "short"], value_name = "EDGE")]
    pub flip: Option<String>,
    /// A booklet: two pages beside each other on sheets that are folded and stapled
    #[arg(long)]
    pub impose: bool,
    /// So many sheets are folded into one another, 4 of them (16 pages) when no number is given;
    /// without this all sheets are one signature
    #[arg(long, value_name = "SHEETS", num_args = 0..=1, default_missing_value = "4",
        value_parser = clap::value_parser!(u8).range(1..=40), requires = "impose")]
    pub signature: Option<u8>,
    /// How thick a sheet is, in tenths of a millimeter: pages of inner sheets move inward
    #[arg(long, value_name = "TENTHS", value_parser = clap::value_parser!(u8).range(0..=10),
        default_value_t = 1, requires = "impose")]
    pub creep: u8,
}

impl Folding {
    /// Adds what was chosen to the options of a document.
    pub fn add_to(&self, options: &mut Value) {
        if let Some(back) = &self.back {
            options["back"] = json!(back);
        }
        if let Some(flip) = &self.flip {
            options["flip"] = json!(format!("{flip}_edge"));
        }
        if self.impose {
            let sheets = self.signature.unwrap_or(0);
            options["booklet"] = json!({ "sheets": sheets, "creep": self.creep });
        }
    }
}
