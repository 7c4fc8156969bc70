//! Cells as texts that may be printed.

use super::RowReader;
use crate::{
    mojibake::repaired,
    person::is_visible,
    table::{TableCell, shorten},
};
use vigie_shared::api::{RosterColumn, RosterDiagnosticCode};

impl RowReader<'_> {
    /// The text of a column, with single spaces; empty when there is none or it is unsound.
    pub(super) fn text(&mut self, column: RosterColumn, longest: usize) -> String {
        match self.context.plan.place(column) {
            Some(place) => self.text_at(place, longest),
            None => String::new(),
        }
    }

    /// The text at a place.
    pub(super) fn text_at(&mut self, place: usize, longest: usize) -> String {
        let cell = self.cell(place);
        let text = single_spaces(&cell.text);
        if text.is_empty() || !self.is_sound(place, &cell) {
            return String::new();
        }
        let code = if starts_as_formula(&cell.text) || starts_as_formula(&text) {
            let proposal = inside_formula(&text);
            self.propose(place, RosterDiagnosticCode::Formula, proposal);
            return String::new();
        } else if cell.text.contains(char::REPLACEMENT_CHARACTER) {
            RosterDiagnosticCode::BadEncoding
        } else if !cell.text.chars().all(is_visible) {
            let visible = cell.text.chars().map(|c| if c == '\n' { ' ' } else { c });
            let visible: String = visible.filter(|c| is_visible(*c)).collect();
            let proposal = single_spaces(&visible);
            let proposal = (!proposal.is_empty()).then_some(proposal);
            self.propose(place, RosterDiagnosticCode::ControlCharacters, proposal);
            return String::new();
        } else if text.chars().count() > longest {
            RosterDiagnosticCode::TooLong
        } else {
            return self.encoded_rightly(place, text);
        };
        self.stop(place, code);
        shorten(&text, longest)
    }

    /// What an error of a spreadsheet, or a merged cell, is not.
    pub(super) fn is_sound(&mut self, place: usize, cell: &TableCell) -> bool {
        if cell.error {
            self.stop(place, RosterDiagnosticCode::FormulaError);
            return false;
        }
        if cell.merged {
            return self.ask(place, RosterDiagnosticCode::MergedCells, None);
        }
        true
    }

    fn encoded_rightly(&mut self, place: usize, text: String) -> String {
        if let Some(proposal) = repaired(&text) {
            self.ask(place, RosterDiagnosticCode::DoubleEncoding, Some(proposal));
        } else if lost_a_letter(&text) {
            self.stop(place, RosterDiagnosticCode::LostLetter);
        }
        text
    }

    /// Stops, with what it probably should be.
    fn propose(&mut self, place: usize, code: RosterDiagnosticCode, proposal: Option<String>) {
        self.note(
            place,
            code,
            vigie_shared::api::RosterSeverity::Stops,
            proposal,
        );
    }
}

pub(super) fn single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Before trimming: a leading tab is one of the ways to hide a formula. A sign alone is none.
fn starts_as_formula(text: &str) -> bool {
    let has_more = text.chars().any(char::is_alphanumeric);
    has_more && text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Programs write `="000000101FA"` so that a spreadsheet keeps the zeros.
fn inside_formula(text: &str) -> Option<String> {
    let inside = text.strip_prefix("=\"")?.strip_suffix('"')?;
    let plain = !inside.is_empty() && !starts_as_formula(inside) && !inside.contains('"');
    plain.then(|| inside.to_owned())
}

/// `Lef?vre`: a program that could not write a letter put a question mark.
fn lost_a_letter(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let letter = |at: Option<&char>| at.is_some_and(|c| c.is_alphabetic());
    (0..chars.len()).any(|at| {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        chars[at] == '?' && (letter(before) || letter(chars.get(at + 1)))
    })
}
