//! One line of a roster.

mod accommodations;
mod names;
mod texts;

use crate::{
    birth_place,
    columns::ColumnPlan,
    dates::{self, DateReading},
    finding::{FindingList, finding, shown},
    headings::heading_key,
    identifier::{self, IdentifierForm},
    person::{CivilSex, RosterPerson},
    table::{TableCell, TableRow},
};
use jiff::civil::Date;
use std::collections::HashSet;
use vigie_shared::{
    api::{RosterColumn, RosterDiagnostic, RosterDiagnosticCode, RosterSeverity},
    limits::{MAX_CANDIDATE_ID_CHARS, MAX_CANDIDATE_NAME_CHARS},
    person::fold_name,
};

/// Years of age below and above which a person is asked: a year was mistyped, or a day of today.
const USUAL_AGES: std::ops::RangeInclusive<i16> = 8..=100;

/// What all lines of a file have in common.
pub(crate) struct RowContext<'a> {
    pub plan: &'a ColumnPlan,
    pub today: Date,
    /// Whether papers can print a text.
    pub printable: &'a dyn Fn(&str) -> bool,
    pub accepted: &'a HashSet<(RosterDiagnosticCode, Option<u32>)>,
    /// Whether the dates of birth have the month first.
    pub month_first: bool,
}

impl RowContext<'_> {
    /// Whether a person said that this is right as it is.
    pub fn is_accepted(&self, code: RosterDiagnosticCode, line: u32) -> bool {
        self.accepted.contains(&(code, None)) || self.accepted.contains(&(code, Some(line)))
    }
}

/// What a line says of a person.
pub(crate) struct PersonReading {
    pub enrollment: RosterPerson,
    pub eligible: bool,
    /// Whether all that is known of the birth place is a code.
    pub place_is_code: bool,
    /// Whether something in the line stops or asks.
    pub blocked: bool,
}

/// Reads the cells of one line; notes everything found.
pub(crate) struct RowReader<'a> {
    pub context: &'a RowContext<'a>,
    pub row: &'a TableRow,
    pub findings: &'a mut FindingList,
    blocked: bool,
    person: Option<String>,
}

impl<'a> RowReader<'a> {
    pub fn new(
        context: &'a RowContext<'a>,
        row: &'a TableRow,
        findings: &'a mut FindingList,
    ) -> Self {
        Self {
            context,
            row,
            findings,
            blocked: false,
            person: None,
        }
    }

    /// The person of this line.
    pub fn read(mut self) -> PersonReading {
        self.check_shape();
        let (last_name, first_name) = self.names();
        self.person = shown(&format!("{last_name} {first_name}"));
        let used_name = self.used_name(&last_name);
        let other_first_names = self.other_first_names(&first_name);
        let birthdate = self.birthdate();
        let sex = self.sex();
        let (birth_place, place_is_code) = self.birth_place();
        let external_id = self.external_id();
        let enrollment = RosterPerson {
            used_name,
            other_first_names,
            birthdate,
            sex,
            birth_place,
            external_id,
            division: self.text(RosterColumn::Division, MAX_CANDIDATE_ID_CHARS),
            extra_time: self.extra_time(),
            accessible: self.accessible(),
            last_name,
            first_name,
        };
        PersonReading {
            eligible: self.eligible(),
            place_is_code,
            enrollment,
            blocked: self.blocked,
        }
    }

    /// Cells beyond the headings, and quotation marks that nobody closed.
    fn check_shape(&mut self) {
        let plan = self.context.plan;
        let beyond = (plan.width..self.row.cells.len()).find(|at| self.row.filled(*at).is_some());
        if let Some(place) = beyond {
            let cell = self.row.cells[place].text.clone();
            let mut found = self.finding(RosterDiagnosticCode::ExtraCells, RosterSeverity::Stops);
            found.value = shown(&cell);
            self.push(found);
        }
        for (place, cell) in self.row.cells.iter().enumerate() {
            if cell.unclosed {
                let proposal = cell.text.trim().trim_start_matches('"').trim().to_owned();
                self.note(
                    place,
                    RosterDiagnosticCode::UnclosedQuote,
                    RosterSeverity::Asks,
                    Some(proposal),
                );
            }
        }
    }

