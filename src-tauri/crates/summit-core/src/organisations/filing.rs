//! Under which organisation a name is filed that somebody has typed.

use std::collections::BTreeMap;

use crate::text;

/// Legal forms, each with one word for all its spellings, longest first. 公司 says that there is a
/// company, and not of which form.
const FORMS: &[(&str, &str)] = &[
    ("股份有限公司", "shares"),
    ("有限责任公司", "limited"),
    ("有限公司", "limited"),
    ("公司", ""),
    ("incorporated", "inc"),
    ("corporation", "corp"),
    ("co.,ltd.", "ltd"),
    ("co., ltd.", "ltd"),
    ("co. ltd.", "ltd"),
    ("co.,ltd", "ltd"),
    ("co., ltd", "ltd"),
    ("co. ltd", "ltd"),
    ("co ltd", "ltd"),
    ("limited", "ltd"),
    ("corp.", "corp"),
    ("gmbh", "gmbh"),
    ("corp", "corp"),
    ("ltd.", "ltd"),
    ("inc.", "inc"),
    ("ltd", "ltd"),
    ("llc", "llc"),
    ("inc", "inc"),
];

/// What a short name leaves out besides the form.
const GROUPS: &[&str] = &["控股", "集团", "group"];

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filed {
    /// One of that very name.
    Named(usize),
    /// One that is written otherwise.
    Meant(usize),
    /// Any of several, which somebody has to say.
    Unclear,
    New,
}

/// The names of organisations, each with the place of its organisation in some list.
#[derive(Debug, Default)]
pub(crate) struct Filing {
    by_name: BTreeMap<Box<str>, Vec<usize>>,
    /// By what is left of the name, and its form.
    by_form: BTreeMap<(Box<str>, &'static str), Vec<usize>>,
    /// By everything that the name can be shortened to.
    by_short: BTreeMap<Box<str>, Vec<usize>>,
}

impl Filing {
    /// Adds the names of an organisation.
    pub(crate) fn add(&mut self, at: usize, names: &[&str]) {
        for name in names.iter().filter(|name| !name.is_empty()) {
            let (core, form) = parts(name);
            for short in shortened(&core) {
                note(self.by_short.entry(kept(short)).or_default(), at);
            }
            note(self.by_form.entry((kept(&core), form)).or_default(), at);
            note(self.by_name.entry(key(name).into()).or_default(), at);
        }
    }

    /// Finds the one of that very name.
    pub(crate) fn named(&self, name: &str, own: Option<usize>) -> Option<usize> {
        let found = self.by_name.get(key(name).as_str())?;
        own.filter(|own| found.contains(own)).or(found.first().copied())
    }

    /// Finds what a name means; where it can mean several, and `own` is among them, that one.
    ///
    /// Two forms that are both written out are two organisations. A name without a form means the
    /// one that is called so but for its form.
    pub(crate) fn find(&self, name: &str, own: Option<usize>) -> Filed {
        if let Some(at) = self.named(name, own) {
            return Filed::Named(at);
        }
        let (core, form) = parts(name);
        let core = kept(&core);
        // A name of signs alone leaves nothing to go by.
        if core.is_empty() {
            return Filed::New;
        }
        let short = || self.by_short.get(&core).filter(|_| form.is_empty());
        let found = self.by_form.get(&(core.clone(), form)).or_else(short);
        match found.map(Vec::as_slice) {
            None | Some([]) => Filed::New,
            Some([at]) => Filed::Meant(*at),
            Some(all) => match own.filter(|own| all.contains(own)) {
                Some(at) => Filed::Meant(at),
                None => Filed::Unclear,
            },
        }
    }
}

/// Says whether a name says of which legal form its organisation is, or that it is a company at all.
pub(crate) fn says_form(name: &str) -> bool {
    let name = key(name);
    FORMS.iter().any(|(ending, _)| without(&name, ending).is_some())
}

fn note(places: &mut Vec<usize>, at: usize) {
    if !places.contains(&at) {
        places.push(at);
    }
}

/// Answers a name without what typing differs in: case, width and spaces.
fn key(name: &str) -> String {
    text::line(name).to_lowercase()
}

/// Parts the legal form from a name.
fn parts(name: &str) -> (String, &'static str) {
    let name = key(name);
    for (ending, form) in FORMS {
        if let Some(rest) = without(&name, ending) {
            return (rest.to_owned(), form);
        }
    }
    (name, "")
}

/// Answers the name itself, and what is left when it is no longer called a group or a holding.
fn shortened(core: &str) -> Vec<&str> {
    let mut all = vec![core];
    while let Some(rest) = GROUPS.iter().find_map(|group| without(all[all.len() - 1], group)) {
        all.push(rest);
    }
    all
}

/// Takes a word off the end of a name, unless next to nothing is left of it.
fn without<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let rest = name.strip_suffix(ending)?;
    // 公司 stands for itself; `inc` in `zinc` does not.
    let is_word = !ending.is_ascii() || !rest.ends_with(char::is_alphanumeric);
    let rest = rest.trim_end_matches([' ', ',', '，', '、']);
    (is_word && rest.chars().count() >= 2).then_some(rest)
}

/// Answers letters and digits alone.
fn kept(name: &str) -> Box<str> {
    name.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(units: &[&str], cases: &[(&str, Filed)]) {
        let mut filing = Filing::default();
        for (at, unit) in units.iter().enumerate() {
            filing.add(at, &[unit, ""]);
        }
        for (name, expected) in cases {
            assert_eq!(filing.find(name, None), *expected, "{name}");
        }
    }

    #[test]
    fn two_forms_are_two_organisations() {
        let units = ["东吴科技有限公司", "Acme Inc."];
        check(
            &units,
            &[
                ("东吴科技有限公司", Filed::Named(0)),
                (" 东吴科技有限公司 ", Filed::Named(0)),
                ("ＡＣＭＥ  INC.", Filed::Named(1)),
                ("东吴科技有限责任公司", Filed::Meant(0)),
                ("东吴科技", Filed::Meant(0)),
                ("东吴科技公司", Filed::Meant(0)),
                ("Acme, Inc", Filed::Meant(1)),
                ("ACME", Filed::Meant(1)),
                ("东吴科技股份有限公司", Filed::New),
                ("东吴科技集团有限公司", Filed::New),
                ("东吴科技（无锡）有限公司", Filed::New),
                ("东吴科技集团", Filed::New),
                ("Acme GmbH", Filed::New),
                ("ACME Ltd.", Filed::New),
                ("—", Filed::New),
            ],
        );
    }

    #[test]
    fn a_short_name_means_one_only_where_it_can_mean_no_other() {
        check(
            &["博雅控股集团有限公司", "Boyalife Group Co., Ltd.", "Zinc"],
            &[
                ("博雅控股集团", Filed::Meant(0)),
                ("博雅控股", Filed::Meant(0)),
                ("博雅", Filed::Meant(0)),
                ("Boyalife", Filed::Meant(1)),
                ("Boyalife Group Ltd", Filed::Meant(1)),
                ("Z", Filed::New),
                // The long name is that of another one, as far as anybody knows.
                ("Zinc Ltd", Filed::New),
            ],
        );
        let units = ["东吴科技有限公司", "东吴科技集团有限公司"];
        check(&units, &[("东吴科技", Filed::Unclear), ("东吴科技集团", Filed::Meant(1))]);
        let mut filing = Filing::default();
        for (at, unit) in units.iter().enumerate() {
            filing.add(at, &[unit]);
        }
        assert_eq!(filing.find("东吴科技", Some(1)), Filed::Meant(1));
    }
}
