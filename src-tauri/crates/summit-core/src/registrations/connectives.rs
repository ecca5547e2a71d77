//! The words "and", "or" and "not" in a filter, which are said by signs there.

use super::{
    FilterTrouble,
    query::{Term, trouble},
};
use crate::error::Result;

/// What stands for "and", "or" and "not" elsewhere. In quotes they are words like any other.
const AND: &[&str] = &["and", "&", "&&", "且", "并且"];
const OR: &[&str] = &["or", "|", "||", "或", "或者"];
const NOT: &[&str] = &["not", "!"];

/// Passes over "and", which is meant anyway, and refuses the words that say what signs say here:
/// nobody is called so, and an empty list would look like an answer. Alone they may be a name.
pub(super) fn without_connectives(terms: Vec<Term>) -> Result<Vec<Term>> {
    let last = terms.len().saturating_sub(1);
    let mut kept = Vec::with_capacity(terms.len());
    for (at, term) in terms.into_iter().enumerate() {
        let is_one_of = |words: &[&str]| {
            term.key.is_none() && words.contains(&term.written.to_lowercase().as_str())
        };
        let is_between = at > 0 && at < last;
        if is_between && is_one_of(AND) {
            continue;
        }
        for (words, reason, is_here) in [
            (OR, FilterTrouble::OrInWords, is_between),
            (NOT, FilterTrouble::NotInWords, at < last),
        ] {
            if is_here && is_one_of(words) {
                return Err(trouble(reason, &term.values[0]));
            }
        }
        kept.push(term);
    }
    Ok(kept)
}
