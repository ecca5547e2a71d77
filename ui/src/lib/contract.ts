// Written by `cargo test` from the command tables in Rust. Do not edit.

export type AcceptRequest = { key: string, note: string, };

export type Acceptance = { note: string, accepted_by: string, accepted_at: Moment, };

export type AgendaDay = { days: Array<Day>, day: Day | null, rooms: Array<Room>, tracks: Array<Track>, sessions: Array<SessionRow>, unscheduled: Array<SessionRow>, 
/**
 * Findings about the sessions of this day.
 */
findings: Array<Finding>, };

export type AgendaExportRequest = { path: string, 
/**
 * Only the sessions of a room, a track or a person.
 */
room_id?: RoomId | null, track_id?: TrackId | null, person_id?: PersonId | null, };

export type AgendaExported = { path: string, format: AgendaFormat, sessions: number, 
/**
 * Sessions that the form has no place for, because they have no time.
 */
left_out: number, };

export type AgendaFormat = "schedule_xml" | "schedule_json" | "pretalx_json" | "opass_json" | "calendar" | "table";

export type AgendaImportRequest = { path: string, 
/**
 * Only tell what would happen.
 */
dry_run: boolean, };

export type AgendaImported = { format: AgendaFormat, new: number, updated: number, unchanged: number, new_people: number, new_rooms: number, new_tracks: number, new_days: number, 
/**
 * What somebody should look at.
 */
remarks: Array<ImportRemark>, };

export type AgendaRequest = { date?: Date | null, };

export type AgendaRule = { 
/**
 * The code of its findings; its words are under `rules` in the words files.
 */
rule: string, level: RuleLevel, 
/**
 * Its measure in minutes; none where the rule has none.
 */
minutes: number | null, };

export type Alike = { candidate: Candidate, reasons: Array<DuplicateReason>, };

export type AlikeRequest = { full_name: string, phone: string, email: string, organisation_id?: OrganisationId | null, };

export type AvailabilitiesRequest = { person_id: PersonId, };

export type Availability = { id: AvailabilityId, person_id: PersonId, starts_at: VenueTime, ends_at: VenueTime, };

export type AvailabilityDraft = { id?: AvailabilityId | null, person_id: PersonId, starts_at: VenueTime, ends_at: VenueTime, };

export type AvailabilityId = string;

export type Back = "blank" | "page" | "folded";

export type BatchCount = { 
/**
 * Never printed.
 */
new: number, 
/**
 * Printed, and something else would stand on it now.
 */
changed: number, unchanged: number, };

export type Booklet = { 
/**
 * How many sheets are folded into one another before the next ones begin; 0 takes all of them.
 */
sheets: number, 
/**
 * How thick a sheet is, in tenths of a millimeter: the pages of inner sheets move inward by it.
 */
creep: number, };

export type Booth = { id: BoothId, number: string, hall_id: HallId | null, 
/**
 * The corner nearest to the hall's origin, in millimetres; none while it is not on the plan.
 */
x_mm: number | null, y_mm: number | null, width_mm: number, depth_mm: number, kind: BoothKind, status: BoothStatus, exhibitor_id: OrganisationId | null, exhibitor_zh: string, exhibitor_en: string, notes: string, staff: Array<BoothStaff>, equipment: Array<Equipment>, };

export type BoothDraft = { id?: BoothId | null, number: string, hall_id?: HallId | null, x_mm?: number | null, y_mm?: number | null, width_mm: number, depth_mm: number, kind: BoothKind, status: BoothStatus, exhibitor_id?: OrganisationId | null, notes: string, staff: Array<PersonId>, };

export type BoothId = string;

export type BoothKind = "shell" | "raw" | "custom";

export type BoothRow = { id: BoothId, number: string, hall_id: HallId | null, hall_zh: string, hall_en: string, x_mm: number | null, y_mm: number | null, width_mm: number, depth_mm: number, kind: BoothKind, status: BoothStatus, exhibitor_id: OrganisationId | null, exhibitor_zh: string, exhibitor_en: string, sector: Sector | null, 
/**
 * The names of the equipment, in order.
 */
equipment: Array<string>, 
/**
 * The same in English; a Chinese name where there is no other.
 */
equipment_en: Array<string>, 
/**
 * The power of all equipment together, in watts.
 */
power_w: number, };

export type BoothStaff = { person_id: PersonId, full_name: string, position_zh: string, };

export type BoothStatus = "free" | "held" | "confirmed" | "closed";

export type BoothsRequest = { search?: string | null, hall_id?: HallId | null, status?: BoothStatus | null, exhibitor_id?: OrganisationId | null, offset?: number | null, limit?: number | null, };

export type ById<Id> = { id: Id, };

export type CalibrateRequest = { 
/**
 * The name of the queue.
 */
queue: string, calibration: Calibration, };

export type Calibration = { 
/**
 * How far a front is moved to the right and down, in millimeters.
 */
x: number, y: number, 
/**
 * The same for the other side of the paper.
 */
back_x: number, back_y: number, 
/**
 * How large it is printed, in percent.
 */
scale: number, };

export type Candidate = { person: Person, 
/**
 * None: not registered.
 */
registration: CandidateRegistration | null, 
/**
 * How many roles in sessions, duties as a contact and duties at booths.
 */
roles: number, };

export type CandidateRegistration = { id: RegistrationId, badge_number: string, state: RegistrationState, scans: number, 
/**
 * What it holds besides, as far as one of two has to be chosen.
 */
held: Array<HeldValue>, };

export type CardVersion = "3.0" | "4.0";

export type Category = { id: CategoryId, 
/**
 * The number in the badge token.
 */
number: number, name_zh: string, name_en: string, 
/**
 * The color of the band on the badge, `#rrggbb`.
 */
color: string, position: number, 
/**
 * How many places there are; none: no end of them.
 */
quota: number | null, registrations: number, 
/**
 * How many of them take a place; counted where there is an end of places.
 */
taken: number, 
/**
 * How many of them wait for one.
 */
waiting: number, };

export type CategoryCount = { name_zh: string, name_en: string, color: string, registrations: number, admitted: number, };

export type CategoryDraft = { id?: CategoryId | null, name_zh: string, name_en: string, color: string, position: number, quota?: number | null, };

export type CategoryId = string;

export type CellDraft = { id: RegistrationId, column: RegisterColumn, 
/**
 * As people write it; an empty text clears the cell.
 */
text: string, };

export type CellPreview = { 
/**
 * The first column is 0.
 */
column: number, 
/**
 * As it is stored: a state by its word.
 */
value: string, 
/**
 * Whether it goes to the notes: a further phone beside the one that counts.
 */
is_noted: boolean, };

export type ChangeKind = "added" | "cancelled" | "moved" | "resized" | "room" | "retitled" | "people";

export type ChangesRequest = { from: number, to?: number | null, };

export type CheckReport = { 
/**
 * What is broken in the file itself; empty in a sound file.
 */
damages: Array<string>, counts: Counts, findings: Array<Finding>, };

export type Checkin = { id: CheckinId, kind: CheckinKind, at: Moment, station: string, operator: string, reason: string, 
/**
 * Whether it was taken back since.
 */
undone: boolean, };

export type CheckinCounters = { 
/**
 * How many registrations may enter.
 */
expected: number, 
/**
 * How many of them have been let in.
 */
admitted: number, 
/**
 * How many were let in during the last five minutes.
 */
last_five_minutes: number, };

export type CheckinId = string;

export type CheckinKind = "entry" | "override" | "failed" | "undo";

export type CheckinRow = { checkin: Checkin, registration_id: RegistrationId | null, full_name: string, organisation_zh: string, organisation_en: string, badge_number: string, };

export type CheckinsRequest = { station?: string | null, offset?: number | null, limit?: number | null, };

export type Choice = "sheet" | "bleed" | "spread_names" | "accent" | "back" | "folds" | "vertical" | "name_only" | "photo" | "slot" | "marks" | "filter" | "batch" | "grouping" | "labels" | "notes" | "parts" | "impose";

export type ChoicesChange = "replace" | "add" | "remove";

export type Chosen = { filter: RegistrationFilter, 
/**
 * Left out of the filter.
 */
except: Array<RegistrationId>, };

export type Color = string;

export type ColumnLook = { column: number, title: string, 
/**
 * Empty: it fills nothing.
 */
field: string, };

export type ColumnUse = { 
/**
 * The first column is 0.
 */
column: number, field: string, };

export type CompanionDraft = { principal_id: RegistrationId, registration_id?: RegistrationId | null, person_id?: PersonId | null, person?: PersonDraft | null, 
/**
 * As what they come: 秘书、司机、翻译、家属, or in other words.
 */
companion_as: string, 
/**
 * Of who is not registered yet; none: that of the principal.
 */
category_id?: CategoryId | null, };

export type Contact = { id: ContactId, organisation_id: OrganisationId, person_id: PersonId, full_name: string, phone: string, email: string, 
/**
 * What the person is the contact for.
 */
duty: string, position: number, };

export type ContactDraft = { id?: ContactId | null, organisation_id: OrganisationId, person_id: PersonId, duty: string, position: number, };

