//! Extra time as people type it: a percentage, never a share.

use vigie_shared::{api::RosterDiagnosticCode, time::ExtraTime};

/// Reads `33`, `33 %`, `33,33` or `33.3%`; an empty text is none.
pub(super) fn parse_extra_time(text: &str) -> Result<ExtraTime, RosterDiagnosticCode> {
    let bare = text.trim_end_matches('%').trim_end();
    if bare.is_empty() {
        return if text.is_empty() {
            Ok(ExtraTime::NONE)
        } else {
            Err(RosterDiagnosticCode::BadExtraTime)
        };
    }
    let (whole, decimals) = bare.split_once([',', '.']).unwrap_or((bare, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || whole.len() > 4 {
        return Err(RosterDiagnosticCode::BadExtraTime);
    }
    // Spreadsheets keep a cell of 33 % as 0.33; to take it for a third of one per
    // cent would leave the candidate without that time.
    let zero = |part: &str| part.bytes().all(|b| b == b'0');
    if zero(whole) && !zero(decimals) {
        return Err(RosterDiagnosticCode::ExtraTimeLooksLikeAShare);
    }
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 2 {
        return Err(RosterDiagnosticCode::BadExtraTime);
    }
    format!("{whole}{decimals:0<2}")
        .parse()
        .ok()
        .and_then(ExtraTime::from_basis_points)
        .ok_or(RosterDiagnosticCode::BadExtraTime)
}
