//! The line of a row in the file.

/// Counts lines while rows are read, from the first to the last.
pub struct LineCounter<'t> {
    text: &'t [u8],
    counted: usize,
    line: usize,
}

impl<'t> LineCounter<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text: text.as_bytes(),
            counted: 0,
            line: 1,
        }
    }

    /// Line, from 1, of the first row at or after byte `start`. The reader's own count
    /// is not used: it gives the line where the row before ended, and blank lines may
    /// stand between.
    pub fn at(&mut self, start: u64) -> usize {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let mut end = start.clamp(self.counted, self.text.len());
        while matches!(self.text.get(end), Some(b'\r' | b'\n')) {
            end += 1;
        }
        let passed = &self.text[self.counted..end];
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.counted = end;
        self.line
    }
}
