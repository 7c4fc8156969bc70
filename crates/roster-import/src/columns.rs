//! What each column of a file is: answered, remembered, known, or to be asked.

use crate::{
    finding::{column_name, finding},
    headings::{heading_key, known_column, look_alike},
    limits::{MAX_ANSWERS, MAX_TITLE_ROWS},
    mojibake::repaired,
    table::{CellTable, column_letters, shorten},
};
use std::collections::BTreeMap;
use vigie_shared::api::{
    ColumnAnswer, RosterColumn, RosterColumnReading, RosterDiagnostic, RosterDiagnosticCode,
    RosterSeverity,
};

/// Characters of a value that is shown beside its heading.
const MAX_SAMPLE_CHARS: usize = 30;

/// The columns that a session in a file has.
const OF_SESSIONS: [RosterColumn; 7] = [
    RosterColumn::SessionNumber,
    RosterColumn::Site,
    RosterColumn::Room,
    RosterColumn::HeldOn,
    RosterColumn::HeldAt,
    RosterColumn::Invigilators,
    RosterColumn::Observations,
];
/// The columns about birth that other columns of a file may be called like.
const OF_BIRTH_OR_ADDRESS: [RosterColumn; 3] = [
    RosterColumn::BirthPlace,
    RosterColumn::BirthCountry,
    RosterColumn::BirthPlaceCode,
];

/// One column of a file.
#[derive(Debug, Clone)]
pub(crate) struct PlannedColumn {
    pub heading: String,
    pub role: RosterColumn,
    answered: bool,
    remembered: bool,
    /// Whether any line has something in it.
    filled: bool,
    sample: Option<String>,
}

/// All columns of a file.
#[derive(Debug, Clone, Default)]
pub(crate) struct ColumnPlan {
    pub columns: Vec<PlannedColumn>,
    /// The line of the headings.
    pub line: u32,
    /// Columns with a heading, empty ones among them.
    pub width: usize,
    /// Whether columns have letters: not in XML.
    pub lettered: bool,
}

/// The line with the headings: among the first, the one with the most that are known. What
/// stands above is a title.
pub(crate) fn heading_row(table: &CellTable) -> usize {
    let known = |row: &crate::table::TableRow| {
        let cells = row.cells.iter();
        cells
            .filter(|cell| known_or_repaired(&cell.text).is_some())
            .count()
    };
    let first = table.rows.iter().take(MAX_TITLE_ROWS).enumerate();
    first
        .map(|(at, row)| (known(row), std::cmp::Reverse(at)))
        .max()
        .filter(|(known, _)| *known > 1)
        .map_or(0, |(_, std::cmp::Reverse(at))| at)
}

/// How many headings of a table are known.
pub(crate) fn known_headings(table: &CellTable) -> usize {
    let Some(row) = table.rows.get(heading_row(table)) else {
        return 0;
    };
    let cells = row.cells.iter();
    cells
        .filter(|cell| known_or_repaired(&cell.text).is_some())
        .count()
}

/// Headings name no people: one that was damaged is repaired without a question.
fn known_or_repaired(heading: &str) -> Option<RosterColumn> {
    known_column(heading).or_else(|| known_column(&repaired(heading)?))
}

