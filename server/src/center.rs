//! What a referent follows of all the sessions of their center at once.
//!
//! [`CenterRegistry`] finds or starts the actor of a center, which runs while a referent
//! watches and some minutes longer. Rooms leave what changed ([`SessionSlice`]) without
//! waiting; what no room holds in memory is read from the journal when the actor starts.

mod actor;
mod dirty_sessions;
mod registry;
mod session_entry;
mod session_slice;
mod view;

pub use registry::CenterRegistry;
pub(crate) use session_slice::{SessionSlice, affects_center};

use crate::{
    clock::Clock,
    guessing::GuessingNotices,
    live::{LiveHandle, LiveMessage},
    store::Store,
    work_pool::WorkPool,
};
use std::sync::Arc;
use vigie_item_bank::Bank;

/// What the actor of a center needs of the server.
#[derive(Clone)]
struct CenterServices {
    store: Store,
    clock: Clock,
    bank: Arc<Bank>,
    guessing: GuessingNotices,
    work: WorkPool,
}

pub(crate) type CenterHandle = LiveHandle<LiveMessage>;
