//! What a number is by its format: a date, a percentage, or digits with zeros and words that a
//! person sees and the number does not have.

use crate::{
    finding::FileRefusal,
    workbook::digit_mask::DigitMask,
    xml_events::{XmlEvent, XmlReader},
};

/// Formats of one workbook, at most.
const MAX_STYLES: usize = 20_000;

/// What a number stands for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum NumberKind {
    Date,
    Percent,
    /// A whole number shown with leading zeros or with a text around it.
    Shown(DigitMask),
    #[default]
    Plain,
}

/// The kind of each cell format, by its number.
#[derive(Debug, Default)]
pub(super) struct CellStyles(Vec<NumberKind>);

impl CellStyles {
    pub fn read(text: &str) -> Result<Self, FileRefusal> {
        let mut reader = XmlReader::new(text, &["numFmtId", "formatCode"]);
        let mut own: Vec<(u32, NumberKind)> = Vec::new();
        let mut kinds = Vec::new();
        while let Some(event) = reader.next()? {
            let XmlEvent::Start(element) = event else {
                continue;
            };
            let id = element.attribute("numFmtId");
            let id: u32 = id.and_then(|id| id.parse().ok()).unwrap_or(0);
            match element.name.as_str() {
                "numFmt" if own.len() < MAX_STYLES => {
                    let code = element.attribute("formatCode").unwrap_or("");
                    own.push((id, of_code(code)));
                }
                // Formats of styles (cellStyleXfs) come before, and no cell names them.
                "xf" if kinds.len() < MAX_STYLES
                    && reader.path().iter().any(|name| name == "cellXfs") =>
                {
                    let known = own.iter().find(|(known, _)| *known == id);
                    kinds.push(known.map_or_else(|| built_in(id), |(_, kind)| kind.clone()));
                }
                _ => {}
            }
        }
        Ok(Self(kinds))
    }

    pub fn kind(&self, style: Option<usize>) -> NumberKind {
        let kind = style.and_then(|style| self.0.get(style));
        kind.cloned().unwrap_or_default()
    }
}

/// The formats that have no code in the file (ECMA-376, part 1, 18.8.30).
fn built_in(id: u32) -> NumberKind {
    match id {
        9 | 10 => NumberKind::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => NumberKind::Date,
        _ => NumberKind::Plain,
    }
}

/// A format with a day, month or year outside of quoted text and of `[colors]` is a date; one
/// that shows nothing but digits in their places is digits.
fn of_code(code: &str) -> NumberKind {
    // The words for "no format" have letters of dates in them.
    if ["general", "standard"].contains(&code.trim().to_ascii_lowercase().as_str()) {
        return NumberKind::Plain;
    }
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    let mut kind = NumberKind::Plain;
    for c in code.chars() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match c {
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '[' => bracket = true,
            ']' => bracket = false,
            _ if quoted || bracket => {}
            '%' => return NumberKind::Percent,
            'd' | 'D' | 'y' | 'Y' | 'm' | 'M' | 'j' | 'a' => kind = NumberKind::Date,
            _ => {}
        }
    }
    match (kind, DigitMask::of_code(code)) {
        (NumberKind::Plain, Some(mask)) => NumberKind::Shown(mask),
        (kind, _) => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_what_a_number_is() {
        assert_eq!(of_code("dd/mm/yyyy"), NumberKind::Date);
        assert_eq!(of_code("[$-40C]d mmmm yyyy"), NumberKind::Date);
        assert_eq!(of_code("0.00%"), NumberKind::Percent);
        assert_eq!(of_code("#,##0.00\\ \"mois\""), NumberKind::Plain);
        assert_eq!(of_code("[Red]0"), NumberKind::Plain);
        assert_eq!(of_code("General"), NumberKind::Plain);
        assert_eq!(of_code("STANDARD"), NumberKind::Plain);
        assert!(matches!(of_code("00000"), NumberKind::Shown(_)));
    }
}
