//! The demo session: made from the roster that ships with Vigie.

use super::{DemoCandidate, DemoReferent, DemoSession};
use crate::{
    accounts,
    app::App,
    entry_window::EntryWindow,
    journal::SessionAggregate,
    roster::{self, Enrollment, SessionPlan},
};
use jiff::{Timestamp, tz::TimeZone};
use vigie_shared::{api::PersonalCode, ids::SessionId, session::CompanionPolicy};

const ROSTER: &str = include_str!("roster.csv");

/// Is there still something to see? Yes until it is finalized, the last test that was started
/// is over, or its codes are not accepted any more.
pub(super) async fn is_alive(app: &App, session: SessionId) -> anyhow::Result<bool> {
    let Some(row) = app.store.session(session).await? else {
        return Ok(false);
    };
    let window = EntryWindow::of_candidates(&row.held_on, &row.held_at)?;
    if !window.contains(app.clock.now()) {
        return Ok(false);
    }
    let rows = app.store.journal(session, 0).await?;
    let Ok(folded) = SessionAggregate::from_rows(&rows) else {
        return Ok(false);
    };
    let now = app.clock.now();
    let mut tests = folded.session.seats().iter().filter_map(|place| {
        let test = place.test.as_ref()?;
        let in_time = test
            .deadline(&place.config)
            .is_none_or(|deadline| deadline > now);
        Some(test.end.is_none() && in_time)
    });
    // No test at all: the room is still filling.
    let first = tests.next().unwrap_or(true);
    Ok(folded.session.finalized().is_none() && (first || tests.any(|running| running)))
}

/// Makes a session of today.
pub(super) async fn make(
    app: &App,
    referent: &DemoReferent,
) -> anyhow::Result<(DemoSession, Vec<DemoCandidate>)> {
    let now = Timestamp::from_microsecond(app.clock.now().0)?.to_zoned(TimeZone::system());
    let roster = roster::read(ROSTER, now.date());
    anyhow::ensure!(roster.diagnostics.is_empty(), "{:?}", roster.diagnostics);
    let enrolled = roster.candidates.clone();
    let plan = SessionPlan {
        center: accounts::center_of(&app.store, &referent.email).await?,
        site: "12 rue des Essais, 75000 Paris".to_owned(),
        room: "Salle 204".to_owned(),
        held_on: now.date(),
        held_at: format!("{:02}:{:02}", now.hour(), now.minute()),
        invigilators: vec!["Sacha Martin".to_owned(), "Dominique Leroy".to_owned()],
        named_invigilators_only: false,
        observations: "Session de démonstration : personne ici n'existe.".to_owned(),
        companion: CompanionPolicy::Observed,
        candidates: roster.candidates,
    };
    let made = roster::enroll(app, plan).await?;
    let session = DemoSession {
        id: made.id,
        number: made.number,
        access_code: made.access_code.into(),
        invigilator_password: made.invigilator_password.into(),
    };
    let codes = made.personal_codes.into_iter();
    let candidates = codes.zip(&enrolled).map(|(code, one)| candidate(code, one));
    Ok((session, candidates.collect()))
}

fn candidate(code: PersonalCode, enrollment: &Enrollment) -> DemoCandidate {
    DemoCandidate {
        seat: code.seat,
        personal_code: code.code.into(),
        first_name: enrollment.first_name.clone(),
        last_name: enrollment.last_name.clone(),
        birthdate: enrollment.birthdate.to_string(),
        extra_time: enrollment.extra_time.basis_points(),
        accessible: enrollment.accessible,
    }
}