    fn birthdate(&mut self) -> Date {
        let today = self.context.today;
        let Some(place) = self.context.plan.place(RosterColumn::Birthdate) else {
            return today;
        };
        let cell = self.cell(place);
        if !self.is_sound(place, &cell) {
            return today;
        }
        let turned = self
            .context
            .month_first
            .then(|| dates::month_first(&cell.text, today))
            .flatten();
        let reading = match cell.date.or(turned) {
            Some(date) => DateReading::Day(date),
            None => dates::read(&cell.text, today),
        };
        let date = match reading {
            DateReading::Day(date) => date,
            DateReading::MonthFirst(date) => {
                let proposal = date.strftime("%d/%m/%Y").to_string();
                let code = RosterDiagnosticCode::BadBirthdate;
                self.note(place, code, RosterSeverity::Stops, Some(proposal));
                return today;
            }
            DateReading::Not => {
                self.stop(place, RosterDiagnosticCode::BadBirthdate);
                return today;
            }
        };
        if date.year() < 1900 {
            self.stop(place, RosterDiagnosticCode::BirthdateBefore1900);
        } else if date > today {
            self.stop(place, RosterDiagnosticCode::BirthdateInFuture);
        } else if !USUAL_AGES.contains(&(today.year() - date.year())) {
            self.ask(place, RosterDiagnosticCode::OddBirthdate, None);
        }
        date
    }

    fn sex(&mut self) -> Option<CivilSex> {
        let place = self.context.plan.place(RosterColumn::Sex)?;
        match fold_name(&self.cell(place).text).as_str() {
            "" => None,
            "f" | "2" | "feminin" | "fille" | "femme" | "female" | "mme" | "mlle" => {
                Some(CivilSex::F)
            }
            "m" | "h" | "g" | "1" | "masculin" | "garcon" | "homme" | "male" => Some(CivilSex::M),
            _ => {
                self.stop(place, RosterDiagnosticCode::BadSex);
                None
            }
        }
    }

    /// The birth place as printed, and whether only its code is known.
    fn birth_place(&mut self) -> (String, bool) {
        let town = self.text(RosterColumn::BirthPlace, MAX_CANDIDATE_NAME_CHARS);
        let country = self.text(RosterColumn::BirthCountry, MAX_CANDIDATE_NAME_CHARS);
        let code = self.text(RosterColumn::BirthPlaceCode, MAX_CANDIDATE_ID_CHARS);
        let of_code = || birth_place::town_of_code(&code);
        let town = match town.is_empty() {
            true => of_code().unwrap_or_default(),
            false => town,
        };
        let printed = birth_place::printed(&town, &country);
        let is_code = printed.is_empty() && !code.is_empty();
        (printed, is_code)
    }

    fn external_id(&mut self) -> String {
        let text = self.text(RosterColumn::ExternalId, MAX_CANDIDATE_ID_CHARS);
        let Some(place) = self.context.plan.place(RosterColumn::ExternalId) else {
            return text;
        };
        if text.is_empty() {
            self.note(
                place,
                RosterDiagnosticCode::NoIdentifier,
                RosterSeverity::Note,
                None,
            );
            return text;
        }
        let heading = heading_key(&self.context.plan.columns[place].heading);
        let national = heading.starts_with("ine") || heading.contains("national");
        let bare = identifier::national(&text).filter(|_| national);
        let text = bare.unwrap_or(text);
        match identifier::form(&text, national) {
            IdentifierForm::Good => {}
            IdentifierForm::Damaged => self.stop(place, RosterDiagnosticCode::DamagedIdentifier),
            IdentifierForm::Odd => {
                self.note(
                    place,
                    RosterDiagnosticCode::OddIdentifier,
                    RosterSeverity::Note,
                    None,
                );
            }
        }
        text
    }

    /// The cell at a place; empty when it is not there.
    fn cell(&self, place: usize) -> TableCell {
        self.row.cells.get(place).cloned().unwrap_or_default()
    }

    fn finding(&self, code: RosterDiagnosticCode, severity: RosterSeverity) -> RosterDiagnostic {
        RosterDiagnostic {
            person: self.person.clone(),
            ..finding(self.row.line, code, severity)
        }
    }

    fn stop(&mut self, place: usize, code: RosterDiagnosticCode) {
        self.note(place, code, RosterSeverity::Stops, None);
    }

    /// Asks, unless a person has answered that it is right; says whether it was answered.
    fn ask(&mut self, place: usize, code: RosterDiagnosticCode, proposal: Option<String>) -> bool {
        self.note(place, code, RosterSeverity::Asks, proposal)
    }

    /// Notes what was found in a cell; says whether it was answered as right.
    fn note(
        &mut self,
        place: usize,
        code: RosterDiagnosticCode,
        severity: RosterSeverity,
        proposal: Option<String>,
    ) -> bool {
        if severity == RosterSeverity::Asks && self.context.is_accepted(code, self.row.line) {
            return true;
        }
        let mut found = self.finding(code, severity);
        self.context.plan.locate(&mut found, place);
        found.value = shown(&self.cell(place).text);
        found.proposal = proposal;
        self.push(found);
        false
    }

    fn push(&mut self, found: RosterDiagnostic) {
        self.blocked |= found.severity != RosterSeverity::Note;
        self.findings.push(found);
    }
}
