//! The people of a table, line by line.

use crate::{
    file_sessions::FileSessions,
    finding::{FindingList, finding, shown},
    identifier,
    person::{RosterPerson, identity},
    profile::ProfileReading,
    row::{PersonReading, RowContext, RowReader},
    source::SourceTable,
    spread::class_order,
    table::TableRow,
};
use std::collections::{BTreeMap, HashMap};
use vigie_shared::api::{
    RosterClass, RosterColumn, RosterDiagnostic, RosterDiagnosticCode, RosterSeverity,
    SetAsidePerson, SetAsideReason,
};

/// Somebody of an earlier line.
struct KnownPerson {
    line: u32,
    name: String,
    identifier: String,
}

/// Reads all lines of a table.
pub(super) struct PeopleReader<'a> {
    context: &'a RowContext<'a>,
    chosen: Option<&'a [String]>,
    /// Who may be certified, where a file says it.
    profile: Option<&'a ProfileReading>,
    without_profile: u32,
    /// Who would be enrolled, and the line and session of each.
    pub enrolled: Vec<RosterPerson>,
    pub lines: Vec<u32>,
    pub session_of: Vec<Option<usize>>,
    pub sessions: FileSessions,
    pub set_aside: Vec<SetAsidePerson>,
    /// People of each class, those of no class under the empty name.
    by_class: BTreeMap<String, u32>,
    by_identity: HashMap<String, KnownPerson>,
    by_identifier: HashMap<String, KnownPerson>,
    places_as_codes: u32,
    read: u32,
}

impl<'a> PeopleReader<'a> {
    pub fn new(
        context: &'a RowContext<'a>,
        chosen: Option<&'a [String]>,
        profile: Option<&'a ProfileReading>,
    ) -> Self {
        Self {
            context,
            chosen,
            profile,
            without_profile: 0,
            enrolled: Vec::new(),
            lines: Vec::new(),
            session_of: Vec::new(),
            sessions: FileSessions::default(),
            set_aside: Vec::new(),
            by_class: BTreeMap::new(),
            by_identity: HashMap::new(),
            by_identifier: HashMap::new(),
            places_as_codes: 0,
            read: 0,
        }
    }

    /// Reads the lines below the headings.
    pub fn read(&mut self, source: &SourceTable, at: usize, findings: &mut FindingList) {
        let header = source.table.rows.get(at);
        for (place, row) in source.table.rows.iter().enumerate().skip(at + 1) {
            // A list of several pages repeats its headings.
            if header.is_some_and(|header| is_repeated(header, row)) {
                continue;
            }
            self.read += 1;
            let reason = source.set_aside.get(place).copied().flatten();
            self.read_row(row, reason, findings);
        }
        let line = header.map_or(1, |header| header.line);
        if self.read == 0 {
            let code = RosterDiagnosticCode::EmptyRoster;
            findings.push(finding(line, code, RosterSeverity::Stops));
        }
        self.sum_up(line, findings);
    }

    fn read_row(
        &mut self,
        row: &TableRow,
        reason: Option<SetAsideReason>,
        findings: &mut FindingList,
    ) {
        // What is wrong with somebody who is not enrolled stops nobody.
        let mut own = FindingList::default();
        let person = RowReader::new(self.context, row, &mut own).read();
        let class = person.enrollment.division.clone();
        if reason.is_none() {
            *self.by_class.entry(class.clone()).or_default() += 1;
        }
        let chosen = self.chosen.is_none_or(|chosen| chosen.contains(&class));
        let known = self
            .profile
            .map(|profile| profile.eligible(&person.enrollment));
        let eligible = person.eligible && known.flatten() != Some(false);
        let reason = match reason {
            None if !chosen => Some(SetAsideReason::ClassNotChosen),
            None if !eligible => Some(SetAsideReason::NotEligible),
            reason => reason,
        };
        if let Some(reason) = reason {
            return self.put_aside(row, &person, reason, findings);
        }
        let session = match self.context.plan.names_sessions() {
            true => {
                let before = own.is_blocked();
                let (plan, today) = (self.context.plan, self.context.today);
                let mut of_session = FindingList::default();
                let session = self.sessions.of_row(plan, row, today, &mut of_session);
                of_session
                    .into_sorted()
                    .into_iter()
                    .for_each(|found| own.push(found));
                if own.is_blocked() && !before {
                    None
                } else {
                    session
                }
            }
            false => None,
        };
        self.check_identity(row.line, &person.enrollment, &mut own);
        let blocked = person.blocked || own.is_blocked();
        own.into_sorted()
            .into_iter()
            .for_each(|found| findings.push(found));
        if !blocked {
            self.without_profile += u32::from(known == Some(None));
            self.places_as_codes += u32::from(person.place_is_code);
            self.enrolled.push(person.enrollment);
            self.lines.push(row.line);
            self.session_of.push(session);
        }
    }