export type ContactId = string;

export type ContactsRequest = { organisation_id: OrganisationId, };

export type CopyRequest = { id: SessionId, room_ids: Array<RoomId>, };

export type Count = { count: number, };

export type Counts = { people: number, registrations: number, sessions: number, organisations: number, booths: number, equipment: number, checkins: number, };

export type CreateRequest = { path: string, event: EventDraft, };

export type CustomField = { id: CustomFieldId, name_zh: string, name_en: string, kind: FieldKind, choices: Array<string>, position: number, };

export type CustomFieldDraft = { id?: CustomFieldId | null, name_zh: string, name_en: string, kind: FieldKind, choices: Array<string>, position: number, };

export type CustomFieldId = string;

export type Date = string;

export type Day = { id: DayId, date: Date, name_zh: string, name_en: string, opens_at: TimeOfDay, closes_at: TimeOfDay, };

export type DayDraft = { id?: DayId | null, date: Date, name_zh: string, name_en: string, opens_at: TimeOfDay, closes_at: TimeOfDay, };

export type DayId = string;

export type Diet = "halal" | "vegetarian" | "vegan";

export type DiscardRequest = { id: PrintRunId, discarded: boolean, };

export type DocumentKind = { name: string, title_zh: string, title_en: string, purpose: Purpose, 
/**
 * Whom it is made for; where it is registrations, the filter says which of them.
 */
whom: Whom, 
/**
 * The usual sizes, the default first: `a6` or `95x134`.
 */
sizes: Array<string>, 
/**
 * The sheets that several pages may share; empty for a document that has whole pages.
 */
sheets: Array<Sheet>, 
/**
 * What can be chosen besides.
 */
choices: Array<Choice>, 
/**
 * In which orders its pieces come, the usual one first.
 */
orders: Array<PrintOrder>, };

export type Duplicate = { 
/**
 * The one that has more to keep.
 */
one: Candidate, other: Candidate, reasons: Array<DuplicateReason>, };

export type DuplicateReason = "phone" | "email" | "name_and_unit" | "name" | "sound";

export type DuplicatesRequest = { offset?: number | null, limit?: number | null, };

export type EditExample = { full_name: string, 
/**
 * `state`, `reply`, `category_id`, `tags`, `notes`, or `custom.` and the id of a field of the
 * organisers' own.
 */
field: string, before: string, after: string, };

export type EditManyRequest = { filter: RegistrationFilter, 
/**
 * Left out of the filter.
 */
except: Array<RegistrationId>, state?: RegistrationState | null, reply?: Reply | null, category_id?: CategoryId | null, add_tag?: string | null, remove_tag?: string | null, 
/**
 * A field of the organisers' own, and the value it gets; an empty one clears it.
 */
custom_field_id?: string | null, custom_value?: string | null, 
/**
 * For a field that takes several choices; none: these and no others.
 */
custom_change?: ChoicesChange | null, 
/**
 * A line that is added to the notes.
 */
note?: string | null, };

export type EditReceptionsRequest = { filter: RegistrationFilter, 
/**
 * Only those on this list.
 */
list?: ReceptionList | null, 
/**
 * Left out of the filter.
 */
except?: Array<RegistrationId>, facts: Facts, };

export type Edition = { id: EditionId, number: number, note: string, published_by: string, published_at: Moment, 
/**
 * How many sessions it has.
 */
sessions: number, };

export type EditionChange = { session_id: SessionId, kind: ChangeKind, title_zh: string, title_en: string, 
/**
 * What stood there before and what stands there now, in both languages.
 */
before_zh: string, before_en: string, after_zh: string, after_en: string, };

export type EditionId = string;

export type Equipment = { id: EquipmentId, booth_id: BoothId, name_zh: string, name_en: string, model: string, maker: string, count: number, 
/**
 * The power of one piece, in watts.
 */
power_w: number | null, 
/**
 * What it must be fed with besides power, such as LN2.
 */
supply: string, 
/**
 * The weight of one piece, in kilograms.
 */
weight_kg: number | null, width_mm: number | null, depth_mm: number | null, height_mm: number | null, notes: string, position: number, };

export type EquipmentDraft = { id?: EquipmentId | null, booth_id: BoothId, name_zh: string, name_en: string, model: string, maker: string, count: number, power_w?: number | null, supply: string, weight_kg?: number | null, width_mm?: number | null, depth_mm?: number | null, height_mm?: number | null, notes: string, position: number, };

export type EquipmentId = string;

export type EquipmentRequest = { booth_id?: BoothId | null, search?: string | null, };

export type Event = { id: EventId, name_zh: string, name_en: string, starts_on: Date, ends_on: Date, venue_zh: string, venue_en: string, address: string, 
/**
 * A name of the IANA time zone database, such as `Asia/Shanghai`.
 */
time_zone: string, 
/**
 * The word of welcome printed in the program.
 */
welcome_zh: string, welcome_en: string, notes: string, };

export type EventDraft = { name_zh: string, name_en: string, starts_on: string, ends_on: string, venue_zh: string, venue_en: string, address: string, time_zone: string, welcome_zh: string, welcome_en: string, notes: string, };

export type EventId = string;

export type ExportReport = { path: string, rows: number, 
/**
 * Of the columns that were asked for those for which a card of addresses has no place.
 */
left_out: Array<string>, };

export type ExportRequest = { 
/**
 * `.xlsx`, `.csv` or `.vcf`.
 */
path: string, filter?: RegistrationFilter, 
/**
 * Left out of the filter.
 */
except?: Array<RegistrationId>, 
/**
 * Words of [`Field`], or `custom:` and an id; none: everything that an import reads. Of these a card
 * of addresses holds what it has a place for, and always the name.
 */
columns?: Array<string> | null, 
/**
 * Only those on a list of the reception, and in its order.
 */
list?: ReceptionList | null, 
/**
 * For cards of addresses; none: 3.0, which every phone reads.
 */
card_version?: CardVersion | null, };

export type Facts = { arrives_on: Date | null, 
/**
 * None while only the day is known.
 */
arrives_at: TimeOfDay | null, 
/**
 * The number of the flight or train.
 */
arrives_by: string, arrival_place: string, 
/**
 * None: nobody has asked yet.
 */
wants_pick_up: boolean | null, 
/**
 * By whom they are picked up.
 */
driver: string, plate: string, hotel: string, 
/**
 * Its number, or of what kind it is to be.
 */
room: string, nights: number | null, diet: Diet | null, allergies: string, leaves_on: Date | null, leaves_at: TimeOfDay | null, leaves_by: string, departure_place: string, remarks: string, };

export type FieldChange = { table: string, field: string, before: string | number | null, after: string | number | null, };

export type FieldCount = { 
/**
 * As in [`ColumnUse::field`].
 */
field: string, count: number, };

export type FieldDifference = { field: string, before: string, after: string, 
/**
 * It stays as it was, because only empty fields are filled.
 */
is_kept: boolean, };

export type FieldKind = "text" | "number" | "date" | "yes_no" | "choice" | "choices";

export type FileRequest = { path: string, };

export type FilterFailure = { code: string, details: { [key in string]: string }, };

export type FilterKey = "state" | "reply" | "category" | "organisation" | "tag" | "day" | "admitted" | "import" | "has" | "notes" | "field" | "view" | "arrives" | "leaves" | "hotel" | "pick_up" | "diet" | "companion" | "session" | "waits_for";

export type Finding = { 
/**
 * The same for as long as the same things are at odds: the code and the things.
 */
key: string, 
/**
 * A code under `findings` in the words files.
 */
code: string, level: Level, 
/**
 * Whether a change that adds it is refused.
 */
blocks: boolean, 
/**
 * Who has said that it may be so; None while it is open.
 */
accepted: Acceptance | null, 
/**
 * Values that the sentence names; `one_en` beside `one` is the same in English.
 */
details: { [key in string]: string }, 
/**
 * The things it is about: sessions, people, booths.
 */
about: Array<string>, };

export type FindingKind = "missing_character" | "right_to_left" | "unshaped" | "overflow" | "left_out" | "no_code" | "elsewhere" | "continued" | "shortened" | "level" | "parted" | "reduced" | "shrunk";

export type Flip = "long_edge" | "short_edge";

export type Gender = "female" | "male";

export type GivePlacesRequest = { session_id: SessionId, };

export type Group = { 
/**
 * None: those who belong to no organisation.
 */
organisation_id: OrganisationId | null, name_zh: string, name_en: string, counts: GroupCounts, leader: GroupLeader | null, };

export type GroupCounts = { all: number, confirmed: number, waiting: number, cancelled: number, 
/**
 * Who was let in and is still inside.
 */
admitted: number, };

export type GroupLeader = { person_id: PersonId, 
/**
 * None: they do not come themselves.
 */
registration_id: RegistrationId | null, full_name: string, phone: string, duty: string, };

export type GroupOrder = "count" | "name";

export type Grouping = "organisation" | "category" | "pinyin" | "nothing";

