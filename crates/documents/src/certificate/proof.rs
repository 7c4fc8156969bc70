//! The small print: what the result can be traced back to.

use super::Certificate;
use crate::flow::{Flow, styles};
use crate::tree::Node;
use vigie_i18n::Messages;

/// Lays out the fingerprint and the versions.
pub fn lay_out(certificate: &Certificate, flow: &mut Flow, part: Node, messages: &Messages) {
    let record = &certificate.record;
    flow.heading(part, 2, &messages.text("certificate-record"));
    let note = messages.text("certificate-record-note");
    flow.paragraph(part, &note, styles::SMALL);
    let versions = [
        (messages.text("certificate-bank"), record.bank.clone()),
        (messages.text("certificate-scale"), record.scale.clone()),
        (
            messages.text("certificate-rule-set"),
            record.rule_set.clone(),
        ),
    ];
    flow.small_facts(part, &versions, 3);
    let fingerprint = (
        messages.text("certificate-fingerprint"),
        record.fingerprint.clone(),
    );
    flow.small_facts(part, &[fingerprint], 1);
}