impl ColumnPlan {
    /// Plans the columns of a table whose headings stand in row `at`.
    pub fn new(
        table: &CellTable,
        at: usize,
        answers: &[ColumnAnswer],
        memory: &BTreeMap<String, RosterColumn>,
    ) -> Self {
        let Some(header) = table.rows.get(at) else {
            return Self::default();
        };
        let below = table.rows.get(at + 1..).unwrap_or_default();
        let widest = below.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let columns = (0..header.width.max(widest)).map(|place| {
            let heading = header.cells.get(place).map_or("", |cell| cell.text.trim());
            let sample = below.iter().find_map(|row| row.filled(place));
            let mut answers = answers.iter().take(MAX_ANSWERS).rev();
            let answer = answers.find(|answer| usize::from(answer.place) == place);
            let remembered = memory
                .get(&heading_key(heading))
                .filter(|_| !heading.is_empty());
            let role = answer
                .map(|answer| answer.role)
                .or(remembered.copied())
                .or_else(|| known_or_repaired(heading));
            PlannedColumn {
                heading: heading.to_owned(),
                role: role.map_or(RosterColumn::Ignored, known_role),
                answered: answer.is_some() || remembered.is_some(),
                remembered: answer.is_none() && remembered.is_some(),
                filled: sample.is_some(),
                sample: sample.map(|cell| shorten(cell.text.trim(), MAX_SAMPLE_CHARS)),
            }
        });
        let mut plan = Self {
            columns: columns.collect(),
            line: header.line,
            width: header.width,
            lettered: true,
        };
        plan.drop_addresses();
        plan.drop_full_names();
        plan
    }

    /// The columns of a school export, which are what they are.
    pub fn of_export(table: &CellTable, roles: &[RosterColumn]) -> Self {
        let mut plan = Self::new(table, 0, &[], &BTreeMap::new());
        for (column, role) in plan.columns.iter_mut().zip(roles) {
            (column.role, column.answered) = (*role, true);
        }
        plan.lettered = false;
        plan
    }

    /// Without a room and a day, "Salle" or "Observations" say nothing about a session, and
    /// without the word "birth" a country or a town is that of an address.
    fn drop_addresses(&mut self) {
        let has = |role| self.columns.iter().any(|column| column.role == role);
        if has(RosterColumn::Room) && has(RosterColumn::HeldOn) {
            return;
        }
        for column in &mut self.columns {
            let key = heading_key(&column.heading);
            let of_birth = key.contains("nais") || key.contains("birth");
            let address = OF_BIRTH_OR_ADDRESS.contains(&column.role) && !of_birth;
            if !column.answered && (address || OF_SESSIONS.contains(&column.role)) {
                column.role = RosterColumn::Ignored;
            }
        }
    }

    /// Names in columns of their own are better than names together.
    fn drop_full_names(&mut self) {
        let has = |role| self.columns.iter().any(|column| column.role == role);
        if has(RosterColumn::LastName) && has(RosterColumn::FirstName) {
            for column in &mut self.columns {
                if column.role == RosterColumn::FullName && !column.answered {
                    column.role = RosterColumn::Ignored;
                }
            }
        }
    }

