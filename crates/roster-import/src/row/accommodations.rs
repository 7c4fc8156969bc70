//! Extra time, accessibility and eligibility.

use super::RowReader;
use crate::{
    extra_time::{self, ExtraTimeReading},
    flag::{eligibility, flag},
};
use vigie_shared::{
    api::{RosterColumn, RosterDiagnosticCode, RosterSeverity},
    person::fold_name,
    time::ExtraTime,
};

impl RowReader<'_> {
    pub(super) fn extra_time(&mut self) -> ExtraTime {
        let Some(place) = self.context.plan.place(RosterColumn::ExtraTime) else {
            return ExtraTime::NONE;
        };
        let cell = self.cell(place);
        if cell.is_empty() || !self.is_sound(place, &cell) {
            return ExtraTime::NONE;
        }
        let heading = fold_name(&self.context.plan.columns[place].heading);
        let in_minutes = heading.contains("minute") && is_number(&cell.text);
        let reading = match (cell.percent, cell.number) {
            (true, Some(share)) => extra_time::of_share(share),
            _ if in_minutes => extra_time::read(&format!("{} min", cell.text.trim())),
            _ => extra_time::read(&cell.text),
        };
        match reading {
            ExtraTimeReading::Is(extra_time) => extra_time,
            ExtraTimeReading::Unclear(code, proposal) => {
                let severity = match proposal {
                    Some(_) => RosterSeverity::Asks,
                    None => RosterSeverity::Stops,
                };
                self.note_unaccepted(place, code, severity, proposal);
                ExtraTime::NONE
            }
        }
    }

    pub(super) fn accessible(&mut self) -> bool {
        let Some(place) = self.context.plan.place(RosterColumn::Accessible) else {
            return false;
        };
        let cell = self.cell(place);
        if cell.is_empty() || !self.is_sound(place, &cell) {
            return false;
        }
        match flag(&cell.text) {
            Some(flag) => flag,
            None => {
                // Words in such a column mostly name an arrangement.
                let proposal = Some("oui".to_owned());
                let code = RosterDiagnosticCode::BadFlag;
                self.note_unaccepted(place, code, RosterSeverity::Asks, proposal);
                false
            }
        }
    }

    /// Whether the person may be certified; yes where the file says nothing.
    pub(super) fn eligible(&mut self) -> bool {
        let Some(place) = self.context.plan.place(RosterColumn::Eligible) else {
            return true;
        };
        let cell = self.cell(place);
        if cell.is_empty() || !self.is_sound(place, &cell) {
            return true;
        }
        eligibility(&cell.text).unwrap_or_else(|| {
            self.stop(place, RosterDiagnosticCode::BadFlag);
            true
        })
    }

    /// Asks for another value of the cell: to say that it is right would leave it unread.
    fn note_unaccepted(
        &mut self,
        place: usize,
        code: RosterDiagnosticCode,
        severity: RosterSeverity,
        proposal: Option<String>,
    ) {
        let mut found = self.finding(code, severity);
        self.context.plan.locate(&mut found, place);
        found.value = crate::finding::shown(&self.cell(place).text);
        found.proposal = proposal;
        self.push(found);
    }
}

fn is_number(text: &str) -> bool {
    text.trim().bytes().all(|b| b.is_ascii_digit())
}
