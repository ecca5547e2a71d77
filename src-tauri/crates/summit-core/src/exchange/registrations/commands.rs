//! Looking at a list, and taking it in.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use super::{
    ColumnLook, ColumnUse, ImportKey, ImportPolicy, ImportReport, ImportRequest, ListLook,
    ListRequest, RowLook, SheetLook, apply,
    columns::{List, letter},
    differences::Differences,
    fields::Field,
    gathering::gathering,
    known::Register,
    plan::{Plan, Rules},
    planner::Planner,
    read_cards,
    recognising::field_of,
    rejects,
    values::Slot,
};
use crate::{
    app::Task,
    error::{Details, Error, ListTrouble, Result},
    exchange::tables::{self, Book, ENCODINGS, Sheet},
    outputs,
    registrations::{fields, usual_category},
    store::Change,
    time::{Date, Moment},
    words::{Language, said_in, sentence},
};

/// How many rows are shown before an import.
const SHOWN: usize = 20;

/// Reads a list without taking it in: what it holds, and what its columns seem to be.
pub fn look(task: &Task<'_>, request: ListRequest) -> Result<ListLook> {
    let book = read(&request)?;
    let store = task.app.store()?;
    let (sheet, other_lists) = store.read(|reading| sheet_of(reading, &book, &request))?;
    let list = List::new(sheet, request.header_row);
    let (uses, is_remembered) = store.read(|reading| uses_of(reading, &list))?;
    // A stray cell far to the right is one column, not all that lie between.
    let columns = list.filled().into_iter().map(|at| {
        let (column, title) = (u32::try_from(at).unwrap_or(u32::MAX), &list.titles[at]);
        let used = uses.iter().find(|used| used.column == column);
        let field = used.map(|used| used.field.clone()).unwrap_or_default();
        ColumnLook { column, title: title.clone(), field }
    });
    let short = |count| u32::try_from(count).unwrap_or(u32::MAX);
    let sheets = book
        .sheets
        .iter()
        .map(|sheet| SheetLook { name: sheet.name.clone(), rows: short(sheet.rows.len()) });
    let shown = list.rows().take(SHOWN);
    Ok(ListLook {
        sheets: sheets.collect(),
        sheet: sheet.name.clone(),
        other_lists,
        encoding: book.encoding.map(choice),
        encodings: ENCODINGS.iter().map(|name| (*name).to_owned()).collect(),
        header_row: list.header_row,
        columns: columns.collect(),
        rows: shown
            .map(|(row, cells)| RowLook {
                row,
                cells: cells.iter().map(|cell| cell.text().into_owned()).collect(),
            })
            .collect(),
        row_count: short(list.rows().count()),
        is_remembered,
        key: list.key(&uses),
        gathering: gathering().map(|field| field.word().to_owned()).collect(),
    })
}

/// Takes a list in as one change: all rows, or the good ones, or nothing.
pub fn import(task: &Task<'_>, request: ImportRequest) -> Result<ImportReport> {
    for output in [&request.rejects, &request.differences].into_iter().flatten() {
        outputs::is_another(Path::new(output), Path::new(&request.list.path))?;
    }
    let book = read(&request.list)?;
    let store = task.app.store()?;
    let (sheet, others) = store.read(|reading| sheet_of(reading, &book, &request.list))?;
    let list = List::new(sheet, request.list.header_row);
    let is_chosen = request.list.sheet.is_none() && book.sheets.len() > 1;
    let taken = is_chosen.then(|| sheet.name.clone());
    // Who asks for a sheet knows of the others.
    let other_lists = if is_chosen { others } else { Vec::new() };
    if request.dry_run {
        return store.read(|reading| {
            let asked = Asked::new(reading, (&book, &list), &request, reading.now())?;
            let mut register = Register::read(reading, asked.rules.key)?;
            let mut plan = asked.plan(task, &list, &mut register, 1)?;
            let differences_file = plan.differences.finish()?;
            Ok(ImportReport {
                unused_columns: asked.unused,
                sheet: taken,
                other_lists,
                differences_file,
                ..plan.report(&asked.rules, &register, false, None)
            })
        });
    }
    task.app.change(task.asking, "registrations.import", |change| {
        let asked = Asked::new(change, (&book, &list), &request, change.now())?;
        let mut register = Register::read(change, asked.rules.key)?;
        let mut plan = asked.plan(task, &list, &mut register, 2)?;
        let is_done = plan.refused.is_empty() || request.leave_out;
        let has_rest = !plan.refused.is_empty() || !plan.dropped.is_empty();
        let wanted = request.rejects.as_deref().filter(|_| has_rest);
        if is_done {
            apply::apply(change, task, &asked, &plan, &register)?;
            remember(change, &list, &asked.uses)?;
            change.title("registrations.import", file_name(&request.list.path));
            change.count(plan.actions.len());
        }
        let differences_file = plan.differences.finish()?;
        let write = |path| rejects::write(Path::new(path), &list, &plan, request.language);
        let rejects = wanted.map(write).transpose()?;
        Ok(ImportReport {
            number: is_done.then(|| change.number()),
            unused_columns: asked.unused,
            sheet: taken,
            other_lists,
            differences_file,
            ..plan.report(&asked.rules, &register, is_done, rejects)
        })
    })
}

