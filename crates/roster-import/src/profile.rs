//! Who may be certified, by a file of the training platform: level 1 in five competences.
//!
//! One line a person, known by identifier or by names and birthdate, with the levels in columns
//! named by the code or the name of a competence, how many are at level 1, or yes and no.

use crate::{
    columns::{ColumnPlan, heading_row},
    dates::{self, DateReading},
    flag::{COMPETENCES_NEEDED, eligibility},
    headings::look_alike,
    identifier,
    person::{RosterPerson, identity},
    source,
    table::TableRow,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap, HashSet};
use vigie_i18n::{Language, competence_name};
use vigie_shared::{
    api::{RosterAnswers, RosterColumn},
    competence::Competence,
    person::fold_name,
};

/// What a profile file says of people.
pub(crate) struct ProfileReading {
    by_identifier: HashMap<String, bool>,
    by_identity: HashMap<String, bool>,
}

/// The columns of a profile file.
struct ProfileColumns {
    plan: ColumnPlan,
    /// Where the level of a competence stands.
    levels: Vec<usize>,
    /// Where it says yes, no, or in how many competences level 1 is reached.
    eligible: Option<usize>,
}

impl ProfileReading {
    /// Reads a file; none when it says of nobody who may be certified.
    pub fn read(bytes: &[u8], today: Date) -> Option<Self> {
        let source = source::read(bytes, &RosterAnswers::default()).ok()?;
        let at = heading_row(&source.table);
        let columns = ProfileColumns::of(&source.table, at)?;
        let mut reading = Self {
            by_identifier: HashMap::new(),
            by_identity: HashMap::new(),
        };
        for row in source.table.rows.iter().skip(at + 1) {
            let Some(eligible) = columns.eligible(row) else {
                continue;
            };
            let text = |role| columns.text(row, role);
            let identifier = identifier::key(&text(RosterColumn::ExternalId));
            if !identifier.is_empty() {
                reading.by_identifier.insert(identifier, eligible);
            }
            let birthdate = columns.birthdate(row, today);
            let names = (text(RosterColumn::FirstName), text(RosterColumn::LastName));
            if let Some(birthdate) = birthdate.filter(|_| !names.1.is_empty()) {
                let key = identity(&names.0, &names.1, birthdate);
                reading.by_identity.insert(key, eligible);
            }
        }
        let is_empty = reading.by_identifier.is_empty() && reading.by_identity.is_empty();
        (!is_empty).then_some(reading)
    }

    /// Whether somebody may be certified; none when the file does not know them.
    pub fn eligible(&self, person: &RosterPerson) -> Option<bool> {
        let identifier = identifier::key(&person.external_id);
        let by_identifier = self.by_identifier.get(&identifier);
        let key = || identity(&person.first_name, &person.last_name, person.birthdate);
        by_identifier
            .or_else(|| self.by_identity.get(&key()))
            .copied()
    }
}

impl ProfileColumns {
    fn of(table: &crate::table::CellTable, at: usize) -> Option<Self> {
        let header = table.rows.get(at)?;
        let plan = ColumnPlan::new(table, at, &[], &BTreeMap::new());
        let names: Vec<String> = Competence::all()
            .map(|competence| fold_name(&competence_name(Language::French, competence)))
            .collect();
        let mut seen = HashSet::new();
        let cells = header.cells.iter().enumerate();
        let levels = cells.filter(|(_, cell)| {
            let competence = competence_of(&cell.text, &names);
            competence.is_some_and(|competence| seen.insert(competence))
        });
        let levels: Vec<usize> = levels.map(|(place, _)| place).collect();
        // In this file a heading like it is meant: in a roster it asks.
        let alike = |heading: &str| look_alike(heading) == Some(RosterColumn::Eligible);
        let eligible = plan
            .place(RosterColumn::Eligible)
            .or_else(|| header.cells.iter().position(|cell| alike(&cell.text)));
        let says = levels.len() >= COMPETENCES_NEEDED as usize || eligible.is_some();
        says.then_some(Self {
            plan,
            levels,
            eligible,
        })
    }

    fn text(&self, row: &TableRow, role: RosterColumn) -> String {
        let place = self.plan.place(role);
        let cell = place.and_then(|place| row.filled(place));
        cell.map_or_else(String::new, |cell| cell.text.trim().to_owned())
    }