export type GroupsRequest = { search?: string | null, 
/**
 * The whole name of an organisation, in either language; only that one.
 */
name?: string | null, 
/**
 * None: the largest first.
 */
sort?: GroupOrder | null, offset?: number | null, limit?: number | null, };

export type Guest = { registration_id: RegistrationId, badge_number: string, full_name: string, latin_name: string, organisation_zh: string, organisation_en: string, position_zh: string, category_zh: string, category_en: string, color: string, photo_id: PictureId | null, phone_tail: string, 
/**
 * Which place they have among those who wait; none for who does not.
 */
waiting_place: number | null, };

export type Hall = { id: HallId, name_zh: string, name_en: string, 
/**
 * The floor in millimetres, where it is measured.
 */
width_mm: number | null, depth_mm: number | null, position: number, };

export type HallDraft = { id?: HallId | null, name_zh: string, name_en: string, width_mm?: number | null, depth_mm?: number | null, position: number, };

export type HallId = string;

export type HeldValue = { 
/**
 * A word of an import, or `custom:` and the id of a field of the organisers' own.
 */
field: string, 
/**
 * As an import has it: a state by its word, a category by its Chinese name.
 */
value: string, };

export type HistoryEntry = { entry: JournalEntry, fields: Array<FieldChange>, };

export type Hit = { kind: HitKind, id: string, title: string, 
/**
 * For people unit and position; for sessions time and room.
 */
subtitle: string, 
/**
 * For people the last digits of the phone and the badge number.
 */
mark: string, 
/**
 * For people their registration, where they have one.
 */
registration_id: string | null, 
/**
 * Whether it is not what was typed, only near it: nothing is, so it may have been meant.
 */
is_near: boolean, };

export type HitKind = "person" | "organisation" | "session" | "booth";

export type Host = { id: HostId, organisation_id: OrganisationId, name_zh: string, name_en: string, role: HostRole, position: number, };

export type HostDraft = { id?: HostId | null, organisation_id: OrganisationId, role: HostRole, position: number, };

export type HostId = string;

export type HostRole = "patron" | "host" | "organiser" | "co_organiser" | "supporter" | "sponsor" | "media_partner";

export type HotelCount = { 
/**
 * Empty for those who have no hotel yet.
 */
hotel: string, guests: number, 
/**
 * Who shares a room counts once together.
 */
rooms: number, 
/**
 * Guests who have no room yet.
 */
without_room: number, };

export type HourCount = { 
/**
 * None: they have not said.
 */
on: Date | null, 
/**
 * None: only the day is known.
 */
hour: number | null, guests: number, pick_ups: number, };

export type Import = { 
/**
 * The number of the change in the journal.
 */
number: number, name: string, at: Moment, count: number, };

export type ImportKey = "phone" | "email" | "name_organisation" | "external_id";

export type ImportPolicy = "overwrite" | "fill";

export type ImportRemark = { code: string, line: number, 
/**
 * The title of the session.
 */
subject: string, };

export type ImportReport = { 
/**
 * Whether anything was taken in.
 */
is_done: boolean, 
/**
 * The number of the import in the journal, where anything was taken in.
 */
number: number | null, 
/**
 * Which sheet was taken, where the file has several and none was asked for.
 */
sheet: string | null, 
/**
 * The other sheets that are seen and hold people, where none was asked for.
 */
other_lists: Array<string>, 
/**
 * What the columns are called that hold something and fill nothing.
 */
unused_columns: Array<string>, key: ImportKey, rows: number, added: number, changed: number, unchanged: number, 
/**
 * Rows that stay out.
 */
refused: number, 
/**
 * How many of them would come in without the cells that cannot be read.
 */
optional: number, 
/**
 * Rows that come in without a cell that cannot be read.
 */
without_cells: number, 
/**
 * What the first rows become.
 */
preview: Array<RowPreview>, 
/**
 * How many are registered whose category the list does not say; they come to `usual_category`.
 */
uncategorised: number, usual_category: CategoryId, new_organisations: number, new_categories: Array<string>, 
/**
 * The first of them; `problem_count` says how many there are.
 */
problems: Array<RowProblem>, problem_count: number, 
/**
 * The first rows that differ from what is registered; `changed` says how many change.
 */
differences: Array<RowDifference>, 
/**
 * How often each field differs in all rows, the most frequent first.
 */
difference_counts: Array<FieldCount>, 
/**
 * The file with all that differs, where one was written.
 */
differences_file: string | null, 
/**
 * The file with the rows that stayed out, where one was written.
 */
rejects: string | null, };

export type ImportRequest = { list: ListRequest, 
/**
 * None: as remembered for such lists, else as it seems.
 */
uses?: Array<ColumnUse> | null, 
/**
 * Which field a column fills, by the title of the column, instead of `uses`; an empty text leaves
 * the column out, and the columns that are not named are guessed.
 */
mapping?: { [key in string]: string } | null, key?: ImportKey | null, policy?: ImportPolicy | null, 
/**
 * Makes the categories that are not there yet.
 */
new_categories?: boolean, 
/**
 * For rows that name no category; none: that which most registrations have.
 */
category_id?: CategoryId | null, 
/**
 * Where from, for rows that do not say it.
 */
source?: string | null, 
/**
 * Imports the good rows although others have problems; without it all rows or none.
 */
leave_out?: boolean, 
/**
 * Takes a row in without a cell that cannot be read, where the row can do without it.
 */
drop_cells?: boolean, 
/**
 * Rows whose reference is right and whose name is the right one from now on.
 */
renames?: Array<number>, 
/**
 * Where the rows that stay out, or come in without a cell, are written with the reasons.
 */
rejects?: string | null, 
/**
 * Where everything is written that the list says otherwise than the register, also by a dry run.
 */
differences?: string | null, 
/**
 * In which language those files are written; none: in both.
 */
language?: WordsLanguage | null, 
/**
 * Only tells what would happen.
 */
dry_run?: boolean, };

export type JobRequest = { job: string, };

export type JoinRequest = { 
/**
 * Of the companions.
 */
ids: Array<RegistrationId>, };

export type JournalEntry = { number: number, at: Moment, operator: string, station: string, command: string, 
/**
 * What was done, as a code under `journal` in the words files.
 */
title: string, subject: string, count: number, 
/**
 * Whether it was taken back since.
 */
undone: boolean, };

export type JournalRequest = { 
/**
 * Only changes that touched this thing.
 */
about?: string | null, offset?: number | null, limit?: number | null, };

export type JournalState = { undo: JournalEntry | null, redo: JournalEntry | null, };

export type Labels = "l7160" | "l7163" | "l7173" | "l7165" | "l3474";

export type Language = "zh" | "en" | "both";

export type Level = "error" | "warning";

export type ListLook = { sheets: Array<SheetLook>, sheet: string, 
/**
 * The other sheets that are seen and hold people.
 */
other_lists: Array<string>, 
/**
 * For lists of values; workbooks say themselves how they are written.
 */
encoding: string | null, encodings: Array<string>, header_row: number, columns: Array<ColumnLook>, 
/**
 * The first rows below the names of the columns, as they read.
 */
rows: Array<RowLook>, 
/**
 * How many rows hold something.
 */
row_count: number, 
/**
 * Whether the columns are used as they were when a list like this was last imported.
 */
is_remembered: boolean, 
/**
 * By what its rows are best recognised.
 */
key: ImportKey, 
/**
 * The fields that several columns may fill together.
 */
gathering: Array<string>, };

export type ListRequest = { path: string, 
/**
 * None: the first that holds anything.
 */
sheet?: string | null, 
/**
 * None: as it looks.
 */
encoding?: string | null, 
/**
 * The row that names the columns, 1 first; 0 when none does; none to have it found.
 */
header_row?: number | null, };

export type ManyPreview = { meant: number, changed: number, 
/**
 * Those who are like this already.
 */
same: number, 
/**
 * Those who cannot go to the state from where they are, or are inside and would be shut out by it;
 * they stay as they are altogether.
 */
refused: number, 
/**
 * Those who would have to wait for a place, or go on waiting.
 */
waits: number, 
/**
 * How many of those who change are among the examples.
 */
shown: number, examples: Array<EditExample>, };

export type Material = { name: string, 
/**
 * A web address or a path on the office's disk.
 */
link: string, };

export type Meal = "breakfast" | "lunch" | "dinner";

export type MealCount = { on: Date, meal: Meal, guests: number, halal: number, vegetarian: number, vegan: number, 
/**
 * Those with something that they must not eat.
 */
allergies: number, };

export type MeasureRequest = { queue: string, measured: Measured, };

export type Measured = { 
/**
 * From the left edge of the paper to the upright line.
 */
left?: number | null, 
/**
 * From the upper edge to the level line.
 */
top?: number | null, 
/**
 * Between the two crosses.
 */
across?: number | null, 
/**
 * On the other side.
 */
back_left?: number | null, back_top?: number | null, };

export type MergeRequest = { 
/**
 * What the person is to be like; its id names the one that stays.
 */
person: PersonDraft, gone_id: PersonId, 
/**
 * What is taken from the registration that goes although the other holds something as well, by
 * [`HeldValue::field`]. None: nothing but the state, where only that one admits.
 */
taken?: Array<string> | null, };

