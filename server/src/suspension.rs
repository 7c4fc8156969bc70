//! An item suspended for everybody, and reinstated.
//!
//! The table is the truth. It is written first, then every live room is sent the command; a
//! room that starts later compares itself with the table before it serves anybody.

use crate::{
    center::CenterRegistry,
    clock::Clock,
    room::{RoomMessage, RoomRegistry},
    store::{Store, StoreError, SuspensionRow},
};
use futures_util::future::join_all;
use std::{collections::HashSet, sync::Arc};
use tokio::sync::{Mutex, oneshot};
use vigie_item_bank::{Bank, Item};
use vigie_shared::{
    item::ItemId,
    session::{Actor, Command},
};

/// Fewest items that must be left of a competence: a test asks up to three of it, and
/// candidates at different levels must find theirs.
const MIN_ITEMS: usize = 20;

/// Fewest accessible items that must be left of a competence, as in a new bank.
const MIN_ACCESSIBLE_ITEMS: usize = 4;

/// Why nothing was suspended or reinstated.
#[derive(Debug, thiserror::Error)]
pub enum SuspendError {
    /// The bank has no such item.
    #[error("no such item")]
    UnknownItem,
    /// Too few items of its competence would be left.
    #[error("too few items of the competence would be left")]
    TooFewLeft,
    /// The suspended items could not be read.
    #[error("the suspensions cannot be read: {0}")]
    Unreadable(#[from] sqlx::Error),
    /// The database did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Suspends and reinstates items.
pub struct SuspensionService {
    store: Store,
    clock: Clock,
    bank: Arc<Bank>,
    rooms: RoomRegistry,
    centers: CenterRegistry,
    /// One suspension at a time: what is left of a competence is counted before it is
    /// written, and rooms must be sent opposite commands in the order of the table.
    one_at_a_time: Mutex<()>,
}

impl SuspensionService {
    /// Writes to this store, and to these rooms and centers.
    pub fn new(
        store: Store,
        clock: Clock,
        bank: Arc<Bank>,
        rooms: RoomRegistry,
        centers: CenterRegistry,
    ) -> Self {
        Self {
            store,
            clock,
            bank,
            rooms,
            centers,
            one_at_a_time: Mutex::default(),
        }
    }

    /// Suspends an item for everybody, in the name of a referent. When it returns, no live
    /// room of this server selects it any more. Suspending it again changes nothing.
    ///
    /// # Errors
    /// See [`SuspendError`].
    #[tracing::instrument(skip_all, name = "suspend_item", fields(%item))]
    pub async fn suspend(
        &self,
        item: &ItemId,
        by: String,
        reason: String,
    ) -> Result<(), SuspendError> {
        let found = self.bank.item(item).ok_or(SuspendError::UnknownItem)?;
        let _guard = self.one_at_a_time.lock().await;
        let suspended = self.store.suspensions().await?;
        let suspended: HashSet<&str> = suspended.iter().map(|row| row.item.as_str()).collect();
        if !suspended.contains(&*item.0) {
            if !leaves_enough(&self.bank, found, &suspended) {
                return Err(SuspendError::TooFewLeft);
            }
            let row = SuspensionRow {
                item: item.to_string(),
                reason,
                by: by.clone(),
                at: self.clock.now(),
            };
            self.store.suspend(row).await?;
            tracing::info!(%item, "item suspended");
        }
        self.send_to_rooms(item, by, true).await;
        Ok(())
    }

    /// Reinstates an item, in the name of a referent. Reinstating it twice changes nothing.
    ///
    /// # Errors
    /// See [`SuspendError`].
    #[tracing::instrument(skip_all, name = "reinstate_item", fields(%item))]
    pub async fn reinstate(&self, item: &ItemId, by: String) -> Result<(), SuspendError> {
        self.bank.item(item).ok_or(SuspendError::UnknownItem)?;
        let _guard = self.one_at_a_time.lock().await;
        self.store.reinstate(item.clone()).await?;
        tracing::info!(%item, "item reinstated");
        self.send_to_rooms(item, by, false).await;
        Ok(())
    }

    /// Sends it to every live room, and waits until each has it in its journal. One that ends
    /// meanwhile, or cannot write, reads the table before it goes on: there is nothing to
    /// repeat here.
    async fn send_to_rooms(&self, item: &ItemId, by: String, suspended: bool) {
        self.centers.note_suspensions();
        let actor = Actor::Referent(by.into());
        let sends = self.rooms.live().into_iter().map(|room| {
            let (done, durable) = oneshot::channel();
            let message = RoomMessage::ServerCommand {
                actor: actor.clone(),
                command: Command::SuspendItem {
                    item: item.clone(),
                    suspended,
                },
                done,
            };
            async move {
                if room.send(message).await.is_ok() {
                    let _ = durable.await;
                }
            }
        });
        join_all(sends).await;
    }
}

fn leaves_enough(bank: &Bank, item: &Item, suspended: &HashSet<&str>) -> bool {
    let left = || {
        bank.items().iter().filter(|other| {
            other.competence == item.competence
                && other.id != item.id
                && !suspended.contains(&*other.id.0)
        })
    };
    let accessible = || left().filter(|other| other.accessible);
    left().count() >= MIN_ITEMS && accessible().count() >= MIN_ACCESSIBLE_ITEMS
}
