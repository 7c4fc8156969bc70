//! Tables in text: the separator, quoted cells, and quotation marks that nobody closed.

use crate::{
    headings::known_column,
    limits::{MAX_COLUMNS, MAX_QUOTED_LINES},
    table::{CellTable, TableCell},
};

const SEPARATORS: [char; 4] = [';', ',', '\t', '|'];
/// Lines in which the separator is looked for.
const LOOKED_AT: usize = 25;

/// Reads a text; gives the separator too.
pub(crate) fn read(text: &str) -> (CellTable, char) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (text, declared, mut line) = separator_line(text);
    let separator = declared.unwrap_or_else(|| separator(text));
    let mut reader = CellReader {
        rest: text,
        separator,
        width: width(text, separator),
    };
    let mut table = CellTable::default();
    while !reader.rest.is_empty() {
        let (cells, lines) = reader.record();
        if !table.push(line, cells) {
            break;
        }
        line = line.saturating_add(lines);
    }
    (table, separator)
}

/// Excel takes the separator from a first line such as `sep=;`, which is no data.
fn separator_line(text: &str) -> (&str, Option<char>, u32) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let declared = first.trim().trim_matches('"').strip_prefix("sep=");
    match declared.and_then(|sign| sign.chars().next()) {
        Some(sign) if SEPARATORS.contains(&sign) => (rest, Some(sign), 2),
        _ => (text, None, 1),
    }
}

/// The separator that gives the most headings we know; without any, the one that is used most.
fn separator(text: &str) -> char {
    let lines: Vec<&str> = text
        .split(['\n', '\r'])
        .filter(|line| !line.trim().is_empty())
        .take(LOOKED_AT)
        .collect();
    let known = |separator: char| {
        let of_line = |line: &&str| {
            let cells = line.split(separator).take(MAX_COLUMNS);
            cells
                .filter(|cell| known_column(cell.trim().trim_matches('"')).is_some())
                .count()
        };
        lines.iter().map(of_line).max().unwrap_or(0)
    };
    let used = |separator: char| {
        lines
            .first()
            .map_or(0, |line| outside_quotes(line, separator))
    };
    // The first of equals wins only when looked for from the end.
    SEPARATORS
        .into_iter()
        .rev()
        .max_by_key(|separator| (known(*separator), used(*separator)))
        .unwrap_or(';')
}

fn outside_quotes(line: &str, separator: char) -> usize {
    let mut quoted = false;
    line.chars()
        .filter(|c| {
            quoted ^= *c == '"';
            !quoted && *c == separator
        })
        .count()
}

/// Cells of the widest of the first lines.
fn width(text: &str, separator: char) -> usize {
    let lines = text.lines().take(LOOKED_AT);
    lines
        .map(|line| outside_quotes(line, separator) + 1)
        .max()
        .unwrap_or(1)
}

struct CellReader<'a> {
    rest: &'a str,
    separator: char,
    width: usize,
}

/// A quoted cell that ends well.
struct QuotedCell<'a> {
    content: &'a str,
    after: &'a str,
}

impl<'a> CellReader<'a> {
    /// The cells up to the end of the line, and the lines they span.
    fn record(&mut self) -> (Vec<TableCell>, u32) {
        let before = self.rest;
        let mut cells = Vec::new();
        loop {
            let cell = self.cell();
            // What is beyond the limit is only counted.
            if cells.len() <= MAX_COLUMNS {
                cells.push(cell);
            }
            match self.rest.chars().next() {
                Some(c) if c == self.separator => self.rest = &self.rest[c.len_utf8()..],
                _ => break,
            }
        }
        self.rest = after_line_end(self.rest);
        let read = &before[..before.len() - self.rest.len()];
        (cells, line_ends(read).max(1))
    }

    fn cell(&mut self) -> TableCell {
        // A space before the mark is common where people type.
        let opened = self.rest.trim_start_matches(' ').strip_prefix('"');
        if let Some(inside) = opened
            && let Some(quoted) = self.quoted(inside)
        {
            self.rest = quoted.after;
            return TableCell::of_text(&quoted.content.replace("\"\"", "\""));
        }
        let end = self
            .rest
            .find([self.separator, '\n', '\r'])
            .unwrap_or(self.rest.len());
        let (plain, after) = self.rest.split_at(end);
        self.rest = after;
        let mut cell = TableCell::of_text(plain);
        // A mark in the middle of a text, or around a part of it, is a part of it.
        cell.unclosed = opened.is_some() && plain.matches('"').count() % 2 == 1;
        cell
    }

