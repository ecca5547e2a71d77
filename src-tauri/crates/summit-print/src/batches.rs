//! Batches: whom a run is for, what of it is new or changed since the last print, and the log.

use std::{ops::Range, path::Path};

use serde::Serialize;
use summit_core::{
    Error, Reading, Result, Task,
    error::PrintTrouble,
    journal,
    prints::{self, Chosen, NewRun, PrintTarget, Since, Snapshot, Subject, since_last},
    registrations::{self, RegistrationFilter, RegistrationId},
};
use ts_rs::TS;

use crate::{
    Document, Run,
    commands::PrintRequest,
    documents::{self, Choice, Kind, Purpose, Whom, badge},
    error::PrintError,
    event::{self, Filter},
    options::{Language, Options, Sheet},
};

/// How a batch compares with what was printed last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
pub struct BatchCount {
    /// Never printed.
    pub new: u32,
    /// Printed, and something else would stand on it now.
    pub changed: u32,
    pub unchanged: u32,
}

/// Where a run goes.
#[derive(Debug, Clone, Copy)]
pub enum Place<'run> {
    File(&'run str),
    Queue { name: &'run str, copies: u32 },
}

/// Counts what of a batch is new, changed and unchanged since the last print.
pub fn count(task: &Task<'_>, request: PrintRequest) -> Result<BatchCount> {
    let kind = kind_of(&request)?;
    has_pieces(kind)?;
    task.app.store()?.read(|reading| {
        let filter = whom(reading, kind, &request)?;
        let document = (kind.take)(reading, &filter, &request.options)?;
        let last = prints::last(reading, kind.name)?;
        let mut count = BatchCount::default();
        for snapshot in document.snapshots() {
            match since_last(snapshot, &last) {
                Since::New => count.new += 1,
                Since::Changed => count.changed += 1,
                Since::Unchanged => count.unchanged += 1,
            }
        }
        Ok(count)
    })
}

/// Takes what is to be printed from the event; there must be something.
pub fn taken(task: &Task<'_>, request: &PrintRequest) -> Result<Box<dyn Document>> {
    let kind = kind_of(request)?;
    let document = task.app.store()?.read(|reading| {
        let filter = whom(reading, kind, request)?;
        let document = (kind.take)(reading, &filter, &request.options)?;
        if !request.only_changed {
            return Ok(document);
        }
        let last = prints::last(reading, kind.name)?;
        let differs = document
            .snapshots()
            .iter()
            .filter(|snapshot| matches!(since_last(snapshot, &last), Since::New | Since::Changed));
        let filter = filter.of(kind.whom, differs.map(|snapshot| snapshot.subject));
        (kind.take)(reading, &filter, &request.options)
    })?;
    if document.pieces() == 0 { Err(Error::NothingToPrint) } else { Ok(document) }
}

/// Takes no more of a document than is looked at, where each of its pieces is made for one
/// registration: a preview of ten thousand badges shows four of them.
pub fn piecewise<'a>(
    task: &'a Task<'a>,
    request: &'a PrintRequest,
) -> Result<Box<dyn Document + 'a>> {
    let kind = kind_of(request)?;
    let has = |choice| kind.choices.contains(&choice);
    // Of labels many make one piece; what has changed is known only from all; there are thousands of
    // guests and of nothing else.
    let are_guests = kind.whom == Whom::Registrations && has(Choice::Batch);
    if !are_guests || has(Choice::Labels) || request.only_changed {
        return taken(task, request);
    }
    let options = &request.options;
    let (filter, ids) = task.app.store()?.read(|reading| {
        let filter = whom(reading, kind, request)?;
        let rows = event::meant(reading, &filter, options.order)?;
        Ok((filter, rows.into_iter().map(|row| row.id).collect::<Vec<_>>()))
    })?;
    if ids.is_empty() {
        return Err(Error::NothingToPrint);
    }
    Ok(Box::new(Piecewise { task, kind, options, filter, ids }))
}

/// A document that is taken from the event as far as it is laid out.
struct Piecewise<'a> {
    task: &'a Task<'a>,
    kind: &'static Kind,
    options: &'a Options,
    filter: Filter,
    /// Whose pieces they are, in their order.
    ids: Vec<RegistrationId>,
}

