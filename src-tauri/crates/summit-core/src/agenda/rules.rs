//! What the event has decided about its rules, and about single findings.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    AcceptanceId, RuleId, SessionId, WalkId,
    conflicts::{RULES, RuleLevel, RuleSetting},
    reading::findings_of,
};
use crate::{
    error::{Error, OrMissing, Problems, Result},
    event::{Acceptance, Finding},
    store::{Change, Reading},
    text,
    venue::RoomId,
};

/// A rule of the agenda, as the event has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgendaRule {
    /// The code of its findings; its words are under `rules` in the words files.
    pub rule: String,
    pub level: RuleLevel,
    /// Its measure in minutes; none where the rule has none.
    pub minutes: Option<u32>,
}

/// Asks to decide about a rule.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct RuleDraft {
    pub rule: String,
    pub level: RuleLevel,
    /// None: as usual.
    pub minutes: Option<u32>,
}

/// Asks to let a finding be, or to look at it again.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AcceptRequest {
    pub key: String,
    #[serde(default)]
    pub note: String,
}

/// The way between two rooms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Walk {
    pub one_id: RoomId,
    pub other_id: RoomId,
    pub minutes: u32,
}

/// Asks to say how far two rooms are apart; without minutes nobody has measured it.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct WalkDraft {
    pub one_id: RoomId,
    pub other_id: RoomId,
    pub minutes: Option<u32>,
}

/// Lists the rules, the gravest first.
pub fn list_rules(reading: &Reading<'_>, (): ()) -> Result<Vec<AgendaRule>> {
    rules(reading)
}

/// Decides about a rule.
pub fn save_rule(change: &mut Change<'_>, draft: RuleDraft) -> Result<Vec<AgendaRule>> {
    let rule = RULES.iter().find(|rule| rule.code == draft.rule).or_missing("rule")?;
    let mut problems = Problems::default();
    problems.demand(draft.minutes.is_none_or(|minutes| minutes <= 1440), "minutes", "out_of_range");
    problems.done()?;
    let minutes = rule.minutes.and(draft.minutes);
    change
        .prepare_cached(
            "INSERT INTO agenda_rules (id, rule, level, minutes) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (rule) DO UPDATE SET level = ?3, minutes = ?4",
        )?
        .execute(params![RuleId::new(change.now()), rule.code, draft.level, minutes])?;
    change.title("rules.change", rule.code);
    rules(change)
}

/// Lets a finding be.
pub fn accept(change: &mut Change<'_>, request: AcceptRequest) -> Result<()> {
    let mut problems = Problems::default();
    problems.require("key", &request.key, 2000);
    problems.limit("note", &request.note, 500);
    problems.done()?;
    change
        .prepare_cached(
            "INSERT INTO accepted_findings (id, key, note, accepted_by, accepted_at)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (key) DO UPDATE SET note = ?3, accepted_by = ?4, accepted_at = ?5",
        )?
        .execute(params![
            AcceptanceId::new(change.now()),
            request.key,
            text::line(&request.note),
            change.author().operator,
            change.now()
        ])?;
    change.title("findings.accept", text::line(&request.note));
    Ok(())
}

/// Has a finding that was let be looked at again.
pub fn reopen(change: &mut Change<'_>, request: AcceptRequest) -> Result<()> {
    let removed = change.execute("DELETE FROM accepted_findings WHERE key = ?1", [&request.key])?;
    (removed > 0).then_some(()).or_missing("finding")?;
    change.title("findings.reopen", "");
    Ok(())
}

/// Lists the ways between rooms that were measured.
pub fn list_walks(reading: &Reading<'_>, (): ()) -> Result<Vec<Walk>> {
    let walks = walks(reading)?.into_iter();
    Ok(walks.map(|((one_id, other_id), minutes)| Walk { one_id, other_id, minutes }).collect())
}

