//! Extra time as people write it: a percentage, or what probably is one and is asked about.

use vigie_shared::{api::RosterDiagnosticCode, person::fold_name, time::ExtraTime};

/// Minutes of a test without extra time.
const TEST_MINUTES: u32 = 105;
/// What is proposed where a text only says that there is extra time: the usual third.
const USUAL: &str = "33 %";

/// What a cell says of extra time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ExtraTimeReading {
    /// So much.
    Is(ExtraTime),
    /// Not clear; what it probably should be.
    Unclear(RosterDiagnosticCode, Option<String>),
}

/// Reads a text such as `33`, `33 %`, `33,33`, `1,33`, `35 min` or `tiers temps`.
pub(crate) fn read(text: &str) -> ExtraTimeReading {
    use RosterDiagnosticCode::*;
    let text = text.trim();
    let folded = fold_name(text);
    if matches!(
        folded.as_str(),
        "" | "non" | "no" | "n" | "aucun" | "neant" | "0" | "sans" | "faux" | "false"
    ) && !text.contains('%')
        || text == "-"
    {
        return ExtraTimeReading::Is(ExtraTime::NONE);
    }
    if let Some(minutes) = minutes(text) {
        return ExtraTimeReading::Unclear(ExtraTimeLooksLikeMinutes, proposal_of_minutes(minutes));
    }
    let is_percent = text.ends_with('%');
    let bare = text
        .trim_end_matches('%')
        .trim_end()
        .trim_start_matches('+');
    let Some(hundredths) = hundredths(bare) else {
        return in_words(&folded, bare);
    };
    if is_percent {
        return percent(hundredths);
    }
    match hundredths {
        1..=99 => unclear(ExtraTimeLooksLikeAShare, hundredths * 100),
        // A coefficient: 1,33 is the whole time and a third of it.
        100 => ExtraTimeReading::Unclear(ExtraTimeInWords, Some(USUAL.to_owned())),
        101..=200 => unclear(ExtraTimeLooksLikeACoefficient, (hundredths - 100) * 100),
        10_001..=20_000 => unclear(ExtraTimeLooksLikeACoefficient, hundredths - 10_000),
        // 35 minutes are a third of the test, 53 a half: no usual percentage.
        3_500 | 5_200 | 5_250 | 5_300 => ExtraTimeReading::Unclear(
            ExtraTimeLooksLikeMinutes,
            proposal_of_minutes(hundredths / 100),
        ),
        // Nobody is given two or three per cent.
        201..=499 => ExtraTimeReading::Unclear(BadExtraTime, None),
        _ => percent(hundredths),
    }
}

/// The number of a cell of a workbook that is shown as a percentage: 0.33 is 33 %.
pub(crate) fn of_share(share: f64) -> ExtraTimeReading {
    let hundredths = (share * 10_000.0).round();
    match (0.0..=20_000.0).contains(&hundredths) {
        true => percent(hundredths as u32),
        false => ExtraTimeReading::Unclear(RosterDiagnosticCode::BadExtraTime, None),
    }
}

fn percent(hundredths: u32) -> ExtraTimeReading {
    match ExtraTime::from_basis_points(hundredths) {
        Some(extra_time) => ExtraTimeReading::Is(extra_time),
        None => ExtraTimeReading::Unclear(RosterDiagnosticCode::BadExtraTime, None),
    }
}

fn unclear(code: RosterDiagnosticCode, basis_points: u32) -> ExtraTimeReading {
    ExtraTimeReading::Unclear(code, Some(in_percent(basis_points)))
}

/// `33 %`, `33,33 %`.
pub(crate) fn in_percent(basis_points: u32) -> String {
    let (whole, rest) = (basis_points / 100, basis_points % 100);
    match rest {
        0 => format!("{whole} %"),
        _ if rest % 10 == 0 => format!("{whole},{} %", rest / 10),
        _ => format!("{whole},{rest:02} %"),
    }
}

/// Minutes on top of the test; more than the test itself are its whole length. A third and a
/// half are proposed as they are usually written.
fn proposal_of_minutes(minutes: u32) -> Option<String> {
    let extra = if minutes > TEST_MINUTES {
        minutes - TEST_MINUTES
    } else {
        minutes
    };
    match extra {
        34..=36 => Some("33,33 %".to_owned()),
        52..=53 => Some("50 %".to_owned()),
        1..=210 => Some(in_percent(extra * 10_000 / TEST_MINUTES)),
        _ => None,
    }
}

/// `35 min`, `35 mn`, `35'`, `0h35`, `2 h 20`.
fn minutes(text: &str) -> Option<u32> {
    let text = text.to_lowercase().replace(' ', "");
    let digits = |text: &str| {
        let plain = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<u32>().ok())?
    };
    for unit in ["minutes", "minute", "min", "mn", "'", "’"] {
        if let Some(number) = text.trim_end_matches('.').strip_suffix(unit)
            && let Some(minutes) = digits(number.trim_start_matches('+'))
        {
            return Some(minutes);
        }
    }
    let (hours, rest) = text.split_once('h').or_else(|| text.split_once(':'))?;
    let rest = rest.trim_end_matches("min").trim_end_matches("mn");
    let minutes = if rest.is_empty() { 0 } else { digits(rest)? };
    Some(digits(hours)?.checked_mul(60)? + minutes)
}

