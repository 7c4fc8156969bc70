//! The small print: what the result can be traced back to.

use super::Certificate;
use crate::layout::{DocumentLayout, styles};
use crate::structure_tree::ElementId;

/// Lays out the fingerprint and the versions.
pub fn lay_out(certificate: &Certificate, layout: &mut DocumentLayout, part: ElementId) {
    let messages = layout.messages;
    let provenance = &certificate.provenance;
    layout.heading(part, 2, &messages.text("certificate-record"));
    let note = messages.text("certificate-record-note");
    layout.paragraph(part, &note, styles::SMALL);
    let versions = [
        (
            messages.text("certificate-bank"),
            provenance.bank_version.clone(),
        ),
        (
            messages.text("certificate-scale"),
            provenance.scale_version.clone(),
        ),
        (
            messages.text("certificate-rule-set"),
            provenance.rule_set_version.clone(),
        ),
    ];
    layout.small_facts(part, &versions, 3);
    let fingerprint = (
        messages.text("certificate-fingerprint"),
        provenance.fingerprint.clone(),
    );
    layout.small_facts(part, &[fingerprint], 1);
}
