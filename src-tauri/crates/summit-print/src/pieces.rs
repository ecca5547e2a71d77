//! The pieces of documents that are not made for guests: whom or what each is for, what it is known
//! by, and in which order they come.

use std::ops::Range;

use summit_core::{
    Reading, Result, event as held,
    prints::{Fact, Snapshot, Subject, Wanted},
    registrations::FilterKey,
    search::sort_key,
    text::numbered,
};

use crate::documents::Kind;
use crate::documents::card::Cards;
use crate::error::Result as PrintResult;
use crate::event::{self, Filter, Occasion};
use crate::options::{Language, Options, Order, Words};
use crate::snapshots::{Remembered, Shown};
use crate::{Document, Run};

/// One piece on its way to its page.
pub struct Piece<One> {
    pub subject: Subject,
    /// What the print log calls it.
    pub name: Words,
    pub facts: Vec<Fact>,
    /// By what it is sorted in another order than the usual one.
    pub keys: Vec<(Order, String)>,
    pub one: One,
}

impl<One> Piece<One> {
    /// Adds both languages of something that it is known by.
    pub fn known_by(&mut self, fact: fn(String) -> Fact, words: &Words) {
        let texts = [&words.zh, &words.en].into_iter().filter(|text| !text.is_empty());
        self.facts.extend(texts.map(|text| fact(text.clone())));
    }
}

/// How pieces become cards.
pub struct Making<One: 'static> {
    pub kind: &'static Kind,
    /// What can be asked of them besides words.
    pub keys: &'static [FilterKey],
    pub draw: fn(&Occasion, &One, &mut Run<'_, '_>),
    /// Says what a card shows, for the print log.
    pub show: fn(&Occasion, &One, &mut Shown<'_>),
}

impl<One: 'static> Making<One> {
    /// Makes cards of the pieces that are meant, in the order that was chosen.
    pub fn take(
        &self,
        reading: &Reading<'_>,
        filter: &Filter,
        options: &Options,
        mut pieces: Vec<Piece<One>>,
    ) -> Result<Box<dyn Document>> {
        retain(&mut pieces, reading, filter, self.keys)?;
        if let Some(order) = options.order {
            // Those that are alike stay as they usually come.
            pieces.sort_by_cached_key(|piece| {
                let key = piece.keys.iter().find(|(of, _)| *of == order);
                key.map(|(_, key)| (key.is_empty(), key.clone()))
            });
        }
        let occasion = event::occasion(reading)?;
        let snapshots = pieces.iter().map(|piece| {
            let mut shown = Shown::new(self.kind, options);
            (self.show)(&occasion, &piece.one, &mut shown);
            shown.snapshot(piece.subject, piece.name.lead(options.language), None)
        });
        let snapshots = snapshots.collect();
        let each = pieces.into_iter().map(|piece| piece.one).collect();
        let document = Cards { occasion, each, draw: self.draw };
        Ok(Box::new(Remembered { document, snapshots }))
    }
}

/// A document some of whose pieces take more pages than others.
pub struct Uneven(pub Box<dyn Document>);

impl Document for Uneven {
    fn title(&self, language: Language) -> String {
        self.0.title(language)
    }

    fn pieces(&self) -> usize {
        self.0.pieces()
    }

    fn is_even(&self) -> bool {
        false
    }

    fn lay_out(&self, pieces: Range<usize>, run: &mut Run<'_, '_>) -> PrintResult<()> {
        self.0.lay_out(pieces, run)
    }

    fn snapshots(&self) -> &[Snapshot] {
        self.0.snapshots()
    }
}

/// Leaves the pieces that a filter means.
pub fn retain<One>(
    pieces: &mut Vec<Piece<One>>,
    reading: &Reading<'_>,
    filter: &Filter,
    keys: &[FilterKey],
) -> Result<()> {
    let near = held::get(reading, ())?.starts_on;
    let wanted = Wanted::read(&filter.asked, keys, near)?;
    pieces.retain(|piece| filter.has(piece.subject) && wanted.fits(&piece.facts));
    Ok(())
}

/// The place of a name among others, by its reading; numbers in it count as numbers.
pub fn by_name(name: &Words) -> String {
    match name.lead(Language::Zh) {
        "" => String::new(),
        name => numbered(&sort_key(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_a_name_comes_before_the_tenth() {
        let mut names = ["第10人民医院", "第2人民医院", "博雅集团", "第1人民医院", ""];

        names.sort_by_cached_key(|name| by_name(&Words::new(*name, "")));

        assert_eq!(names, ["", "博雅集团", "第1人民医院", "第2人民医院", "第10人民医院"]);
    }
}
