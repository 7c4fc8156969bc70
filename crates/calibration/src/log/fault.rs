//! Why a log is refused: every fault with its line, so that it is mended in one go.

use std::fmt;

use thiserror::Error;

/// Faults that are told one by one; the others are counted.
const TOLD: usize = 50;

/// A log that cannot be used; holds at least one fault.
#[derive(Debug, Clone, Default, PartialEq, Eq, Error)]
pub struct LogFaults {
    first: Vec<LogFault>,
    count: usize,
}

impl LogFaults {
    /// The first 50, in the order of the lines.
    pub fn first(&self) -> &[LogFault] {
        &self.first
    }

    /// How many there are in all.
    pub fn count(&self) -> usize {
        self.count
    }

    pub(super) fn add(&mut self, line: usize, kind: LogFaultKind) {
        if self.count < TOLD {
            self.first.push(LogFault { line, kind });
        }
        self.count += 1;
    }

    pub(super) fn one(line: usize, kind: LogFaultKind) -> Self {
        let mut faults = Self::default();
        faults.add(line, kind);
        faults
    }
}

impl fmt::Display for LogFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "the log is refused, {} fault{plural}:", self.count)?;
        for fault in &self.first {
            write!(f, "\n{fault}")?;
        }
        match self.count - self.first.len() {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

/// One thing wrong with a log.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {kind}")]
pub struct LogFault {
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub kind: LogFaultKind,
}

/// What can be wrong. Neither labels nor unexpected cells are repeated in a message:
/// where they do not belong into a log, they may be somebody's name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LogFaultKind {
    /// The bytes are not text.
    #[error("not UTF-8 text")]
    NotText,
    /// The first line does not name the three columns.
    #[error("the first line must be `test,item,right`; without a column `{0}` nothing can be read")]
    MissingColumn(&'static str),
    /// A column is there twice.
    #[error("the column `{0}` is there twice")]
    RepeatedColumn(&'static str),
    /// There are columns that have no place here.
    #[error(
        "{0} more than `test`, `item` and `right`: the log must be anonymous, nothing else about a test may be in it"
    )]
    MoreColumns(Columns),
    /// A row has fewer cells than the first line.
    #[error("{0} of 3 cells")]
    MissingCells(usize),
    /// A row has more cells than the first line.
    #[error(
        "{0} cells instead of 3: the log must be anonymous, nothing else about a test may be in it"
    )]
    MoreCells(usize),
    /// The label of the test is no opaque label.
    #[error(
        "the label of the test must be 1 to 64 letters without accents, digits, `-`, `_` or `.`: an opaque number, never a name or an address"
    )]
    Label,
    /// The bank does not have this item.
    #[error("the bank has no item `{0}`")]
    UnknownItem(String),
    /// The mark is neither 0 nor 1.
    #[error("`right` must be 0 or 1")]
    NotMark,
    /// The test answered this item before.
    #[error("this test answers `{item}` a second time, the first is on line {first}")]
    Repeated {
        /// The item.
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
pub struct Columns(pub usize);

impl fmt::Display for Columns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str("1 column"),
            n => write!(f, "{n} columns"),
        }
    }
}