export type Moment = string;

export type MoveRequest = { filter: RegistrationFilter, 
/**
 * Left out of the filter.
 */
except: Array<RegistrationId>, state: RegistrationState, };

export type Moved = { moved: number, };

export type Now = { at: VenueTime, rooms: Array<RoomNow>, };

export type NowRequest = { at?: VenueTime | null, };

export type OfferedSession = { id: SessionId, 
/**
 * What means this session and no other in filters, for readers of Chinese.
 */
name_zh: string, 
/**
 * The same for readers of English.
 */
name_en: string, starts_at: VenueTime | null, 
/**
 * How many places there are; none without an end.
 */
places: number | null, taken: number, waiting: number, };

export type OpenFile = { path: string, event: Event, };

export type Options = { language: Language, sheet: Sheet, 
/**
 * The size of a badge or a page; each document has its own usual one.
 */
size: Size | null, 
/**
 * How far color reaches beyond the cut, in millimeters, for a print shop that trims.
 */
bleed: number, 
/**
 * Sets names of two characters as wide as three: 张　三.
 */
spread_names: boolean, 
/**
 * The color of the event, `#1f6f8b`.
 */
accent: Color | null, 
/**
 * What stands on the other side; each document has its own usual one.
 */
back: Back | null, 
/**
 * Names from top to bottom.
 */
vertical: boolean, 
/**
 * The name alone, without organisation and position.
 */
name_only: boolean, 
/**
 * Portraits of those who have one.
 */
photo: boolean, 
/**
 * Where the slot for a lanyard is cut.
 */
slot: boolean, 
/**
 * What is marked on cards: yes-or-no fields of the organisers by their ids, [`SEAT_MARK`]
 * and [`SESSIONS_MARK`].
 */
marks: Array<string>, 
/**
 * In which order the pieces come out of the printer; each document has its own usual one.
 */
order: PrintOrder | null, 
/**
 * What a list is parted by.
 */
grouping: Grouping, 
/**
 * The sheet of labels that is in the printer.
 */
labels: Labels, 
/**
 * How many labels of the first sheet are gone already.
 */
used_labels: number, 
/**
 * How many pages for notes a booklet has.
 */
notes_pages: number, 
/**
 * The parts of a program that are left out.
 */
without: Array<ProgramPart>, 
/**
 * Where a program in both languages has its English: beside the Chinese instead of under it.
 */
side_by_side: boolean, 
/**
 * Whether a day of the program is told room by room instead of hour by hour.
 */
by_room: boolean, 
/**
 * Two pages beside each other on sheets to be folded, instead of page after page.
 */
booklet: Booklet | null, 
/**
 * About which edge the printer turns a sheet; usually the long one, for booklets the short one.
 */
flip: Flip | null, };

export type Organisation = { id: OrganisationId, name_zh: string, name_en: string, 
/**
 * The name used where the full one does not fit.
 */
short_name: string, sector: Sector | null, 
/**
 * Its place in the alliance; none for organisations outside it.
 */
standing: Standing | null, website: string, address: string, profile_zh: string, profile_en: string, notes: string, };

export type OrganisationDraft = { id?: OrganisationId | null, name_zh: string, name_en: string, short_name: string, sector?: Sector | null, standing?: Standing | null, website: string, address: string, profile_zh: string, profile_en: string, notes: string, };

export type OrganisationId = string;

export type OrganisationOrder = "name" | "sector" | "standing" | "people";

export type OrganisationRow = { id: OrganisationId, name_zh: string, name_en: string, short_name: string, sector: Sector | null, 
/**
 * The letter of 政产学研用融.
 */
letter: string | null, standing: Standing | null, 
/**
 * How many people of the event belong to it.
 */
people: number, 
/**
 * The numbers of its booths.
 */
booths: string, 
/**
 * The first contact.
 */
contact: string, };

export type OrganisationsRequest = { search?: string | null, sector?: Sector | null, standing?: Standing | null, 
/**
 * Only members of the alliance: those with a standing.
 */
members?: boolean | null, 
/**
 * Only those with a booth.
 */
exhibitors?: boolean | null, 
/**
 * None: by name.
 */
sort?: OrganisationOrder | null, 
/**
 * The other way round.
 */
descending?: boolean | null, offset?: number | null, limit?: number | null, };

export type Overview = { event: Event, days: Array<Day>, hosts: Array<Host>, counts: Counts, speakers: number, 
/**
 * Registrations that may enter, and how many of those people have been admitted.
 */
expected: number, admitted: number, unscheduled: number, findings: Array<Finding>, 
/**
 * What the clock at the venue shows.
 */
venue_now: VenueTime, 
/**
 * The sessions that are on or come next; before the event its first ones.
 */
coming: Array<SessionRow>, by_category: Array<CategoryCount>, by_sector: Array<SectorCount>, };

export type Party = { id: RegistrationId, 
/**
 * As what they come, also while nobody knows with whom.
 */
companion_as: string, principal: PartyMember | null, companions: Array<PartyMember>, };

export type PartyMember = { 
/**
 * Of the registration.
 */
id: RegistrationId, badge_number: string, full_name: string, organisation_zh: string, organisation_en: string, phone: string, state: RegistrationState, 
/**
 * As what they come; empty for a principal.
 */
companion_as: string, };

export type PeopleRequest = { search?: string | null, organisation_id?: OrganisationId | null, 
/**
 * Only those with a role in the agenda.
 */
speakers?: boolean | null, offset?: number | null, limit?: number | null, };

export type Person = { id: PersonId, full_name: string, family_name: string, given_name: string, 
/**
 * The name in Latin letters as the person writes it; see `pinyin` for the derived one.
 */
latin_name: string, 
/**
 * The reading that is shown and sorted by, such as `Shan Xiaoming`.
 */
pinyin: string, 
/**
 * Whether somebody put the reading right by hand.
 */
pinyin_corrected: boolean, gender: Gender | null, position_zh: string, position_en: string, organisation_id: OrganisationId | null, organisation_zh: string, organisation_en: string, phone: string, email: string, photo_id: PictureId | null, biography_zh: string, biography_en: string, 
/**
 * The order of protocol, 1 first.
 */
protocol_rank: number | null, notes: string, };

export type PersonDraft = { id?: PersonId | null, full_name: string, 
/**
 * Empty: found from the full name.
 */
family_name: string, given_name: string, latin_name: string, 
/**
 * Empty: derived from the full name.
 */
pinyin: string, gender?: Gender | null, position_zh: string, position_en: string, organisation_id?: OrganisationId | null, phone: string, email: string, photo_id?: PictureId | null, biography_zh: string, biography_en: string, protocol_rank?: number | null, notes: string, };

export type PersonId = string;

export type PersonRow = { id: PersonId, full_name: string, latin_name: string, pinyin: string, position_zh: string, position_en: string, organisation_zh: string, organisation_en: string, phone: string, photo_id: PictureId | null, protocol_rank: number | null, 
/**
 * The titles of the sessions in which the person has a role.
 */
sessions: Array<SessionTitle>, is_registered: boolean, };

export type PictureId = string;

export type PictureRequest = { path: string, };

export type PlaceRequest = { id: SessionId, starts_at?: VenueTime | null, 
/**
 * None: as long as before.
 */
minutes?: number | null, 
/**
 * None: in the rooms it is in.
 */
room_ids?: Array<RoomId> | null, };

export type PlacesRequest = { places: Array<PlaceRequest>, };

export type Preview = { 
/**
 * How many sheets the whole document has.
 */
total: number, pages: Array<PreviewPage>, 
/**
 * What to look at on these pages.
 */
findings: Array<PrintFinding>, };

export type PreviewPage = { svg: string, 
/**
 * In millimeters.
 */
width: number, height: number, };

export type PreviewRequest = { 
/**
 * The first page that is wanted, from 0.
 */
from?: number | null, 
/**
 * How many pages are wanted at most.
 */
count?: number | null, 
/**
 * The name of the document.
 */
document: string, options?: Options, 
/**
 * For whom; everybody who has not cancelled when nothing is said. Of what is not made for
 * registrations only words can be asked for.
 */
filter?: RegistrationFilter | null, 
/**
 * Left out of the filter.
 */
except?: Array<RegistrationId>, 
/**
 * Of what is not made for registrations: only for these people, organisations, booths, sessions
 * or rooms; all when none is named.
 */
things?: Array<string>, 
/**
 * Only what was never printed, or would show something else now.
 */
only_changed?: boolean, 
/**
 * The same pieces as in this run, instead of a filter.
 */
again?: PrintRunId | null, 
/**
 * Why it is printed again; badges are issued anew by it.
 */
reprint?: Reprint | null, };

export type PrintFinding = { kind: FindingKind, 
/**
 * Whose badge or which entry it is: a name as people know it, and its id if it has one.
 */
subject: string, 
/**
 * The same in English; empty where there is no English name.
 */
subject_en: string, subject_id: string | null, 
/**
 * Which text: `name`, `organisation`, `title`. The words files name it under `print_fields`.
 */
field: string, 
/**
 * The characters that are missing, or the text that does not fit.
 */
text: string, 
/**
 * How large the text is set, in hundredths of its usual size, where it is set smaller.
 */
percent: number | null, };

