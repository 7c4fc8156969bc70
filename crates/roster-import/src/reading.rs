//! A file with the answers about it: who would be enrolled, and everything found.

mod people;
mod rooms;

use crate::{
    columns::{ColumnPlan, heading_row},
    dates::{self, DateReading},
    file_sessions::FileSessions,
    finding::{FindingList, finding},
    limits::{MAX_ANSWERS, MAX_ROWS},
    person::RosterPerson,
    profile::ProfileReading,
    row::RowContext,
    siecle,
    source::{self, SourceTable},
    table::{CellTable, TableCell, TableLimit, shorten},
};
use jiff::civil::Date;
use people::PeopleReader;
use std::collections::{BTreeMap, HashMap, HashSet};
use vigie_shared::api::{
    PlannedSession, RosterAnswers, RosterClass, RosterColumn, RosterColumnReading,
    RosterDiagnostic, RosterDiagnosticCode, RosterFormat, RosterSeverity, RosterSourceReading,
    RosterSpread, SetAsidePerson,
};

/// What a center answered about earlier files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportMemory {
    /// What headings stand for; the keys are those of [`crate::heading_key`].
    pub headings: BTreeMap<String, RosterColumn>,
    /// The schools whose exports were accepted (UAI).
    pub schools: Vec<String>,
}

/// A file to read, and all that decides how.
pub struct ImportRequest<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// What was answered about it.
    pub answers: &'a RosterAnswers,
    /// What was answered about earlier ones.
    pub memory: &'a ImportMemory,
    /// A file of the training platform that says who may be certified.
    pub profile: Option<&'a [u8]>,
    /// How the people are to be spread, if they are.
    pub spread: Option<&'a RosterSpread>,
    /// The day.
    pub today: Date,
    /// Whether papers can print a text.
    pub printable: &'a dyn Fn(&str) -> bool,
}

/// A session that would be made: its places in [`RosterReading::people`], and what is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedSession {
    /// What the file or the spread says of it.
    pub planned: PlannedSession,
    /// Who is in it, by their place in the list of people; the order gives the seats.
    pub people: Vec<usize>,
}

/// What was read in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterReading {
    /// The people without a fault, in the order of the file.
    pub people: Vec<RosterPerson>,
    /// Everything found, in the order of the file, at most 500.
    pub findings: Vec<RosterDiagnostic>,
    /// How many there are in all.
    pub findings_in_all: u32,
    /// Whether nothing stops and nothing is left to answer. Only then is anybody enrolled.
    pub ready: bool,
    /// How the file was read.
    pub source: RosterSourceReading,
    /// Its columns.
    pub columns: Vec<RosterColumnReading>,
    /// Its classes.
    pub classes: Vec<RosterClass>,
    /// Who is not enrolled.
    pub set_aside: Vec<SetAsidePerson>,
    /// The sessions of the file or of the spread; empty for one session.
    pub sessions: Vec<ImportedSession>,
    /// What the center should remember once sessions are made.
    pub learned: ImportMemory,
}

/// Reads a file. The same request gives the same reading; nothing is kept.
pub fn read_roster(request: &ImportRequest<'_>) -> RosterReading {
    match source::read(request.bytes, request.answers) {
        Ok(source) => of_source(request, source),
        Err(refusal) => {
            let mut findings = FindingList::default();
            findings.push(refusal.finding());
            empty(findings)
        }
    }
}

fn empty(findings: FindingList) -> RosterReading {
    RosterReading {
        people: Vec::new(),
        findings_in_all: findings.len(),
        ready: false,
        findings: findings.into_sorted(),
        source: RosterSourceReading {
            format: RosterFormat::Unknown,
            encoding: None,
            separator: None,
            sheet: None,
            sheets: Vec::new(),
            school: None,
        },
        columns: Vec::new(),
        classes: Vec::new(),
        set_aside: Vec::new(),
        sessions: Vec::new(),
        learned: ImportMemory::default(),
    }
}

fn of_source(request: &ImportRequest<'_>, mut source: SourceTable) -> RosterReading {
    let mut findings = FindingList::default();
    for found in std::mem::take(&mut source.findings) {
        findings.push(found);
    }
    check_limits(&source.table, &mut findings);
    if source.table.rows.is_empty() {
        let code = RosterDiagnosticCode::EmptyRoster;
        findings.push(finding(1, code, RosterSeverity::Stops));
        return RosterReading {
            source: source.reading,
            ..empty(findings)
        };
    }
    let at = match source.is_export {
        true => 0,
        false => heading_row(&source.table),
    };
    let answers = request.answers;
    let mut plan = match source.is_export {
        true => ColumnPlan::of_export(&source.table, &siecle::columns()),
        false => ColumnPlan::new(
            &source.table,
            at,
            &answers.columns,
            &request.memory.headings,
        ),
    };
    let learned = match source.is_export {
        true => BTreeMap::new(),
        false => plan.learned(&answers.columns),
    };
    let found = plan.check();
    let unreadable = found
        .iter()
        .any(|one| one.code == RosterDiagnosticCode::MissingColumn);
    if source.table.rows.len() > 1 || !source.is_export {
        found.into_iter().for_each(|one| findings.push(one));
    }
    replace_cells(&mut source.table, at + 1, answers);
    let accepted: HashSet<_> = answers
        .accepted
        .iter()
        .take(MAX_ANSWERS)
        .map(|accepted| (accepted.code, accepted.line))
        .collect();
    check_school(request, &source.reading, &accepted, &mut findings);
    let month_first = check_month_first(
        request.today,
        &source.table,
        at,
        &plan,
        &accepted,
        &mut findings,
    );
    let context = RowContext {
        plan: &plan,
        today: request.today,
        printable: request.printable,
        accepted: &accepted,
        month_first,
    };
    let profile = request
        .profile
        .map(|bytes| ProfileReading::read(bytes, request.today));
    if matches!(profile, Some(None)) {
        let code = RosterDiagnosticCode::BadProfile;
        findings.push(finding(1, code, RosterSeverity::Stops));
    }
    let profile = profile.flatten();
    let mut people = PeopleReader::new(&context, answers.classes.as_deref(), profile.as_ref());
    if !unreadable {
        people.read(&source, at, &mut findings);
    }
    let school = source.reading.school.clone();
    let learned = ImportMemory {
        headings: learned,
        schools: school.into_iter().collect(),
    };
    finish(request, people, source.reading, &plan, learned, findings)
}

