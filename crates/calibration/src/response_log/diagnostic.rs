//! Why a log is refused: every fault with its line, so that it is repaired in one pass.

use std::fmt;

use thiserror::Error;

/// Faults that are listed; the others are counted.
const LISTED: usize = 50;

/// A log that cannot be used; holds at least one fault.
#[derive(Debug, Clone, Default, PartialEq, Eq, Error)]
pub struct LogError {
    diagnostics: Vec<LogDiagnostic>,
    count: usize,
}

impl LogError {
    /// The first 50, in the order of the lines.
    pub fn diagnostics(&self) -> &[LogDiagnostic] {
        &self.diagnostics
    }

    /// How many there are in all.
    pub fn count(&self) -> usize {
        self.count
    }

    pub(super) fn add(&mut self, line: usize, kind: LogDiagnosticKind) {
        if self.count < LISTED {
            self.diagnostics.push(LogDiagnostic { line, kind });
        }
        self.count += 1;
    }

    pub(super) fn single(line: usize, kind: LogDiagnosticKind) -> Self {
        let mut error = Self::default();
        error.add(line, kind);
        error
    }
}

impl fmt::Display for LogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "the log is refused, {} fault{plural}:", self.count)?;
        for diagnostic in &self.diagnostics {
            write!(f, "\n{diagnostic}")?;
        }
        match self.count - self.diagnostics.len() {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

/// One fault of a log.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {kind}")]
pub struct LogDiagnostic {
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong on this line.
    pub kind: LogDiagnosticKind,
}

/// A kind of fault. Neither labels nor unexpected cells are repeated in a message: they
/// may be the name of a person.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LogDiagnosticKind {
    /// The bytes are not text.
    #[error("not UTF-8 text")]
    NotText,
    /// The first line does not name the three columns.
    #[error("the first line must be `test,item,right`; without a column `{0}` nothing can be read")]
    MissingColumn(&'static str),
    /// A column is there twice.
    #[error("the column `{0}` is there twice")]
    RepeatedColumn(&'static str),
    /// There are columns that the format does not have.
    #[error(
        "{0} more than `test`, `item` and `right`: the log must be anonymous, nothing else about a test may be in it"
    )]
    MoreColumns(ColumnCount),
    /// A row has fewer cells than the first line.
    #[error("{0} of 3 cells")]
    MissingCells(usize),
    /// A row has more cells than the first line.
    #[error(
        "{0} cells instead of 3: the log must be anonymous, nothing else about a test may be in it"
    )]
    MoreCells(usize),
    /// The label of the test is not an opaque label.
    #[error(
        "the label of the test must be 1 to 64 letters without accents, digits, `-`, `_` or `.`: an opaque number, never a name or an address"
    )]
    Label,
    /// The bank does not have this item.
    #[error("the bank has no item `{0}`")]
    UnknownItem(String),
    /// The score is neither 0 nor 1.
    #[error("`right` must be 0 or 1")]
    InvalidScore,
    /// The test answered this item before.
    #[error("this test answers `{item}` a second time, the first is on line {first}")]
    Repeated {
        /// Name of the item.
        item: String,
        /// Line of the first answer.
        first: usize,
    },
    /// There is no row below the first line.
    #[error("no answer at all")]
    Empty,
}

/// A number of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnCount(pub usize);

impl fmt::Display for ColumnCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str("1 column"),
            n => write!(f, "{n} columns"),
        }
    }
}
