//! A session on another day than its own.

use super::{fake_engine::FakeEngine, session_harness::SessionHarness};
use vigie_shared::{
    protocol::{ReferentMessage, ServerMessage},
    time::MINUTE,
    view::{FinalizationView, ReferentChange},
};

/// What a referent sees who has allowed it.
pub fn to_referent() -> ReferentMessage {
    let room = SessionHarness::new(1, FakeEngine::plain());
    let allowed = FinalizationView {
        companion: None,
        other_day_until: Some(room.now.plus(24 * 60 * MINUTE)),
        ..FinalizationView::from_session(&room.session, &room.bank, room.now)
    };
    let finalization = Box::new(allowed);
    ServerMessage::Change {
        seq: 42,
        change: ReferentChange::Finalization { finalization },
    }
}
