//! Items that are not presented any more: a center decides for its own sessions, a bank editor
//! for all centers.
//!
//! The table is the truth. It is written first, then the live rooms that are concerned are
//! asked to compare themselves with it; a room that starts later does so before it serves anybody.

mod rate_limit;

use rate_limit::DecisionRateLimiter;

use crate::{
    center::CenterRegistry,
    clock::Clock,
    effective_suspensions::EffectiveSuspensions,
    room::RoomRegistry,
    store::{Store, StoreError, SuspensionOwner, SuspensionRow},
};
use std::sync::Arc;
use tokio::sync::Mutex;
use vigie_item_bank::Bank;
use vigie_shared::{
    item::ItemId,
    session::StaffMember,
    time::{SECOND, Timestamp},
};

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
pub enum SuspendError {
    /// The bank has no such item.
    #[error("no such item")]
    UnknownItem,
    /// Too few items of its competence would be left.
    #[error("too few items of the competence would be left")]
    TooFewLeft,
    /// The account has decided too often lately.
    #[error("too many decisions of one account")]
    TooManyDecisions {
        /// Seconds until the next one is taken.
        retry_after: u32,
    },
    /// The suspended items could not be read.
    #[error("the suspensions cannot be read: {0}")]
    Unreadable(#[from] sqlx::Error),
    /// The database did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A decision on an item.
#[derive(Debug, Clone)]
pub struct SuspensionDecision {
    /// Whose decision, and so for whose sessions.
    pub owner: SuspensionOwner,
    /// The item of the bank.
    pub item: ItemId,
    /// False to lift the suspension.
    pub suspends: bool,
    /// Why, 1..=1000 characters.
    pub reason: String,
    /// Who decides.
    pub by: StaffMember,
}

/// Suspends and reinstates items.
pub struct SuspensionService {
    store: Store,
    clock: Clock,
    bank: Arc<Bank>,
    rooms: RoomRegistry,
    centers: CenterRegistry,
    rate: DecisionRateLimiter,
    /// One decision at a time: what is left of a competence is counted before it is written.
    /// Held for a read and a write, never while a room is waited for.
    one_at_a_time: Mutex<()>,
}

impl SuspensionService {
    /// Writes to this store, and tells these rooms and centers.
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
            rate: DecisionRateLimiter::default(),
            one_at_a_time: Mutex::default(),
        }
    }

    /// Suspends an item, or lifts the suspension, for the sessions of its owner. When it
    /// returns, the live rooms of these sessions on this server follow it for every command
    /// that comes later. What is so already stays so, with its first reason.
    ///
    /// # Errors
    /// See [`SuspendError`].
    #[tracing::instrument(skip_all, name = "decide_suspension",
        fields(item = %decision.item, suspends = decision.suspends))]
    pub async fn decide(&self, decision: SuspensionDecision) -> Result<(), SuspendError> {
        if self.bank.item(&decision.item).is_none() {
            return Err(SuspendError::UnknownItem);
        }
        let now = self.clock.now();
        if let Some(account) = decision.by.account {
            self.rate
                .take(account, now)
                .map_err(|wait| SuspendError::TooManyDecisions {
                    retry_after: seconds(wait),
                })?;
        }
        let center = decision.owner.center();
        if self.write(decision, now).await? {
            tracing::info!("decided on an item");
            self.centers.note_suspensions(center);
            self.rooms.sync_suspensions(center).await;
        }
        Ok(())
    }

    /// Adds the decision to the table; false when it is so already.
    async fn write(
        &self,
        decision: SuspensionDecision,
        now: Timestamp,
    ) -> Result<bool, SuspendError> {
        let _guard = self.one_at_a_time.lock().await;
        let center = decision.owner.center();
        let latest = self.store.suspension_decisions(center).await?;
        let previous = latest
            .iter()
            .find(|row| row.owner == decision.owner && row.item == decision.item);
        if previous.is_some_and(|row| row.suspends) == decision.suspends {
            return Ok(false);
        }
        let number = previous.map_or(1, |row| row.number + 1);
        if decision.suspends {
            let effective = EffectiveSuspensions::from_decisions(&latest, &self.bank);
            if !effective.leaves_enough_without(&decision.item) {
                return Err(SuspendError::TooFewLeft);
            }
        }
        let row = SuspensionRow {
            owner: decision.owner,
            item: decision.item,
            number,
            suspends: decision.suspends,
            reason: decision.reason,
            by: decision.by,
            at: now,
        };
        self.store.decide_suspension(row).await?;
        Ok(true)
    }
}

/// Whole seconds, at least one.
fn seconds(micros: i64) -> u32 {
    let whole = micros.max(0).unsigned_abs().div_ceil(SECOND.unsigned_abs());
    u32::try_from(whole).unwrap_or(u32::MAX).max(1)
}