export type PrintLog = { total: number, rows: Array<PrintRun>, 
/**
 * Every station that ever printed.
 */
stations: Array<string>, };

export type PrintLogRequest = { station?: string | null, document?: string | null, 
/**
 * Of a day at the venue.
 */
day?: Date | null, offset?: number | null, limit?: number | null, };

export type PrintOrder = "pinyin" | "organisation" | "category" | "number" | "seat" | "agenda" | "room" | "standing";

export type PrintRequest = { 
/**
 * The name of the document.
 */
document: string, options?: Options, 
/**
 * For whom; everybody who has not cancelled when nothing is said. Of what is not made for
 * registrations only words can be asked for.
 */
filter?: RegistrationFilter | null, 
/**
 * Left out of the filter.
 */
except?: Array<RegistrationId>, 
/**
 * Of what is not made for registrations: only for these people, organisations, booths, sessions
 * or rooms; all when none is named.
 */
things?: Array<string>, 
/**
 * Only what was never printed, or would show something else now.
 */
only_changed?: boolean, 
/**
 * The same pieces as in this run, instead of a filter.
 */
again?: PrintRunId | null, 
/**
 * Why it is printed again; badges are issued anew by it.
 */
reprint?: Reprint | null, };

export type PrintRun = { id: PrintRunId, at: Moment, station: string, operator: string, document: string, 
/**
 * What was chosen, as JSON.
 */
options: string, 
/**
 * For whom a list was made; none where the pieces tell it, or the log does not know.
 */
chosen: Chosen | null, target: PrintTarget, 
/**
 * The name of the file or the queue.
 */
place: string, copies: number, pages: number, 
/**
 * How many pieces it has; none where a document has none that could be told apart.
 */
pieces: number, 
/**
 * The first names on it.
 */
names: Array<string>, reason: ReprintReason | null, reason_words: string, 
/**
 * When somebody said that nothing usable had come out.
 */
discarded_at: Moment | null, };

export type PrintRunId = string;

export type PrintTarget = "file" | "queue";

export type Printing = { run: PrintRun, 
/**
 * The name that stands on it.
 */
name: string, issue: number | null, };

export type Problem = { 
/**
 * The field's name; for a row of a list `roles.2.person_id`.
 */
field: string, code: string, };

export type ProgramPart = "welcome" | "timetable" | "agenda" | "speakers" | "sponsors" | "exhibitors" | "halls" | "members" | "index" | "back_cover";

export type PromoteRequest = { category_id: CategoryId, };

export type Proof = { 
/**
 * Under this id the page fetches the file.
 */
id: ProofId, 
/**
 * How many sheets there are.
 */
pages: number, 
/**
 * What to look at in the whole document.
 */
findings: Array<PrintFinding>, };

export type ProofId = string;

export type PublishRequest = { note: string, };

export type Purpose = "badges" | "program" | "seats" | "rooms" | "reception" | "letters" | "honors" | "exhibition" | "printers";

export type Queue = { name: string, is_default: boolean, 
/**
 * How what is printed there is put right.
 */
calibration: Calibration, };

export type Queues = { 
/**
 * Whether documents can be sent to a queue at all; where not, the file is opened and printed from there.
 */
can_send: boolean, queues: Array<Queue>, };

export type RecentFile = { path: string, name_zh: string, name_en: string, opened_at: Moment, 
/**
 * Whether the file is still there; found out when the list is asked for.
 */
exists: boolean, };

export type Reception = { registration_id: RegistrationId, facts: Facts, shares_with: Array<RoomMate>, };

export type ReceptionCounts = { arrivals: Array<HourCount>, departures: Array<HourCount>, hotels: Array<HotelCount>, };

export type ReceptionDraft = { registration_id: RegistrationId, facts: Facts, 
/**
 * Everybody else in the room; who is left out is not in it any more.
 */
shares_with: Array<RegistrationId>, };

export type ReceptionList = "arrivals" | "departures" | "rooms" | "diets";

export type ReceptionRow = { 
/**
 * Of the registration.
 */
id: RegistrationId, person_id: PersonId, badge_number: string, full_name: string, latin_name: string, pinyin: string, organisation_zh: string, organisation_en: string, phone: string, category_id: CategoryId, state: RegistrationState, facts: Facts, 
/**
 * The names of who is in the same room.
 */
shares_with: Array<string>, 
/**
 * The same in Latin letters, as far as they are known so.
 */
shares_with_latin: Array<string>, 
/**
 * The name of whom they come with; empty for who comes for themselves.
 */
principal: string, principal_latin: string, 
/**
 * As what they come with them.
 */
companion_as: string, };

export type ReceptionsRequest = { list: ReceptionList, filter?: RegistrationFilter, offset?: number | null, limit?: number | null, };

export type RefusalReason = "cancelled" | "not_registered" | "waiting" | "reissued" | "forged";

export type RegisterColumn = RegisterField | `custom.${string}`;

export type RegisterField = "number" | "name" | "latin_name" | "pinyin" | "gender" | "organisation" | "position_zh" | "position_en" | "phone" | "email" | "category" | "state" | "reply" | "replied_at" | "tags" | "companion" | "sessions" | "source" | "notes" | "external_id" | "seat" | "protocol_rank" | "admitted" | "arrived_at" | "registered_at";

export type RegisteredDay = { day: Date, count: number, };

export type Registration = { id: RegistrationId, person_id: PersonId, category_id: CategoryId, state: RegistrationState, 
/**
 * Eight digits; the last one checks the others.
 */
badge_number: string, 
/**
 * Raised by every reprint; a badge of an earlier issue no longer admits.
 */
issue: number, 
/**
 * The number that the registration has where it came from.
 */
external_id: string, 
/**
 * Where they sit: `3 桌 5 座`, `A-12`; empty without a place.
 */
seat: string, source: string, notes: string, 
/**
 * Values of the organisers' own fields by the id of the field.
 */
custom: { [key in string]: string }, registered_at: Moment, reply: Reply | null, 
/**
 * When the reply came; none without one.
 */
replied_at: Moment | null, 
/**
 * Since when they wait for a place; none for who does not.
 */
waiting_since: Moment | null, };

export type RegistrationDetail = { registration: Registration, person: Person, 
/**
 * The states that may follow.
 */
next: Array<RegistrationState>, 
/**
 * Which place they have among those who wait, 1 first; none for who does not wait.
 */
waiting_place: number | null, tags: Array<string>, checkins: Array<Checkin>, };

export type RegistrationDraft = { id?: RegistrationId | null, 
/**
 * Whose registration it is; or `person`, to add or change the person in the same step.
 */
person_id?: PersonId | null, person?: PersonDraft | null, 
/**
 * None: the category that most registrations have.
 */
category_id?: CategoryId | null, 
/**
 * None: as it is; registered for a new one.
 */
state?: RegistrationState | null, external_id: string, seat: string, source: string, notes: string, custom: { [key in string]: string }, 
/**
 * Whoever was invited has replied by it.
 */
reply?: Reply | null, };

export type RegistrationFilter = { 
/**
 * What must hold, in the language of `query.rs`; the rest narrows further.
 */
query?: string | null, search?: string | null, state?: RegistrationState | null, category_id?: CategoryId | null, organisation_id?: OrganisationId | null, 
/**
 * Only those who were let in, or only those who were not.
 */
admitted?: boolean | null, 
/**
 * Only these.
 */
ids?: Array<RegistrationId> | null, };

export type RegistrationId = string;

export type RegistrationRow = { id: RegistrationId, person_id: PersonId, badge_number: string, full_name: string, latin_name: string, pinyin: string, position_zh: string, position_en: string, organisation_zh: string, organisation_en: string, phone: string, email: string, gender: Gender | null, protocol_rank: number | null, category_id: CategoryId, state: RegistrationState, reply: Reply | null, replied_at: Moment | null, source: string, external_id: string, seat: string, notes: string, 
/**
 * Values of the organisers' own fields by the id of the field.
 */
custom: { [key in string]: string }, tags: Array<string>, registered_at: Moment, 
/**
 * When the person was let in; none while they are not inside.
 */
admitted_at: Moment | null, 
/**
 * The name of whom they come with; empty for who comes for themselves.
 */
principal: string, 
/**
 * As what they come with them.
 */
companion_as: string, 
/**
 * How many come with them.
 */
companions: number, 
/**
 * What they signed up for: where they have a place, then where they wait.
 */
sessions: Array<RowSession>, };

export type RegistrationState = "invited" | "replied" | "waiting" | "registered" | "approved" | "confirmed" | "cancelled" | "no_show";

export type RegistrationsRequest = { filter?: RegistrationFilter, 
/**
 * None: by name.
 */
sort?: RegisterColumn | null, descending?: boolean | null, 
/**
 * Shows phone numbers in full.
 */
phones?: boolean | null, offset?: number | null, limit?: number | null, };

