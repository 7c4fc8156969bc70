//! A block list as it is offered to an extension.

use crate::{app::App, block_list::PublishedList};
use vigie_shared::{
    companion::{BlockListReference, ForbiddenExtension, GrantPayload, SignedGrant},
    time::{MINUTE, Timestamp},
};

/// How long a grant is good, microseconds: longer than the longest test. The deadline ends the
/// blocking long before.
const GRANT_VALIDITY: i64 = 6 * 60 * MINUTE;

/// Clocks of candidates' computers that are behind by this much see a grant as good,
/// microseconds.
const GRANT_TOLERANCE: i64 = 5 * MINUTE;

/// Which list it is, and where.
pub(super) fn reference(list: &PublishedList) -> BlockListReference {
    BlockListReference {
        version: list.version,
        digest: list.digest.clone(),
        url: format!("/api/companion/lists/{}", list.digest),
    }
}

/// That the extension may block what is on it, and which other extensions it looks for.
pub(super) fn grant(
    app: &App,
    (session, forbidden_extensions): (u32, &[ForbiddenExtension]),
    list: &PublishedList,
    now: Timestamp,
) -> SignedGrant {
    app.companions.signer.sign(&GrantPayload {
        server: app.origin.clone(),
        session,
        forbidden_extensions: forbidden_extensions.to_vec(),
        list_version: list.version,
        list_digest: list.digest.clone(),
        not_before: now.plus(-GRANT_TOLERANCE),
        not_after: now.plus(GRANT_VALIDITY),
    })
}
