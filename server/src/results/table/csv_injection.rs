//! Against CSV injection: cells that no spreadsheet takes for a formula.

use std::borrow::Cow;

/// `cell` as a spreadsheet shows it without computing anything: with an apostrophe before
/// it where it could be a formula, as OWASP recommends against CSV injection. Nothing is
/// taken away, and without that apostrophe it is what it was.
pub(super) fn escape_formula(cell: &str) -> Cow<'_, str> {
    if could_be_formula(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Does a formula begin it, or something that a spreadsheet may drop to find one behind it?
fn could_be_formula(cell: &str) -> bool {
    if cell.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    cell.trim_start_matches(is_dropped)
        .starts_with(begins_formula)
}

fn is_dropped(c: char) -> bool {
    let quotes = matches!(
        c,
        '\'' | '"' | '‘' | '’' | '“' | '”' | '«' | '＂' | '＇' | '`'
    );
    let invisible = matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}');
    quotes || invisible || c.is_whitespace() || c.is_control()
}

/// The four of every spreadsheet; the same in full width, which those of East Asia take
/// for them; and the signs of which Unicode has several.
fn begins_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' | '−'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_gets_an_apostrophe_and_nothing_else_changes() {
        for formula in [
            "=HYPERLINK(\"http://x\";\"y\")",
            "@SUM(A1)",
            "+33 6 12 34 56 78",
            "-2+3",
            "\t=1",
            "\tDupont",
            "\rDupont",
            "\nDupont",
            "  =1",
            "\u{a0}=1",
            "\"=1",
            "'=1",
            "' \"=1",
            "\u{feff}=1",
            "\u{202e}=1",
            "\u{0}=1",
            "＝1",
            "＋33",
            "－1",
            "＠SUM",
            "−1",
        ] {
            assert_eq!(escape_formula(formula), format!("'{formula}"));
        }
    }

    #[test]
    fn names_stay_as_they_are() {
        for name in [
            "",
            "Dupont",
            "d'Artagnan",
            "'t Hooft",
            "Éva-Lou",
            "a=b",
            "  Li",
            "2008",
        ] {
            assert!(matches!(escape_formula(name), Cow::Borrowed(same) if same == name));
        }
    }

    #[test]
    fn an_escaped_cell_escaped_again_can_still_be_read() {
        let once = escape_formula("=1").into_owned();
        assert_eq!(
            escape_formula(&once),
            "''=1",
            "its own apostrophe is one it is read with"
        );
        assert_eq!(escape_formula(&once)[1..], once);
    }
}
