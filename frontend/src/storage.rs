//! What the browser keeps: small texts in local or session storage.
//!
//! Storage may be forbidden (private windows, policies) or full. Nothing here
//! fails then: a choice is merely not remembered.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// How long something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// On this device, for good: preferences.
    Device,
    /// In this tab, across reloads: work in progress.
    Tab,
}

impl Keep {
    fn storage(self) -> Option<Storage> {
        let window = web_sys::window()?;
        match self {
            Self::Device => window.local_storage(),
            Self::Tab => window.session_storage(),
        }
        .ok()
        .flatten()
    }

    /// The text kept under `key`.
    pub fn read(self, key: &str) -> Option<String> {
        self.storage()?.get_item(key).ok().flatten()
    }

    /// Keeps `text` under `key`; whether that worked.
    pub fn write(self, key: &str, text: &str) -> bool {
        self.storage()
            .is_some_and(|storage| storage.set_item(key, text).is_ok())
    }

    /// Forgets what is under `key`.
    pub fn remove(self, key: &str) {
        if let Some(storage) = self.storage() {
            // Removing fails only where nothing could be kept either.
            storage.remove_item(key).unwrap_or_default();
        }
    }

    /// The value kept under `key`; one that no longer parses (older version) is as good as none.
    pub fn read_json<T: DeserializeOwned>(self, key: &str) -> Option<T> {
        serde_json::from_str(&self.read(key)?).ok()
    }

    /// Keeps `value` under `key`; whether that worked.
    pub fn write_json<T: Serialize + ?Sized>(self, key: &str, value: &T) -> bool {
        serde_json::to_string(value).is_ok_and(|text| self.write(key, &text))
    }
}
