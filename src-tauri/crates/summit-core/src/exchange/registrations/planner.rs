//! Goes through the rows of a list and says what each would do. Nothing is written here.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    super::tables::Cell,
    FieldDifference, RowProblem, RowTrouble,
    columns::List,
    differences::Differences,
    fields::{Field, blank},
    gathering::{gathered_by, with_lines},
    known::Register,
    links::{self, Guest, Mention},
    optional::is_optional,
    own_values::{read_custom, suggestion},
    parties, phones,
    plan::{Action, Plan, Rules},
    previews::RowOutcome,
    recognising::Seen,
    rooms::{Move, Said},
    sharing::Sharing,
    stays, totals,
    units::Whole,
    values::{self, Row, Slot, longest},
    waits::Places,
    whole_names::joined_name,
};

/// Goes through the rows of a list one after the other.
pub(super) struct Planner<'a> {
    pub register: &'a mut Register,
    pub rules: &'a Rules,
    pub slots: &'a [(usize, Slot)],
    pub titles: &'a [String],
    pub(super) plan: Plan,
    pub(super) seen: Seen,
    pub(super) troubles: Vec<RowProblem>,
    /// What the row says otherwise than the register.
    pub(super) differing: Vec<FieldDifference>,
    /// Whether a column links guests with each other; then the rows are remembered until all are read.
    links_guests: bool,
    mentions: Vec<Mention>,
    /// The places that are left in the categories.
    places: Places,
    /// The fields that several columns fill together.
    gathered: Vec<Field>,
    /// The organisations that the list names in full.
    pub(super) whole: Whole,
    /// The keys that several of its rows have.
    pub(super) sharing: Sharing,
    /// What the organisation of the row is called in English, where nobody knew it before.
    pub(super) english: Option<(usize, String)>,
    /// The other names of organisations in English that are told already.
    pub(super) told_names: BTreeSet<(usize, String)>,
    /// The rooms that rows have named so far, of those who are known.
    pub(super) rooms: BTreeMap<usize, Said>,
    /// Those who change their room, with whom that moves.
    pub(super) moves: Vec<Move>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(
        register: &'a mut Register,
        rules: &'a Rules,
        slots: &'a [(usize, Slot)],
        titles: &'a [String],
        differences: Differences,
    ) -> Planner<'a> {
        let plan = Plan { differences, ..Plan::default() };
        let (seen, troubles, differing) = (Seen::default(), Vec::new(), Vec::new());
        let links = [Field::SharesWith, Field::CompanionOf].map(Slot::Field);
        let links_guests = slots.iter().any(|(_, slot)| links.contains(slot));
        let mentions = Vec::new();
        let places = Places::of(&register.categories, rules.category_id);
        Planner {
            register,
            rules,
            slots,
            titles,
            plan,
            seen,
            troubles,
            differing,
            links_guests,
            mentions,
            places,
            gathered: gathered_by(slots),
            whole: Whole::default(),
            sharing: Sharing::default(),
            english: None,
            told_names: BTreeSet::new(),
            rooms: BTreeMap::new(),
            moves: Vec::new(),
        }
    }

    /// Tells in which rows a quotation mark was left open.
    pub(super) fn tell_open_quotes(&mut self, rows: &[u32]) {
        for row in rows {
            self.plan.tell(problem(*row, String::new(), String::new(), RowTrouble::OpenQuote, ""));
        }
    }

    /// Tells which rows are of no person.
    pub(super) fn tell_others(&mut self, others: &[(u32, String)]) {
        for (row, name) in others {
            let told = RowTrouble::NotAPerson;
            self.plan.tell(problem(*row, String::new(), name.clone(), told, ""));
        }
    }

    /// Answers what the whole list would do; `step` is told how many rows are done.
    pub(super) fn run<E>(
        mut self,
        list: &List<'_>,
        mut step: impl FnMut(u32) -> Result<(), E>,
    ) -> Result<Plan, E> {
        self.whole = Whole::of(list, self.slots);
        self.sharing = Sharing::of(list, self.slots, self.rules.key);
        let mut above = Cow::Borrowed(&[][..]);
        for (number, cells) in list.rows() {
            self.plan.rows += 1;
            let meant = self.meant(number, cells, &above);
            let is_somebody = self.take(number, &meant);
            self.plan.keep_meant(number, cells, &meant, self.links_guests);
            if is_somebody {
                above = meant;
            }
            step(self.plan.rows)?;
        }
        self.tell_moves();
        if let Some(title) = self.title_of(Field::SharesWith) {
            let room = self.title_of(Field::Room).unwrap_or_default();
            let titles = [&*title, &*room];
            links::add(&mut self.plan, self.register, self.rules, &mut self.mentions, titles);
        }
        if let Some(title) = self.title_of(Field::CompanionOf) {
            parties::add(&mut self.plan, self.register, self.rules, &mut self.mentions, &title);
        }
        Ok(self.plan)
    }

    /// Plans what a row does, and answers whether it is of somebody at all.
    fn take(&mut self, number: u32, cells: &[Cell]) -> bool {
        if totals::repeats(cells, self.titles) {
            let told = RowTrouble::TitlesAgain;
            self.troubles.push(problem(number, String::new(), String::new(), told, ""));
            self.say_troubles(number);
            return false;
        }
        if let Some(column) = totals::column(cells, self.slots) {
            let title = self.titles.get(column).cloned().unwrap_or_default();
            let value = cells[column].text().into();
            self.troubles.push(problem(number, title, value, RowTrouble::TotalRow, ""));
            self.say_troubles(number);
            return false;
        }
        self.differing.clear();
        self.english = None;
        let mut row = self.read(number, cells);
        self.complete(&mut row);
        self.plan.previews.note(self.slots, &row, cells);
        let found = self.recognise(&row);
        let unit = self.unit_of(&mut row, found);
        let registers = found.is_none_or(|at| self.register.people[at].registration_id.is_none());
        if registers && row.values[Field::Source.at()].is_empty() {
            row.values[Field::Source.at()] = self.rules.source.as_str().into();
        }
        if !row.beside.is_empty() {
            let own = row.values[Field::Notes.at()].clone();
            let known = found.map(|at| &self.register.people[at].values[Field::Notes.at()]);
            let notes = known.filter(|_| own.is_empty()).unwrap_or(&own);
            let notes = with_lines(notes, &row.beside);
            if notes.chars().count() > longest(Field::Notes) {
                self.tell(&row, Field::Notes, RowTrouble::TooLong, "");
            }
            row.values[Field::Notes.at()] = notes.into();
        }
        self.agree_on_room(&mut row, found);
        let names_category = !row.values[Field::Category.at()].is_empty();
        let mut mention = Mention::of(number, &row.values);
        let action = match found {
            Some(at) => self.compare(at, row, unit),
            None => Some(Action::Add { row, unit }),
        };
        self.check_stay(action.as_ref());
        let wants = action.as_ref().and_then(|action| self.places.wanted(action, self.register));
        if let Some((wanted, row)) = wants.as_ref().zip(action.as_ref().map(Action::row))
            && self.places.is_full(wanted)
        {
            let title = self.title_of(Field::Category).unwrap_or_default();
            let (value, told) = (wanted.category.to_string(), RowTrouble::Waits);
            self.troubles.push(problem(row.number, title, value, told, ""));
            self.plan.previews.say(self.slots, number, Field::State, "waiting");
        }
        if self.say_troubles(number) {
            // What stays out changes nothing.
            self.forget_room(number, found);
            return true;
        }
        self.plan.uncategorised += u32::from(registers && !names_category);
        if let Some((at, name_en)) = self.english.take() {
            self.register.name_unit(at, &name_en);
        }
        if let Some(action) = &action {
            self.places.change(action, self.register, wants.as_ref());
        }
        if let Some(at) = found.filter(|_| !self.differing.is_empty()) {
            let name = &self.register.people[at].values[Field::FullName.at()];
            self.plan.differences.add(number, name, std::mem::take(&mut self.differing));
        }
        let added = Guest::Added(self.plan.actions.len());
        mention.guest = Some(found.map_or(added, Guest::Known));
        mention.is_changed = action.is_some();
        if self.links_guests {
            self.mentions.push(mention);
        }
        let outcome = match action {
            Some(action) => {
                let adds = action.adds() || registers;
                self.plan.registering += u32::from(registers && !action.adds());
                self.plan.actions.push(action);
                if adds { RowOutcome::Added } else { RowOutcome::Changed }
            }
            None => {
                self.plan.unchanged += 1;
                RowOutcome::Unchanged
            }
        };
        self.plan.previews.end(number, outcome);
        true
    }

    /// Passes on what is the matter with a row, and answers whether it stays out for it.
    fn say_troubles(&mut self, number: u32) -> bool {
        let troubles = std::mem::take(&mut self.troubles);
        for trouble in &troubles {
            self.plan.tell(trouble.clone());
        }
        let stays_out = troubles.iter().any(|trouble| trouble.keeps_out);
        if stays_out {
            let could_come = troubles.iter().all(|told| told.is_optional || !told.keeps_out);
            self.plan.optional += u32::from(could_come);
            self.plan.refused.insert(number, troubles);
        } else if troubles.iter().any(|trouble| trouble.is_optional) {
            self.plan.dropped.insert(number, troubles);
        }
        stays_out
    }

    /// Says what is wrong with how somebody would then come and leave.
    fn check_stay(&mut self, action: Option<&Action>) {
        let Some(Action::Add { row, .. } | Action::Change { row, .. }) = action else { return };
        let facts = stays::facts(&row.values);
        if facts.check().is_err() {
            let is_late = facts.leaves() < facts.arrives();
            let trouble =
                if is_late { RowTrouble::LeavesBeforeArrival } else { RowTrouble::TooLong };
            let field = if is_late { Field::LeavesAt } else { Field::Allergies };
            self.tell(row, field, trouble, "");
        }
    }

    fn read(&mut self, number: u32, cells: &[Cell]) -> Row {
        let mut gathered = BTreeSet::new();
        let mut row = Row {
            number,
            values: blank(),
            custom: BTreeMap::new(),
            beside: Vec::new(),
            waits: Vec::new(),
        };
        for (column, slot) in self.slots {
            let Some(cell) = cells.get(*column).filter(|cell| !cell.is_blank()) else { continue };
            let read = match slot {
                Slot::Field(field) if self.gathered.contains(field) => {
                    // They are read together where the first of them stands.
                    if !gathered.insert(*field) {
                        continue;
                    }
                    self.gather(&mut row, *field, cells)
                }
                Slot::Field(field) => values::read(*field, cell).map(|value| {
                    if *field == Field::Phone
                        && phones::has_words(&cell.text())
                        && loses_words(&cell.text(), &value)
                    {
                        let title = self.titles.get(*column).cloned().unwrap_or_default();
                        let (shown, told) = (cell.text().into(), RowTrouble::PhoneAmongWords);
                        self.troubles.push(problem(number, title, shown, told, &value));
                    }
                    row.values[field.at()] = value.into();
                }),
                Slot::Custom(custom) => read_custom(custom, cell).map(|value| {
                    row.custom.insert(custom.id.to_string(), value);
                }),
            };
            if let Err(trouble) = read {
                let title = self.titles.get(*column).cloned().unwrap_or_default();
                let better = suggestion(slot, cell, trouble);
                let mut told = problem(number, title, cell.text().into(), trouble, &better);
                told.is_optional = is_optional(slot, self.rules.key);
                told.keeps_out &= !(told.is_optional && self.rules.drops_cells);
                self.troubles.push(told);
            }
        }
        // What the program itself wrote out comes in again as it is.
        if row.values[Field::BadgeNumber.at()].is_empty() {
            self.check_name(&mut row, cells);
        }
        row
    }

    /// Puts together what one field says through others, and looks the category up.
    fn complete(&mut self, row: &mut Row) {
        let value = |row: &Row, field: Field| row.values[field.at()].to_string();
        if row.values[Field::FullName.at()].is_empty() {
            let name = joined_name(&value(row, Field::FamilyName), &value(row, Field::GivenName));
            let name = if name.is_empty() { value(row, Field::LatinName) } else { name };
            row.values[Field::FullName.at()] = name.into();
        }
        let title = self.title_of(Field::FullName).unwrap_or_default();
        let is_told = self.troubles.iter().any(|told| told.keeps_out && told.column == title);
        if row.values[Field::FullName.at()].is_empty() && !is_told {
            self.tell(row, Field::FullName, RowTrouble::NoName, "");
        }
        if phones::is_odd(&row.values[Field::Phone.at()]) {
            self.tell(row, Field::Phone, RowTrouble::OddPhone, "");
        }
        stays::complete(&mut row.values, self.rules.ends_on);
        self.name_sessions(row);
        let category = value(row, Field::Category);
        if !category.is_empty() {
            row.values[Field::Category.at()] = self.category(row, &category).into();
        }
    }

    /// Answers the title of the column of a field, if there is one.
    pub(super) fn title_of(&self, field: Field) -> Option<String> {
        let column = self.slots.iter().find(|(_, slot)| *slot == Slot::Field(field));
        column.map(|(column, _)| self.titles.get(*column).cloned().unwrap_or_default())
    }

    /// Asks whether the name of a row is the right one of whoever has its reference or badge number.
    pub(super) fn ask_name(&mut self, row: &Row, number: Field, known: &str, is_taken: bool) {
        self.tell(row, number, RowTrouble::OtherName, known);
        if let Some(told) = self.troubles.last_mut() {
            told.value = row.values[Field::FullName.at()].to_string();
            told.keeps_out = !is_taken;
        }
    }

    pub(super) fn tell(&mut self, row: &Row, field: Field, trouble: RowTrouble, suggestion: &str) {
        let title = self.title_of(field);
        let value = row.values[field.at()].to_string();
        self.troubles.push(problem(
            row.number,
            title.unwrap_or_default(),
            value,
            trouble,
            suggestion,
        ));
    }
}

pub(super) fn problem(
    row: u32,
    column: String,
    value: String,
    trouble: RowTrouble,
    suggestion: &str,
) -> RowProblem {
    let (keeps_out, suggestion) = (trouble.keeps_out(), suggestion.to_owned());
    RowProblem { row, column, value, trouble, suggestion, keeps_out, is_optional: false }
}

/// Says whether words that stood beside a number are gone: an extension stays with it.
fn loses_words(shown: &str, value: &str) -> bool {
    let words = |text: &str| text.chars().filter(|sign| sign.is_alphabetic()).count();
    words(shown) != words(value)
}
