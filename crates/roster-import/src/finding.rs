//! What is found in a file, and where.

use crate::{
    limits::{MAX_FINDINGS, MAX_VALUE_CHARS},
    table::shorten,
};
use std::borrow::Cow;
use vigie_shared::api::{RosterColumn, RosterDiagnostic, RosterDiagnosticCode, RosterSeverity};

/// Why a whole file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileRefusal {
    pub code: RosterDiagnosticCode,
    pub line: u32,
    /// What it is instead.
    pub value: Option<String>,
}

impl FileRefusal {
    pub fn of(code: RosterDiagnosticCode) -> Self {
        Self::at(code, 1)
    }

    pub fn at(code: RosterDiagnosticCode, line: u32) -> Self {
        Self {
            code,
            line,
            value: None,
        }
    }

    pub fn finding(self) -> RosterDiagnostic {
        RosterDiagnostic {
            value: self.value,
            ..finding(self.line, self.code, RosterSeverity::Stops)
        }
    }
}

/// A finding of a line or of the whole file.
pub(crate) fn finding(
    line: u32,
    code: RosterDiagnosticCode,
    severity: RosterSeverity,
) -> RosterDiagnostic {
    RosterDiagnostic {
        line,
        column: None,
        code,
        value: None,
        same_as_line: None,
        severity,
        heading: None,
        place: None,
        letter: None,
        proposal: None,
        probable_column: None,
        person: None,
        count: None,
    }
}

/// Name of a column in a finding; none for one that is not used.
pub(crate) fn column_name(column: RosterColumn) -> Option<Cow<'static, str>> {
    (column != RosterColumn::Ignored).then(|| Cow::Borrowed(column.as_str()))
}

/// The beginning of a value, none when it is empty.
pub(crate) fn shown(value: &str) -> Option<String> {
    let value = shorten(value.trim(), MAX_VALUE_CHARS);
    (!value.is_empty()).then_some(value)
}

/// Everything found, up to a limit; all of it is counted.
#[derive(Debug, Default)]
pub(crate) struct FindingList {
    listed: Vec<RosterDiagnostic>,
    in_all: u32,
    blocked: bool,
}

impl FindingList {
    pub fn push(&mut self, finding: RosterDiagnostic) {
        self.in_all = self.in_all.saturating_add(1);
        self.blocked |= finding.severity != RosterSeverity::Note;
        if self.listed.len() < MAX_FINDINGS {
            self.listed.push(finding);
        } else if finding.severity != RosterSeverity::Note {
            // What stops is shown rather than what is only to be known.
            let note = self
                .listed
                .iter()
                .rposition(|listed| listed.severity == RosterSeverity::Note);
            if let Some(at) = note {
                self.listed.remove(at);
                self.listed.push(finding);
            }
        }
    }

    pub fn len(&self) -> u32 {
        self.in_all
    }

    /// Whether something stops or asks.
    pub fn is_blocked(&self) -> bool {
        self.blocked
    }

    /// In the order of the file.
    pub fn into_sorted(mut self) -> Vec<RosterDiagnostic> {
        self.listed
            .sort_by_key(|finding| (finding.line, finding.place));
        self.listed
    }
}