/// Says how far two rooms are apart.
pub fn save_walk(change: &mut Change<'_>, draft: WalkDraft) -> Result<()> {
    let mut problems = Problems::default();
    problems.demand(draft.one_id != draft.other_id, "other_id", "twice");
    problems.demand(draft.minutes.is_none_or(|minutes| minutes <= 240), "minutes", "out_of_range");
    problems.done()?;
    let (one, other) = (draft.one_id.min(draft.other_id), draft.one_id.max(draft.other_id));
    let name = |id: RoomId| -> Result<String> {
        change
            .query_row("SELECT name_zh FROM rooms WHERE id = ?1", [id], |row| row.get(0))
            .or_missing("room")
    };
    let subject = format!("{} – {}", name(one)?, name(other)?);
    match draft.minutes {
        Some(minutes) => change
            .prepare_cached(
                "INSERT INTO walks (id, one_id, other_id, minutes) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (one_id, other_id) DO UPDATE SET minutes = ?4",
            )?
            .execute(params![WalkId::new(change.now()), one, other, minutes])?,
        None => {
            change.execute("DELETE FROM walks WHERE one_id = ?1 AND other_id = ?2", [one, other])?
        }
    };
    change.title("walks.change", subject);
    Ok(())
}

fn rules(db: &Connection) -> Result<Vec<AgendaRule>> {
    let settings = settings(db)?;
    let rules = RULES.iter().map(|rule| {
        let own = settings.get(rule.code);
        AgendaRule {
            rule: rule.code.to_owned(),
            level: own.map_or(rule.usual, |own| own.level),
            minutes: rule.minutes.map(|usual| own.and_then(|own| own.minutes).unwrap_or(usual)),
        }
    });
    Ok(rules.collect())
}

pub(super) fn settings(db: &Connection) -> Result<BTreeMap<String, RuleSetting>> {
    Ok(db
        .prepare_cached("SELECT rule, level, minutes FROM agenda_rules")?
        .query_map([], |row| {
            let setting = RuleSetting { level: row.get("level")?, minutes: row.get("minutes")? };
            Ok((row.get("rule")?, setting))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

pub(super) fn walks(db: &Connection) -> Result<BTreeMap<(RoomId, RoomId), u32>> {
    Ok(db
        .prepare_cached("SELECT one_id, other_id, minutes FROM walks")?
        .query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Marks the findings that were let be.
pub(super) fn mark_accepted(db: &Connection, findings: &mut [Finding]) -> Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    let mut accepted = db
        .prepare_cached("SELECT key, note, accepted_by, accepted_at FROM accepted_findings")?
        .query_map([], |row| {
            let acceptance = Acceptance {
                note: row.get("note")?,
                accepted_by: row.get("accepted_by")?,
                accepted_at: row.get("accepted_at")?,
            };
            Ok((row.get("key")?, acceptance))
        })?
        .collect::<rusqlite::Result<BTreeMap<String, Acceptance>>>()?;
    for finding in findings {
        finding.accepted = accepted.remove(&finding.key);
    }
    Ok(())
}

/// What blocks around sessions before they are changed.
pub(crate) struct Guard(Option<BTreeSet<String>>);

impl Guard {
    /// Looks before the change; without a blocking rule there is nothing to look for.
    pub fn before(db: &Connection, ids: &[SessionId]) -> Result<Guard> {
        let blocks: bool = db.query_row(
            "SELECT EXISTS (SELECT 1 FROM agenda_rules WHERE level = 'block')",
            [],
            |row| row.get(0),
        )?;
        Ok(Guard(
            blocks
                .then(|| blocking(db, ids))
                .transpose()?
                .map(|found| found.into_iter().map(|finding| finding.key).collect()),
        ))
    }

    /// Refuses a change that adds what blocks.
    pub fn after(self, db: &Connection, ids: &[SessionId]) -> Result<()> {
        let Guard(Some(before)) = self else { return Ok(()) };
        let added = blocking(db, ids)?.into_iter().find(|finding| !before.contains(&finding.key));
        added.map_or(Ok(()), |finding| Err(Error::Blocked(Box::new(finding))))
    }
}

fn blocking(db: &Connection, ids: &[SessionId]) -> Result<Vec<Finding>> {
    let mut findings = findings_of(db, ids)?;
    findings.retain(|finding| finding.blocks && finding.accepted.is_none());
    Ok(findings)
}
