//! The sessions that a file names, as the mass import of Pix has them.

use crate::{
    columns::ColumnPlan,
    dates::{self, DateReading},
    finding::{FindingList, finding, shown},
    person::is_visible,
    table::{TableCell, TableRow},
};
use jiff::civil::Date;
use vigie_shared::{
    api::{PlannedSession, RosterColumn, RosterDiagnostic, RosterDiagnosticCode, RosterSeverity},
    limits::{
        MAX_INVIGILATOR_NAME_CHARS, MAX_INVIGILATORS, MAX_OBSERVATIONS_CHARS,
        MAX_SESSIONS_PER_FILE, MAX_VENUE_CHARS,
    },
};

/// What makes lines lines of one session.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SessionPlace {
    site: String,
    room: String,
    held_on: String,
    held_at: String,
}

/// The sessions found so far.
#[derive(Debug, Default)]
pub(crate) struct FileSessions {
    places: Vec<SessionPlace>,
    pub planned: Vec<PlannedSession>,
    last: Option<usize>,
}

impl FileSessions {
    /// The session of a line; notes what is wrong with it. A line that says nothing of a session
    /// belongs to that of the line before.
    pub fn of_row(
        &mut self,
        plan: &ColumnPlan,
        row: &TableRow,
        today: Date,
        findings: &mut FindingList,
    ) -> Option<usize> {
        let mut cells = SessionCells {
            plan,
            row,
            findings,
            faulty: false,
        };
        if let Some(place) = cells.filled(RosterColumn::SessionNumber) {
            cells.fault(place, RosterDiagnosticCode::ExistingSession);
            return None;
        }
        let parts = [
            RosterColumn::Site,
            RosterColumn::Room,
            RosterColumn::HeldOn,
            RosterColumn::HeldAt,
        ];
        if parts.iter().all(|part| cells.filled(*part).is_none()) && self.last.is_some() {
            return self.last;
        }
        let place = SessionPlace {
            site: cells.line(RosterColumn::Site),
            room: cells.line(RosterColumn::Room),
            held_on: cells.day(today),
            held_at: cells.hour(),
        };
        let invigilators = cells.invigilators();
        let observations = cells.observations();
        if cells.faulty {
            return None;
        }
        let known = self.places.iter().position(|known| *known == place);
        let at = match known {
            Some(at) => at,
            None if self.places.len() >= MAX_SESSIONS_PER_FILE => {
                let code = RosterDiagnosticCode::TooMany;
                findings.push(finding(row.line, code, RosterSeverity::Stops));
                return None;
            }
            None => {
                self.planned.push(PlannedSession {
                    site: place.site.clone(),
                    room: place.room.clone(),
                    held_on: place.held_on.clone(),
                    held_at: place.held_at.clone(),
                    invigilators,
                    observations,
                    classes: Vec::new(),
                    people: 0,
                    first_person: String::new(),
                    last_person: String::new(),
                });
                self.places.push(place);
                self.places.len() - 1
            }
        };
        self.last = Some(at);
        self.last
    }
}

struct SessionCells<'a> {
    plan: &'a ColumnPlan,
    row: &'a TableRow,
    findings: &'a mut FindingList,
    faulty: bool,
}

