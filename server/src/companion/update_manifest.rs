//! What browsers ask for when they look for a newer companion.

use serde_json::json;
use sha2::{Digest, Sha256};

/// A version of the companion that a server has for its browsers.
#[derive(Debug, Clone)]
pub struct ServedVersion<'a> {
    /// Up to four numbers with dots between them, as in the manifest of the extension.
    pub version: &'a str,
    /// Origin of the server.
    pub origin: &'a str,
}

impl ServedVersion<'_> {
    /// For Chromium, the extension with this id.
    pub fn for_chromium(&self, id: &str) -> String {
        let Self { version, origin } = self;
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <gupdate xmlns=\"http://www.google.com/update2/response\" protocol=\"2.0\">\n  \
             <app appid=\"{id}\">\n    \
             <updatecheck codebase=\"{origin}/companion/vigie-companion.crx\" version=\"{version}\"/>\n  \
             </app>\n\
             </gupdate>\n"
        )
    }

    /// For Firefox, the add-on with this id, and its package.
    pub fn for_firefox(&self, id: &str, package: &[u8]) -> String {
        let Self { version, origin } = self;
        let updates = json!({ "addons": { id: { "updates": [{
            "version": version,
            "update_link": format!("{origin}/companion/vigie-companion.xpi"),
            "update_hash": format!("sha256:{}", hex::encode(Sha256::digest(package))),
        }] } } });
        format!("{updates:#}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERSION: ServedVersion<'_> = ServedVersion {
        version: "1.2.0",
        origin: "https://exams.example.org",
    };

    #[test]
    fn chromium_learns_where_the_package_is_as_in_the_example_for_administrators() {
        let example = include_str!("../../../docs/deploy/companion/update.xml");
        let example = example.replace("1.0.0", "1.2.0");
        assert_eq!(VERSION.for_chromium("ID"), example);
    }

    #[test]
    fn firefox_learns_the_digest_of_the_package() {
        let text = VERSION.for_firefox("companion@vigie.example", b"package");
        let updates: serde_json::Value = serde_json::from_str(&text).unwrap();
        let update = &updates["addons"]["companion@vigie.example"]["updates"][0];
        assert_eq!(update["version"], "1.2.0");
        let hash = update["update_hash"].as_str().unwrap();
        assert_eq!(hash.len(), "sha256:".len() + 64, "{hash}");
    }
}
