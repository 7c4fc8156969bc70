//! The papers as those read them who get them: opened as PDF, by their structure.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod attendance;
mod certificate;
mod conformance;
mod incidents;
mod reader;
mod samples;
