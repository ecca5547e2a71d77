//! Rules about one session by itself, and about titles.

use std::collections::BTreeMap;

use super::{Agenda, Item};
use crate::{
    agenda::{SessionKind, SessionRole},
    event::{Finding, Level},
};

/// A session with a time and no room.
pub(super) fn no_room(agenda: &Agenda) -> Vec<Finding> {
    agenda
        .placed()
        .filter(|(item, _)| item.room_ids.is_empty())
        .map(|(item, start)| {
            Finding::new("no_room", Level::Warning, &[])
                .one(item)
                .when(Some(start))
                .about([item.id.0])
        })
        .collect()
}

/// A session whose kind needs somebody on the stage, and nobody is named.
pub(super) fn no_speaker(agenda: &Agenda) -> Vec<Finding> {
    agenda
        .sessions
        .iter()
        .filter(|item| item.kind.needs_speaker() && item.roles.is_empty())
        .map(|item| {
            Finding::new("no_speaker", Level::Warning, &[])
                .one(item)
                .when(item.starts_at)
                .about([item.id.0])
        })
        .collect()
}

/// A session whose kind needs somebody to lead it, and nobody does.
pub(super) fn no_chair(agenda: &Agenda) -> Vec<Finding> {
    let leads = |role: SessionRole| {
        matches!(role, SessionRole::Chair | SessionRole::Moderator | SessionRole::Host)
    };
    agenda
        .sessions
        .iter()
        .filter(|item| item.kind.needs_chair())
        .filter(|item| !item.roles.iter().any(|(_, role)| leads(*role)))
        .map(|item| {
            Finding::new("no_chair", Level::Warning, &[])
                .one(item)
                .when(item.starts_at)
                .about([item.id.0])
        })
        .collect()
}

/// A break in which nobody gets a coffee.
pub(super) fn short_break(agenda: &Agenda) -> Vec<Finding> {
    let least = agenda.minutes("short_break");
    agenda
        .placed()
        .filter(|(item, _)| item.kind == SessionKind::Break && item.minutes < least)
        .map(|(item, start)| {
            let minutes = [item.minutes.to_string(), least.to_string()];
            let details = [("minutes", minutes[0].as_str()), ("least", minutes[1].as_str())];
            Finding::new("short_break", Level::Warning, &details)
                .one(item)
                .when(Some(start))
                .about([item.id.0])
        })
        .collect()
}

/// The same title twice, where it is no break.
pub(super) fn same_title(agenda: &Agenda) -> Vec<Finding> {
    let mut by_title: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
    for item in agenda.sessions.iter().filter(|item| !item.kind.repeats()) {
        by_title.entry(&item.title_zh).or_default().push(item);
    }
    by_title
        .into_values()
        .filter(|items| items.len() > 1)
        .map(|items| {
            Finding::new("same_title", Level::Warning, &[])
                .one(items[0])
                .about(items.iter().map(|item| item.id.0))
        })
        .collect()
}