/// Puts everything together, with the rooms.
fn finish(
    request: &ImportRequest<'_>,
    people: PeopleReader<'_>,
    source: RosterSourceReading,
    plan: &ColumnPlan,
    learned: ImportMemory,
    mut findings: FindingList,
) -> RosterReading {
    let columns = plan.readings();
    let classes = people.classes();
    let PeopleReader {
        enrolled,
        lines,
        session_of,
        sessions: FileSessions { planned, .. },
        set_aside,
        ..
    } = people;
    let spread = rooms::SpreadReader {
        people: &enrolled,
        lines: &lines,
        session_of: &session_of,
        findings: &mut findings,
    };
    let sessions = spread.read(request.spread, planned, plan.names_sessions());
    RosterReading {
        people: enrolled,
        findings_in_all: findings.len(),
        ready: !findings.is_blocked(),
        findings: findings.into_sorted(),
        source,
        columns,
        classes,
        set_aside,
        sessions,
        learned,
    }
}

fn check_limits(table: &CellTable, findings: &mut FindingList) {
    let Some((limit, line)) = table.cut_off else {
        return;
    };
    let (code, count) = match limit {
        TableLimit::Rows => (RosterDiagnosticCode::TooManyLines, MAX_ROWS),
        TableLimit::Columns => (
            RosterDiagnosticCode::TooManyColumns,
            crate::limits::MAX_COLUMNS,
        ),
        TableLimit::Chars => (RosterDiagnosticCode::TooLarge, 0),
    };
    findings.push(RosterDiagnostic {
        count: u32::try_from(count).ok().filter(|count| *count > 0),
        ..finding(line, code, RosterSeverity::Stops)
    });
}

/// Another school's export is asked about, once for each school.
fn check_school(
    request: &ImportRequest<'_>,
    reading: &RosterSourceReading,
    accepted: &HashSet<(RosterDiagnosticCode, Option<u32>)>,
    findings: &mut FindingList,
) {
    let Some(school) = &reading.school else {
        return;
    };
    let known = &request.memory.schools;
    let code = RosterDiagnosticCode::OtherSchool;
    let answered = accepted.iter().any(|(accepted, _)| *accepted == code);
    if !known.is_empty() && !known.contains(school) && !answered {
        findings.push(RosterDiagnostic {
            value: Some(shorten(school, 20)),
            ..finding(1, code, RosterSeverity::Asks)
        });
    }
}

/// Whether the dates of birth have the month first: some make sense only so, and none only the
/// other way round. Asked about once for the column, because `04/05/2008` is a date in both.
fn check_month_first(
    today: Date,
    table: &CellTable,
    at: usize,
    plan: &ColumnPlan,
    accepted: &HashSet<(RosterDiagnosticCode, Option<u32>)>,
    findings: &mut FindingList,
) -> bool {
    let Some(place) = plan.place(RosterColumn::Birthdate) else {
        return false;
    };
    let mut example: Option<String> = None;
    for row in table.rows.iter().skip(at + 1) {
        let Some(cell) = row.filled(place).filter(|cell| cell.date.is_none()) else {
            continue;
        };
        match dates::read(&cell.text, today) {
            DateReading::MonthFirst(_) => {
                example.get_or_insert_with(|| cell.text.clone());
            }
            DateReading::Day(_) if dates::month_first(&cell.text, today).is_none() => return false,
            DateReading::Day(_) | DateReading::Not => {}
        }
    }
    let Some(example) = example else { return false };
    let code = RosterDiagnosticCode::MonthFirst;
    if accepted.iter().any(|(accepted, _)| *accepted == code) {
        return true;
    }
    let mut found = plan.finding_at(place, code, RosterSeverity::Asks);
    found.value = crate::finding::shown(&example);
    findings.push(found);
    false
}

/// Puts the answered values into the cells they are about.
fn replace_cells(table: &mut CellTable, from: usize, answers: &RosterAnswers) {
    let mut replaced: HashMap<(Option<u32>, usize, &str), &str> = HashMap::new();
    for answer in answers.cells.iter().take(MAX_ANSWERS) {
        let key = (
            answer.line,
            usize::from(answer.place),
            answer.found.as_str(),
        );
        replaced.insert(key, &answer.value);
    }
    if replaced.is_empty() {
        return;
    }
    let widest = replaced.keys().map(|(_, place, _)| place + 1).max();
    let widest = widest.unwrap_or(0).min(crate::limits::MAX_COLUMNS);
    for row in table.rows.iter_mut().skip(from) {
        if row.cells.len() < widest {
            row.cells.resize(widest, TableCell::default());
        }
        for (place, cell) in row.cells.iter_mut().enumerate() {
            let found = crate::finding::shown(&cell.text).unwrap_or_default();
            let here = replaced.get(&(Some(row.line), place, found.as_str()));
            let everywhere = || replaced.get(&(None, place, found.as_str()));
            if let Some(value) = here.or_else(everywhere) {
                *cell = TableCell::of_text(value);
            }
        }
    }
}
