//! The small print: what the result can be traced back to.

use super::Certificate;
use crate::flow::{Flow, styles};
use crate::tree::Node;
use crate::words::Words;

/// Lays out the fingerprint and the versions.
pub fn lay_out(certificate: &Certificate, flow: &mut Flow, part: Node, words: &Words) {
    let record = &certificate.record;
    flow.heading(part, 2, &words.text("certificate-record"));
    let note = words.text("certificate-record-note");
    flow.paragraph(part, &note, styles::SMALL);
    let versions = [
        (words.text("certificate-bank"), record.bank.clone()),
        (words.text("certificate-scale"), record.scale.clone()),
        (words.text("certificate-rule-set"), record.rule_set.clone()),
    ];
    flow.small_facts(part, &versions, 3);
    let fingerprint = (
        words.text("certificate-fingerprint"),
        record.fingerprint.clone(),
    );
    flow.small_facts(part, &[fingerprint], 1);
}
