//! What a later version of the server may send to a page of this one: `vigie.v1` only grows, and
//! a page stays open over an update of its server.

use serde::{Deserialize, Deserializer, de::IgnoredAny};

/// A value of this version, or one that a later version has added.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum MaybeKnown<T, U = serde_json::Value> {
    /// One that can be read.
    Known(T),
    /// One that cannot, as it came.
    Unknown(U),
}

/// Reads a list and leaves out what a later version has added to it. For what stands beside the
/// rest; not where something that is missing would be a lie, such as an open alert.
///
/// # Errors
/// When it is no list.
pub fn only_known<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let all = Vec::<MaybeKnown<T, IgnoredAny>>::deserialize(deserializer)?;
    let known = |one| match one {
        MaybeKnown::Known(value) => Some(value),
        MaybeKnown::Unknown(_) => None,
    };
    Ok(all.into_iter().filter_map(known).collect())
}
