//! What rooms need of the server.

use crate::{
    center::CenterRegistry, clock::Clock, door::DoorBook, guessing::GuessingNotices,
    server_outages::ServerOutageLog, store::Store, work_pool::WorkPool,
};
use std::sync::Arc;
use vigie_item_bank::Bank;

#[derive(Clone)]
pub(super) struct RoomServices {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) bank: Arc<Bank>,
    pub(super) centers: CenterRegistry,
    pub(super) guessing: GuessingNotices,
    pub(super) door: DoorBook,
    pub(super) outages: ServerOutageLog,
    /// Where journals are folded.
    pub(super) work: WorkPool,
}