impl Piecewise<'_> {
    fn take(&self, pieces: Range<usize>) -> Result<Box<dyn Document>> {
        let ids = self.ids.get(pieces).unwrap_or_default();
        let guests = ids.iter().map(|id| Subject::Registration(*id));
        let filter = self.filter.clone().of(self.kind.whom, guests);
        self.task.app.store()?.read(|reading| (self.kind.take)(reading, &filter, self.options))
    }
}

impl Document for Piecewise<'_> {
    /// What a run is called is asked of those that are printed.
    fn title(&self, language: Language) -> String {
        self.take(0..1).map(|document| document.title(language)).unwrap_or_default()
    }

    fn pieces(&self) -> usize {
        self.ids.len()
    }

    fn lay_out(&self, pieces: Range<usize>, run: &mut Run<'_, '_>) -> Result<(), PrintError> {
        let document = self.take(pieces).map_err(Box::new)?;
        document.lay_out(0..document.pieces(), run)
    }
}

/// Makes a run and keeps it in the print log. `work` answers with how many pages came out.
///
/// Badges that are printed again are issued anew first; where nothing comes out, the ones that
/// people have stay valid.
pub fn run<T>(
    task: &Task<'_>,
    request: &PrintRequest,
    place: Place<'_>,
    work: impl FnOnce(&dyn Document) -> Result<(T, u32)>,
) -> Result<T> {
    let Some((reissued, ids)) = reissue(task, request)? else {
        return make(task, request, place, work);
    };
    let filter = Some(RegistrationFilter { ids: Some(ids), ..RegistrationFilter::default() });
    let again = PrintRequest {
        filter,
        except: Vec::new(),
        again: None,
        only_changed: false,
        ..request.clone()
    };
    let made = make(task, &again, place, work);
    if made.is_err() {
        task.app.change(task.asking, "print.fail", |change| {
            journal::take_back(change, reissued).map(|_| ())
        })?;
    }
    made
}

fn make<T>(
    task: &Task<'_>,
    request: &PrintRequest,
    place: Place<'_>,
    work: impl FnOnce(&dyn Document) -> Result<(T, u32)>,
) -> Result<T> {
    let document = taken(task, request)?;
    let (answer, pages) = work(&*document)?;
    let kind = kind_of(request)?;
    if kind.purpose == Purpose::Printers {
        // It says something of a printer and nothing of the event.
        return Ok(answer);
    }
    let (target, place, copies) = match place {
        Place::File(path) => (PrintTarget::File, name_of(path), 1),
        Place::Queue { name, copies } => (PrintTarget::Queue, name, copies),
    };
    let chosen = task.app.store()?.read(|reading| kept(reading, kind, request))?;
    let run = NewRun {
        chosen,
        document: &request.document,
        options: serde_json::to_string(&request.options)?,
        target,
        place,
        copies,
        pages,
        reprint: request.reprint.as_ref(),
    };
    task.app.change(task.asking, "print.record", |change| {
        prints::record(change, &run, document.snapshots())
    })?;
    Ok(answer)
}

/// Issues the badges of a run anew where it is made because of those before; answers the number
/// of that change, and whose badges they are.
fn reissue(task: &Task<'_>, request: &PrintRequest) -> Result<Option<(i64, Vec<RegistrationId>)>> {
    let Some(reprint) = &request.reprint else { return Ok(None) };
    reprint.check()?;
    if request.document != badge::KIND.name {
        return Ok(None);
    }
    let document = taken(task, request)?;
    let ids: Vec<_> = document.snapshots().iter().filter_map(guest_of).collect();
    let number = task.app.change(task.asking, "print.reissue", |change| {
        prints::reissue(change, &ids, reprint).map(|()| change.number())
    })?;
    Ok(Some((number, ids)))
}

fn guest_of(snapshot: &Snapshot) -> Option<RegistrationId> {
    if let Subject::Registration(id) = snapshot.subject { Some(id) } else { None }
}