/// What was asked for, with everything decided that was left open.
pub(super) struct Asked {
    pub uses: Vec<ColumnUse>,
    pub slots: Vec<(usize, Slot)>,
    pub rules: Rules,
    pub rows: u32,
    /// The rows in which a quotation mark was left open.
    open_quotes: Vec<u32>,
    /// The rows that are of no person.
    others: Vec<(u32, String)>,
    /// What the columns are called that fill nothing.
    unused: Vec<String>,
    /// Where all that differs is written.
    differences: Option<String>,
    language: Option<Language>,
}

impl Asked {
    fn new(
        db: &Connection,
        (book, list): (&Book, &List<'_>),
        request: &ImportRequest,
        now: Moment,
    ) -> Result<Asked> {
        let customs = fields(db)?;
        let uses = match (&request.uses, &request.mapping) {
            (Some(uses), _) => uses.clone(),
            (None, Some(mapping)) => list.mapped(mapping, &customs)?,
            (None, None) => uses_of(db, list)?.0,
        };
        let slots =
            uses.iter().map(|used| Ok((used.column as usize, Slot::asked(&used.field, &customs)?)));
        let slots = slots.collect::<Result<Vec<_>>>()?;
        let is_twice = |at: &usize| {
            let (_, slot) = &slots[*at];
            let takes_many = gathering().any(|field| *slot == Slot::Field(field));
            !takes_many && slots[..*at].iter().any(|(_, other)| other == slot)
        };
        if let Some(at) = (0..slots.len()).find(is_twice) {
            let (column, slot) = &slots[at];
            let name = called(list, *column, request.language);
            let trouble = ListTrouble::FieldTwice;
            return Err(Error::List { trouble, name, known: slot.called() });
        }
        if !slots.iter().any(|(_, slot)| slot.names_people()) {
            return Err(list.without(ListTrouble::NoNames, &file_name(&request.list.path)));
        }
        // By what is not there nobody is recognised, unless by the number of the badge.
        let is_there = |field: Field| slots.iter().any(|(_, slot)| *slot == Slot::Field(field));
        let by = request.key.filter(|key| *key != ImportKey::NameOrganisation).map(field_of);
        if let Some(field) = by.filter(|by| !is_there(*by) && !is_there(Field::BadgeNumber)) {
            let name = said_in(request.language, |language| field.title(language));
            return Err(list.without(ListTrouble::UnknownColumn, &name));
        }
        let rules = Rules {
            key: request.key.unwrap_or_else(|| list.key(&uses)),
            policy: request.policy.unwrap_or(ImportPolicy::Overwrite),
            makes_categories: request.new_categories,
            drops_cells: request.drop_cells,
            renames: request.renames.iter().copied().collect(),
            category_id: match request.category_id {
                Some(id) => id,
                None => usual_category(db)?,
            },
            source: request.source.clone().unwrap_or_default(),
            now,
            ends_on: db.query_row("SELECT ends_on FROM event", [], |row| row.get::<_, Date>(0))?.0,
        };
        let rows = u32::try_from(list.rows().count()).unwrap_or(u32::MAX);
        let (differences, language) = (request.differences.clone(), request.language);
        let (open_quotes, others) = (book.open_quotes.clone(), book.others.clone());
        let is_used = |column: usize| slots.iter().any(|(used, _)| *used == column);
        let unused = list.filled().into_iter().filter(|at| !is_used(*at));
        let unused = unused.map(|at| called(list, at, language)).collect();
        Ok(Asked { uses, slots, rules, rows, open_quotes, others, unused, differences, language })
    }

    /// Plans every row. `parts` says into how many parts of equal length the whole work is cut.
    fn plan(
        &self,
        task: &Task<'_>,
        list: &List<'_>,
        register: &mut Register,
        parts: usize,
    ) -> Result<Plan> {
        let names = list.names();
        let differences = Differences::of(&self.slots, self.differences.as_deref(), self.language);
        let mut planner = Planner::new(register, &self.rules, &self.slots, &names, differences);
        planner.tell_open_quotes(&self.open_quotes);
        planner.tell_others(&self.others);
        planner.run(list, |done| task.progress(done as usize, self.rows as usize * parts))
    }
}

/// Answers what a column is called: by its title, else by its letter.
fn called(list: &List<'_>, at: usize, language: Option<Language>) -> String {
    let title = &list.titles[at];
    if !title.is_empty() {
        return title.clone();
    }
    let details = Details::from([("letter".to_owned(), letter(at))]);
    said_in(language, |language| sentence(language, "lists.column", &details))
}

/// Answers an encoding as it is called among those to choose from.
fn choice(encoding: &str) -> String {
    let known = ENCODINGS.iter().find(|known| known.eq_ignore_ascii_case(encoding));
    known.copied().unwrap_or(encoding).to_owned()
}

/// Reads the list of a file; cards of addresses are a list as well.
fn read(request: &ListRequest) -> Result<Book> {
    let path = Path::new(&request.path);
    if read_cards::is_cards(path) {
        return read_cards::read(path);
    }
    tables::read(path, request.encoding.as_deref())
}

/// Answers the sheet that is asked for; else the first that is seen and whose columns name people, for
/// many workbooks begin with a page that explains them. With it come the names of the other lists.
fn sheet_of<'a>(
    db: &Connection,
    book: &'a Book,
    request: &ListRequest,
) -> Result<(&'a Sheet, Vec<String>)> {
    let customs = fields(db)?;
    let holds_people = |sheet: &Sheet, header_row| -> Result<bool> {
        let list = List::new(sheet, header_row);
        let (uses, _) = uses_of(db, &list)?;
        let mut slots = uses.iter().filter_map(|used| Slot::of(&used.field, &customs));
        Ok(slots.any(|slot| slot.names_people()))
    };
    let mut chosen = None;
    if let Some(name) = &request.sheet {
        let named = book.sheets.iter().find(|sheet| sheet.name == *name);
        chosen = Some(named.ok_or_else(|| {
            let known: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
            let (trouble, known) = (ListTrouble::NoSuchSheet, known.join(", "));
            Error::List { trouble, name: name.clone(), known }
        })?);
    } else if book.sheets.len() > 1 {
        let (seen, hidden): (Vec<_>, Vec<_>) =
            book.sheets.iter().partition(|sheet| !sheet.is_hidden);
        for sheet in seen.into_iter().chain(hidden) {
            if holds_people(sheet, request.header_row)? {
                chosen = Some(sheet);
                break;
            }
        }
    }
    let first = || book.first().map_err(|trouble| Error::table(trouble, Path::new(&request.path)));
    let chosen = chosen.map_or_else(first, Ok)?;
    let mut others = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| !sheet.is_hidden && sheet.name != chosen.name) {
        let list = List::new(sheet, None);
        if list.header_row > 0 && list.rows().next().is_some() && holds_people(sheet, None)? {
            others.push(sheet.name.clone());
        }
    }
    Ok((chosen, others))
}

fn file_name(path: &str) -> String {
    Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Answers how the columns are used: as the last time, else as they seem.
fn uses_of(db: &Connection, list: &List<'_>) -> Result<(Vec<ColumnUse>, bool)> {
    let customs = fields(db)?;
    let remembered: Option<String> = db
        .prepare_cached("SELECT uses FROM import_mappings WHERE titles = ?1")?
        .query_row([list.mark()], |row| row.get(0))
        .optional()?;
    let Some(remembered) = remembered else { return Ok((list.guess(&customs), false)) };
    let mut uses: Vec<ColumnUse> = serde_json::from_str(&remembered)?;
    // A field of the organisers' own may have gone since.
    uses.retain(|used| Slot::of(&used.field, &customs).is_some());
    Ok((uses, true))
}

fn remember(change: &Change<'_>, list: &List<'_>, uses: &[ColumnUse]) -> Result<()> {
    if list.header_row == 0 {
        return Ok(());
    }
    change
        .prepare_cached(
            "INSERT INTO import_mappings (titles, uses, used_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (titles) DO UPDATE SET uses = ?2, used_at = ?3",
        )?
        .execute(params![list.mark(), serde_json::to_string(uses)?, change.now()])?;
    Ok(())
}
