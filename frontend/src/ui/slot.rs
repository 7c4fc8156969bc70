//! Properties of components that only surround others.

use yew::prelude::*;

/// What is inside.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Slot {
    /// What is inside.
    #[prop_or_default]
    pub children: Html,
}
