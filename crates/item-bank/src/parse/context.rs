//! The file being read, and what was found wrong so far.

use std::cell::RefCell;

use crate::diagnostic::Diagnostic;

/// Collects the faults of one file. Values refer to it while they are read, hence the cell.
pub struct ParseContext<'a> {
    path: &'a str,
    faults: RefCell<Vec<Diagnostic>>,
}

impl<'a> ParseContext<'a> {
    pub fn new(path: &'a str) -> Self {
        Self {
            path,
            faults: RefCell::default(),
        }
    }

    /// A context of the same file without faults, for faults that are not yet final.
    pub fn same_file(&self) -> Self {
        Self::new(self.path)
    }

    pub fn add_fault(&self, line: u32, reason: impl Into<String>) {
        let fault = Diagnostic::new(self.path, line, reason);
        self.faults.borrow_mut().push(fault);
    }

    /// Number of faults found so far.
    pub fn fault_count(&self) -> usize {
        self.faults.borrow().len()
    }

    pub fn into_faults(self) -> Vec<Diagnostic> {
        self.faults.into_inner()
    }
}
