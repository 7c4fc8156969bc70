//! From the text of a log to the answers of each test.

use std::collections::{HashMap, hash_map::Entry};

use csv::{Position, ReaderBuilder, StringRecord};

use super::{
    ItemResponse,
    diagnostic::{ColumnCount, LogDiagnosticKind, LogError},
    line_counter::LineCounter,
};
use crate::items_in_use::ItemsInUse;

/// Longest label of a test.
const MAX_LABEL_LENGTH: usize = 64;

/// The answers of each test, tests in the order of their first rows.
pub fn read(items: &ItemsInUse, csv: &[u8]) -> Result<Vec<Vec<ItemResponse>>, LogError> {
    let text = text(csv)?;
    let mut csv_reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = LineCounter::new(text);
    let mut record = StringRecord::new();
    let mut header = None;
    let mut reader = LogReader::new(items);
    // Reading text from memory cannot fail.
    while let Ok(true) = csv_reader.read_record(&mut record) {
        let line = lines.at(record.position().map_or(0, Position::byte));
        match &header {
            None => {
                header =
                    Some(LogHeader::read(&record).map_err(|kind| LogError::single(line, kind))?)
            }
            Some(header) => {
                if let Err(kind) = reader.read(header, &record, line) {
                    reader.error.add(line, kind);
                }
            }
        }
    }
    if reader.error.count() == 0 && reader.tests.is_empty() {
        reader.error.add(1, LogDiagnosticKind::Empty);
    }
    match reader.error.count() {
        0 => Ok(reader.tests),
        _ => Err(reader.error),
    }
}

/// Without the byte order mark that spreadsheets write first.
fn text(csv: &[u8]) -> Result<&str, LogError> {
    let text = str::from_utf8(csv).map_err(|error| {
        let before = &csv[..error.valid_up_to()];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        LogError::single(line, LogDiagnosticKind::NotText)
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Where the three cells of a row are.
struct LogHeader {
    test: usize,
    item: usize,
    right: usize,
}

impl LogHeader {
    fn read(record: &StringRecord) -> Result<Self, LogDiagnosticKind> {
        let column = |name: &'static str| {
            let mut shares = (0..record.len()).filter(|position| record[*position].trim() == name);
            match (shares.next(), shares.next()) {
                (None, _) => Err(LogDiagnosticKind::MissingColumn(name)),
                (Some(_), Some(_)) => Err(LogDiagnosticKind::RepeatedColumn(name)),
                (Some(position), None) => Ok(position),
            }
        };
        let header = Self {
            test: column("test")?,
            item: column("item")?,
            right: column("right")?,
        };
        match record.len() - 3 {
            0 => Ok(header),
            more => Err(LogDiagnosticKind::MoreColumns(ColumnCount(more))),
        }
    }
}

/// The rows read so far.
struct LogReader<'a> {
    items: &'a ItemsInUse,
    labels: HashMap<String, usize>,
    /// Line of each answer.
    seen: HashMap<(usize, usize), usize>,
    tests: Vec<Vec<ItemResponse>>,
    error: LogError,
}

impl<'a> LogReader<'a> {
    fn new(items: &'a ItemsInUse) -> Self {
        Self {
            items,
            labels: HashMap::new(),
            seen: HashMap::new(),
            tests: Vec::new(),
            error: LogError::default(),
        }
    }

    /// Adds a row, or returns the first fault in it.
    fn read(
        &mut self,
        header: &LogHeader,
        record: &StringRecord,
        line: usize,
    ) -> Result<(), LogDiagnosticKind> {
        match record.len() {
            0..3 => return Err(LogDiagnosticKind::MissingCells(record.len())),
            3 => {}
            more => return Err(LogDiagnosticKind::MoreCells(more)),
        }
        let label = record[header.test].trim();
        if !is_label(label) {
            return Err(LogDiagnosticKind::Label);
        }
        let id = record[header.item].trim();
        let Some(item) = self.items.find(id) else {
            return Err(LogDiagnosticKind::UnknownItem(id.to_owned()));
        };
        let right = match record[header.right].trim() {
            "0" => false,
            "1" => true,
            _ => return Err(LogDiagnosticKind::InvalidScore),
        };
        let test = self.test(label);
        match self.seen.entry((test, item)) {
            Entry::Occupied(first) => Err(LogDiagnosticKind::Repeated {
                item: id.to_owned(),
                first: *first.get(),
            }),
            Entry::Vacant(position) => {
                position.insert(line);
                self.tests[test].push(ItemResponse { item, right });
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
    (1..=MAX_LABEL_LENGTH).contains(&label.len()) && label.bytes().all(is_plain)
}