export type Repair = { title_zh: string, title_en: string, starts_at: VenueTime, rooms_zh: string, rooms_en: string, place: PlaceRequest, };

export type RepairsRequest = { key: string, };

export type ReplaceRequest = { id: RegistrationId, 
/**
 * Who comes instead, when they are in the file already. None: who has this name and this phone,
 * if anybody has both, or somebody new.
 */
person_id?: PersonId | null, 
/**
 * The name of somebody who is not in the file.
 */
full_name: string, 
/**
 * Empty: as it is known.
 */
phone: string, 
/**
 * None: as it is known; of who has none, that of the one who does not come.
 */
organisation_id?: OrganisationId | null, };

export type Reply = "yes" | "no" | "undecided";

export type ReplyRequest = { filter: RegistrationFilter, 
/**
 * Left out of the filter.
 */
except?: Array<RegistrationId>, reply?: Reply | null, };

export type Reprint = { reason: ReprintReason, 
/**
 * In the words of whoever prints; needed for [`ReprintReason::Other`].
 */
words?: string, };

export type ReprintReason = "lost" | "damaged" | "wrong" | "other";

export type Role = { person_id: PersonId, role: SessionRole, full_name: string, latin_name: string, pinyin: string, position_zh: string, position_en: string, organisation_zh: string, organisation_en: string, photo_id: PictureId | null, };

export type RoleDraft = { person_id: PersonId, role: SessionRole, };

export type Room = { id: RoomId, hall_id: HallId | null, name_zh: string, name_en: string, seats: number | null, 
/**
 * The hours in which it can be used, where they are not those of the house.
 */
opens_at: TimeOfDay | null, closes_at: TimeOfDay | null, position: number, };

export type RoomDraft = { id?: RoomId | null, hall_id?: HallId | null, name_zh: string, name_en: string, seats?: number | null, opens_at?: TimeOfDay | null, closes_at?: TimeOfDay | null, position: number, };

export type RoomId = string;

export type RoomMate = { registration_id: RegistrationId, full_name: string, };

export type RoomNow = { room: Room, now: SessionRow | null, next: SessionRow | null, };

export type RowDifference = { row: number, full_name: string, fields: Array<FieldDifference>, };

export type RowLook = { 
/**
 * As the other program counts, 1 first.
 */
row: number, cells: Array<string>, };

export type RowOutcome = "added" | "changed" | "unchanged" | "refused";

export type RowPreview = { 
/**
 * As the other program counts, 1 first.
 */
row: number, outcome: RowOutcome, full_name: string, cells: Array<CellPreview>, };

export type RowProblem = { 
/**
 * As the other program counts, 1 first.
 */
row: number, 
/**
 * The title of the column, or its letter where it has none; empty when the whole row is meant.
 */
column: string, value: string, trouble: RowTrouble, 
/**
 * What could be meant; empty when nothing is near.
 */
suggestion: string, 
/**
 * Whether the row stays out for it.
 */
keeps_out: boolean, 
/**
 * Whether the row can do without the cell; then it comes in without it, or could.
 */
is_optional: boolean, };

export type RowSession = { title_zh: string, title_en: string, 
/**
 * Whether one of the places is theirs: who is invited, waits or has cancelled has none.
 */
has_place: boolean, waits: boolean, };

export type RowTrouble = "no_name" | "too_long" | "not_a_phone" | "digits_lost" | "not_an_email" | "unknown_gender" | "unknown_category" | "unknown_state" | "unknown_reply" | "illegal_state" | "is_inside" | "not_a_number" | "bad_tag" | "does_not_suit" | "not_a_name" | "odd_name" | "broken_text" | "not_a_person" | "several_names" | "open_quote" | "waits" | "several_phones" | "several_emails" | "phone_among_words" | "odd_phone" | "total_row" | "titles_again" | "twice_in_file" | "shared_in_file" | "shared_in_register" | "another_person" | "other_name" | "several_match" | "unknown_badge" | "organisation_joined" | "organisation_otherwise" | "organisation_named" | "organisation_unclear" | "category_made" | "not_a_time" | "leaves_before_arrival" | "unknown_guest" | "bad_principal" | "rooms_differ" | "mates_move" | "formula_error" | "same_as_above" | "ditto_unclear" | "namesake" | "namesake_in_register" | "unknown_session";

export type Rows<T> = { 
/**
 * How many rows the whole list has under the same filter.
 */
total: number, rows: Array<T>, };

export type RuleDraft = { rule: string, level: RuleLevel, 
/**
 * None: as usual.
 */
minutes?: number | null, };

export type RuleLevel = "block" | "warn" | "ignore";

export type SampleRequest = { 
/**
 * Where to make it; without a path the one in the program's own folder is opened again.
 */
path?: string | null, };

export type SaveRequest = { 
/**
 * Where the PDF goes. An older file of that name is replaced once the new one is whole.
 */
path: string, 
/**
 * The queue that it will be printed on, where the file is to be put right for it, and on which sides.
 */
queue?: string | null, sides?: Sides | null, 
/**
 * The name of the document.
 */
document: string, options?: Options, 
/**
 * For whom; everybody who has not cancelled when nothing is said. Of what is not made for
 * registrations only words can be asked for.
 */
filter?: RegistrationFilter | null, 
/**
 * Left out of the filter.
 */
except?: Array<RegistrationId>, 
/**
 * Of what is not made for registrations: only for these people, organisations, booths, sessions
 * or rooms; all when none is named.
 */
things?: Array<string>, 
/**
 * Only what was never printed, or would show something else now.
 */
only_changed?: boolean, 
/**
 * The same pieces as in this run, instead of a filter.
 */
again?: PrintRunId | null, 
/**
 * Why it is printed again; badges are issued anew by it.
 */
reprint?: Reprint | null, };

export type Saved = { path: string, pages: number, findings: Array<PrintFinding>, };

export type ScanAnswer = { id: CheckinId, verdict: Verdict, reason: RefusalReason | null, at: Moment, guest: Guest | null, 
/**
 * The entry that came first, where the person was let in before.
 */
first: Checkin | null, };

export type ScanRequest = { 
/**
 * Made by the station. The same id again gets the same answer and adds nothing.
 */
id?: CheckinId | null, 
/**
 * The digits of a badge token or a badge number.
 */
code?: string | null, registration_id?: RegistrationId | null, 
/**
 * Lets the person in although the rules say no; the reason is kept.
 */
override_reason?: string | null, };

export type SearchRequest = { query: string, limit?: number | null, };

export type Sector = "government" | "industry" | "academia" | "research" | "testing" | "hospital" | "clinical_user" | "capital";

export type SectorCount = { sector: Sector, organisations: number, };

export type SelectionRequest = { filter: RegistrationFilter, except: Array<RegistrationId>, };

export type SendRequest = { 
/**
 * The name of the queue.
 */
queue: string, 
/**
 * How often; once when nothing is said.
 */
copies?: number | null, sides?: Sides | null, 
/**
 * The name of the document.
 */
document: string, options?: Options, 
/**
 * For whom; everybody who has not cancelled when nothing is said. Of what is not made for
 * registrations only words can be asked for.
 */
filter?: RegistrationFilter | null, 
/**
 * Left out of the filter.
 */
except?: Array<RegistrationId>, 
/**
 * Of what is not made for registrations: only for these people, organisations, booths, sessions
 * or rooms; all when none is named.
 */
things?: Array<string>, 
/**
 * Only what was never printed, or would show something else now.
 */
only_changed?: boolean, 
/**
 * The same pieces as in this run, instead of a filter.
 */
again?: PrintRunId | null, 
/**
 * Why it is printed again; badges are issued anew by it.
 */
reprint?: Reprint | null, };

export type Sent = { 
/**
 * The job, as the system names it.
 */
job: string, pages: number, findings: Array<PrintFinding>, };

export type Session = { id: SessionId, kind: SessionKind, title_zh: string, title_en: string, abstract_zh: string, abstract_en: string, 
/**
 * None while the session waits to be placed.
 */
starts_at: VenueTime | null, minutes: number, track_id: TrackId | null, language: SessionLanguage | null, 
/**
 * Whether it is interpreted into another language.
 */
interpreted: boolean, 
/**
 * How many people are expected.
 */
expected: number | null, 
/**
 * How many people it admits, where that is not what the rooms seat.
 */
capacity: number | null, 
/**
 * How many may sign up; None where nobody has to.
 */
sign_up_limit: number | null, notes: string, room_ids: Array<RoomId>, roles: Array<Role>, materials: Array<Material>, };

export type SessionDraft = { id?: SessionId | null, kind: SessionKind, title_zh: string, title_en: string, abstract_zh: string, abstract_en: string, starts_at?: VenueTime | null, minutes: number, track_id?: TrackId | null, language?: SessionLanguage | null, interpreted: boolean, expected?: number | null, capacity?: number | null, sign_up_limit?: number | null, notes: string, room_ids: Array<RoomId>, roles: Array<RoleDraft>, materials: Array<Material>, };

export type SessionId = string;

export type SessionIds = { ids: Array<SessionId>, };

