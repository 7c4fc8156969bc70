//! The names of a person.

use super::{RowReader, texts::single_spaces};
use crate::{
    finding::shown,
    person::{is_no_name, split_full_name},
};
use vigie_shared::{
    api::{RosterColumn, RosterDiagnosticCode, RosterSeverity},
    limits::MAX_CANDIDATE_NAME_CHARS,
    person::fold_name,
};

impl RowReader<'_> {
    /// Last and first name. A person with one name has it as last name, and an empty first name.
    pub(super) fn names(&mut self) -> (String, String) {
        let plan = self.context.plan;
        if let Some(place) = plan.place(RosterColumn::FullName) {
            return self.names_together(place);
        }
        let (Some(last), Some(first)) = (
            plan.place(RosterColumn::LastName),
            plan.place(RosterColumn::FirstName),
        ) else {
            return (String::new(), String::new());
        };
        let blocked_before = self.blocked;
        self.blocked = false;
        let last_name = self.name_at(last);
        let first_name = self.name_at(first);
        let unsound = self.blocked;
        self.blocked |= blocked_before;
        match (is_no_name(&last_name), is_no_name(&first_name)) {
            (false, false) => (last_name, first_name),
            // What is wrong was said.
            _ if unsound => (last_name, first_name),
            (true, true) => {
                self.stop(last, RosterDiagnosticCode::EmptyName);
                (last_name, first_name)
            }
            (true, false) => self.one_name(last, first_name),
            (false, true) => self.one_name(first, last_name),
        }
    }

    /// A person with one name: asked about, because a forgotten cell looks the same.
    fn one_name(&mut self, missing: usize, name: String) -> (String, String) {
        self.person = shown(&name);
        self.ask(missing, RosterDiagnosticCode::OneName, None);
        (name, String::new())
    }

    fn names_together(&mut self, place: usize) -> (String, String) {
        let whole = self.name_at(place);
        match split_full_name(&whole) {
            Some(names) => names,
            None => {
                if !whole.is_empty() {
                    self.stop(place, RosterDiagnosticCode::NamesTogether);
                } else if !self.blocked {
                    self.stop(place, RosterDiagnosticCode::EmptyName);
                }
                (whole, String::new())
            }
        }
    }

    /// A name as printed; what no name has is asked about.
    fn name_at(&mut self, place: usize) -> String {
        let before = std::mem::take(&mut self.blocked);
        let name = self.text_at(place, MAX_CANDIDATE_NAME_CHARS);
        let unsound = self.blocked;
        self.blocked |= before;
        if unsound || name.is_empty() || is_no_name(&name) {
            return name;
        }
        if !(self.context.printable)(&name) {
            self.stop(place, RosterDiagnosticCode::NotPrintable);
        } else if has_odd_signs(&name) {
            self.ask(place, RosterDiagnosticCode::OddName, None);
        } else if name.chars().any(|c| c.is_ascii_digit()) {
            self.note(
                place,
                RosterDiagnosticCode::OddName,
                RosterSeverity::Note,
                None,
            );
        }
        name
    }

    /// The used name, where it is another than the birth name.
    pub(super) fn used_name(&mut self, last_name: &str) -> String {
        let Some(place) = self.context.plan.place(RosterColumn::UsedName) else {
            return String::new();
        };
        let used = self.name_at(place);
        match is_no_name(&used) || fold_name(&used) == fold_name(last_name) {
            true => String::new(),
            false => used,
        }
    }

    /// All further given names that are not among the first ones already.
    pub(super) fn other_first_names(&mut self, first_name: &str) -> String {
        let places: Vec<usize> = self
            .context
            .plan
            .places(RosterColumn::OtherFirstNames)
            .collect();
        let mut names = Vec::new();
        for place in places {
            let name = self.name_at(place);
            let known = fold_name(first_name).contains(&fold_name(&name));
            if !is_no_name(&name) && !known {
                names.push(name);
            }
        }
        let joined = single_spaces(&names.join(", "));
        joined.chars().take(MAX_CANDIDATE_NAME_CHARS).collect()
    }
}

/// Signs that stand in no name, or no letter at all: an identifier, a note, an address.
fn has_odd_signs(name: &str) -> bool {
    name.chars()
        .any(|c| "!*_<>{}[]\\|#$%^&=+~\";:?@€".contains(c))
        || !name.chars().any(char::is_alphabetic)
}
