//! The companion: tickets, settings, and the list of sites it blocks, for those who change it.

use super::SuspensionScope;
use crate::{companion::SiteCategory, time::Timestamp};
use serde::{Deserialize, Serialize};

/// One rule of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BlockRuleEntry {
    /// Kind of site.
    pub category: SiteCategory,
    /// `example.org` or `example.org/path`, at most 200 characters.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub rule: String,
}

/// Who put a rule on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum BlockRuleSource {
    /// It ships with Vigie.
    Shipped,
    /// The platform, for all centers.
    Platform,
    /// The own center.
    OwnCenter,
}

/// A rule that is in force, with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActiveBlockRule {
    /// Kind of site.
    pub category: SiteCategory,
    /// `example.org` or `example.org/path`.
    pub rule: String,
    /// Who put it there.
    pub source: BlockRuleSource,
}

/// A change of the list that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BlockListChangeEntry {
    /// For whose sessions.
    pub scope: SuspensionScope,
    /// Microseconds since 1970 UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub at: Timestamp,
    /// Who made it; another center's people are never shown.
    pub by: String,
    /// Why.
    pub reason: String,
    /// How many rules it added.
    pub added: u32,
    /// How many rules it removed.
    pub removed: u32,
}

/// Response of `GET /api/block-list`: the list of the own center.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BlockListOverview {
    /// Grows with every change on this server.
    pub version: u32,
    /// By category, then by rule.
    pub rules: Vec<ActiveBlockRule>,
    /// The latest changes of the platform and of the own center, newest first, at most 50.
    pub changes: Vec<BlockListChangeEntry>,
}

/// Body of `POST /api/block-list/preview` and `POST /api/block-list/change`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BlockListChangeRequest {
    /// For whose sessions: `platform` is for bank editors.
    pub scope: SuspensionScope,
    /// The version the change was made from: another change in between is a conflict.
    pub version: u32,
    /// Rules to add, as people type them: addresses are taken apart. At most 2,000.
    #[cfg_attr(feature = "openapi", schema(max_items = 2000))]
    pub add: Vec<BlockRuleEntry>,
    /// Rules to remove, at most 2,000.
    #[cfg_attr(feature = "openapi", schema(max_items = 2000))]
    pub remove: Vec<String>,
    /// Why, 1 to 1000 characters; may be empty in a preview.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub reason: String,
}

/// Why a rule is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum BlockRuleFault {
    /// Not the name of a site.
    NotADomain,
    /// Longer than 200 characters.
    TooLong,
    /// Everything under `com`, `fr` or the like would be blocked.
    PublicSuffix,
    /// Vigie itself would be blocked.
    OwnOrigin,
    /// The path has a sign in it that browsers take for a pattern.
    PatternInPath,
    /// A rule to remove that is not on the list.
    NotOnTheList,
}

/// A rule that is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefusedBlockRule {
    /// As it was given.
    pub text: String,
    /// Why.
    pub fault: BlockRuleFault,
}

/// Response of `POST /api/block-list/preview`, and `detail` of `block_list_refused`: what the
/// change would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BlockListPreview {
    /// Rules on the list now.
    pub rules_before: u32,
    /// Rules on the list afterwards.
    pub rules_after: u32,
    /// Rules that would be new, as they would be written.
    pub added: Vec<BlockRuleEntry>,
    /// Rules that would be gone.
    pub removed: Vec<BlockRuleEntry>,
    /// Rules that are on the list already.
    pub known: Vec<String>,
    /// Rules that cannot be taken: with any of them nothing is changed.
    pub refused: Vec<RefusedBlockRule>,
    /// The list would have more rules than browsers take: 10,000 in all, 2,000 with a path.
    pub too_many: bool,
}

/// Body of the response to `POST /api/block-list/change`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BlockListVersion {
    /// The version now.
    pub version: u32,
}

/// Response of `POST /api/candidate/{session}/companion/ticket`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompanionTicket {
    /// 43 characters, base64url; good once.
    pub ticket: String,
    /// Not good from then on; microseconds since 1970 UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub expires_at: Timestamp,
}

// By hand: tickets must not end up in a log.
impl std::fmt::Debug for CompanionTicket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CompanionTicket")
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// Response of `GET /api/companion/settings`: what administrators of computers and networks need
/// to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompanionSettings {
    /// Origin of the server, for the setting `servers` of the extension.
    pub origin: String,
    /// The key by which the server signs, base64, for the setting `keys`.
    pub public_key: String,
    /// Ids of the extension in Chromium.
    pub chromium_ids: Vec<String>,
    /// The oldest version that blocks all that today's lists name.
    pub oldest_version: String,
    /// Where the extension is installed and updated from on this server, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub update_manifest: Option<String>,
}
