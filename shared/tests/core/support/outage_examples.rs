//! What a candidate is sent after the server was away.

use super::view_examples::{page, room};
use vigie_shared::{item::ItemContent, protocol::CandidateMessage, time::MINUTE, time::SECOND};

/// A question, a minute after the start and after 20 s in which nothing could be recorded.
pub fn to_candidate(content: ItemContent) -> CandidateMessage<ItemContent> {
    let mut room = room();
    room.start(1);
    room.reveal(1);
    room.wait(MINUTE);
    room.server_was_away(20 * SECOND);
    page(&room, 0, content)
}
