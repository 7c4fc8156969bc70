//! The values of a variant, given and computed.

use minijinja::Value as TemplateValue;
use std::collections::BTreeMap;

/// Values by name.
pub type VariantValues<'a> = BTreeMap<&'a str, TemplateValue>;

/// The values as the one value that templates and expressions are evaluated with.
pub fn template_values(values: &VariantValues) -> TemplateValue {
    values
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect()
}
