//! From byte offsets to lines.

/// Byte offsets of the ends of the lines of a text.
pub struct LineIndex(Vec<usize>);

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(offset, _)| offset);
        Self(ends.collect())
    }

    /// The line, from 1, of a byte offset.
    pub fn line(&self, offset: usize) -> u32 {
        1 + self.0.partition_point(|end| *end < offset) as u32
    }
}