    /// The quoted cell, unless its closing mark lies behind lines that look like people: then
    /// nobody closed it, and to believe it would make them disappear.
    fn quoted(&self, inside: &'a str) -> Option<QuotedCell<'a>> {
        let end = self.closing_mark(inside)?;
        let content = &inside[..end];
        let swallowed: Vec<&str> = content.split('\n').skip(1).collect();
        let looks_like_people = |line: &&str| {
            let separators = line.matches(self.separator).count();
            separators > 0 && separators + 2 >= self.width
        };
        if swallowed.len() > MAX_QUOTED_LINES || swallowed.iter().any(looks_like_people) {
            return None;
        }
        let after = inside[end + 1..].trim_start_matches(' ');
        Some(QuotedCell { content, after })
    }

    /// Where the mark stands that ends a quoted cell: one that is not doubled, before a
    /// separator or the end of the line.
    fn closing_mark(&self, inside: &str) -> Option<usize> {
        let mut from = 0;
        let mut lines = 0;
        loop {
            let at = from + inside[from..].find('"')?;
            lines += line_ends(&inside[from..at]) as usize;
            if lines > MAX_QUOTED_LINES {
                return None;
            }
            let after = &inside[at + 1..];
            if after.starts_with('"') {
                from = at + 2;
                continue;
            }
            let next = after.trim_start_matches(' ').chars().next();
            return match next {
                None | Some('\n' | '\r') => Some(at),
                Some(c) if c == self.separator => Some(at),
                // Text after the mark, as in `"Quentin" au 2e rang`: no quoted cell.
                Some(_) => None,
            };
        }
    }
}

/// Line ends in a text: `\n`, `\r\n`, or `\r` of old Macintoshes.
fn line_ends(text: &str) -> u32 {
    let newlines = text.matches('\n').count();
    let returns = text.matches('\r').count();
    let both = text.matches("\r\n").count();
    u32::try_from(newlines + returns - both).unwrap_or(u32::MAX)
}

fn after_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n")
        .or_else(|| text.strip_prefix(['\n', '\r']))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(u32, Vec<String>)> {
        let (table, _) = read(text);
        let row = |row: &crate::table::TableRow| {
            let cells = row.cells.iter().map(|cell| cell.text.clone()).collect();
            (row.line, cells)
        };
        table.rows.iter().map(row).collect()
    }

    #[test]
    fn separators_are_found_by_the_headings_they_give() {
        for (text, sign) in [
            ("Nom;Prénom, ou prénoms;Date de naissance\na;b, c, d;e", ';'),
            ("Nom,Prénom\na,b", ','),
            ("Nom\tPrénom\na\tb", '\t'),
            ("Nom|Prénom\na|b", '|'),
            ("Liste, classe TG2, lycée\nNom;Prénom\na;b", ';'),
            ("sep=|\nNom|Prénom\n", '|'),
            ("", ';'),
        ] {
            assert_eq!(read(text).1, sign, "{text}");
        }
    }

    #[test]
    fn quoted_cells_may_hold_marks_separators_and_lines() {
        let rows = texts("Nom;Note\r\n\"a;b\";\"dit \"\"le\nPetit\"\"\"\r\nc;d\r\n");
        assert_eq!(rows[1], (2, vec!["a;b".into(), "dit \"le\nPetit\"".into()]));
        assert_eq!(rows[2].0, 4);
    }

    #[test]
    fn a_mark_that_nobody_closed_swallows_nobody() {
        let text = "Nom;Prénom;Note\na;b;\"x\nc;d;e\nf;g;\"h\"\ni;j;\"k";
        let (table, _) = read(text);
        assert_eq!(table.rows.len(), 5);
        let unclosed: Vec<u32> = table
            .rows
            .iter()
            .filter(|row| row.cells.iter().any(|cell| cell.unclosed))
            .map(|row| row.line)
            .collect();
        assert_eq!(unclosed, [2, 5]);
    }

    #[test]
    fn lines_of_old_macintoshes_are_lines() {
        assert_eq!(texts("Nom;Prénom\ra;b\rc;d").len(), 3);
    }
}
