//! From the text of a log to the answers of each test.

use std::collections::{HashMap, hash_map::Entry};

use csv::{Position, ReaderBuilder, StringRecord};

use super::{
    Answer,
    fault::{Columns, LogFaultKind, LogFaults},
    lines::Lines,
};
use crate::items::ItemsInUse;

/// Longest label of a test.
const LABEL: usize = 64;

/// The answers of each test, tests in the order of their first rows.
pub fn read(items: &ItemsInUse, csv: &[u8]) -> Result<Vec<Vec<Answer>>, LogFaults> {
    let text = text(csv)?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = Lines::of(text);
    let mut record = StringRecord::new();
    let mut header = None;
    let mut rows = Rows::new(items);
    // What is text in memory has nothing left to fail on.
    while let Ok(true) = reader.read_record(&mut record) {
        let line = lines.at(record.position().map_or(0, Position::byte));
        match &header {
            None => {
                header = Some(Header::read(&record).map_err(|kind| LogFaults::one(line, kind))?)
            }
            Some(header) => {
                if let Err(kind) = rows.read(header, &record, line) {
                    rows.faults.add(line, kind);
                }
            }
        }
    }
    if rows.faults.count() == 0 && rows.tests.is_empty() {
        rows.faults.add(1, LogFaultKind::Empty);
    }
    match rows.faults.count() {
        0 => Ok(rows.tests),
        _ => Err(rows.faults),
    }
}

/// Without the mark that spreadsheets put before the first byte.
fn text(csv: &[u8]) -> Result<&str, LogFaults> {
    let text = str::from_utf8(csv).map_err(|error| {
        let before = &csv[..error.valid_up_to()];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        LogFaults::one(line, LogFaultKind::NotText)
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Where the three cells of a row are.
struct Header {
    test: usize,
    item: usize,
    right: usize,
}

impl Header {
    fn read(record: &StringRecord) -> Result<Self, LogFaultKind> {
        let column = |name: &'static str| {
            let mut places = (0..record.len()).filter(|place| record[*place].trim() == name);
            match (places.next(), places.next()) {
                (None, _) => Err(LogFaultKind::MissingColumn(name)),
                (Some(_), Some(_)) => Err(LogFaultKind::RepeatedColumn(name)),
                (Some(place), None) => Ok(place),
            }
        };
        let header = Self {
            test: column("test")?,
            item: column("item")?,
            right: column("right")?,
        };
        match record.len() - 3 {
            0 => Ok(header),
            more => Err(LogFaultKind::MoreColumns(Columns(more))),
        }
    }
}

struct Rows<'a> {
    items: &'a ItemsInUse,
    labels: HashMap<String, usize>,
    /// Line of each answer.
    seen: HashMap<(usize, usize), usize>,
    tests: Vec<Vec<Answer>>,
    faults: LogFaults,
}

impl<'a> Rows<'a> {
    fn new(items: &'a ItemsInUse) -> Self {
        Self {
            items,
            labels: HashMap::new(),
            seen: HashMap::new(),
            tests: Vec::new(),
            faults: LogFaults::default(),
        }
    }

    /// Adds a row, or says the first thing that is wrong with it.
    fn read(
        &mut self,
        header: &Header,
        record: &StringRecord,
        line: usize,
    ) -> Result<(), LogFaultKind> {
        match record.len() {
            0..3 => return Err(LogFaultKind::MissingCells(record.len())),
            3 => {}
            more => return Err(LogFaultKind::MoreCells(more)),
        }
        let label = record[header.test].trim();
        if !is_label(label) {
            return Err(LogFaultKind::Label);
        }
        let id = record[header.item].trim();
        let Some(item) = self.items.find(id) else {
            return Err(LogFaultKind::UnknownItem(id.to_owned()));
        };
        let right = match record[header.right].trim() {
            "0" => false,
            "1" => true,
            _ => return Err(LogFaultKind::NotMark),
        };
        let test = self.test(label);
        match self.seen.entry((test, item)) {
            Entry::Occupied(first) => Err(LogFaultKind::Repeated {
                item: id.to_owned(),
                first: *first.get(),
            }),
            Entry::Vacant(place) => {
                place.insert(line);
                self.tests[test].push(Answer { item, right });
                Ok(())
            }
        }
    }

    fn test(&mut self, label: &str) -> usize {
        match self.labels.get(label) {
            Some(test) => *test,
            None => {
                let test = self.tests.len();
                self.labels.insert(label.to_owned(), test);
                self.tests.push(Vec::new());
                test
            }
        }
    }
}

fn is_label(label: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (1..=LABEL).contains(&label.len()) && label.bytes().all(is_plain)
}
