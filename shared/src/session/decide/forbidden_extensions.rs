//! Extensions that a session forbids beside the companion.

use super::DecisionContext;
use crate::companion::{ForbiddenExtension, MAX_FORBIDDEN_EXTENSIONS};
use crate::session::{Event, ForbiddenExtensionList, Refusal, Session};

impl Session {
    /// A referent forbids extensions for the whole session, also while it runs.
    pub(super) fn set_forbidden_extensions(
        &self,
        extensions: &[ForbiddenExtension],
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        if extensions.len() > MAX_FORBIDDEN_EXTENSIONS {
            return Err(Refusal::TextOutOfBounds);
        }
        let mut named: Vec<ForbiddenExtension> = Vec::new();
        for extension in extensions {
            if !named.iter().any(|known| known.is_same(extension)) {
                named.push(extension.clone());
            }
        }
        if *named == *self.forbidden_extensions {
            return Ok(Vec::new());
        }
        let decided = ForbiddenExtensionList {
            extensions: named,
            by: context.actor.by(),
        };
        Ok(vec![Event::ForbiddenExtensionsChanged(decided)])
    }
}