    fn put_aside(
        &mut self,
        row: &TableRow,
        person: &PersonReading,
        reason: SetAsideReason,
        findings: &mut FindingList,
    ) {
        let enrollment = &person.enrollment;
        if reason == SetAsideReason::NotEligible {
            let code = RosterDiagnosticCode::NotEligible;
            let mut found = finding(row.line, code, RosterSeverity::Note);
            if let Some(place) = self.context.plan.place(RosterColumn::Eligible) {
                self.context.plan.locate(&mut found, place);
                found.value = row.filled(place).and_then(|cell| shown(&cell.text));
            }
            found.person = shown(&enrollment.listed_name());
            findings.push(found);
        }
        self.set_aside.push(SetAsidePerson {
            line: row.line,
            first_name: enrollment.first_name.clone(),
            last_name: enrollment.last_name.clone(),
            division: enrollment.division.clone(),
            reason,
        });
    }

    /// The same person twice, two people of one name, or one identifier for two.
    fn check_identity(&mut self, line: u32, person: &RosterPerson, own: &mut FindingList) {
        let name = person.listed_name();
        let identifier = identifier::key(&person.external_id);
        let known = || KnownPerson {
            line,
            name: name.clone(),
            identifier: identifier.clone(),
        };
        let key = identity(&person.first_name, &person.last_name, person.birthdate);
        let sound = !own.is_blocked() || !person.last_name.is_empty();
        if let Some(first) = self.by_identity.get(&key).filter(|_| sound) {
            let differ = !identifier.is_empty()
                && !first.identifier.is_empty()
                && identifier != first.identifier;
            let (code, severity) = match differ {
                true => (RosterDiagnosticCode::Homonym, RosterSeverity::Note),
                false => (RosterDiagnosticCode::DuplicateOfLine, RosterSeverity::Stops),
            };
            own.push(RosterDiagnostic {
                same_as_line: Some(first.line),
                person: shown(&name),
                ..finding(line, code, severity)
            });
            if !differ {
                return;
            }
        } else {
            self.by_identity.insert(key, known());
        }
        if identifier.is_empty() {
            return;
        }
        match self.by_identifier.get(&identifier) {
            Some(first) => {
                let code = RosterDiagnosticCode::SameIdentifier;
                let mut found = finding(line, code, RosterSeverity::Stops);
                if let Some(place) = self.context.plan.place(RosterColumn::ExternalId) {
                    self.context.plan.locate(&mut found, place);
                }
                found.value = shown(&person.external_id);
                found.same_as_line = Some(first.line);
                found.person = shown(&format!("{} / {name}", first.name));
                own.push(found);
            }
            None => {
                self.by_identifier.insert(identifier.clone(), known());
            }
        }
    }

    /// What is said once for the whole file.
    fn sum_up(&mut self, line: u32, findings: &mut FindingList) {
        let mut sum = |code, count: usize| {
            if count > 0 {
                findings.push(RosterDiagnostic {
                    count: u32::try_from(count).ok(),
                    ..finding(line, code, RosterSeverity::Note)
                });
            }
        };
        let aside = |reason| {
            let people = self.set_aside.iter();
            people.filter(|person| person.reason == reason).count()
        };
        sum(
            RosterDiagnosticCode::HasLeft,
            aside(SetAsideReason::HasLeft),
        );
        sum(
            RosterDiagnosticCode::InNoClass,
            aside(SetAsideReason::InNoClass),
        );
        sum(
            RosterDiagnosticCode::BirthPlaceCode,
            self.places_as_codes as usize,
        );
        sum(
            RosterDiagnosticCode::NoProfile,
            self.without_profile as usize,
        );
        if self.context.plan.place(RosterColumn::ExternalId).is_none() {
            sum(RosterDiagnosticCode::NoIdentifier, self.enrolled.len());
        }
        for class in self.chosen.unwrap_or_default() {
            if !self.by_class.contains_key(class) {
                findings.push(RosterDiagnostic {
                    value: shown(class),
                    ..finding(
                        line,
                        RosterDiagnosticCode::UnknownClass,
                        RosterSeverity::Note,
                    )
                });
            }
        }
        if self.enrolled.is_empty() && self.read > 0 && !findings.is_blocked() {
            let code = RosterDiagnosticCode::EmptyRoster;
            findings.push(finding(line, code, RosterSeverity::Stops));
        }
    }

    /// The classes in their order, whether they are chosen or not.
    pub fn classes(&self) -> Vec<RosterClass> {
        let mut classes: Vec<RosterClass> = self
            .by_class
            .iter()
            .map(|(name, people)| RosterClass {
                name: name.clone(),
                people: *people,
                chosen: self.chosen.is_none_or(|chosen| chosen.contains(name)),
            })
            .collect();
        classes.sort_by_key(|class| class_order(&class.name));
        classes
    }
}

/// Whether a line has the headings again.
fn is_repeated(header: &TableRow, row: &TableRow) -> bool {
    row.cells.len() > 1
        && row.cells.len() == header.cells.len()
        && row
            .cells
            .iter()
            .zip(&header.cells)
            .all(|(one, other)| one.text == other.text)
}
