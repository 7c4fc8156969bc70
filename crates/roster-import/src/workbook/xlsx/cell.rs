//! From the parts of a cell to its value.

use super::styles::{CellStyles, NumberKind};
use crate::{dates::date_of_serial, table::TableCell, workbook::number_text};

/// A cell as the sheet has it.
#[derive(Debug, Default)]
pub(super) struct CellParts {
    /// `s` a shared text, `str` the text of a formula, `inlineStr`, `b`, `e`, `d`, or `n`.
    pub kind: String,
    pub style: Option<usize>,
    pub value: String,
    pub inline: Option<String>,
    pub formula: bool,
}

impl CellParts {
    pub fn cell(self, texts: &[String], styles: &CellStyles, since_1904: bool) -> TableCell {
        let cell = match self.kind.as_str() {
            "s" => {
                let number: Option<usize> = self.value.parse().ok();
                let text = number.and_then(|number| texts.get(number));
                TableCell::of_text(text.map_or("", String::as_str))
            }
            "inlineStr" => TableCell::of_text(self.inline.as_deref().unwrap_or("")),
            "b" => TableCell::of_text(if self.value == "1" { "oui" } else { "non" }),
            "e" => TableCell {
                error: true,
                ..TableCell::of_text(&self.value)
            },
            "str" | "d" => TableCell::of_text(&self.value),
            _ => number(&self.value, &styles.kind(self.style), since_1904),
        };
        TableCell {
            formula: self.formula,
            ..cell
        }
    }
}

fn number(value: &str, kind: &NumberKind, since_1904: bool) -> TableCell {
    let Ok(number) = value.parse::<f64>() else {
        return TableCell::of_text(value);
    };
    let date = match kind {
        NumberKind::Date => date_of_serial(number, since_1904),
        NumberKind::Percent | NumberKind::Shown(_) | NumberKind::Plain => None,
    };
    let shown = match kind {
        NumberKind::Shown(mask) => mask.shown(number),
        _ => None,
    };
    let text = date.map(|date| date.to_string()).or(shown);
    let text = text.unwrap_or_else(|| number_text(number));
    TableCell {
        number: Some(number),
        date,
        percent: *kind == NumberKind::Percent,
        ..TableCell::of_text(&text)
    }
}
