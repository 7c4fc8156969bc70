//! Lists whose length is bounded while they are read, and messages without fields.

use crate::limits::{MAX_CANDIDATES, MAX_INCIDENTS_PER_COMMAND};
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, SeqAccess, Visitor},
};
use std::{fmt, marker::PhantomData};

/// Seats of one room. A longer list is refused before it is whole: what a session does with it
/// costs more than its length.
pub(super) fn at_most_a_room<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    at_most(MAX_CANDIDATES, deserializer)
}

/// Incidents of one session, bounded in the same way.
pub(super) fn at_most_what_a_session_has<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    at_most(MAX_INCIDENTS_PER_COMMAND, deserializer)
}

fn at_most<'de, D, T>(limit: usize, deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct ListVisitor<T>(usize, PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "at most {} entries", self.0)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = list.next_element()? {
                if entries.len() == self.0 {
                    return Err(A::Error::invalid_length(entries.len() + 1, &self));
                }
                entries.push(entry);
            }
            Ok(entries)
        }
    }

    deserializer.deserialize_seq(ListVisitor(limit, PhantomData))
}

/// The rest of a message that is nothing but its tag. `deny_unknown_fields` does
/// not reach the unit variants of a tagged enum; this does.
pub(crate) fn no_fields<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct NoFields {}

    NoFields::deserialize(deserializer).map(|NoFields {}| ())
}
