//! What the pages of each audience are sent, and what of it a page of this version knows: it
//! stays open over an update of the server, whose later version may send more.

use serde::de::DeserializeOwned;
use serde_json::Value;
use vigie_shared::protocol::Never;
use vigie_shared::view::{BoardChange, ReferentChange};

/// The changes of an audience.
pub trait AudienceChange: DeserializeOwned + 'static {
    /// Is this a kind of change of this version?
    fn knows(kind: &str) -> bool;
}

impl AudienceChange for Never {
    fn knows(_: &str) -> bool {
        false
    }
}

impl AudienceChange for BoardChange {
    fn knows(kind: &str) -> bool {
        Self::KINDS.contains(&kind)
    }
}

impl AudienceChange for ReferentChange {
    fn knows(kind: &str) -> bool {
        ReferentChange::knows(kind)
    }
}

/// Kinds of messages without which the page would show something else than there is.
const SHOWN: [&str; 3] = ["snapshot", "change", "refused"];

/// Is this text, which cannot be read, about something that the page shows?
pub fn is_shown(text: &str) -> bool {
    let value: Value = serde_json::from_str(text).unwrap_or(Value::Null);
    value["type"]
        .as_str()
        .is_some_and(|kind| SHOWN.contains(&kind))
}

/// Is this change, which cannot be read, about something that the page shows? Its kind is the
/// only key of an object.
pub fn is_shown_change<C: AudienceChange>(change: &Value) -> bool {
    let key = change.as_object().and_then(|object| object.keys().next());
    key.is_none_or(|kind| C::knows(kind))
}
