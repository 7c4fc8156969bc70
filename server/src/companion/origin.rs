//! Who opened a socket, as the browser says it.
//!
//! The browser writes the header itself: no script of a page can set it. A program that is no
//! browser can: it is as good as another computer, which no extension sees either.

use vigie_shared::session::CompanionMisuse;

/// Longest header that is kept, bytes.
const MAX_ORIGIN_BYTES: usize = 120;

/// Where a socket of the companion comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExtensionOrigin {
    /// Our extension. The origin tells its installations in Firefox apart, where each profile
    /// has an id of its own.
    Ours(String),
    /// Another extension.
    AnotherExtension,
    /// A page, or no browser at all.
    Page,
}

impl ExtensionOrigin {
    /// From the header `Origin`; `chromium_ids` are ours.
    pub fn from_header(header: Option<&str>, chromium_ids: &[String]) -> Self {
        let Some(origin) = header.filter(|origin| origin.len() <= MAX_ORIGIN_BYTES) else {
            return Self::Page;
        };
        let chromium = origin.strip_prefix("chrome-extension://");
        if chromium.is_some_and(|id| chromium_ids.iter().any(|ours| ours == id))
            || origin.starts_with("moz-extension://")
        {
            Self::Ours(origin.to_owned())
        } else if chromium.is_some() {
            Self::AnotherExtension
        } else {
            Self::Page
        }
    }

    /// What it is when somebody else comes with a ticket of the companion.
    pub fn misuse(&self) -> Option<CompanionMisuse> {
        match self {
            Self::Ours(_) => None,
            Self::AnotherExtension => Some(CompanionMisuse::AnotherExtension),
            Self::Page => Some(CompanionMisuse::PageScript),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::OUR_CHROMIUM_ID;

    #[test]
    fn only_our_extension_is_ours() {
        let ids = [OUR_CHROMIUM_ID.to_owned()];
        let of = |header| ExtensionOrigin::from_header(header, &ids).misuse();
        let ours = format!("chrome-extension://{OUR_CHROMIUM_ID}");
        assert_eq!(of(Some(&ours)), None);
        let firefox = "moz-extension://6f1d4f5e-0c9a-4f0e-9a37-0b7a9f4f2a11";
        assert_eq!(of(Some(firefox)), None);
        let another = "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        assert_eq!(of(Some(another)), Some(CompanionMisuse::AnotherExtension));
        for page in [
            "https://vigie.example.fr",
            "null",
            "",
            "https://moz-extension",
        ] {
            assert_eq!(of(Some(page)), Some(CompanionMisuse::PageScript), "{page}");
        }
        assert_eq!(of(None), Some(CompanionMisuse::PageScript));
    }
}
