//! Before a room serves anybody, its session is brought in line with the items that are
//! suspended for everybody.

use super::{commit::PendingCommand, services::RoomServices};
use std::{collections::BTreeSet, sync::Arc};
use vigie_shared::{
    item::ItemId,
    session::{Actor, Command, Session},
};

/// The commands by which a session follows the table of suspensions. Items that its bank does
/// not have are left out: it cannot select them.
#[tracing::instrument(skip_all, level = "debug")]
pub(super) async fn sync_suspensions(
    services: &RoomServices,
    session: &Session,
) -> Result<Vec<PendingCommand>, sqlx::Error> {
    if session.finalized().is_some() {
        return Ok(Vec::new());
    }
    let rows = services.store.suspensions().await?;
    let items = rows.into_iter().map(|row| ItemId(Arc::from(row.item)));
    let suspended: BTreeSet<ItemId> = items
        .filter(|item| services.bank.item(item).is_some())
        .collect();
    let known = session.suspended();
    let added = suspended.difference(known).map(|item| (item, true));
    let removed = known.difference(&suspended).map(|item| (item, false));
    let command = |(item, suspended): (&ItemId, bool)| {
        let command = Command::SuspendItem {
            item: item.clone(),
            suspended,
        };
        PendingCommand::internal(Actor::Server, command)
    };
    Ok(added.chain(removed).map(command).collect())
}
