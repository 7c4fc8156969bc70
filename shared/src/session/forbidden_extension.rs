//! Extensions that a session forbids beside the companion.

use crate::{companion::ForbiddenExtension, session::ActorName};
use serde::{Deserialize, Serialize};

/// What a referent decided about extensions, for a whole session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForbiddenExtensionList {
    /// These are forbidden from now on, and no others. At most 30, none of them twice.
    pub extensions: Vec<ForbiddenExtension>,
    /// Who decided.
    pub by: ActorName,
}