    /// The places of a role, in order.
    pub fn places(&self, role: RosterColumn) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns
            .filter(move |(_, column)| column.role == role)
            .map(|(place, _)| place)
    }

    /// The place of a role, if there is one.
    pub fn place(&self, role: RosterColumn) -> Option<usize> {
        self.places(role).next()
    }

    /// Whether the file names the sessions of its people.
    pub fn names_sessions(&self) -> bool {
        self.place(RosterColumn::Room).is_some() && self.place(RosterColumn::HeldOn).is_some()
    }

    /// A finding about a column as a whole.
    pub fn finding_at(
        &self,
        place: usize,
        code: RosterDiagnosticCode,
        severity: RosterSeverity,
    ) -> RosterDiagnostic {
        let mut found = finding(self.line, code, severity);
        self.locate(&mut found, place);
        found
    }

    /// Says in a finding which column it is about.
    pub fn locate(&self, found: &mut RosterDiagnostic, place: usize) {
        found.place = u16::try_from(place).ok();
        found.letter = self.lettered.then(|| column_letters(place));
        if let Some(column) = self.columns.get(place) {
            found.column = column_name(column.role);
            found.heading = Some(shorten(&column.heading, 80));
        }
    }

    /// What is wrong with the headings, or to be known about them. Columns that are there twice
    /// are ignored but for the first.
    pub fn check(&mut self) -> Vec<RosterDiagnostic> {
        let mut found = Vec::new();
        self.check_twice(&mut found);
        for place in 0..self.columns.len() {
            let column = &self.columns[place];
            if column.role != RosterColumn::Ignored || column.answered || !column.filled {
                continue;
            }
            // Cells beyond the headings are a fault of their line.
            if place >= self.width {
                continue;
            }
            let twice = found
                .iter()
                .any(|one| one.place == u16::try_from(place).ok());
            let like = look_alike(&column.heading);
            let mut finding = match (&like, twice) {
                (_, true) => continue,
                (Some(_), _) => self.finding_at(
                    place,
                    RosterDiagnosticCode::LookAlikeColumn,
                    RosterSeverity::Asks,
                ),
                (None, _) => self.finding_at(
                    place,
                    RosterDiagnosticCode::UnknownColumn,
                    RosterSeverity::Note,
                ),
            };
            finding.probable_column = like;
            finding.value = like.and_then(|_| self.columns[place].sample.clone());
            found.push(finding);
        }
        self.check_missing(&mut found);
        found
    }

    fn check_twice(&mut self, found: &mut Vec<RosterDiagnostic>) {
        for place in 0..self.columns.len() {
            let (role, answered) = (self.columns[place].role, self.columns[place].answered);
            if matches!(role, RosterColumn::Ignored | RosterColumn::OtherFirstNames) {
                continue;
            }
            // What was answered counts more than what is known, the first more than the next.
            let better = self.columns.iter().enumerate().any(|(other, column)| {
                column.role == role
                    && other != place
                    && (column.answered, std::cmp::Reverse(other))
                        > (answered, std::cmp::Reverse(place))
            });
            if better {
                let first = self
                    .columns
                    .iter()
                    .any(|column| column.role == role && column.answered);
                if self.columns[place].filled && (answered || !first) {
                    let mut finding = self.finding_at(
                        place,
                        RosterDiagnosticCode::DuplicateColumn,
                        RosterSeverity::Asks,
                    );
                    finding.probable_column = Some(role);
                    found.push(finding);
                }
                self.columns[place].role = RosterColumn::Ignored;
            }
        }
    }

    fn check_missing(&self, found: &mut Vec<RosterDiagnostic>) {
        let together = self.place(RosterColumn::FullName).is_some();
        let needed = [
            (RosterColumn::LastName, together),
            (RosterColumn::FirstName, together),
            (RosterColumn::Birthdate, false),
        ];
        for (role, covered) in needed {
            if self.place(role).is_none() && !covered {
                let mut missing = finding(
                    self.line,
                    RosterDiagnosticCode::MissingColumn,
                    RosterSeverity::Stops,
                );
                missing.column = column_name(role);
                found.push(missing);
            }
        }
    }

    /// The columns as a page shows them.
    pub fn readings(&self) -> Vec<RosterColumnReading> {
        let columns = self.columns.iter().enumerate();
        columns
            .map(|(place, column)| RosterColumnReading {
                place: u16::try_from(place).unwrap_or(u16::MAX),
                letter: self.lettered.then(|| column_letters(place)),
                heading: shorten(&column.heading, 80),
                role: column.role,
                remembered: column.remembered,
                // What nobody needs is not shown either: it may be about guardians.
                sample: column.sample.clone().filter(|_| {
                    column.role != RosterColumn::Ignored || look_alike(&column.heading).is_some()
                }),
            })
            .collect()
    }

    /// What a center should remember: the answers, by heading.
    pub fn learned(&self, answers: &[ColumnAnswer]) -> BTreeMap<String, RosterColumn> {
        let answers = answers.iter().take(MAX_ANSWERS);
        answers
            .filter_map(|answer| {
                let column = self.columns.get(usize::from(answer.place))?;
                let key = heading_key(&column.heading);
                (!key.is_empty()).then(|| (key, known_role(answer.role)))
            })
            .collect()
    }
}

/// A role of a later version is none.
fn known_role(role: RosterColumn) -> RosterColumn {
    match role {
        RosterColumn::Unknown => RosterColumn::Ignored,
        known => known,
    }
}