/// Answers whom or what a request means: the same as an earlier run, or what the filter finds.
fn whom(reading: &Reading<'_>, kind: &Kind, request: &PrintRequest) -> Result<Filter> {
    let chosen = match request.again {
        None => chosen(request),
        Some(id) => {
            let run = prints::run_of(reading, id)?;
            let are_guests = kind.whom == Whom::Registrations;
            match run.chosen {
                Some(chosen) if are_guests => chosen,
                None if are_guests && run.pieces == 0 => {
                    let (document, choice) = (kind.title, PrintTrouble::Again);
                    return Err(Error::PrintChoice { document, choice });
                }
                Some(_) | None => {
                    let subjects = prints::subjects_of(reading, id)?;
                    return Ok(Filter::default().of(kind.whom, subjects));
                }
            }
        }
    };
    let things = (!request.things.is_empty()).then(|| request.things.clone());
    let filter = Filter { asked: chosen.filter, things, only: None };
    if chosen.except.is_empty() {
        return Ok(filter);
    }
    let stays = registrations::all(reading, &filter.asked)?.into_iter().map(|row| row.id);
    let stays: Vec<_> = stays.filter(|id| !chosen.except.contains(id)).collect();
    Ok(filter.of(kind.whom, stays.into_iter().map(Subject::Registration)))
}

fn chosen(request: &PrintRequest) -> Chosen {
    let (filter, except) = (request.filter.clone().unwrap_or_default(), request.except.clone());
    Chosen { filter, except }
}

/// Answers for whom a list of guests is made, as the log keeps it; of other documents the pieces
/// tell it.
fn kept(reading: &Reading<'_>, kind: &Kind, request: &PrintRequest) -> Result<Option<Chosen>> {
    if kind.whom != Whom::Registrations || kind.choices.contains(&Choice::Batch) {
        return Ok(None);
    }
    let Some(run) = request.again else { return Ok(Some(chosen(request))) };
    Ok(Some(match prints::run_of(reading, run)?.chosen {
        Some(chosen) => chosen,
        None => Chosen { filter: whom(reading, kind, request)?.asked, except: Vec::new() },
    }))
}

/// Finds the document, which must offer what is asked of it.
fn kind_of(request: &PrintRequest) -> Result<&'static Kind> {
    let kind = documents::named(&request.document).ok_or(Error::Missing("document"))?;
    let refused = |choice| Error::PrintChoice { document: kind.title, choice };
    let are_guests = kind.whom == Whom::Registrations;
    let is_again = request.again.is_some() && !are_guests;
    if request.only_changed || is_again || request.reprint.is_some() {
        has_pieces(kind)?;
    }
    let RegistrationFilter { query, search, state, category_id, organisation_id, admitted, ids } =
        request.filter.clone().unwrap_or_default();
    let asks = query.is_some() || search.is_some() || !request.things.is_empty();
    let asks_of_guests = state.is_some()
        || category_id.is_some()
        || organisation_id.is_some()
        || admitted.is_some()
        || ids.is_some()
        || !request.except.is_empty();
    let is_narrowed = [Choice::Batch, Choice::Filter].iter().any(|one| kind.choices.contains(one));
    if !are_guests && (asks_of_guests || asks && !is_narrowed) {
        return Err(refused(PrintTrouble::Filter));
    }
    if request.options.booklet.is_some() && !kind.choices.contains(&Choice::Impose) {
        return Err(refused(PrintTrouble::Booklet));
    }
    if request.options.sheet != Sheet::Single && !kind.choices.contains(&Choice::Sheet) {
        return Err(refused(PrintTrouble::Sheet));
    }
    match request.options.order {
        Some(order) if !kind.orders.contains(&order) => Err(refused(PrintTrouble::Order)),
        Some(_) | None => Ok(kind),
    }
}

fn has_pieces(kind: &Kind) -> Result<()> {
    if kind.choices.contains(&Choice::Batch) {
        return Ok(());
    }
    Err(Error::PrintChoice { document: kind.title, choice: PrintTrouble::Pieces })
}

fn name_of(path: &str) -> &str {
    Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or(path)
}