impl SessionCells<'_> {
    /// The place of a column that has something in this line.
    fn filled(&self, column: RosterColumn) -> Option<usize> {
        let place = self.plan.place(column)?;
        self.row.filled(place).map(|_| place)
    }

    fn cell(&self, column: RosterColumn) -> TableCell {
        let place = self.plan.place(column);
        let cell = place.and_then(|place| self.row.cells.get(place));
        cell.cloned().unwrap_or_default()
    }

    fn fault(&mut self, place: usize, code: RosterDiagnosticCode) {
        self.faulty = true;
        let mut found: RosterDiagnostic = finding(self.row.line, code, RosterSeverity::Stops);
        self.plan.locate(&mut found, place);
        found.value = self.row.filled(place).and_then(|cell| shown(&cell.text));
        self.findings.push(found);
    }

    fn bad(&mut self, column: RosterColumn) -> String {
        let place = self.plan.place(column).unwrap_or(0);
        self.fault(place, RosterDiagnosticCode::BadSession);
        String::new()
    }

    /// A text on one line, 1 to 120 characters.
    fn line(&mut self, column: RosterColumn) -> String {
        let cell = self.cell(column);
        let text = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = (1..=MAX_VENUE_CHARS).contains(&text.chars().count());
        match fits && text.chars().all(is_visible) {
            true => text,
            false => self.bad(column),
        }
    }

    fn day(&mut self, today: Date) -> String {
        let cell = self.cell(RosterColumn::HeldOn);
        let reading = match cell.date {
            Some(date) => DateReading::Day(date),
            None => dates::read(&cell.text, today),
        };
        match reading {
            DateReading::Day(date) => date.to_string(),
            DateReading::MonthFirst(_) | DateReading::Not => self.bad(RosterColumn::HeldOn),
        }
    }

    fn hour(&mut self) -> String {
        let cell = self.cell(RosterColumn::HeldAt);
        match hour(&cell) {
            Some(hour) => hour,
            None => self.bad(RosterColumn::HeldAt),
        }
    }

    fn invigilators(&mut self) -> Vec<String> {
        let text = self.cell(RosterColumn::Invigilators).text;
        let names: Vec<String> = text
            .split([',', ';', '/', '\n'])
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect();
        let fits = |name: &String| {
            name.chars().count() <= MAX_INVIGILATOR_NAME_CHARS && name.chars().all(is_visible)
        };
        if names.len() > MAX_INVIGILATORS || !names.iter().all(fits) {
            self.bad(RosterColumn::Invigilators);
        }
        names
    }

    fn observations(&mut self) -> String {
        let text = self.cell(RosterColumn::Observations).text;
        let visible = |c: char| c == '\n' || is_visible(c);
        if text.chars().count() > MAX_OBSERVATIONS_CHARS || !text.chars().all(visible) {
            return self.bad(RosterColumn::Observations);
        }
        text.trim().to_owned()
    }
}

/// `14:30` of `14:30`, `14h30`, `9 h`, `14:30:00`, or of a part of a day in a workbook.
fn hour(cell: &TableCell) -> Option<String> {
    if let Some(day) = cell.number.filter(|day| (0.0..1.0).contains(day)) {
        let minutes = (day * 24.0 * 60.0).round() as u32;
        return Some(format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60));
    }
    let text = cell.text.trim().to_lowercase().replace(' ', "");
    let (hours, rest) = text.split_once(['h', ':'])?;
    let minutes = rest.split([':', 'm']).next().unwrap_or("");
    let number = |digits: &str, below: u8| {
        let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let number: Option<u8> = plain.then(|| digits.parse().ok())?;
        number.filter(|number| *number < below)
    };
    let minutes = if minutes.is_empty() { "0" } else { minutes };
    Some(format!(
        "{:02}:{:02}",
        number(hours, 24)?,
        number(minutes, 60)?
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_in_the_forms_of_schools() {
        let of = |text| hour(&TableCell::of_text(text));
        for text in ["14:30", "14h30", "14 h 30", "14:30:00", "14h30min"] {
            assert_eq!(of(text).as_deref(), Some("14:30"), "{text}");
        }
        assert_eq!(of("9h").as_deref(), Some("09:00"));
        for text in ["", "14", "25:00", "14:60", "midi"] {
            assert_eq!(of(text), None, "{text}");
        }
        let part_of_day = TableCell {
            number: Some(0.604_166_666_666_666_6),
            ..TableCell::default()
        };
        assert_eq!(hour(&part_of_day).as_deref(), Some("14:30"));
    }
}
