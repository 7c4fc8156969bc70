//! The demo session: made from the roster that ships with Vigie.

use super::{DemoCandidate, DemoReferent, DemoSession};
use crate::{
    accounts,
    app::App,
    entry_window::EntryWindow,
    journal::SessionAggregate,
    roster::{self, RosterPerson, SessionPlan},
};
use anyhow::Context as _;
use vigie_roster_import::{ImportMemory, ImportRequest, read_roster};
use vigie_shared::{
    api::{PersonalCode, RosterAnswers},
    ids::SessionId,
    session::CompanionPolicy,
};

const ROSTER: &str = include_str!("roster.csv");

/// Is there still something to see? Yes until it is finalized, the last test that was started
/// is over, or its codes are not accepted any more.
pub(super) async fn is_alive(app: &App, session: SessionId) -> anyhow::Result<bool> {
    let Some(row) = app.store.session(session).await? else {
        return Ok(false);
    };
    let zone = app.store.center_zone(row.center).await?;
    let window = EntryWindow::of_candidates(&row.held_on, &row.held_at, &zone)?;
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
    let center = accounts::center_of(&app.store, &referent.email).await?;
    let zone = app.store.center_zone(center).await?;
    let now = zone.local(app.clock.now())?;
    let roster = read_roster(&ImportRequest {
        bytes: ROSTER.as_bytes(),
        answers: &RosterAnswers::default(),
        memory: &ImportMemory::default(),
        profile: None,
        spread: None,
        today: now.date(),
        printable: &vigie_documents::is_printable_text,
    });
    anyhow::ensure!(roster.ready, "{:?}", roster.findings);
    let enrolled = roster.people.clone();
    let plan = SessionPlan {
        center,
        site: "12 rue des Essais, 75000 Paris".to_owned(),
        room: "Salle 204".to_owned(),
        held_on: now.date(),
        held_at: format!("{:02}:{:02}", now.hour(), now.minute()),
        invigilators: vec!["Sacha Martin".to_owned(), "Dominique Leroy".to_owned()],
        named_invigilators_only: false,
        observations: "Session de démonstration : personne ici n'existe.".to_owned(),
        companion: CompanionPolicy::Observed,
        candidates: roster.people,
    };
    let made = roster::enroll(app, vec![plan], ImportMemory::default()).await?;
    let made = made.into_iter().next().context("no session was made")?;
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

fn candidate(code: PersonalCode, enrollment: &RosterPerson) -> DemoCandidate {
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