export type SessionKind = "opening" | "reading" | "keynote" | "talk" | "panel" | "ceremony" | "signing" | "unveiling" | "break" | "meal" | "tour" | "closed";

export type SessionLanguage = "zh" | "en" | "both";

export type SessionRole = "speaker" | "chair" | "moderator" | "panelist" | "reader" | "host";

export type SessionRow = { id: SessionId, kind: SessionKind, title_zh: string, title_en: string, starts_at: VenueTime | null, ends_at: VenueTime | null, minutes: number, track_id: TrackId | null, room_ids: Array<RoomId>, 
/**
 * The names of the rooms, joined.
 */
rooms_zh: string, rooms_en: string, 
/**
 * The names of the people, in order.
 */
people: Array<string>, 
/**
 * What the same people are called in English.
 */
people_en: Array<string>, people_ids: Array<PersonId>, 
/**
 * How many open findings concern it, and how grave the gravest is.
 */
findings: number, worst: Level | null, };

export type SessionSignups = { session_id: SessionId, 
/**
 * What means this session and no other in filters.
 */
name: string, 
/**
 * How many places there are; none without an end.
 */
places: number | null, taken: number, waiting: number, people: Array<Signup>, };

export type SessionTitle = { title_zh: string, title_en: string, };

export type SessionsRequest = { search?: string | null, date?: Date | null, room_id?: RoomId | null, track_id?: TrackId | null, person_id?: PersonId | null, offset?: number | null, limit?: number | null, };

export type SetCellsRequest = { cells: Array<CellDraft>, };

export type Sheet = "single" | "a4" | "a3";

export type SheetLook = { name: string, rows: number, };

export type ShiftRequest = { date: Date, 
/**
 * Empty: in all rooms.
 */
room_ids: Array<RoomId>, from: VenueTime, 
/**
 * Negative: earlier.
 */
minutes: number, };

export type Sides = "one" | "long_edge" | "short_edge";

export type Signal = { "signal": "changed", number: number, tables: Array<string>, } | { "signal": "progress", job: string, done: number, total: number, };

export type SignedUp = { id: SignupId, session_id: SessionId, title_zh: string, title_en: string, starts_at: VenueTime | null, 
/**
 * Whether one of the places is theirs: who is invited, waits or has cancelled has none.
 */
has_place: boolean, 
/**
 * Which place they have among those who wait, 1 first; none for who does not wait.
 */
waiting_place: number | null, };

export type Signup = { id: SignupId, registration_id: RegistrationId, badge_number: string, full_name: string, organisation_zh: string, organisation_en: string, state: RegistrationState, asked_at: Moment, 
/**
 * Whether one of the places is theirs: who is invited, waits or has cancelled has none.
 */
has_place: boolean, 
/**
 * Which place they have among those who wait, 1 first; none for who does not wait.
 */
waiting_place: number | null, };

export type SignupCount = { placed: number, waiting: number, };

export type SignupId = string;

export type SignupRequest = { session_id: SessionId, registration_ids: Array<RegistrationId>, };

export type Size = string;

export type Standing = "initiator" | "vice_chair" | "council" | "member" | "observer" | "prospect";

export type SwapRequest = { one: SessionId, other: SessionId, };

export type Tag = { tag: string, count: number, };

export type TellApartRequest = { one_id: PersonId, other_id: PersonId, };

export type Term = { 
/**
 * None: a word to search for.
 */
key: FilterKey | null, is_not: boolean, 
/**
 * One of these is enough.
 */
values: Array<Word>, 
/**
 * As it was written.
 */
written: string, };

export type TimeOfDay = string;

export type Track = { id: TrackId, name_zh: string, name_en: string, color: string, position: number, };

export type TrackDraft = { id?: TrackId | null, name_zh: string, name_en: string, color: string, position: number, };

export type TrackId = string;

export type UnderstandRequest = { query: string, 
/**
 * The language in which ways to go on are offered.
 */
in_english: boolean, };

export type Understood = { 
/**
 * None while a word is not understood.
 */
terms: Array<Term>, failure: FilterFailure | null, 
/**
 * The whole filter as it could go on.
 */
suggestions: Array<string>, };

export type UndoScanRequest = { id: CheckinId, reason: string, };

export type Unit = { name_zh: string, name_en: string, count: number, };

export type VenueTime = string;

export type Verdict = "welcome" | "already" | "refused" | "unknown";

export type View = { id: ViewId, 
/**
 * By this it is meant in filters: `view:NAME`.
 */
name: string, 
/**
 * In the language of filters; empty: everybody.
 */
query: string, columns: Array<ViewColumn>, sort: RegisterColumn, descending: boolean, };

export type ViewColumn = { column: RegisterColumn, width: number, };

export type ViewDraft = { id?: ViewId | null, name: string, query: string, columns: Array<ViewColumn>, sort: RegisterColumn, descending: boolean, };

export type ViewId = string;

export type Walk = { one_id: RoomId, other_id: RoomId, minutes: number, };

export type WalkDraft = { one_id: RoomId, other_id: RoomId, minutes?: number | null, };

export type WalkInRequest = { 
/**
 * Who it is, when they are in the file already; the rest then says nothing. So it is where
 * somebody of this name has this phone.
 */
person_id?: PersonId | null, full_name: string, phone: string, 
/**
 * The unit as it was typed; made when there is none of this name.
 */
organisation: string, 
/**
 * None: the category that most registrations have.
 */
category_id?: CategoryId | null, 
/**
 * How they came to be registered, in words.
 */
source: string, };

export type Whom = "registrations" | "agenda" | "organisations" | "booths" | "event";

export type WithdrawRequest = { ids: Array<SignupId>, };

export type Word = { text: string, at: number, };

export type WordsLanguage = "zh" | "en";

