//! Rendered documents, opened as PDF and read by their structure.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod attendance;
mod certificate;
mod conformance;
mod incidents;
mod reader;
mod samples;
