//! Who a row means: somebody of the register, somebody of an earlier row, or nobody yet.

use std::collections::BTreeMap;

use ecow::EcoString;

use super::{
    ImportKey, RowTrouble,
    fields::{Field, Values},
    keys::key_of,
    likeness::{are_alike, name_mark},
    planner::Planner,
    values::Row,
};

/// By which keys the rows so far were recognised.
#[derive(Default)]
pub(super) struct Seen {
    keys: BTreeMap<EcoString, First>,
    /// Keys that several rows have, each together with the name.
    names: BTreeMap<EcoString, u32>,
    /// Who of the register rows so far meant: the row, and the name that stands there.
    taken: BTreeMap<usize, (u32, EcoString)>,
    /// Names with their units: of rows that have the key by which the list is recognised, and of those
    /// that have not.
    with_key: BTreeMap<EcoString, (u32, Reached)>,
    without_key: BTreeMap<EcoString, (u32, Reached)>,
}

/// The first row with a key.
struct First {
    row: u32,
    name: EcoString,
    reached: Reached,
    /// Who of the register it was.
    known: Option<usize>,
}

/// By what somebody is reached: the phone, and the address in small letters.
#[derive(Clone, PartialEq, Eq)]
struct Reached([EcoString; 2]);

impl Reached {
    fn of(values: &Values) -> Reached {
        let email = values[Field::Email.at()].to_lowercase();
        Reached([values[Field::Phone.at()].clone(), email])
    }

    /// Says whether one of both is the same.
    fn meets(&self, other: &Reached) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| !one.is_empty() && one == other)
    }

    /// Says whether this is somebody else: what both have differs, and nothing is the same.
    fn parts(&self, other: &Reached) -> bool {
        let mut both = self.0.iter().zip(&other.0);
        let differs = both.any(|(one, other)| !one.is_empty() && !other.is_empty() && one != other);
        differs && !self.meets(other)
    }
}

/// What an earlier row with the same key says of this one.
enum Earlier {
    /// Nobody had it.
    None,
    /// The same person stands in that row.
    Twice(u32),
    /// Somebody else stands there, who is perhaps in the register.
    Shared(u32, Option<usize>),
    /// Somebody of the same name and unit stands there, who is reached otherwise.
    Namesake(u32, Option<usize>),
}

impl Seen {
    /// Looks a key up, and notes it.
    fn look(&mut self, key: ImportKey, mark: &str, row: &Row) -> Earlier {
        let name = name_mark(&row.values[Field::FullName.at()]);
        let reached = Reached::of(&row.values);
        let Some(first) = self.keys.get(mark) else {
            let first = First { row: row.number, name: name.into(), reached, known: None };
            self.keys.insert(mark.into(), first);
            return Earlier::None;
        };
        if key == ImportKey::NameOrganisation && first.reached.parts(&reached) {
            let (row_of_first, known) = (first.row, first.known);
            let [phone, email] = &reached.0;
            return match self.look(key, &format!("{mark}\u{3}{phone}\u{3}{email}"), row) {
                Earlier::Twice(earlier) => Earlier::Twice(earlier),
                _ => Earlier::Namesake(row_of_first, known),
            };
        }
        if *first.name == *name {
            return Earlier::Twice(first.row);
        }
        let whole: EcoString = format!("{mark}\u{2}{name}").into();
        if let Some(row) = self.names.get(&whole) {
            return Earlier::Twice(*row);
        }
        self.names.insert(whole, row.number);
        Earlier::Shared(first.row, first.known)
    }

    /// Finds the row of whoever has the name and the unit of this one, where one of both lacks the key.
    fn beside(&mut self, row: &Row, has_key: bool) -> Option<u32> {
        let name = key_of(ImportKey::NameOrganisation, &row.values);
        let reached = Reached::of(&row.values);
        let (own, others) = match has_key {
            true => (&mut self.with_key, &self.without_key),
            false => (&mut self.without_key, &self.with_key),
        };
        let other = others.get(&name).filter(|(_, other)| !other.parts(&reached));
        let other = other.map(|(row, _)| *row);
        own.entry(name).or_insert((row.number, reached));
        other
    }

    /// Notes who of the register the first row with a key was.
    fn recognise(&mut self, mark: &str, row: u32, at: usize) {
        if let Some(first) = self.keys.get_mut(mark).filter(|first| first.row == row) {
            first.known = Some(at);
        }
    }
}