/// A number with at most two decimals, in hundredths.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || whole.len() > 4 {
        return None;
    }
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 2 {
        // A spreadsheet writes a third as 0,333333333333333 or 33,3333.
        let long = decimals.len() > 3 || matches!(whole, "0" | "1");
        let third = long && decimals.bytes().all(|b| b == b'3' || b == b'4');
        return third.then(|| format!("{whole}33").parse().ok())?;
    }
    format!("{whole}{decimals:0<2}").parse().ok()
}

fn in_words(folded: &str, text: &str) -> ExtraTimeReading {
    use RosterDiagnosticCode::*;
    let third = folded.contains("tiers") || text.trim() == "1/3";
    let half = folded.contains("moitie") || folded.contains("mitemps") || text.trim() == "1/2";
    let yes = matches!(
        folded,
        "oui" | "yes" | "x" | "o" | "y" | "vrai" | "true" | "tt"
    );
    if third || yes {
        return ExtraTimeReading::Unclear(ExtraTimeInWords, Some(USUAL.to_owned()));
    }
    if half {
        return ExtraTimeReading::Unclear(ExtraTimeInWords, Some("50 %".to_owned()));
    }
    ExtraTimeReading::Unclear(BadExtraTime, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_exact_to_the_basis_point() {
        let cases = [
            ("", 0),
            ("0", 0),
            ("non", 0),
            ("-", 0),
            ("33", 3_300),
            ("33 %", 3_300),
            ("33,33", 3_333),
            ("33.3%", 3_330),
            ("50,00\u{a0}%", 5_000),
            ("100", 10_000),
            ("35 %", 3_500),
            ("1 %", 100),
            ("133 %", 13_300),
            ("200 %", 20_000),
            ("0 %", 0),
            ("+33 %", 3_300),
        ];
        for (text, points) in cases {
            let expected = ExtraTimeReading::Is(ExtraTime::from_basis_points(points).unwrap());
            assert_eq!(read(text), expected, "{text}");
        }
        let third = ExtraTime::from_basis_points(3_333).unwrap();
        assert_eq!(of_share(0.3333), ExtraTimeReading::Is(third));
    }

    #[test]
    fn what_is_no_percentage_is_asked_with_what_it_probably_is() {
        use RosterDiagnosticCode::*;
        let cases = [
            ("0,33", ExtraTimeLooksLikeAShare, Some("33 %")),
            ("0.3333", ExtraTimeLooksLikeAShare, Some("33 %")),
            ("0,5", ExtraTimeLooksLikeAShare, Some("50 %")),
            ("1,33", ExtraTimeLooksLikeACoefficient, Some("33 %")),
            ("1.5", ExtraTimeLooksLikeACoefficient, Some("50 %")),
            ("2", ExtraTimeLooksLikeACoefficient, Some("100 %")),
            ("133", ExtraTimeLooksLikeACoefficient, Some("33 %")),
            ("1", ExtraTimeInWords, Some("33 %")),
            ("35 min", ExtraTimeLooksLikeMinutes, Some("33,33 %")),
            ("0h35", ExtraTimeLooksLikeMinutes, Some("33,33 %")),
            ("2h20", ExtraTimeLooksLikeMinutes, Some("33,33 %")),
            ("35", ExtraTimeLooksLikeMinutes, Some("33,33 %")),
            ("21 mn", ExtraTimeLooksLikeMinutes, Some("20 %")),
            ("oui", ExtraTimeInWords, Some("33 %")),
            ("1/3", ExtraTimeInWords, Some("33 %")),
            ("un tiers", ExtraTimeInWords, Some("33 %")),
            ("Tiers-temps", ExtraTimeInWords, Some("33 %")),
            ("33.337", BadExtraTime, None),
            ("33.333", BadExtraTime, None),
            ("200", ExtraTimeLooksLikeACoefficient, Some("100 %")),
            ("201", BadExtraTime, None),
            ("%", BadExtraTime, None),
            ("-5", BadExtraTime, None),
            ("beaucoup", BadExtraTime, None),
        ];
        for (text, code, proposal) in cases {
            let expected = ExtraTimeReading::Unclear(code, proposal.map(str::to_owned));
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn every_proposal_is_read_without_a_question() {
        for text in [
            "0,33", "1,33", "133", "35 min", "21 mn", "17 min", "oui", "1/2",
        ] {
            let ExtraTimeReading::Unclear(_, Some(proposal)) = read(text) else {
                panic!("{text}");
            };
            assert!(
                matches!(read(&proposal), ExtraTimeReading::Is(_)),
                "{proposal}"
            );
        }
    }
}
