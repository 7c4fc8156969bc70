//! The headings of a roster, in French and English, in any order.

use super::diagnostic;
use vigie_shared::{
    api::{RosterDiagnostic, RosterDiagnosticCode},
    person::fold_name,
};

/// A column Vigie knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RosterColumn {
    LastName,
    FirstName,
    Birthdate,
    Sex,
    BirthPlace,
    ExternalId,
    Division,
    ExtraTime,
    Accessible,
    Eligible,
}

use RosterColumn::*;

/// Every column with its names, folded; the first is the one in messages.
const NAMES: [(RosterColumn, &str, &[&str]); 10] = [
    (
        LastName,
        "last_name",
        &["lastname", "nomdenaissance", "nom", "birthname"],
    ),
    (FirstName, "first_name", &["firstname", "prenom"]),
    (Birthdate, "birthdate", &["birthdate", "datedenaissance"]),
    (Sex, "sex", &["sex", "sexe"]),
    (
        BirthPlace,
        "birth_place",
        &["birthplace", "lieudenaissance"],
    ),
    (
        ExternalId,
        "external_id",
        &["externalid", "identifiantexterne", "ine"],
    ),
    (Division, "division", &["division", "classe", "class"]),
    (ExtraTime, "extra_time", &["extratime", "tempsmajore"]),
    (
        Accessible,
        "accessible",
        &["accessible", "besoindaccessibilite"],
    ),
    (Eligible, "eligible", &["eligible"]),
];

const NEEDED: [RosterColumn; 3] = [LastName, FirstName, Birthdate];

impl RosterColumn {
    /// Name in messages.
    pub(super) fn name(self) -> &'static str {
        NAMES[self as usize].1
    }

    fn from_heading(heading: &str) -> Option<Self> {
        let folded = fold_name(heading);
        let known = NAMES
            .iter()
            .find(|(_, _, names)| names.contains(&folded.as_str()));
        known.map(|(column, ..)| *column)
    }
}

/// Where each column stands in the file.
#[derive(Debug, Default)]
pub(super) struct RosterHeader {
    places: [Option<usize>; NAMES.len()],
    /// Number of headings.
    pub(super) width: usize,
}

impl RosterHeader {
    /// Reads the headings. An empty one is a column of nothing (spreadsheets
    /// leave them at the end of a line).
    pub(super) fn read<'a>(
        line: u32,
        headings: impl Iterator<Item = &'a str>,
    ) -> Result<Self, Vec<RosterDiagnostic>> {
        let mut header = Self::default();
        let mut diagnostics = Vec::new();
        for (index, heading) in headings.enumerate() {
            header.width = index + 1;
            match RosterColumn::from_heading(heading) {
                None if heading.trim().is_empty() => {}
                None => diagnostics.push(RosterDiagnostic {
                    column: None,
                    ..diagnostic::of_cell(
                        line,
                        "",
                        RosterDiagnosticCode::UnknownColumn,
                        heading.trim(),
                    )
                }),
                Some(column) if header.places[column as usize].is_some() => {
                    let code = RosterDiagnosticCode::DuplicateColumn;
                    diagnostics.push(diagnostic::of_cell(
                        line,
                        column.name(),
                        code,
                        heading.trim(),
                    ));
                }
                Some(column) => header.places[column as usize] = Some(index),
            }
        }
        for column in NEEDED {
            if header.places[column as usize].is_none() {
                diagnostics.push(diagnostic::of_cell(
                    line,
                    column.name(),
                    RosterDiagnosticCode::MissingColumn,
                    "",
                ));
            }
        }
        if diagnostics.is_empty() {
            Ok(header)
        } else {
            Err(diagnostics)
        }
    }

    /// The cell of a column; empty when the column or the cell is not there.
    pub(super) fn cell<'r>(&self, record: &'r csv::StringRecord, column: RosterColumn) -> &'r str {
        self.places[column as usize]
            .and_then(|place| record.get(place))
            .unwrap_or("")
    }
}
