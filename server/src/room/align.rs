//! Before a room serves anybody, its session is brought in line with the items that are
//! suspended for everybody.

use crate::room::{registry::Tools, turn::Wish};
use std::{collections::BTreeSet, sync::Arc};
use vigie_shared::{
    item::ItemId,
    session::{Actor, Command, Session},
};

/// What a session has yet to hear of the suspensions. Items that its bank does not have
/// are no news: it cannot ask them.
pub(super) async fn alignment(tools: &Tools, session: &Session) -> Result<Vec<Wish>, sqlx::Error> {
    if session.finalized().is_some() {
        return Ok(Vec::new());
    }
    let rows = tools.store.suspensions().await?;
    let items = rows.into_iter().map(|row| ItemId(Arc::from(row.item)));
    let suspended: BTreeSet<ItemId> = items
        .filter(|item| tools.bank.item(item).is_some())
        .collect();
    let known = session.suspended();
    let news = suspended.difference(known).map(|item| (item, true));
    let old = known.difference(&suspended).map(|item| (item, false));
    let wish = |(item, suspended): (&ItemId, bool)| {
        let command = Command::SuspendItem {
            item: item.clone(),
            suspended,
        };
        Wish::server(Actor::Server, command)
    };
    Ok(news.chain(old).map(wish).collect())
}