/** What can be asked: the name of each command, its request and its answer. */
export type Commands = {
  'files.create': [CreateRequest, OpenFile]
  'files.open': [FileRequest, OpenFile]
  'files.open_sample': [SampleRequest, OpenFile]
  'files.close': [null, null]
  'files.current': [null, OpenFile | null]
  'files.recent': [null, Array<RecentFile>]
  'files.forget': [FileRequest, null]
  'jobs.cancel': [JobRequest, null]
  'event.get': [null, Event]
  'event.save': [EventDraft, Event]
  'event.overview': [null, Overview]
  'event.check': [null, CheckReport]
  'days.list': [null, Array<Day>]
  'days.get': [ById<DayId>, Day]
  'days.save': [DayDraft, Day]
  'days.remove': [ById<DayId>, null]
  'hosts.list': [null, Array<Host>]
  'hosts.get': [ById<HostId>, Host]
  'hosts.save': [HostDraft, Host]
  'hosts.remove': [ById<HostId>, null]
  'halls.list': [null, Array<Hall>]
  'halls.get': [ById<HallId>, Hall]
  'halls.save': [HallDraft, Hall]
  'halls.remove': [ById<HallId>, null]
  'rooms.list': [null, Array<Room>]
  'rooms.get': [ById<RoomId>, Room]
  'rooms.save': [RoomDraft, Room]
  'rooms.remove': [ById<RoomId>, null]
  'organisations.list': [OrganisationsRequest, Rows<OrganisationRow>]
  'organisations.get': [ById<OrganisationId>, Organisation]
  'organisations.save': [OrganisationDraft, Organisation]
  'organisations.remove': [ById<OrganisationId>, null]
  'contacts.list': [ContactsRequest, Array<Contact>]
  'contacts.get': [ById<ContactId>, Contact]
  'contacts.save': [ContactDraft, Contact]
  'contacts.remove': [ById<ContactId>, null]
  'people.list': [PeopleRequest, Rows<PersonRow>]
  'people.get': [ById<PersonId>, Person]
  'people.save': [PersonDraft, Person]
  'people.remove': [ById<PersonId>, null]
  'people.alike': [AlikeRequest, Array<Alike>]
  'people.duplicates': [DuplicatesRequest, Rows<Duplicate>]
  'people.merge': [MergeRequest, Person]
  'people.tell_apart': [TellApartRequest, null]
  'pictures.add': [PictureRequest, PictureId]
  'registrations.list': [RegistrationsRequest, Rows<RegistrationRow>]
  'registrations.near': [RegistrationFilter, Array<RegistrationRow>]
  'registrations.get': [ById<RegistrationId>, RegistrationDetail]
  'registrations.of_person': [ById<PersonId>, RegistrationDetail | null]
  'registrations.save': [RegistrationDraft, RegistrationDetail]
  'registrations.remove': [ById<RegistrationId>, null]
  'registrations.remove_many': [SelectionRequest, Count]
  'registrations.move': [MoveRequest, Count]
  'registrations.reply': [ReplyRequest, Count]
  'registrations.understand': [UnderstandRequest, Understood]
  'registrations.tags': [null, Array<Tag>]
  'registrations.imports': [null, Array<Import>]
  'registrations.try_edit': [EditManyRequest, ManyPreview]
  'registrations.edit_many': [EditManyRequest, Count]
  'registrations.set_cells': [SetCellsRequest, Count]
  'registrations.units': [null, Array<Unit>]
  'registrations.days': [null, Array<RegisteredDay>]
  'views.list': [null, Array<View>]
  'views.save': [ViewDraft, View]
  'views.remove': [ById<ViewId>, null]
  'registrations.promote': [PromoteRequest, Count]
  'registrations.reissue': [ById<RegistrationId>, RegistrationDetail]
  'registrations.walk_in': [WalkInRequest, RegistrationDetail]
  'registrations.replace': [ReplaceRequest, RegistrationDetail]
  'groups.list': [GroupsRequest, Rows<Group>]
  'groups.lead': [ById<RegistrationId>, null]
  'companions.party': [ById<RegistrationId>, Party]
  'companions.left': [null, Count]
  'companions.save': [CompanionDraft, Party]
  'companions.release': [ById<RegistrationId>, Party]
  'signups.sessions': [null, Array<OfferedSession>]
  'signups.of_session': [ById<SessionId>, SessionSignups]
  'signups.of_registration': [ById<RegistrationId>, Array<SignedUp>]
  'signups.add': [SignupRequest, SignupCount]
  'signups.withdraw': [WithdrawRequest, Count]
  'signups.give_places': [GivePlacesRequest, Count]
  'receptions.list': [ReceptionsRequest, Rows<ReceptionRow>]
  'receptions.get': [ById<RegistrationId>, Reception]
  'receptions.save': [ReceptionDraft, Reception]
  'receptions.try_edit': [EditReceptionsRequest, ManyPreview]
  'receptions.edit_many': [EditReceptionsRequest, Count]
  'receptions.join': [JoinRequest, Count]
  'receptions.counts': [RegistrationFilter, ReceptionCounts]
  'receptions.meals': [null, Array<MealCount>]
  'categories.list': [null, Array<Category>]
  'categories.get': [ById<CategoryId>, Category]
  'categories.save': [CategoryDraft, Category]
  'categories.remove': [ById<CategoryId>, null]
  'custom_fields.list': [null, Array<CustomField>]
  'custom_fields.get': [ById<CustomFieldId>, CustomField]
  'custom_fields.save': [CustomFieldDraft, CustomField]
  'custom_fields.remove': [ById<CustomFieldId>, null]
  'agenda.day': [AgendaRequest, AgendaDay]
  'sessions.list': [SessionsRequest, Rows<SessionRow>]
  'sessions.get': [ById<SessionId>, Session]
  'sessions.save': [SessionDraft, Session]
  'sessions.place': [PlaceRequest, Session]
  'sessions.remove': [ById<SessionId>, null]
  'agenda.try': [PlacesRequest, Array<Finding>]
  'sessions.place_many': [PlacesRequest, Array<SessionRow>]
  'sessions.shift': [ShiftRequest, Moved]
  'sessions.swap': [SwapRequest, Array<SessionRow>]
  'sessions.copy': [CopyRequest, Array<SessionRow>]
  'sessions.remove_many': [SessionIds, null]
  'agenda.repairs': [RepairsRequest, Array<Repair>]
  'agenda.now': [NowRequest, Now]
  'rules.list': [null, Array<AgendaRule>]
  'rules.save': [RuleDraft, Array<AgendaRule>]
  'findings.accept': [AcceptRequest, null]
  'findings.reopen': [AcceptRequest, null]
  'availabilities.list': [AvailabilitiesRequest, Array<Availability>]
  'availabilities.save': [AvailabilityDraft, Availability]
  'availabilities.remove': [ById<AvailabilityId>, null]
  'walks.list': [null, Array<Walk>]
  'walks.save': [WalkDraft, null]
  'editions.list': [null, Array<Edition>]
  'editions.publish': [PublishRequest, Edition]
  'editions.changes': [ChangesRequest, Array<EditionChange>]
  'tracks.list': [null, Array<Track>]
  'tracks.get': [ById<TrackId>, Track]
  'tracks.save': [TrackDraft, Track]
  'tracks.remove': [ById<TrackId>, null]
  'agenda.import': [AgendaImportRequest, AgendaImported]
  'agenda.export': [AgendaExportRequest, AgendaExported]
  'registrations.look': [ListRequest, ListLook]
  'registrations.import': [ImportRequest, ImportReport]
  'registrations.export': [ExportRequest, ExportReport]
  'booths.list': [BoothsRequest, Rows<BoothRow>]
  'booths.get': [ById<BoothId>, Booth]
  'booths.save': [BoothDraft, Booth]
  'booths.remove': [ById<BoothId>, null]
  'equipment.list': [EquipmentRequest, Array<Equipment>]
  'equipment.get': [ById<EquipmentId>, Equipment]
  'equipment.save': [EquipmentDraft, Equipment]
  'equipment.remove': [ById<EquipmentId>, null]
  'checkins.record': [ScanRequest, ScanAnswer]
  'checkins.undo': [UndoScanRequest, Checkin]
  'checkins.list': [CheckinsRequest, Rows<CheckinRow>]
  'checkins.counters': [null, CheckinCounters]
  'prints.list': [PrintLogRequest, PrintLog]
  'prints.of_registration': [ById<RegistrationId>, Array<Printing>]
  'prints.discard': [DiscardRequest, PrintRun]
  'search.find': [SearchRequest, Array<Hit>]
  'search.near': [SearchRequest, Array<Hit>]
  'journal.list': [JournalRequest, Rows<JournalEntry>]
  'journal.history': [JournalRequest, Array<HistoryEntry>]
  'journal.state': [null, JournalState]
  'journal.undo': [null, JournalEntry]
  'journal.redo': [null, JournalEntry]
  'print.documents': [null, Array<DocumentKind>]
  'print.preview': [PreviewRequest, Preview]
  'print.findings': [PrintRequest, Array<PrintFinding>]
  'print.proof': [PrintRequest, Proof]
  'print.save': [SaveRequest, Saved]
  'print.count': [PrintRequest, BatchCount]
  'print.queues': [null, Queues]
  'print.calibrate': [CalibrateRequest, Calibration]
  'print.measure': [MeasureRequest, Calibration]
  'print.send': [SendRequest, Sent]
}

export type ErrorCode =
  | 'missing'
  | 'invalid'
  | 'in_use'
  | 'was_scanned'
  | 'illegal_move'
  | 'forbidden'
  | 'malformed'
  | 'no_event'
  | 'file_missing'
  | 'file_exists'
  | 'file_is_an_event'
  | 'file_is_the_source'
  | 'file_read_only'
  | 'file_not_an_event'
  | 'file_newer'
  | 'file_damaged'
  | 'file_locked'
  | 'file_on_network'
  | 'file_in_cloud_folder'
  | 'file_unreadable'
  | 'file_unwritable'
  | 'file_not_a_picture'
  | 'table_encrypted'
  | 'table_damaged'
  | 'table_too_large'
  | 'table_not_a_table'
  | 'table_web_page'
  | 'table_numbers'
  | 'table_empty'
  | 'table_no_such_sheet'
  | 'table_unknown_encoding'
  | 'table_wrong_encoding'
  | 'table_unreadable'
  | 'table_no_names'
  | 'list_unknown_column'
  | 'list_unknown_field'
  | 'list_bad_mapping'
  | 'disk_full'
  | 'nothing_to_undo'
  | 'nothing_to_redo'
  | 'changed_since'
  | 'cancelled'
  | 'blocked'
  | 'no_fonts'
  | 'nothing_to_print'
  | 'print_no_pieces'
  | 'print_no_filter'
  | 'print_no_order'
  | 'print_no_booklet'
  | 'print_no_sheet'
  | 'print_too_large'
  | 'print_not_known'
  | 'import_unknown_format'
  | 'import_broken'
  | 'import_doctype'
  | 'import_encoding'
  | 'import_too_large'
  | 'import_other_dialect'
  | 'import_no_sessions'
  | 'import_bad_value'
  | 'import_too_many_days'
  | 'export_unknown_form'
  | 'filter_unknown_key'
  | 'filter_unknown_value'
  | 'filter_unknown_import'
  | 'filter_no_value'
  | 'filter_not_a_day'
  | 'filter_open_quote'
  | 'filter_broken_view'
  | 'filter_view_in_circle'
  | 'filter_not_here'
  | 'filter_no_fields'
  | 'filter_none_yet'
  | 'filter_or'
  | 'filter_not'
  | 'not_printed'
  | 'broken'

export type ProblemCode =
  | 'required'
  | 'too_long'
  | 'taken'
  | 'unknown'
  | 'not_a_date'
  | 'not_a_time'
  | 'not_a_phone'
  | 'not_an_email'
  | 'not_a_color'
  | 'not_a_time_zone'
  | 'end_before_start'
  | 'out_of_range'
  | 'twice'
  | 'registered'
  | 'checked_in'
  | 'no_place'
  | 'not_offered'
  | 'not_a_choice'
  | 'not_a_number'
  | 'not_numeric'
  | 'not_yes_or_no'
  | 'not_a_tag'
  | 'not_editable'
  | 'does_not_suit'
  | 'accompanies_self'
  | 'is_companion'
  | 'has_companions'
  | 'no_principal'
  | 'does_not_come'
