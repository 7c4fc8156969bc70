//! The view of a center, put together from the parts of its sessions.

use super::sitting::Sitting;
use std::{cmp::Reverse, collections::BTreeMap};
use vigie_item_bank::Bank;
use vigie_shared::{
    ids::SessionId,
    item::ItemId,
    view::{CenterView, ItemProblem, ItemSuspension, QueuedIncident},
};

/// The view of these sessions and suspensions.
pub(super) fn view(
    sittings: &BTreeMap<SessionId, Sitting>,
    suspensions: &BTreeMap<ItemId, ItemSuspension>,
    bank: &Bank,
) -> CenterView {
    let mut newest_first: Vec<(&SessionId, &Sitting)> = sittings.iter().collect();
    newest_first.sort_by_key(|(id, sitting)| Reverse((sitting.sheet.created_at, **id)));
    let mut incidents: Vec<QueuedIncident> = sittings.values().flat_map(Sitting::queued).collect();
    incidents.sort_by_key(|queued| {
        let incident = &queued.incident;
        (!incident.blocks(), incident.at, queued.session, incident.id)
    });
    CenterView {
        sessions: newest_first
            .into_iter()
            .map(|(_, sitting)| sitting.summary())
            .collect(),
        incidents,
        problems: problems(sittings, suspensions, bank),
    }
}

fn problems(
    sittings: &BTreeMap<SessionId, Sitting>,
    suspensions: &BTreeMap<ItemId, ItemSuspension>,
    bank: &Bank,
) -> Vec<ItemProblem> {
    let mut problems: BTreeMap<&ItemId, ItemProblem> = BTreeMap::new();
    let reports = sittings
        .values()
        .flat_map(|sitting| &sitting.part().reports);
    for (item, report) in reports {
        if let Some(problem) = of_item(&mut problems, item, bank) {
            problem.reports.push(report.clone());
        }
    }
    for (item, suspension) in suspensions {
        if let Some(problem) = of_item(&mut problems, item, bank) {
            problem.suspended = Some(suspension.clone());
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

/// The problem of an item. None when this bank does not have it: then it is asked nobody
/// anyway, and there is nothing to show.
fn of_item<'a, 'b>(
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
    });
    Some(problem)
}
