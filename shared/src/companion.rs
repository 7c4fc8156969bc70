//! The companion extension and the server: what both must agree on.
//!
//! The extension has a WebSocket of its own, subprotocol `vigie-companion.v1`, one JSON text a
//! frame. It presents a ticket that the candidate's page was given, receives a key for this test,
//! and signs each heartbeat with it. So presence is what this connection proves, whatever a
//! page says. See `docs/COMPANION-PROTOCOL.md`.
//!
//! Not here: what a session makes of it ([`crate::session`]), how keys are made and compared.

mod forbidden_extension;
mod version;

pub use forbidden_extension::{
    ForbiddenExtension, MAX_FORBIDDEN_EXTENSION_CHARS, MAX_FORBIDDEN_EXTENSIONS,
    MAX_NAMED_EXTENSIONS, NotAnExtension,
};
pub use version::{ExtensionVersion, NotAVersion};

use crate::{
    ids::{LinkId, Seat},
    time::{MINUTE, SECOND, Timestamp},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// Name of the WebSocket subprotocol.
pub const COMPANION_SUBPROTOCOL: &str = "vigie-companion.v1";

/// Time between two heartbeats of the extension, milliseconds.
pub const COMPANION_HEARTBEAT_MILLIS: u32 = 5_000;

/// A ticket is good for this long, microseconds, and once.
pub const TICKET_VALIDITY: i64 = 60 * SECOND;

/// Tickets of one device that are good at the same time. An older one gives way.
pub const MAX_OPEN_TICKETS: usize = 4;

/// Without a known deadline, because an alert has stopped the clock, sites stay blocked for this
/// long after the last answer of the server, microseconds.
pub const BLOCK_WITHOUT_DEADLINE: i64 = 15 * MINUTE;

/// A connection of the extension that is gone and not back within this time counts as missing,
/// microseconds, while the page is connected.
pub const COMPANION_GONE_AFTER: i64 = 2 * SECOND;

/// The page must have been connected for this long before a missing extension counts,
/// microseconds: what both lost together was the network.
pub const PAGE_SETTLED_AFTER: i64 = 10 * SECOND;

/// The same for pages that come and go, microseconds, over all their connections since the
/// extension is missing: who reloads again and again must not put it off without end.
pub const PAGE_SETTLED_IN_ALL: i64 = 20 * SECOND;

/// The oldest version of the extension that blocks all that today's lists name.
pub const OLDEST_GOOD_VERSION: &str = "1.0.0";

/// Close code of a frame that is not of the protocol, and of one that is forged or replayed.
pub const CLOSE_FORGED: u16 = 4400;
/// Close code of an unknown ticket or link, and of a login that has ended: the page is asked
/// for a new ticket.
pub const CLOSE_NOT_LINKED: u16 = 4401;
/// Close code of a right ticket from a page or from another extension.
pub const CLOSE_WRONG_ORIGIN: u16 = 4403;
/// Close code of a link that a newer one of the same device has replaced.
pub const CLOSE_DISPLACED: u16 = 4409;
/// Close code of a connection on which nothing came for too long.
pub const CLOSE_SILENT: u16 = 4410;
/// Close code of a connection that sends too much.
pub const CLOSE_TOO_FAST: u16 = 4429;

/// Kinds of sites that are blocked during a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SiteCategory {
    /// Chatbots and other writing machines.
    Ai,
    /// Forums where others help.
    HelpForum,
    /// Sites with answers to exercises.
    AnswerSite,
    /// Messages to other people.
    Messaging,
    /// Translation of what is on the screen.
    ScreenTranslation,
}

impl SiteCategory {
    /// Every category, in the order shown.
    pub const ALL: [Self; 5] = [
        Self::Ai,
        Self::HelpForum,
        Self::AnswerSite,
        Self::Messaging,
        Self::ScreenTranslation,
    ];
}

/// From the extension to the server.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ExtensionMessage {
    /// First message of a new link.
    Link {
        /// What the page was given: 43 characters, base64url.
        ticket: String,
        /// Version of the extension.
        version: ExtensionVersion,
        /// Such as `chromium 156`, at most 40 characters.
        browser: String,
    },
    /// First message after a cut.
    Resume {
        /// The link that goes on.
        link: LinkId,
        /// Above those of all frames before.
        counter: u64,
        /// HMAC-SHA256 over [`resume_text`] with the key of the link, base64url.
        mac: String,
    },
    /// Every [`COMPANION_HEARTBEAT_MILLIS`], and at once when something has changed.
    Heartbeat {
        /// One more than in the frame before; the first one is 1.
        counter: u64,
        /// Clock of the extension.
        sent_at: Timestamp,
        /// A [`HeartbeatBody`] as JSON text: signed as it was written.
        body: String,
        /// HMAC-SHA256 over [`heartbeat_text`] with the key of the link, base64url.
        mac: String,
    },
}

// By hand: tickets must not end up in a log.
impl fmt::Debug for ExtensionMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link { version, .. } => {
                let mut shown = f.debug_struct("Link");
                shown.field("version", version).finish_non_exhaustive()
            }
            Self::Resume { link, counter, .. } => {
                let mut shown = f.debug_struct("Resume");
                shown.field("link", link).field("counter", counter);
                shown.finish_non_exhaustive()
            }
            Self::Heartbeat { counter, body, .. } => {
                let mut shown = f.debug_struct("Heartbeat");
                shown.field("counter", counter).field("body", body);
                shown.finish_non_exhaustive()
            }
        }
    }
}

