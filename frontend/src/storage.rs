//! Small texts in the browser's local or session storage.
//!
//! Storage may be forbidden (private windows, policies) or full. Nothing here
//! fails then: a choice is merely not remembered.

mod last_session;
mod tab;

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

pub use last_session::LastSession;
pub use tab::{StorageKey, StorageOwner, forget_candidates};

/// How long something is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageScope {
    /// On this device, without an end: preferences.
    Device,
    /// In this tab, across reloads: work in progress.
    Tab,
}

impl StorageScope {
    fn storage(self) -> Option<Storage> {
        let window = web_sys::window()?;
        match self {
            Self::Device => window.local_storage(),
            Self::Tab => window.session_storage(),
        }
        .ok()
        .flatten()
    }

    /// The text stored under `key`.
    pub fn read(self, key: &str) -> Option<String> {
        self.storage()?.get_item(key).ok().flatten()
    }

    /// Stores `text` under `key`; whether that worked.
    pub fn write(self, key: &str, text: &str) -> bool {
        self.storage()
            .is_some_and(|storage| storage.set_item(key, text).is_ok())
    }

    /// Removes what is under `key`.
    pub fn remove(self, key: &str) {
        if let Some(storage) = self.storage() {
            // Removing fails only where nothing could be stored either.
            storage.remove_item(key).unwrap_or_default();
        }
    }

    /// Removes every key that begins so.
    pub fn remove_all(self, prefix: &str) {
        let Some(storage) = self.storage() else {
            return;
        };
        let count = storage.length().unwrap_or(0);
        let keys: Vec<String> = (0..count)
            .filter_map(|index| storage.key(index).ok().flatten())
            .filter(|key| key.starts_with(prefix))
            .collect();
        for key in keys {
            self.remove(&key);
        }
    }

    /// The value stored under `key`. None as well if it does not parse: an older version
    /// of the page may have written it.
    pub fn read_json<T: DeserializeOwned>(self, key: &str) -> Option<T> {
        serde_json::from_str(&self.read(key)?).ok()
    }

    /// Stores `value` under `key`; whether that worked.
    pub fn write_json<T: Serialize + ?Sized>(self, key: &str, value: &T) -> bool {
        serde_json::to_string(value).is_ok_and(|text| self.write(key, &text))
    }
}
