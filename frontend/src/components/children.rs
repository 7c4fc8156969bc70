//! Properties of components that only surround others.

use yew::prelude::*;

/// The children alone.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChildrenProps {
    #[prop_or_default]
    pub children: Html,
}
