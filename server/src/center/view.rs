//! The view of a center, put together from the slices of its sessions.

use super::session_entry::SessionEntry;
use crate::{
    effective_suspensions::EffectiveSuspensions,
    store::{SuspensionOwner, SuspensionRow},
};
use std::{cmp::Reverse, collections::BTreeMap};
use vigie_item_bank::Bank;
use vigie_shared::{
    ids::SessionId,
    item::ItemId,
    view::{CenterView, ItemProblem, ItemSuspension, PlatformSuspension, QueuedIncident},
};

/// The view of these sessions and suspensions.
pub(super) fn center_view(
    sessions: &BTreeMap<SessionId, SessionEntry>,
    suspensions: &[SuspensionRow],
    bank: &Bank,
) -> CenterView {
    let mut newest_first: Vec<(&SessionId, &SessionEntry)> = sessions.iter().collect();
    newest_first.sort_by_key(|(id, entry)| Reverse((entry.row.created_at, **id)));
    let mut incidents: Vec<QueuedIncident> =
        sessions.values().flat_map(SessionEntry::queued).collect();
    incidents.sort_by_key(|queued| {
        let incident = &queued.incident;
        (!incident.blocks(), incident.at, queued.session, incident.id)
    });
    CenterView {
        sessions: newest_first
            .into_iter()
            .map(|(_, entry)| entry.summary())
            .collect(),
        incidents,
        problems: problems(sessions, suspensions, bank),
        guessing: Vec::new(),
    }
}

fn problems(
    sessions: &BTreeMap<SessionId, SessionEntry>,
    suspensions: &[SuspensionRow],
    bank: &Bank,
) -> Vec<ItemProblem> {
    let mut problems: BTreeMap<&ItemId, ItemProblem> = BTreeMap::new();
    let reports = sessions.values().flat_map(|entry| &entry.slice().reports);
    for (item, report) in reports {
        if let Some(problem) = problem_of(&mut problems, item, bank) {
            problem.reports.push(report.clone());
        }
    }
    let effective = EffectiveSuspensions::from_decisions(suspensions, bank);
    for row in suspensions.iter().filter(|row| row.suspends) {
        let Some(problem) = problem_of(&mut problems, &row.item, bank) else {
            continue;
        };
        match row.owner {
            SuspensionOwner::Center(_) => {
                problem.suspended = Some(ItemSuspension {
                    by: row.by.name.clone(),
                    at: row.at,
                    reason: row.reason.clone(),
                    overruled: effective.is_overruled(row),
                });
            }
            SuspensionOwner::Platform => {
                // Without an account it is older than bank editors, and was written for one
                // center, which is not known.
                let written_for_all = row.by.account.is_some();
                problem.suspended_for_all = Some(PlatformSuspension {
                    at: row.at,
                    reason: written_for_all.then(|| row.reason.clone()),
                });
            }
        }
    }
    let mut problems: Vec<ItemProblem> = problems.into_values().collect();
    for problem in &mut problems {
        problem
            .reports
            .sort_by_key(|report| (report.at, report.session, report.seat));
    }
    // Stable: items with as many reports stay in the order of their names.
    problems.sort_by_key(|problem| Reverse(problem.reports.len()));
    problems
}

/// The problem of an item. None when this bank does not have it: then it is not selected anyway, and
/// there is nothing to show.
fn problem_of<'a, 'b>(
    problems: &'b mut BTreeMap<&'a ItemId, ItemProblem>,
    id: &'a ItemId,
    bank: &Bank,
) -> Option<&'b mut ItemProblem> {
    let item = bank.item(id)?;
    let problem = problems.entry(id).or_insert_with(|| ItemProblem {
        item: id.clone(),
        competence: item.competence.code().to_owned(),
        prompt: item.content.prompt.clone(),
        reports: Vec::new(),
        suspended: None,
        suspended_for_all: None,
    });
    Some(problem)
}