/// What the signature of a heartbeat covers.
pub fn heartbeat_text(link: LinkId, counter: u64, sent_at: Timestamp, body: &str) -> String {
    format!("{link}|{counter}|{}|{body}", sent_at.0)
}

/// What the signature of a resume covers.
pub fn resume_text(link: LinkId, counter: u64) -> String {
    format!("resume|{link}|{counter}")
}

/// What the extension says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeartbeatBody {
    /// Its rules are on.
    pub blocking: bool,
    /// A tab of this session answers.
    pub page: bool,
    /// It may do what it needs to block.
    pub permissions: bool,
    /// The test is in a private window.
    pub private_window: bool,
    /// Ids of other extensions, where a managed browser tells.
    #[serde(default)]
    pub other_extensions: Option<Vec<String>>,
    /// Those of the grant that are active, in the words of the grant, where a managed browser
    /// tells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden_extensions: Vec<ForbiddenExtension>,
    /// Since the count began that `tally` names; without one, since the link began.
    #[serde(default)]
    pub attempts: AttemptCounts,
    /// Names the count: one that goes on over several links is not added up twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tally: Option<AttemptTally>,
}

/// Names one count of attempts: a random number that the extension makes when a test begins,
/// 0..2^53, so that every JSON reader takes it exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AttemptTally(pub u64);

/// Attempts to reach blocked sites: counts by category, never an address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttemptCounts {
    /// Pages that were not opened.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub direct: BTreeMap<SiteCategory, u32>,
    /// Links that were taken out of pages of results.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<SiteCategory, u32>,
}

impl AttemptCounts {
    /// Nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.direct.is_empty() && self.links.is_empty()
    }

    /// What is left of these without `less`, of which they were a part.
    #[must_use]
    pub fn minus(&self, less: &Self) -> Self {
        let rest = |one: &BTreeMap<SiteCategory, u32>, other: &BTreeMap<SiteCategory, u32>| {
            let left = one.iter().map(|(category, count)| {
                let less = other.get(category).copied().unwrap_or_default();
                (*category, count.saturating_sub(less))
            });
            left.filter(|(_, count)| *count > 0).collect()
        };
        Self {
            direct: rest(&self.direct, &less.direct),
            links: rest(&self.links, &less.links),
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(&self, more: &Self) -> Self {
        let sum = |one: &BTreeMap<SiteCategory, u32>, other: &BTreeMap<SiteCategory, u32>| {
            let mut sum = one.clone();
            for (category, count) in other {
                let total = sum.entry(*category).or_default();
                *total = total.saturating_add(*count);
            }
            sum
        };
        Self {
            direct: sum(&self.direct, &more.direct),
            links: sum(&self.links, &more.links),
        }
    }
}

/// From the server to the extension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CompanionMessage {
    /// Answer to `link` and `resume`.
    Linked {
        /// Names the link in what is signed.
        link: LinkId,
        /// 32 bytes, base64url; only after `link`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<String>,
        /// Server time.
        now: Timestamp,
        /// [`COMPANION_HEARTBEAT_MILLIS`].
        heartbeat_ms: u32,
        /// The list of this session.
        list: BlockListReference,
        /// Signed by the server.
        grant: SignedGrant,
        /// What to do now.
        test: TestWindow,
        /// Whose test it is: on a computer that somebody else takes over, the extension begins
        /// a new count.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seat: Option<Seat>,
    },
    /// The test has begun, stands still, goes on or is over.
    Test(TestWindow),
    /// The list has changed.
    List {
        /// The list of this session.
        list: BlockListReference,
        /// Signed by the server.
        grant: SignedGrant,
    },
    /// Answer to a heartbeat.
    Beat {
        /// Of that heartbeat.
        counter: u64,
        /// Server time.
        now: Timestamp,
        /// Nothing is blocked from then on, whatever happens; none while nothing is.
        block_until: Option<Timestamp>,
    },
}

/// Where the test of a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestWindow {
    /// Only a running test blocks sites.
    pub phase: TestStage,
    /// Nothing is blocked from then on, whatever happens; none while nothing is.
    pub block_until: Option<Timestamp>,
}

/// A test, as far as the extension is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestStage {
    /// Not started, or taken on another device.
    Waiting,
    /// Started and not over.
    Running,
    /// Over.
    Ended,
}

/// A block list, by what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockListReference {
    /// Grows with every change, over all lists of a server.
    pub version: u32,
    /// SHA-256 of the document, 64 hexadecimal digits.
    pub digest: String,
    /// Where it is: `/api/companion/lists/<digest>`.
    pub url: String,
}

/// What a server allows the extension to block, signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedGrant {
    /// A [`GrantPayload`] as JSON text, base64.
    pub payload: String,
    /// Ed25519 over the bytes of that text, base64.
    pub signature: String,
    /// 32 bytes, base64: the extension keeps it at the first use of a server.
    pub public_key: String,
}

/// The text under the signature of a [`SignedGrant`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantPayload {
    /// Origin of the server.
    pub server: String,
    /// Number of the session.
    pub session: u32,
    /// Version of the list.
    pub list_version: u32,
    /// Its digest.
    pub list_digest: String,
    /// Not good before.
    pub not_before: Timestamp,
    /// Not good from then on.
    pub not_after: Timestamp,
    /// Extensions that the session forbids, by id or name: the extension says which of them are
    /// active.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden_extensions: Vec<ForbiddenExtension>,
}

/// A block list, as the extension reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockListDocument {
    /// Grows with every change.
    pub version: u32,
    /// `example.org` is the domain and what is below it, `example.org/path` that path and what
    /// is below it. Sorted, without repetitions.
    pub categories: BTreeMap<SiteCategory, Vec<String>>,
}
