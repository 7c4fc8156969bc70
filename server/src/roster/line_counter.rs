//! Which line of the file a record begins on.

/// Counts lines up to byte positions that only grow.
///
/// The CSV reader reports where it stood before it skipped blank lines, and
/// people look for the line their editor shows.
pub(super) struct LineCounter<'t> {
    text: &'t str,
    counted: usize,
    line: u32,
}

impl<'t> LineCounter<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text,
            counted: 0,
            line: 1,
        }
    }

    /// Line, from 1, of the first record at or after byte `start`.
    pub(super) fn at(&mut self, start: u64) -> u32 {
        let start = usize::try_from(start)
            .unwrap_or(usize::MAX)
            .clamp(self.counted, self.text.len());
        let bytes = self.text.as_bytes();
        let blank = bytes[start..]
            .iter()
            .take_while(|b| matches!(b, b'\r' | b'\n'))
            .count();
        let end = start + blank;
        self.line += bytes[self.counted..end]
            .iter()
            .filter(|b| **b == b'\n')
            .count() as u32;
        self.counted = end;
        self.line
    }
}
