//! The table for the prescriber, who ordered the tests.

use super::{Messages, PublishedResults, ResultError, SeatResult, explain::explain, table::table};
use jiff::civil::Date;
use vigie_shared::{
    competence::{COMPETENCE_COUNT, Competence},
    rules::Outcome,
    scale::MESH_NAMES,
};

const HEADINGS: [&str; 9] = [
    "Numéro de certification",
    "Prénom",
    "Nom de naissance",
    "Date de naissance",
    "Lieu de naissance",
    "Identifiant externe",
    "Statut",
    "Niveau global",
    "Nombre de pix",
];
const LAST_HEADINGS: [&str; 4] = [
    "Commentaire",
    "Session",
    "Centre de certification",
    "Date de passage",
];

/// One line a candidate, absent ones too. Headings and words of status are French whatever
/// the language, because programs read them; the comment is for people.
///
/// # Errors
/// When it cannot be written.
#[tracing::instrument(name = "prescriber_table", skip_all)]
pub fn prescriber(
    published: &PublishedResults,
    results: &[SeatResult<'_>],
    words: &Messages,
) -> Result<Vec<u8>, ResultError> {
    let first = HEADINGS.map(str::to_owned).into_iter();
    let headings = first
        .chain(competences())
        .chain(LAST_HEADINGS.map(str::to_owned));
    let headings: Vec<String> = headings.collect();
    table(
        &headings,
        results.iter().map(|result| row(published, result, words)),
    )
}

fn row(published: &PublishedResults, result: &SeatResult<'_>, words: &Messages) -> Vec<String> {
    let (header, candidate) = (&published.header, &result.candidate.person);
    let decision = result.outcome.map(|outcome| &outcome.of.decision);
    let score = decision.and_then(|decision| decision.score.as_ref());
    let mut cells = vec![
        // Every candidate has one, with or without a certificate.
        format!("{}-{:03}", header.number, result.candidate.seat),
        candidate.first_name.clone(),
        candidate.last_name.clone(),
        day(&candidate.birthdate),
        candidate.birth_place.clone(),
        candidate.external_id.clone(),
        status(result).to_owned(),
        score.map_or_else(String::new, |score| mesh_name(score.mesh).to_owned()),
        score.map_or_else(String::new, |score| score.pix.to_string()),
    ];
    cells.extend(levels(result));
    cells.extend([
        decision.map_or_else(|| words.text("comment-held"), |one| explain(one, words)),
        header.number.to_string(),
        header.center.clone(),
        day(&header.held_on),
    ]);
    cells
}

/// Headings of the competences. Not the code alone: `1.1` is a day of January to a
/// spreadsheet.
pub(super) fn competences() -> impl Iterator<Item = String> {
    Competence::all().map(|competence| format!("Compétence {}", competence.code()))
}

/// Levels by competence, empty where there is no score.
pub(super) fn levels(result: &SeatResult<'_>) -> [String; COMPETENCE_COUNT] {
    match result
        .outcome
        .and_then(|outcome| outcome.of.decision.score.as_ref())
    {
        Some(score) => score.levels.map(|level| level.to_string()),
        None => Default::default(),
    }
}

/// The words of Pix, which the tools of prescribers know, and one for a result that is held back.
pub(super) fn status(result: &SeatResult<'_>) -> &'static str {
    let Some(outcome) = result.outcome else {
        return "En attente";
    };
    match outcome.of.decision.outcome {
        Outcome::Validated | Outcome::ValidatedDegraded => "Validée",
        Outcome::Rejected => "Rejetée",
        Outcome::Cancelled => "Annulée",
        Outcome::Absent => "Absent",
    }
}

/// An ISO date as French spreadsheets write it; anything else as it is.
pub(crate) fn day(date: &str) -> String {
    match date.parse::<Date>() {
        Ok(date) => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
        Err(_) => date.to_owned(),
    }
}

/// Name of a mesh of the scale.
fn mesh_name(mesh: u8) -> &'static str {
    let name = MESH_NAMES.get(usize::from(mesh));
    name.copied()
        .expect("no reachable score is above the last mesh")
}
