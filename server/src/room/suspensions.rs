//! Before a room serves anybody, and whenever that is asked for, its session is brought in line with
//! the items that are suspended for its center or for all.

use super::{commit::PendingCommand, services::RoomServices};
use crate::{
    effective_suspensions::EffectiveSuspensions,
    store::{SuspensionOwner, SuspensionRow},
};
use vigie_shared::{
    ids::CenterId,
    item::ItemId,
    session::{Actor, Command, Session},
};

/// The commands by which a session follows the table of suspensions. Items that its bank does
/// not have are left out: it cannot select them.
#[tracing::instrument(skip_all, level = "debug")]
pub(super) async fn sync_suspensions(
    services: &RoomServices,
    center: CenterId,
    session: &Session,
) -> Result<Vec<PendingCommand>, sqlx::Error> {
    if session.finalized().is_some() {
        return Ok(Vec::new());
    }
    let decisions = services.store.suspension_decisions(Some(center)).await?;
    let effective = EffectiveSuspensions::from_decisions(&decisions, &services.bank);
    let known = session.suspended();
    let added = effective
        .in_force()
        .iter()
        .filter(|(item, _)| !known.contains(**item))
        .map(|(item, row)| command(item, true, Some(*row)));
    let lifted_by = |item: &ItemId| {
        let mut lifted = decisions.iter().filter(|row| !row.suspends);
        lifted.rfind(|row| row.item == *item)
    };
    let removed = known
        .iter()
        .filter(|item| !effective.in_force().contains_key(item))
        .map(|item| command(item, false, lifted_by(item)));
    Ok(added.chain(removed).collect())
}

/// In the name of the referent who decided it for the own center. Who decides for all is
/// named in the table alone: the record of a center has no names of another.
fn command(item: &ItemId, suspended: bool, decision: Option<&SuspensionRow>) -> PendingCommand {
    let own = decision.filter(|row| row.owner != SuspensionOwner::Platform);
    let actor = own.map_or(Actor::Server, |row| Actor::Referent(row.by.clone()));
    let command = Command::SuspendItem {
        item: item.clone(),
        suspended,
    };
    PendingCommand::internal(actor, command)
}
