//! Attacks over the WebSocket of a candidate who is logged in.

use super::{raw_connection::RawConnection, target::AttackTarget};
use std::time::Instant;
use uuid::Uuid;

/// The last fragment of a text, and a whole one.
const TEXT: u8 = 0x81;
/// A text that more fragments follow.
const FIRST_FRAGMENT: u8 = 0x01;
/// A fragment in the middle.
const FRAGMENT: u8 = 0x00;
const PING: u8 = 0x89;

async fn open(target: &AttackTarget) -> anyhow::Result<RawConnection> {
    let mut connection = target.connect().await?;
    let login = &target.candidate;
    connection
        .upgrade(login.socket_path(), login.cookie())
        .await?;
    Ok(connection)
}

/// Nothing the server sends is read: its answers must not pile up.
pub(super) async fn ping_flood(target: &AttackTarget, end: Instant) -> String {
    let attempts = target.repeat(4, end, |target, _| async move {
        let mut connection = open(&target).await?;
        loop {
            connection.send_frame(PING, &[b'p'; 125]).await?;
        }
    });
    attempts.await.to_string()
}

/// The message is never complete, and no fragment makes it longer.
pub(super) async fn empty_fragments(target: &AttackTarget, end: Instant) -> String {
    let attempts = target.repeat(4, end, |target, _| async move {
        let mut connection = open(&target).await?;
        connection.send_frame(FIRST_FRAGMENT, b"").await?;
        loop {
            connection.send_frame(FRAGMENT, b"").await?;
        }
    });
    attempts.await.to_string()
}

/// Each change would be a row of the journal; a new connection would start with a full
/// allowance.
pub(super) async fn toggling_companion(target: &AttackTarget, end: Instant) -> String {
    let attempts = target.repeat(4, end, |target, _| async move {
        let mut connection = open(&target).await?;
        connection
            .send_frame(TEXT, br#"{"type":"hello","last_seq":0}"#)
            .await?;
        for present in [true, false].iter().cycle().take(39) {
            let id = Uuid::new_v4();
            let command = format!(
                r#"{{"type":"command","id":"{id}","command":{{"type":"report_companion","present":{present}}}}}"#
            );
            send_text(&mut connection, &command).await?;
        }
        Ok(())
    });
    attempts.await.to_string()
}

/// In two fragments: each may have 125 bytes here.
async fn send_text(connection: &mut RawConnection, text: &str) -> anyhow::Result<()> {
    let bytes = text.as_bytes();
    let (first, rest) = bytes.split_at(bytes.len() / 2);
    connection.send_frame(FIRST_FRAGMENT, first).await?;
    connection.send_frame(0x80, rest).await
}
