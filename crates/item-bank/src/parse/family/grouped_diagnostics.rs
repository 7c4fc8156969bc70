//! Faults that several variants of a family share.

use std::collections::BTreeMap;

use super::super::context::ParseContext;

/// The faults of all variants, each once with the variants it concerns: fifty equal lines
/// would hide the one that differs.
pub struct GroupedDiagnostics {
    variants: usize,
    faults: BTreeMap<(u32, String), Vec<String>>,
}

impl GroupedDiagnostics {
    pub fn new(variants: usize) -> Self {
        let faults = BTreeMap::new();
        Self { variants, faults }
    }

    pub fn add(&mut self, label: &str, context: ParseContext) {
        for fault in context.into_faults() {
            let labels = self.faults.entry((fault.line, fault.reason)).or_default();
            if labels.last().is_none_or(|last| last != label) {
                labels.push(label.to_owned());
            }
        }
    }

    pub fn report(self, context: &ParseContext) {
        for ((line, reason), labels) in self.faults {
            let subject = match labels.as_slice() {
                all if all.len() == self.variants => "every variant".to_owned(),
                [label] => format!("variant {label}"),
                labels => format!("variants {}", labels.join(", ")),
            };
            context.add_fault(line, format!("{subject}: {reason}"));
        }
    }
}
