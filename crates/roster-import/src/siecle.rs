//! The XML export of SIECLE, the register of pupils of French schools, with or without
//! addresses. Only what is named here is read of a pupil; guardians, addresses, telephone
//! numbers and everything else are passed over without being kept.

use crate::{
    finding::FileRefusal,
    limits::{MAX_CELL_CHARS, MAX_ROWS},
    table::{CellTable, TableCell, TableLimit},
    xml_events::{XmlElement, XmlEvent, XmlReader},
};
use std::collections::HashMap;
use vigie_shared::api::{RosterColumn, RosterDiagnosticCode, SetAsideReason};

/// What is read of a pupil: the column, and the elements or attributes that have it, of today's
/// exports first.
const FIELDS: [(RosterColumn, &[&str]); 12] = [
    (RosterColumn::LastName, &["NOM_DE_FAMILLE", "NOM"]),
    (RosterColumn::UsedName, &["NOM_USAGE"]),
    (RosterColumn::FirstName, &["PRENOM", "PRENOM1"]),
    (RosterColumn::OtherFirstNames, &["PRENOM2"]),
    (RosterColumn::OtherFirstNames, &["PRENOM3"]),
    (RosterColumn::Birthdate, &["DATE_NAISS", "DATE_NAISSANCE"]),
    (RosterColumn::Sex, &["CODE_SEXE", "SEXE"]),
    (RosterColumn::BirthPlace, &["VILLE_NAISS"]),
    (RosterColumn::BirthCountry, &["CODE_PAYS"]),
    (RosterColumn::BirthPlaceCode, &["CODE_COMMUNE_INSEE_NAISS"]),
    (
        RosterColumn::ExternalId,
        &["INE_RNIE", "ID_NATIONAL", "INE_BEA", "INE"],
    ),
    (RosterColumn::Division, &["CODE_STRUCTURE"]),
];
const DIVISION: usize = FIELDS.len() - 1;

const ATTRIBUTES: &[&str] = &[
    "ELEVE_ID",
    "ELENOET",
    "ID_NATIONAL",
    "INE_RNIE",
    "INE_BEA",
    "INE",
];
/// How the structures of a pupil name them.
const KEYS: [&str; 2] = ["ELEVE_ID", "ELENOET"];
/// The class of those who are enrolled but do not come.
const INACTIVE: &str = "inactifs";

/// A school export as a table.
#[derive(Debug, Default)]
pub(crate) struct SchoolExport {
    /// The UAI of the school.
    pub school: Option<String>,
    /// The pupils, one a line; the first line are the headings.
    pub table: CellTable,
    /// Why a pupil is not offered; as long as the table.
    pub set_aside: Vec<Option<SetAsideReason>>,
}

/// What each column is.
pub(crate) fn columns() -> Vec<RosterColumn> {
    FIELDS.iter().map(|(column, _)| *column).collect()
}

/// A pupil while the file is read.
#[derive(Debug, Default)]
struct PupilRecord {
    line: u32,
    /// By the fields, as long as [`FIELDS`]; of each the rank of the element it is from.
    values: Vec<(usize, String)>,
    keys: [String; 2],
    has_left: bool,
}

/// Whether a text is such an export: by its outermost element.
pub(crate) fn is_export(text: &str) -> bool {
    let beginning: String = text.chars().take(4_000).collect();
    beginning.contains("<BEE_ELEVES")
}

/// Reads an export.
///
/// # Errors
/// When the XML is damaged or has what is never read.
pub(crate) fn read(text: &str) -> Result<SchoolExport, FileRefusal> {
    let mut reader = XmlReader::new(text, ATTRIBUTES);
    let mut pupils: Vec<PupilRecord> = Vec::new();
    let mut classes: HashMap<(usize, String), String> = HashMap::new();
    let mut school = None;
    let mut too_many = None;
    loop {
        let line = reader.line();
        let Some(event) = reader.next()? else { break };
        let XmlEvent::Start(element) = event else {
            continue;
        };
        match element.name.as_str() {
            "BEE_ELEVES" | "DONNEES" | "PARAMETRES" | "ELEVES" | "STRUCTURES" => {}
            "UAJ" => school = Some(reader.text(20)?).filter(|uai| !uai.is_empty()),
            "ELEVE" if pupils.len() < MAX_ROWS - 1 => {
                pupils.push(read_pupil(&mut reader, line, &element)?);
            }
            "ELEVE" => {
                too_many.get_or_insert(line);
                reader.skip()?;
            }
            "STRUCTURES_ELEVE" => read_class(&mut reader, &element, &mut classes)?,
            // Guardians, addresses, options, scholarships: never read.
            _ => reader.skip()?,
        }
    }
    if reader_saw_nothing(&pupils, school.as_ref()) {
        return Err(FileRefusal::of(RosterDiagnosticCode::EmptyRoster));
    }
    Ok(table(pupils, &classes, school, too_many))
}

fn reader_saw_nothing(pupils: &[PupilRecord], school: Option<&String>) -> bool {
    pupils.is_empty() && school.is_none()
}

fn read_pupil(
    reader: &mut XmlReader<'_>,
    line: u32,
    element: &XmlElement,
) -> Result<PupilRecord, FileRefusal> {
    let mut pupil = PupilRecord {
        line,
        values: vec![(usize::MAX, String::new()); FIELDS.len()],
        ..PupilRecord::default()
    };
    for (name, value) in &element.attributes {
        pupil.take(name, value.clone());
    }
    let depth = reader.path().len();
    while reader.path().len() >= depth {
        match reader.next()? {
            Some(XmlEvent::Start(inner)) => {
                let name = inner.name;
                if is_read(&name) {
                    let value = reader.text(MAX_CELL_CHARS)?;
                    pupil.take(&name, value);
                } else {
                    reader.skip()?;
                }
            }
            Some(_) => {}
            None => break,
        }
    }
    Ok(pupil)
}

