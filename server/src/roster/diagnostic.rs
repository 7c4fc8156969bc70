//! Errors of a roster, located by line and column.

use std::borrow::Cow;
use vigie_shared::api::{RosterDiagnostic, RosterDiagnosticCode};

/// Characters of a refused value that are sent back, at most.
const MAX_VALUE_CHARS: usize = 60;

/// An error of a line or of the whole file.
pub(super) fn of_line(line: u32, code: RosterDiagnosticCode) -> RosterDiagnostic {
    RosterDiagnostic {
        line,
        column: None,
        code,
        value: None,
        same_as_line: None,
    }
}

/// An error of one cell.
pub(super) fn of_cell(
    line: u32,
    column: &'static str,
    code: RosterDiagnosticCode,
    value: &str,
) -> RosterDiagnostic {
    let shown: String = value.chars().take(MAX_VALUE_CHARS).collect();
    RosterDiagnostic {
        column: Some(Cow::Borrowed(column)),
        value: (!shown.is_empty()).then_some(shown),
        ..of_line(line, code)
    }
}
