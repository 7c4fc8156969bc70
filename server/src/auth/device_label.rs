//! A name for the device of a login, by which its owner knows it again.

use axum::http::{HeaderMap, header};

/// Family of the browser and the system, such as `Firefox, Windows`; empty for programs. No
/// version and no model: enough for the owner of an account to know their own devices, too
/// little to tell one computer of a school from the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeviceLabel(String);

/// A mark in the user agent and the name it stands for. The first that is found counts: Edge
/// and Opera call themselves Chrome, and Chrome calls itself Safari.
type AgentMarks = [(&'static str, &'static str)];

const BROWSERS: &AgentMarks = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chromium", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: &AgentMarks = &[
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

impl DeviceLabel {
    /// The label of the device that sent these headers.
    pub fn from_headers(headers: &HeaderMap) -> Self {
        let agent = headers.get(header::USER_AGENT);
        let agent = agent.and_then(|agent| agent.to_str().ok()).unwrap_or("");
        let parts = [find(BROWSERS, agent), find(SYSTEMS, agent)];
        Self(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    /// For the column `device`.
    pub fn into_string(self) -> String {
        self.0
    }
}

fn find(marks: &AgentMarks, agent: &str) -> Option<&'static str> {
    let found = marks.iter().find(|(mark, _)| agent.contains(mark));
    found.map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(agent: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, agent.parse().unwrap());
        DeviceLabel::from_headers(&headers).into_string()
    }

    #[test]
    fn a_device_has_a_family_and_a_system_and_nothing_else() {
        let cases = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
                "Firefox, Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 \
                 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari, iOS",
            ),
            (
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/131.0.0.0 Safari/537.36",
                "Chrome, ChromeOS",
            ),
            ("curl/8.5.0", ""),
        ];
        for (agent, expected) in cases {
            assert_eq!(label(agent), expected);
        }
        assert_eq!(
            DeviceLabel::from_headers(&HeaderMap::new()),
            DeviceLabel::default()
        );
    }
}
