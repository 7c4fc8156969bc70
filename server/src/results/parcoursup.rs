//! The table in the manner of Parcoursup's.

use super::{
    ResultError, SeatResult,
    prescriber::{competences, day, levels, status},
    table::table,
};

const HEADINGS: [&str; 6] = [
    "INE",
    "Nom de naissance",
    "Prénom",
    "Date de naissance",
    "Statut",
    "Nombre de pix",
];

/// One line a candidate, absent ones too; the verification code comes last.
///
/// # Errors
/// When it cannot be written.
#[tracing::instrument(name = "parcoursup_table", skip_all)]
pub fn parcoursup(results: &[SeatResult<'_>]) -> Result<Vec<u8>, ResultError> {
    let headings = HEADINGS.map(str::to_owned).into_iter().chain(competences());
    let last = ["Code de vérification".to_owned()];
    let headings: Vec<String> = headings.chain(last).collect();
    table(&headings, results.iter().map(row))
}

fn row(result: &SeatResult<'_>) -> Vec<String> {
    let candidate = &result.candidate.person;
    let outcome = result.outcome.map(|outcome| outcome.of);
    let score = outcome.and_then(|outcome| outcome.decision.score.as_ref());
    let certificate = outcome.and_then(|outcome| outcome.certificate.as_ref());
    let mut cells = vec![
        candidate.external_id.clone(),
        candidate.last_name.clone(),
        candidate.first_name.clone(),
        day(&candidate.birthdate),
        status(result).to_owned(),
        score.map_or_else(String::new, |score| score.pix.to_string()),
    ];
    cells.extend(levels(result));
    cells.push(certificate.map(ToString::to_string).unwrap_or_default());
    cells
}
