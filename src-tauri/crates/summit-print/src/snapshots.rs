//! What a piece shows of whom, as the print log remembers it: what a reader of the paper can see,
//! and nothing else. A changed phone is no change; a changed name or another size is.

use std::ops::Range;

use summit_core::prints::{Snapshot, Subject, short_hash};

use crate::documents::{Choice, Kind};
use crate::error::Result;
use crate::event::Guest;
use crate::options::{Language, Options, Words};
use crate::page::Picture;
use crate::{Document, Run};

/// A document whose pieces the print log remembers.
pub struct Remembered<Of> {
    pub document: Of,
    pub snapshots: Vec<Snapshot>,
}

impl<Of: Document> Document for Remembered<Of> {
    fn title(&self, language: Language) -> String {
        self.document.title(language)
    }

    fn pieces(&self) -> usize {
        self.document.pieces()
    }

    fn lay_out(&self, pieces: Range<usize>, run: &mut Run<'_, '_>) -> Result<()> {
        self.document.lay_out(pieces, run)
    }

    fn snapshots(&self) -> &[Snapshot] {
        &self.snapshots
    }
}

/// Everything that one piece shows, on its way to a short hash.
pub struct Shown<'o> {
    options: &'o Options,
    texts: String,
}

impl<'o> Shown<'o> {
    /// Begins with what all pieces of a run have in common: how they look.
    pub fn new(kind: &Kind, options: &'o Options) -> Shown<'o> {
        let mut shown = Shown { options, texts: String::new() };
        shown.text(&look(kind, options));
        shown
    }

    pub fn language(&self) -> Language {
        self.options.language
    }

    pub fn options(&self) -> &'o Options {
        self.options
    }

    pub fn text(&mut self, text: &str) {
        self.texts.push_str(text);
        // Two texts are not one text that happens to say the same.
        self.texts.push('\u{1f}');
    }

    /// Words as they are printed: the leading text, and what stands under it.
    pub fn words(&mut self, words: &Words) {
        self.text(words.lead(self.language()));
        self.text(words.under(self.language()));
    }

    pub fn picture(&mut self, picture: Option<&Picture>) {
        self.text(picture.map_or("", |picture| &picture.mark));
    }

    /// Ends with whose piece it is.
    pub fn snapshot(self, subject: Subject, name: &str, issue: Option<u8>) -> Snapshot {
        let hash = short_hash(self.texts.as_bytes());
        Snapshot { subject, name: name.to_owned(), issue, hash }
    }
}

/// Takes a snapshot of what a document shows of each guest.
pub fn of_guests(
    kind: &Kind,
    options: &Options,
    guests: &[Guest],
    show: impl Fn(&Guest, &mut Shown<'_>),
) -> Vec<Snapshot> {
    let taken = guests.iter().filter_map(|guest| {
        let mut shown = Shown::new(kind, options);
        show(guest, &mut shown);
        let subject = Subject::Registration(guest.id.parse().ok()?);
        Some(shown.snapshot(subject, &guest.name, None))
    });
    taken.collect()
}

/// Writes the options that can be seen on a piece, and not those that only concern the paper.
fn look(kind: &Kind, options: &Options) -> String {
    let size = options.size.unwrap_or(kind.sizes[0]);
    let mut look = format!("{:?} {size}", options.language);
    for choice in kind.choices {
        let chosen = match choice {
            Choice::SpreadNames => format!("{}", options.spread_names),
            Choice::Accent => format!("{:?}", options.accent()),
            Choice::Back => format!("{:?}", options.back),
            Choice::Vertical => format!("{}", options.vertical),
            Choice::NameOnly => format!("{}", options.name_only),
            Choice::Photo => format!("{}", options.photo),
            Choice::Slot => format!("{}", options.slot),
            Choice::Labels => format!("{:?}", options.labels),
            // What is marked stands among the values of each guest.
            Choice::Marks
            | Choice::Sheet
            | Choice::Bleed
            | Choice::Batch
            | Choice::Grouping
            | Choice::Filter
            | Choice::Folds
            | Choice::Notes
            | Choice::Parts
            | Choice::Impose => continue,
        };
        look.push_str(&format!(" {choice:?}={chosen}"));
    }
    look
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::badge::KIND;
    use crate::options::{Sheet, Size};

    #[test]
    fn what_can_be_seen_counts_and_the_paper_does_not() {
        let usual = look(&KIND, &Options::default());
        let same = [
            Options { sheet: Sheet::A4, ..Options::default() },
            Options { bleed: 3.0, ..Options::default() },
            Options { vertical: true, ..Options::default() },
            Options { size: Some(KIND.sizes[0]), ..Options::default() },
        ];
        let others = [
            Options { size: Some(Size::A7), ..Options::default() },
            Options { language: Language::Zh, ..Options::default() },
            Options { slot: true, ..Options::default() },
        ];

        for options in same {
            assert_eq!(look(&KIND, &options), usual, "{options:?}");
        }
        for options in others {
            assert_ne!(look(&KIND, &options), usual, "{options:?}");
        }
    }

    #[test]
    fn a_text_that_is_not_printed_is_no_change() {
        let hash = |language, en: &str| {
            let options = Options { language, ..Options::default() };
            let mut shown = Shown::new(&KIND, &options);
            shown.words(&Words::new("无锡", en));
            let id = "0190163d-8694-739b-aea5-966c26f8ad91".parse().unwrap();
            shown.snapshot(Subject::Registration(id), "张三", None).hash
        };

        assert_eq!(hash(Language::Zh, "Wuxi"), hash(Language::Zh, "Wusih"));
        assert_ne!(hash(Language::Both, "Wuxi"), hash(Language::Both, "Wusih"));
        assert_eq!(hash(Language::Zh, "").len(), 16);
    }
}
