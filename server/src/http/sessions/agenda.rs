//! The sessions of a center by what is to be done with them.

use crate::{app::SharedApp, auth::Referent, error::ApiError, http::center::today};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use serde::Deserialize;
use utoipa::IntoParams;
use vigie_shared::{
    api::{SessionAgenda, SessionListEntry},
    person::fold_name,
    view::SessionStatus,
};

/// Sessions of the past that are listed.
const MAX_PAST: usize = 200;

/// Which sessions.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct AgendaQuery {
    /// Only those with all these words, in whatever spelling, in the number, the room, the address,
    /// or the name of one candidate.
    #[param(max_length = 100)]
    search: Option<String>,
}

/// List the sessions of the referent's center by what is to be done: those of today, those to
/// finalize and to publish, those to come, and the past.
#[utoipa::path(get, path = "/api/sessions/agenda", tag = "referent",
    operation_id = "session_agenda", security(("referent" = [])), params(AgendaQuery),
    responses((status = OK, body = SessionAgenda)))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn agenda(
    State(app): State<SharedApp>,
    referent: Referent,
    query: Result<Query<AgendaQuery>, QueryRejection>,
) -> Result<Json<SessionAgenda>, ApiError> {
    let Query(query) = query?;
    let words = words(query.search.as_deref().unwrap_or_default());
    let today = today(&app, referent.center).await?.to_string();
    let found = app
        .store
        .sessions_of_center(referent.center, &words)
        .await?;
    let found = found.into_iter();
    // A birthdate is beside the names that are compared.
    let is_name = words
        .iter()
        .all(|word| word.chars().all(char::is_alphabetic));
    let wanted =
        found.filter(|(entry, has_person)| is_name && *has_person || is_found(entry, &words));
    let sessions = wanted.map(|(entry, _)| entry).collect();
    Ok(Json(by_what_is_to_do(sessions, &today)))
}

/// The words of a search, folded; more than three find nothing more precisely.
fn words(search: &str) -> Vec<String> {
    let words = search.chars().take(100).collect::<String>();
    let words = words.split_whitespace().map(fold_name);
    words.filter(|word| !word.is_empty()).take(3).collect()
}

fn is_found(entry: &SessionListEntry, words: &[String]) -> bool {
    let text = [&entry.number.to_string(), &entry.room, &entry.site].map(|text| fold_name(text));
    words
        .iter()
        .all(|word| text.iter().any(|text| text.contains(word)))
}

fn by_what_is_to_do(sessions: Vec<SessionListEntry>, today: &str) -> SessionAgenda {
    let mut agenda = SessionAgenda::default();
    // ISO days and hours sort as text.
    for session in sessions {
        let day = session.held_on.as_str();
        let list = match session.status {
            SessionStatus::Published | SessionStatus::Cancelled => &mut agenda.past,
            SessionStatus::Finalized => &mut agenda.to_publish,
            SessionStatus::Created | SessionStatus::InProgress if day < today => {
                &mut agenda.to_finalize
            }
            SessionStatus::Created | SessionStatus::InProgress if day == today => &mut agenda.today,
            SessionStatus::Created | SessionStatus::InProgress => &mut agenda.upcoming,
        };
        list.push(session);
    }
    let when = |one: &SessionListEntry| (one.held_on.clone(), one.held_at.clone(), one.number);
    for list in [
        &mut agenda.today,
        &mut agenda.to_finalize,
        &mut agenda.to_publish,
        &mut agenda.upcoming,
        &mut agenda.past,
    ] {
        list.sort_by_key(when);
    }
    agenda.past.reverse();
    let left_out = agenda.past.len().saturating_sub(MAX_PAST);
    agenda.past_left_out = u32::try_from(left_out).unwrap_or(u32::MAX);
    agenda.past.truncate(MAX_PAST);
    agenda
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::{ids::SessionId, time::Timestamp};

    fn session(number: u32, held_on: &str, status: SessionStatus) -> SessionListEntry {
        SessionListEntry {
            id: SessionId(uuid::Uuid::from_u128(number.into())),
            number,
            site: "2 rue des Écoles, Lyon".to_owned(),
            room: "Salle 204".to_owned(),
            held_on: held_on.to_owned(),
            held_at: "09:00".to_owned(),
            created_at: Timestamp(0),
            status,
            candidates: 3,
        }
    }

    fn numbers(list: &[SessionListEntry]) -> Vec<u32> {
        list.iter().map(|one| one.number).collect()
    }

    #[test]
    fn a_session_stands_where_something_is_to_be_done_with_it() {
        use SessionStatus::{Cancelled, Created, Finalized, InProgress, Published};
        let agenda = by_what_is_to_do(
            vec![
                session(1, "2026-03-12", Created),
                session(2, "2026-03-11", Created),
                session(3, "2026-03-10", InProgress),
                session(4, "2026-03-10", Finalized),
                session(5, "2026-03-09", Created),
                session(6, "2026-03-02", InProgress),
                session(7, "2026-03-12", Cancelled),
                session(8, "2026-01-05", Published),
                session(9, "2026-02-05", Published),
            ],
            "2026-03-10",
        );
        assert_eq!(numbers(&agenda.today), [3]);
        assert_eq!(numbers(&agenda.to_finalize), [6, 5]);
        assert_eq!(numbers(&agenda.to_publish), [4]);
        assert_eq!(numbers(&agenda.upcoming), [2, 1]);
        assert_eq!(numbers(&agenda.past), [7, 9, 8]);
        assert_eq!(agenda.past_left_out, 0);
    }

    #[test]
    fn all_words_of_a_search_must_be_there_in_whatever_spelling() {
        let one = session(483_920, "2026-03-10", SessionStatus::Created);
        for search in ["", "204", "ecoles LYON", "4839", "salle 204 lyon"] {
            assert!(is_found(&one, &words(search)), "{search}");
        }
        assert!(!is_found(&one, &words("204 paris")));
    }
}