fn is_read(name: &str) -> bool {
    name == "DATE_SORTIE"
        || KEYS.contains(&name)
        || FIELDS.iter().any(|(_, names)| names.contains(&name))
}

impl PupilRecord {
    /// Takes a value, unless a better element has given it already.
    fn take(&mut self, name: &str, value: String) {
        if value.is_empty() {
            return;
        }
        if name == "DATE_SORTIE" {
            self.has_left = true;
        }
        if let Some(key) = KEYS.iter().position(|key| *key == name) {
            self.keys[key] = value;
            return;
        }
        for ((_, names), (rank, kept)) in FIELDS.iter().zip(&mut self.values) {
            if let Some(found) = names.iter().position(|known| *known == name) {
                if found < *rank {
                    (*rank, *kept) = (found, value);
                }
                return;
            }
        }
    }
}

/// The class of a pupil. Groups (`G`) are no classes.
fn read_class(
    reader: &mut XmlReader<'_>,
    element: &XmlElement,
    classes: &mut HashMap<(usize, String), String>,
) -> Result<(), FileRefusal> {
    let mut keys = KEYS.map(|key| element.attribute(key).unwrap_or("").to_owned());
    let (mut code, mut kind) = (String::new(), String::new());
    let mut class = String::new();
    let depth = reader.path().len();
    while reader.path().len() >= depth {
        match reader.next()? {
            Some(XmlEvent::Start(inner)) => match inner.name.as_str() {
                "STRUCTURE" => (code, kind) = (String::new(), String::new()),
                "CODE_STRUCTURE" => code = reader.text(MAX_CELL_CHARS)?,
                "TYPE_STRUCTURE" => kind = reader.text(MAX_CELL_CHARS)?,
                "ELEVE_ID" => keys[0] = reader.text(MAX_CELL_CHARS)?,
                "ELENOET" => keys[1] = reader.text(MAX_CELL_CHARS)?,
                _ => reader.skip()?,
            },
            Some(XmlEvent::End(name)) if name == "STRUCTURE" && kind == "D" && class.is_empty() => {
                class = std::mem::take(&mut code);
            }
            Some(_) => {}
            None => break,
        }
    }
    if !class.is_empty() && classes.len() < 2 * MAX_ROWS {
        for (kind, key) in keys.into_iter().enumerate() {
            if !key.is_empty() {
                classes.insert((kind, key), class.clone());
            }
        }
    }
    Ok(())
}

fn table(
    pupils: Vec<PupilRecord>,
    classes: &HashMap<(usize, String), String>,
    school: Option<String>,
    too_many: Option<u32>,
) -> SchoolExport {
    let mut export = SchoolExport {
        school,
        ..SchoolExport::default()
    };
    let headings = FIELDS.iter().map(|(_, names)| TableCell::of_text(names[0]));
    export.table.push(1, headings.collect());
    export.set_aside.push(None);
    for mut pupil in pupils {
        let class = (0..KEYS.len()).find_map(|kind| {
            let key = (kind, pupil.keys[kind].clone());
            classes.get(&key)
        });
        pupil.values[DIVISION].1 = class.cloned().unwrap_or_default();
        let class = &pupil.values[DIVISION].1;
        let in_no_class = class.is_empty() || class.to_lowercase() == INACTIVE;
        let reason = if pupil.has_left {
            Some(SetAsideReason::HasLeft)
        } else {
            in_no_class.then_some(SetAsideReason::InNoClass)
        };
        let mut cells: Vec<TableCell> = pupil
            .values
            .iter()
            .map(|(_, value)| TableCell::of_text(value))
            .collect();
        // A pupil without a name is a fault of a line, and a line of nothing is none.
        if cells.iter().all(TableCell::is_empty) {
            cells[0] = TableCell::of_text("?");
        }
        if !export.table.push(pupil.line, cells) {
            break;
        }
        export.set_aside.push(reason);
    }
    if let Some(line) = too_many {
        export.table.cut_off.get_or_insert((TableLimit::Rows, line));
    }
    export
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_exports_and_identifiers_anywhere_are_read() {
        let xml = "<BEE_ELEVES VERSION=\"1.8\"><DONNEES>\
            <STRUCTURES><STRUCTURES_ELEVE><ELENOET>7</ELENOET>\
            <STRUCTURE><CODE_STRUCTURE>3A</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>\
            </STRUCTURES_ELEVE></STRUCTURES>\
            <ELEVES><ELEVE INE=\"123456789AB\"><ELENOET>7</ELENOET><NOM>PETIT</NOM><PRENOM>Léa</PRENOM>\
            <RESPONSABLES><NOM>GUARDIAN</NOM></RESPONSABLES></ELEVE></ELEVES></DONNEES></BEE_ELEVES>";
        let export = read(xml).unwrap();
        let texts: Vec<&str> = export.table.rows[1]
            .cells
            .iter()
            .map(|c| c.text.as_str())
            .collect();
        assert_eq!(
            (texts[0], texts[2], texts[10], texts[11]),
            ("PETIT", "Léa", "123456789AB", "3A")
        );
        assert_eq!(export.set_aside[1], None);
        assert!(!format!("{export:?}").contains("GUARDIAN"));
    }
}