impl Planner<'_> {
    /// Finds who a row means: by the badge number, by the key, else by name and organisation.
    pub(super) fn recognise(&mut self, row: &Row) -> Option<usize> {
        let by_badge = match self.by_badge(row) {
            Badge::Unsure => return None,
            Badge::Of(at) => Some(at),
            Badge::OfNobody => None,
        };
        let mut key = self.rules.key;
        let mut value = key_of(key, &row.values);
        let has_key = !value.is_empty();
        if !has_key {
            key = ImportKey::NameOrganisation;
            value = key_of(key, &row.values);
        }
        if value.is_empty() {
            return by_badge;
        }
        let field = field_of(key);
        let mark = format!("{}\u{2}{value}", key.word());
        let mut earlier = self.seen.look(key, &mark, row);
        if matches!(earlier, Earlier::None)
            && self.sharing.lacks_keys()
            && let Some(first) = self.seen.beside(row, has_key)
        {
            earlier = Earlier::Twice(first);
        }
        match earlier {
            Earlier::None => {}
            Earlier::Twice(first) => {
                self.tell(row, field, RowTrouble::TwiceInFile, &first.to_string());
            }
            Earlier::Shared(first, _) => {
                self.tell(row, field, RowTrouble::SharedInFile, &first.to_string());
            }
            Earlier::Namesake(first, _) => {
                self.tell(row, field, RowTrouble::Namesake, &first.to_string());
            }
        }
        let found = by_badge.or_else(|| self.by_key(row, key, &value, &earlier));
        let is_new = found.is_none() && matches!(earlier, Earlier::None);
        let is_told = || self.troubles.iter().any(|told| told.keeps_out);
        let found = if is_new && !is_told() { self.by_other_key(row) } else { found };
        let found = found.filter(|at| self.is_left(row, field, *at, &earlier));
        if let Some(at) = found {
            self.seen.recognise(&mark, row.number, at);
        }
        found
    }

    /// Says whether no earlier row meant somebody of the register, or the same person stands there; then
    /// that is told.
    fn is_left(&mut self, row: &Row, field: Field, at: usize, earlier: &Earlier) -> bool {
        let name = &row.values[Field::FullName.at()];
        let Some((first, other)) = self.seen.taken.get(&at) else {
            self.seen.taken.insert(at, (row.number, name.clone()));
            return true;
        };
        let (first, is_same) = (first.to_string(), name_mark(name) == name_mark(other));
        match earlier {
            Earlier::Twice(_) => true,
            Earlier::Shared(..) | Earlier::Namesake(..) => false,
            Earlier::None if is_same => {
                self.tell(row, field, RowTrouble::TwiceInFile, &first);
                true
            }
            Earlier::None => {
                self.tell(row, field, RowTrouble::SharedInFile, &first);
                false
            }
        }
    }

    /// Finds somebody with the key of a row who has the same name as well.
    fn by_key(
        &mut self,
        row: &Row,
        key: ImportKey,
        value: &str,
        earlier: &Earlier,
    ) -> Option<usize> {
        let field = field_of(key);
        let found = self.register.with_key(self.rules.key, key, value);
        let first = *found.first()?;
        let is_several = found.len() > 1;
        // Whose very name stands beside the key in another row is meant there.
        let is_alike = |at: &usize| {
            let known = &self.register.people[*at].values;
            are_alike(known, &row.values) && !self.sharing.names_elsewhere(value, known, row)
        };
        // Whoever has the name and the organisation has the name.
        let is_named = key == ImportKey::NameOrganisation;
        let mut alike: Vec<usize> =
            found.into_iter().filter(|at| is_named || is_alike(at)).collect();
        if is_named {
            self.reached_alike(&mut alike, row, earlier);
        }
        let name = self.register.people[first].values[Field::FullName.at()].to_string();
        match alike[..] {
            [at] => Some(at),
            [] => {
                // Who has the phone stands in this very list, or it is that of several already.
                let known = &self.register.people[first].values;
                let is_told = matches!(earlier, Earlier::Shared(_, Some(known)) if *known == first)
                    || self.sharing.names_elsewhere(value, known, row);
                if (is_told && !is_several) || is_named {
                    return None;
                }
                if key == ImportKey::ExternalId && !is_several && matches!(earlier, Earlier::None) {
                    let is_taken = self.rules.renames.contains(&row.number);
                    self.ask_name(row, Field::ExternalId, &name, is_taken);
                    return is_taken.then_some(first);
                }
                let is_shared = is_several && key != ImportKey::ExternalId;
                let trouble = if is_shared {
                    RowTrouble::SharedInRegister
                } else {
                    RowTrouble::AnotherPerson
                };
                self.tell(row, field, trouble, &name);
                None
            }
            [..] => {
                self.tell(row, field, RowTrouble::SeveralMatch, &name);
                None
            }
        }
    }

    /// Finds somebody of the same name by the reference, the phone or the address, where nobody has the key,
    /// else by the unit, where they have no key yet. A reference of their own that is another one says that
    /// they are somebody else. Namesakes who come in are told.
    fn by_other_key(&mut self, row: &Row) -> Option<usize> {
        if self.register.people.is_empty() {
            return None;
        }
        let reference = &row.values[Field::ExternalId.at()];
        for key in [ImportKey::ExternalId, ImportKey::Phone, ImportKey::Email] {
            let value = key_of(key, &row.values);
            if key == self.rules.key || value.is_empty() {
                continue;
            }
            let mut found = self.register.with_other_key(key, &value);
            found.retain(|at| {
                let known = &self.register.people[*at].values;
                let other = &known[Field::ExternalId.at()];
                let is_other = !reference.is_empty() && !other.is_empty() && reference != other;
                !is_other && are_alike(known, &row.values)
            });
            if let [at] = found[..] {
                return Some(at);
            }
        }
        let (key, wanted) = (self.rules.key, ImportKey::NameOrganisation);
        if key == wanted {
            return None;
        }
        let reached = Reached::of(&row.values);
        let name = key_of(wanted, &row.values);
        let mut namesakes = self.register.with_key(key, wanted, &name);
        let is_told = !namesakes.is_empty();
        // Of whom the key was not known yet.
        namesakes.retain(|at| {
            let known = &self.register.people[*at].values;
            key_of(key, known).is_empty() && !Reached::of(known).parts(&reached)
        });
        if let [at] = namesakes[..] {
            return Some(at);
        }
        if is_told {
            self.tell(row, Field::FullName, RowTrouble::NamesakeInRegister, "");
        }
        None
    }

    /// Of those who have the name and the unit of a row, leaves those that it can mean by phone or address.
    fn reached_alike(&self, alike: &mut Vec<usize>, row: &Row, earlier: &Earlier) {
        let reached = Reached::of(&row.values);
        let of = |at: usize| Reached::of(&self.register.people[at].values);
        if alike.iter().any(|at| of(*at).meets(&reached)) {
            alike.retain(|at| of(*at).meets(&reached));
        } else if let Earlier::Namesake(_, known) = earlier {
            // The one of them who is known stands in the earlier row.
            alike.retain(|at| Some(*at) != *known && !of(*at).parts(&reached));
        }
    }

    fn by_badge(&mut self, row: &Row) -> Badge {
        let number = &row.values[Field::BadgeNumber.at()];
        if number.is_empty() {
            return Badge::OfNobody;
        }
        let found = self.register.with_badge(number);
        let Some(at) = found else {
            self.tell(row, Field::BadgeNumber, RowTrouble::UnknownBadge, "");
            return Badge::OfNobody;
        };
        let known = &self.register.people[at].values;
        if are_alike(known, &row.values) {
            return Badge::Of(at);
        }
        let phone = &known[Field::Phone.at()];
        // A number of another event is somebody else's here.
        if phone.is_empty() || *phone != row.values[Field::Phone.at()] {
            self.tell(row, Field::BadgeNumber, RowTrouble::UnknownBadge, "");
            return Badge::OfNobody;
        }
        if self.seen.taken.contains_key(&at) || self.sharing.names_elsewhere(phone, known, row) {
            return Badge::OfNobody;
        }
        let name = known[Field::FullName.at()].to_string();
        let is_taken = self.rules.renames.contains(&row.number);
        self.ask_name(row, Field::BadgeNumber, &name, is_taken);
        if is_taken { Badge::Of(at) } else { Badge::Unsure }
    }
}

/// Whose badge number stands in a row.
enum Badge {
    Of(usize),
    OfNobody,
    /// Somebody has to say whether the name was put right.
    Unsure,
}

/// Answers the field that holds a key.
pub(super) fn field_of(key: ImportKey) -> Field {
    match key {
        ImportKey::Phone => Field::Phone,
        ImportKey::Email => Field::Email,
        ImportKey::NameOrganisation => Field::FullName,
        ImportKey::ExternalId => Field::ExternalId,
    }
}
