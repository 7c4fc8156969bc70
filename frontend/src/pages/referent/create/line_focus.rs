//! A line of a text area.

use web_sys::HtmlTextAreaElement;

/// Puts the focus on a line of the text and brings it into sight.
pub fn select_line(area: &HtmlTextAreaElement, line: u32) {
    let text = area.value();
    let before = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1) as usize);
    // Positions in a text area count UTF-16 units.
    let start: usize = before.map(|line| line.encode_utf16().count()).sum();
    let length = text.split('\n').nth(line.saturating_sub(1) as usize);
    let end = start + length.map_or(0, |line| line.encode_utf16().count());
    area.focus().unwrap_or_default();
    area.set_selection_range(start as u32, end as u32)
        .unwrap_or_default();
    let lines = text.split('\n').count().max(1) as i32;
    let height = area.scroll_height() / lines;
    area.set_scroll_top(height * (line as i32 - 3).max(0));
}
