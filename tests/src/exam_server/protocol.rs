//! The server's side of the companion's socket, written from the contract (docs/COMPANION.md) and
//! without a line of the product: an error there is found here.

use std::sync::Arc;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use hmac::{Hmac, KeyInit, Mac};
use ring::{
    rand::{SecureRandom, SystemRandom},
    signature::{Ed25519KeyPair, KeyPair},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{CompanionRecord, ExamNetwork, ExamState};

const FORGED: u16 = 4400;
const NOT_LINKED: u16 = 4401;
const HEARTBEAT_MS: u32 = 1000;

/// A block list as it is served.
#[derive(Clone, Debug)]
pub struct BlockListDocument {
    pub version: u32,
    pub text: String,
    pub digest: String,
}

impl BlockListDocument {
    /// A list of these entries by category.
    pub fn new(version: u32, categories: &Value) -> Self {
        let text = json!({ "version": version, "categories": categories }).to_string();
        let digest = HEXLOWER.encode(&Sha256::digest(&text));
        Self {
            version,
            text,
            digest,
        }
    }
}

/// Signs lists with a key of its own.
pub struct SignedLists {
    pair: Ed25519KeyPair,
    origin: String,
    session: u32,
}

impl SignedLists {
    /// With a fresh key.
    pub fn new(origin: &str, session: u32) -> Self {
        let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        Self {
            pair: Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap(),
            origin: origin.to_owned(),
            session,
        }
    }

    fn offer(&self, list: &BlockListDocument) -> (Value, Value) {
        let payload = json!({
            "server": self.origin, "session": self.session,
            "list_version": list.version, "list_digest": list.digest,
            "not_before": now_micros() - 60_000_000, "not_after": now_micros() + 8 * 3_600_000_000,
        })
        .to_string();
        let signature = self.pair.sign(payload.as_bytes());
        let reference = json!({
            "version": list.version, "digest": list.digest,
            "url": format!("/api/companion/lists/{}", list.digest),
        });
        let grant = json!({
            "payload": BASE64.encode(payload.as_bytes()),
            "signature": BASE64.encode(signature.as_ref()),
            "public_key": BASE64.encode(self.pair.public_key().as_ref()),
        });
        (reference, grant)
    }
}

/// The key of a link, and the highest counter seen on it.
#[derive(Clone)]
pub struct LinkKey {
    key: String,
    counter: u64,
}

/// Now, in microseconds.
pub fn now_micros() -> i64 {
    jiff::Timestamp::now().as_microsecond()
}

/// 32 random bytes, as tickets and keys are written.
pub fn random_text() -> String {
    let mut bytes = [0; 32];
    SystemRandom::new().fill(&mut bytes).unwrap();
    BASE64URL_NOPAD.encode(&bytes)
}

fn code(key: &str, text: &str) -> String {
    let key = BASE64URL_NOPAD.decode(key.as_bytes()).unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    mac.update(text.as_bytes());
    BASE64URL_NOPAD.encode(&mac.finalize().into_bytes())
}

/// Speaks with one companion until either side has enough.
pub async fn serve(mut socket: WebSocket, state: Arc<ExamState>) {
    let Some(link) = introduce(&mut socket, &state).await else {
        return;
    };
    let mut situation = state.situation.subscribe();
    let mut known = situation.borrow_and_update().clone();
    loop {
        tokio::select! {
            changed = situation.changed() => {
                if changed.is_err() { return; }
                let now = situation.borrow_and_update().clone();
                if now.network != ExamNetwork::Open { return; }
                if now.list.digest != known.list.digest {
                    let (list, grant) = state.lists.offer(&now.list);
                    say(&mut socket, &json!({ "type": "list", "list": list, "grant": grant })).await;
                }
                if now.phase != known.phase {
                    let phase = &now.phase;
                    say(&mut socket, &json!({
                        "type": "test", "phase": phase.name, "block_until": phase.block_until,
                    })).await;
                }
                known = now;
            }
            message = socket.recv() => {
                let Some(Ok(message)) = message else { return };
                let Message::Text(text) = message else { continue };
                if !beat(&mut socket, &state, &link, &text).await { return; }
            }
        }
    }
}

/// Takes a ticket or a resume; the id of the link, if it was right.
async fn introduce(socket: &mut WebSocket, state: &ExamState) -> Option<String> {
    let Some(Ok(Message::Text(text))) = socket.recv().await else {
        return None;
    };
    let frame: Value = serde_json::from_str(&text).unwrap_or_default();
    let (link, key) = match frame["type"].as_str() {
        Some("link") => {
            let ticket = frame["ticket"].as_str().unwrap_or_default();
            let mut tickets = state.tickets.lock().unwrap();
            let place = tickets.iter().position(|known| known == ticket);
            place.map(|place| tickets.swap_remove(place))?;
            let (link, key) = (uuid::Uuid::new_v4().to_string(), random_text());
            let counter = 0;
            let kept = LinkKey {
                key: key.clone(),
                counter,
            };
            state.links.lock().unwrap().insert(link.clone(), kept);
            state.record.send_modify(|record| record.links += 1);
            (link, Some(key))
        }
        Some("resume") => {
            let link = frame["link"].as_str().unwrap_or_default().to_owned();
            let counter = frame["counter"].as_u64().unwrap_or_default();
            let text = format!("resume|{link}|{counter}");
            match admit(state, &link, counter, &text, &frame["mac"]) {
                Ok(()) => state.record.send_modify(|record| record.resumes += 1),
                Err(reason) => return refuse(socket, reason).await,
            }
            (link, None)
        }
        _ => return None,
    };
    let now = state.situation.borrow().clone();
    let (list, grant) = state.lists.offer(&now.list);
    let phase = &now.phase;
    let mut linked = json!({
        "type": "linked", "link": link, "now": now_micros(), "heartbeat_ms": HEARTBEAT_MS,
        "list": list, "grant": grant,
        "test": { "phase": phase.name, "block_until": phase.block_until },
    });
    if let Some(key) = key {
        linked["key"] = key.into();
    }
    say(socket, &linked).await;
    Some(link)
}

async fn refuse(socket: &mut WebSocket, code: u16) -> Option<String> {
    let reason = "".into();
    let close = CloseFrame { code, reason };
    // The companion may be gone already.
    let _ = socket.send(Message::Close(Some(close))).await;
    None
}

/// A message on a link: the code is right and its counter is new.
fn admit(state: &ExamState, link: &str, counter: u64, text: &str, mac: &Value) -> Result<(), u16> {
    let mut links = state.links.lock().unwrap();
    let known = links.get_mut(link).ok_or(NOT_LINKED)?;
    if mac.as_str() != Some(&code(&known.key, text)) || counter <= known.counter {
        fault(state, &format!("forged: {text}"));
        return Err(FORGED);
    }
    known.counter = counter;
    Ok(())
}

async fn beat(socket: &mut WebSocket, state: &ExamState, link: &str, text: &str) -> bool {
    let frame: Value = serde_json::from_str(text).unwrap_or_default();
    let (Some("heartbeat"), Some(counter), Some(sent_at), Some(body)) = (
        frame["type"].as_str(),
        frame["counter"].as_u64(),
        frame["sent_at"].as_i64(),
        frame["body"].as_str(),
    ) else {
        fault(state, text);
        return false;
    };
    let signed = format!("{link}|{counter}|{sent_at}|{body}");
    if let Err(reason) = admit(state, link, counter, &signed, &frame["mac"]) {
        refuse(socket, reason).await;
        return false;
    }
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    state.record.send_modify(|record| record.heartbeat = body);
    let block_until = state.situation.borrow().phase.block_until;
    say(
        socket,
        &json!({
            "type": "beat", "counter": counter, "now": now_micros(), "block_until": block_until,
        }),
    )
    .await;
    true
}

fn fault(state: &ExamState, text: &str) {
    let add = |record: &mut CompanionRecord| record.faults.push(text.to_owned());
    state.record.send_modify(add);
}

async fn say(socket: &mut WebSocket, frame: &Value) {
    // A companion that has gone is noticed by the next read.
    let _ = socket.send(Message::Text(frame.to_string().into())).await;
}