    fn birthdate(&self, row: &TableRow, today: Date) -> Option<Date> {
        let cell = row.filled(self.plan.place(RosterColumn::Birthdate)?)?;
        match cell.date {
            Some(date) => Some(date),
            None => match dates::read(&cell.text, today) {
                DateReading::Day(date) => Some(date),
                DateReading::MonthFirst(_) | DateReading::Not => None,
            },
        }
    }

    /// Whether the person of a line may be certified; none for a line without a word on it.
    fn eligible(&self, row: &TableRow) -> Option<bool> {
        if self.levels.is_empty() {
            let cell = row.filled(self.eligible?)?;
            return eligibility(&cell.text);
        }
        let is_reached = |place: &&usize| {
            let cell = row.filled(**place);
            cell.is_some_and(|cell| level(&cell.text) >= 1)
        };
        let reached = self.levels.iter().filter(is_reached).count();
        Some(reached >= COMPETENCES_NEEDED as usize)
    }
}

/// The competence that a heading names: `1.1`, `Niveau 1.1`, or its French name.
fn competence_of(heading: &str, names: &[String]) -> Option<usize> {
    let mut words = heading.split(|c: char| !c.is_ascii_digit() && c != '.');
    let coded = words.find_map(|word| Competence::from_code(word.trim_matches('.')));
    if let Some(competence) = coded {
        return Some(competence.index());
    }
    let folded = fold_name(heading);
    // "Gérer des données" ends other headings too: the longest name that fits is meant.
    let fitting = names.iter().enumerate();
    let fitting = fitting.filter(|(_, name)| folded.contains(name.as_str()));
    fitting
        .max_by_key(|(_, name)| name.len())
        .map(|(index, _)| index)
}

/// A level as written: `3`, `Niveau 3`; 0 for anything else.
fn level(text: &str) -> u32 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use vigie_shared::time::ExtraTime;

    const TODAY: Date = date(2026, 11, 30);

    fn person(first: &str, last: &str, identifier: &str) -> RosterPerson {
        RosterPerson {
            first_name: first.to_owned(),
            last_name: last.to_owned(),
            used_name: String::new(),
            other_first_names: String::new(),
            birthdate: date(2008, 3, 14),
            sex: None,
            birth_place: String::new(),
            external_id: identifier.to_owned(),
            division: String::new(),
            extra_time: ExtraTime::NONE,
            accessible: false,
        }
    }

    #[test]
    fn five_competences_at_level_1_are_needed_whatever_their_columns_are_called() {
        let file = "Nom;Prénom;Date de naissance;1.1;Niveau 1.2;\
                    Niveau pour la compétence Traiter des données;2.1;3.4;5.2\n\
                    Roux;Léa;14/03/2008;1;2;1;1;1;\n\
                    Roux;Noé;14/03/2008;7;7;7;7;0;\n";
        let profile = ProfileReading::read(file.as_bytes(), TODAY).unwrap();
        assert_eq!(profile.eligible(&person("LEA", "roux", "")), Some(true));
        assert_eq!(profile.eligible(&person("Noé", "Roux", "")), Some(false));
        assert_eq!(profile.eligible(&person("Ada", "Roux", "")), None);
    }

    #[test]
    fn an_identifier_and_a_count_or_a_word_are_enough() {
        for (file, expected) in [
            ("INE;Profil certifiable\n120000001AA;Oui\n", Some(true)),
            ("INE;Profil certifiable\n120000001AA;Non\n", Some(false)),
            ("INE;Profil certifiable\n120000001AA;4\n", Some(false)),
            ("INE;Profil certifiable\n120000001AA;5\n", Some(true)),
        ] {
            let profile = ProfileReading::read(file.as_bytes(), TODAY).unwrap();
            let léa = person("Léa", "Roux", "120000001aa");
            assert_eq!(profile.eligible(&léa), expected, "{file}");
        }
    }

    #[test]
    fn a_file_that_says_nothing_of_it_is_none() {
        for file in [
            "",
            "Nom;Prénom;Date de naissance\nRoux;Léa;14/03/2008\n",
            "PK",
        ] {
            assert!(
                ProfileReading::read(file.as_bytes(), TODAY).is_none(),
                "{file}"
            );
        }
    }
}
