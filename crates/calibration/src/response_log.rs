//! The response log: the sparse matrix of right and wrong answers.

mod diagnostic;
mod line_counter;
mod reader;

pub use diagnostic::{LogDiagnostic, LogDiagnosticKind, LogError};

use crate::items_in_use::ItemsInUse;

/// One answer of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ItemResponse {
    /// Index of the item.
    pub item: usize,
    /// Whether the answer is right.
    pub right: bool,
}

/// An anonymous log of responses to the items in use. Only [`ResponseLog::read`] makes
/// one, so no test answers an item twice, and every item is known.
///
/// The labels of the tests are not kept: tests are sorted by their answers.
/// So the order of the rows and the choice of the labels cannot change a number, not
/// even in its last digit, and nothing here could be joined with another file.
#[derive(Debug, Clone)]
pub struct ResponseLog {
    items: ItemsInUse,
    answers: Vec<ItemResponse>,
    /// End of each test in `answers`.
    ends: Vec<usize>,
}

impl ResponseLog {
    /// Reads a log: CSV in UTF-8 with the columns `test`, `item` and `right` (0 or 1).
    ///
    /// # Errors
    /// All faults by line: unknown items, an item twice in one test, scores other than 0 and
    /// 1, labels that could be names, further columns, no answer at all.
    pub fn read(items: ItemsInUse, csv: &[u8]) -> Result<Self, LogError> {
        let mut tests = reader::read(&items, csv)?;
        for test in &mut tests {
            test.sort_unstable();
        }
        tests.sort_unstable();
        let mut log = Self {
            items,
            answers: Vec::new(),
            ends: Vec::new(),
        };
        for test in tests {
            log.answers.extend(test);
            log.ends.push(log.answers.len());
        }
        Ok(log)
    }

    /// The items the log is about.
    pub fn items(&self) -> &ItemsInUse {
        &self.items
    }

    /// Number of answers, one or more.
    pub fn answers(&self) -> usize {
        self.answers.len()
    }

    /// Number of tests, one or more.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Always false: an empty log is refused.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The answers of each test, by item.
    pub(crate) fn tests(&self) -> impl Iterator<Item = &[ItemResponse]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, end)| &self.answers[start..*end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::items_in_use::ItemParameters;

    fn log(csv: &str) -> ResponseLog {
        let parameters = ItemParameters { a: 1.0, b: 0.0 };
        let items = ["x", "y"].map(|id| (id.to_owned(), parameters));
        ResponseLog::read(ItemsInUse::new("v", items).unwrap(), csv.as_bytes()).unwrap()
    }

    #[test]
    fn the_order_of_rows_and_the_labels_are_not_kept() {
        let one = log("test,item,right\n1,x,1\n1,y,0\n2,x,0\n");
        let other = log("item,right,test\r\nx,0,z\r\ny,0,b\r\n\r\nx,1,b\r\n");
        assert_eq!(one.answers, other.answers);
        assert_eq!(one.ends, other.ends);
        assert_eq!((one.len(), one.answers()), (2, 3));
    }
}
