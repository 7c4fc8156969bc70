//! An item taken out for everybody, and allowed again.
//!
//! The table is the truth. It is written first, then every live room is told; a room
//! that starts later compares itself with the table before it serves anybody.

use crate::{
    app::App,
    room::RoomMessage,
    store::{StoreError, SuspensionRow},
};
use futures_util::future::join_all;
use std::collections::HashSet;
use tokio::sync::oneshot;
use vigie_item_bank::{Bank, Item};
use vigie_shared::{
    item::ItemId,
    session::{Actor, Command},
};

/// Fewest items that must be left of a competence: a test asks up to three of it, and
/// candidates at different levels must find theirs.
const ITEMS: usize = 20;

/// Fewest accessible items that must be left of a competence, as in a new bank.
const ACCESSIBLE: usize = 4;

/// Why nothing was suspended or allowed again.
#[derive(Debug, thiserror::Error)]
pub enum SuspendError {
    /// The bank has no such item.
    #[error("no such item")]
    UnknownItem,
    /// Too few items of its competence would be left.
    #[error("too few items of the competence would be left")]
    TooFewLeft,
    /// What is suspended could not be read.
    #[error("the suspensions cannot be read: {0}")]
    Unreadable(#[from] sqlx::Error),
    /// The database did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Suspends an item for everybody, in the name of a referent. When it returns, no
/// candidate of this server is proposed it any more. Suspending it again changes nothing.
///
/// # Errors
/// See [`SuspendError`].
pub async fn suspend(
    app: &App,
    item: &ItemId,
    by: String,
    reason: String,
) -> Result<(), SuspendError> {
    let found = app.bank.item(item).ok_or(SuspendError::UnknownItem)?;
    let _one_at_a_time = app.centers.0.suspending.lock().await;
    let suspended = app.store.suspensions().await?;
    let suspended: HashSet<&str> = suspended.iter().map(|row| row.item.as_str()).collect();
    if !suspended.contains(&*item.0) {
        if !leaves_enough(&app.bank, found, &suspended) {
            return Err(SuspendError::TooFewLeft);
        }
        let row = SuspensionRow {
            item: item.to_string(),
            reason,
            by: by.clone(),
            at: app.clock.now(),
        };
        app.store.suspend(row).await?;
        tracing::info!(%item, "item suspended");
    }
    tell_rooms(app, item, by, true).await;
    Ok(())
}

/// Allows an item again, in the name of a referent. Allowing it twice changes nothing.
///
/// # Errors
/// See [`SuspendError`].
pub async fn reinstate(app: &App, item: &ItemId, by: String) -> Result<(), SuspendError> {
    app.bank.item(item).ok_or(SuspendError::UnknownItem)?;
    let _one_at_a_time = app.centers.0.suspending.lock().await;
    app.store.reinstate(item.clone()).await?;
    tracing::info!(%item, "item reinstated");
    tell_rooms(app, item, by, false).await;
    Ok(())
}

fn leaves_enough(bank: &Bank, item: &Item, suspended: &HashSet<&str>) -> bool {
    let left = || {
        bank.items().iter().filter(|other| {
            other.competence == item.competence
                && other.id != item.id
                && !suspended.contains(&*other.id.0)
        })
    };
    left().count() >= ITEMS && left().filter(|other| other.accessible).count() >= ACCESSIBLE
}

/// Tells every live room, and waits until each has it in its journal. One that ends
/// meanwhile, or cannot write, reads the table before it goes on: there is nothing to
/// repeat here.
async fn tell_rooms(app: &App, item: &ItemId, by: String, suspended: bool) {
    app.centers.note_suspensions();
    let actor = Actor::Referent(by);
    let tell = app.rooms.all().into_iter().map(|room| {
        let (done, heard) = oneshot::channel();
        let message = RoomMessage::Wish {
            actor: actor.clone(),
            command: Command::SuspendItem {
                item: item.clone(),
                suspended,
            },
            done,
        };
        async move {
            if room.send(message).await.is_ok() {
                let _ = heard.await;
            }
        }
    });
    join_all(tell).await;
}
