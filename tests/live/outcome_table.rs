//! Every line of the outcome table, from the candidates' clicks to the database.
//!
//! {completed, time, ended by invigilator, ended by finalization} x {candidate,
//! technical} x {0, 19, 20, 31, 32} x {no fraud, upheld, dismissed} x {technical
//! incident, none}: one session for each way to end, one candidate for each of the rest.
//! A test with 32 treated questions is completed and cannot end otherwise, nor have an
//! abort reason; one with fewer cannot be completed: that is shown too.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use futures_util::future::join_all;
use serde_json::{Value, json};
use sqlx::Row;
use std::collections::BTreeSet;
use vigie_shared::{
    ids::{IncidentId, Seat},
    rules::{AbortReason, EndCause, FraudFinding, Outcome, OutcomeFacts, OutcomeRule},
    session::{Command, IncidentCategory, IncidentResolution},
    time::{MINUTE, SECOND},
    view::SeatReview,
};
use vigie_tests::{Room, StaffLogin, TestServer};

/// What one candidate goes through.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Case {
    treated: u8,
    abort: AbortReason,
    fraud: Option<IncidentResolution>,
    incident: bool,
}

/// The fraud column.
const FRAUD: [Option<IncidentResolution>; 3] = [
    None,
    Some(IncidentResolution::Upheld),
    Some(IncidentResolution::Dismissed),
];

fn cases(treated: &[u8]) -> Vec<Case> {
    let mut cases = Vec::new();
    for &treated in treated {
        for abort in [AbortReason::Candidate, AbortReason::Technical] {
            for fraud in FRAUD {
                for incident in [false, true] {
                    cases.push(Case {
                        treated,
                        abort,
                        fraud,
                        incident,
                    });
                }
            }
        }
    }
    cases
}

/// The published table, line by line (`domain`, section 5).
fn expected(case: Case) -> (Outcome, OutcomeRule) {
    let technical = case.abort == AbortReason::Technical;
    match case.treated {
        _ if case.fraud == Some(IncidentResolution::Upheld) => {
            (Outcome::Rejected, OutcomeRule::FraudUpheld)
        }
        0..20 if technical => (Outcome::Cancelled, OutcomeRule::TooFewTechnical),
        0..20 => (Outcome::Rejected, OutcomeRule::TooFew),
        20..32 if technical => (Outcome::Validated, OutcomeRule::PartTechnical),
        20..32 => (Outcome::ValidatedDegraded, OutcomeRule::Part),
        _ => (Outcome::Validated, OutcomeRule::Complete),
    }
}

/// One session in which every test ends in the same way.
async fn play(server: &TestServer, cause: EndCause, cases: &[Case]) -> usize {
    let bank = server.app().bank.clone();
    let seats = u16::try_from(cases.len()).unwrap();
    let room = Room::create(server, seats).await;
    let mut invigilator = room.invigilator(server, "Claire Morel").await;
    let mut candidates = Vec::new();
    for seat in 1..=seats {
        let_time_pass(server);
        candidates.push(room.testing(server, &mut invigilator, seat).await);
    }
    join_all(
        candidates
            .iter_mut()
            .zip(cases)
            .map(|(candidate, case)| candidate.treat(&bank, case.treated)),
    )
    .await;

    let mut referent = room.referent(server).await;
    for (seat, case) in (1..).map(Seat).zip(cases) {
        let_time_pass(server);
        put_on_record(&mut invigilator, &mut referent, seat, case).await;
    }
    end(server, &mut invigilator, cause, cases).await;
    let mut referent = room.referent_again(server).await;
    for (seat, case) in (1..).map(Seat).zip(cases) {
        let_time_pass(server);
        let reason = case.abort;
        let set = Command::SetAbortReason { seat, reason };
        let answer = referent.socket.ask(set).await;
        match case.treated {
            32 => assert_eq!(answer.unwrap_err()["code"], "nothing_to_explain"),
            _ => answer.unwrap(),
        }
    }
    room.settle(server, &mut referent).await;
    let end_running = cause == EndCause::EndedByFinalization;
    let finalize = Command::Finalize { end_running };
    referent.socket.ask(finalize).await.unwrap();

    let review = room.finalization_view(server).await;
    for (decided, case) in review.seats.iter().zip(cases) {
        check(decided, case, cause);
    }
    check_database(server, &room, cases).await;
    cases.len()
}

/// The rate limit of a connection allows fewer commands at one instant.
fn let_time_pass(server: &TestServer) {
    server.clock.advance(SECOND);
}

/// Incidents as the case has them, resolved as it says.
async fn put_on_record(
    invigilator: &mut StaffLogin,
    referent: &mut StaffLogin,
    seat: Seat,
    case: &Case,
) {
    let record = |category, description: &str| {
        Command::RecordIncident(vigie_shared::session::RecordIncident {
            category,
            seats: vec![seat],
            number: None,
            description: description.to_owned(),
            when: None,
            credit: false,
        })
    };
    if case.incident {
        let technical = record(IncidentCategory::C7, "The screen went black for a moment.");
        invigilator.socket.ask(technical).await.unwrap();
    }
    let Some(how) = case.fraud else { return };
    let suspected = record(IncidentCategory::C6, "A phone lay on the table.");
    invigilator.socket.ask(suspected).await.unwrap();
    let board = |message: &Value| {
        let incident = &message["change"]["incident"];
        incident["category"] == "C6" && incident["seats"] == json!([seat.0])
    };
    let seen = referent.socket.wait_for(board).await;
    let id = seen["change"]["incident"]["id"].as_u64().unwrap();
    let resolve = Command::ResolveIncident {
        incident: IncidentId(u16::try_from(id).unwrap()),
        how,
        reason: "Heard the candidate and both invigilators.".to_owned(),
    };
    referent.socket.ask(resolve).await.unwrap();
}

/// Ends the tests that still run, all in the same way.
async fn end(server: &TestServer, invigilator: &mut StaffLogin, cause: EndCause, cases: &[Case]) {
    match cause {
        EndCause::Completed | EndCause::EndedByFinalization => {}
        // Longer than anybody has, extra time included.
        EndCause::Time => server.clock.advance(200 * MINUTE),
        EndCause::EndedByInvigilator => {
            for (seat, case) in (1..).map(Seat).zip(cases) {
                let_time_pass(server);
                let answer = invigilator.socket.ask(Command::EndTest { seat }).await;
                match case.treated {
                    32 => assert_eq!(answer.unwrap_err()["code"], "test_ended"),
                    _ => answer.unwrap(),
                }
            }
        }
    }
}

fn check(decided: &SeatReview, case: &Case, cause: EndCause) {
    let decision = &decided.decision;
    let expected = expected(*case);
    assert_eq!(
        (decision.outcome, decision.rule),
        expected,
        "{case:?} {cause:?}"
    );
    let complete = case.treated == 32;
    let facts = OutcomeFacts {
        treated: case.treated,
        cancelled: false,
        end: if complete { EndCause::Completed } else { cause },
        abort: (!complete).then_some(case.abort),
        fraud: match case.fraud {
            None => FraudFinding::None,
            Some(IncidentResolution::Upheld) => FraudFinding::Upheld,
            Some(_) => FraudFinding::Dismissed,
        },
        technical_incidents: u16::from(case.incident),
    };
    assert_eq!(decision.facts, Some(facts), "{case:?} {cause:?}");
    let certified = matches!(
        decision.outcome,
        Outcome::Validated | Outcome::ValidatedDegraded
    );
    assert_eq!(decision.score.is_some(), certified, "{case:?}");
    assert_eq!(decided.certificate.is_some(), certified, "{case:?}");
    assert!(!decision.events.is_empty());
}

/// What the tables hold: one certificate for each outcome with a score, no other.
async fn check_database(server: &TestServer, room: &Room, cases: &[Case]) {
    let pool = server.app().store.pool();
    let rows =
        sqlx::query("select seat, code from certificate where session_id = $1 order by seat")
            .bind(room.id.as_str())
            .fetch_all(pool)
            .await
            .unwrap();
    let certified: Vec<i64> = rows.iter().map(|row| row.get(0)).collect();
    let due: Vec<i64> = (1..)
        .zip(cases)
        .filter(|(_, case)| expected(**case).0.has_score())
        .map(|(seat, _)| seat)
        .collect();
    assert_eq!(certified, due);
    let codes: BTreeSet<String> = rows.iter().map(|row| row.get(1)).collect();
    assert_eq!(codes.len(), due.len(), "a code for each");
    let finalized: Option<i64> = sqlx::query("select finalized_at from session where id = $1")
        .bind(room.id.as_str())
        .fetch_one(pool)
        .await
        .unwrap()
        .get(0);
    assert!(finalized.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn tests_that_ran_out_of_time_come_to_what_the_table_says() {
    let server = TestServer::start().await;
    let played = play(&server, EndCause::Time, &cases(&[0, 19, 20, 31])).await;
    println!("claim: {played} tests ended by time came to what the table says");
}

#[tokio::test(flavor = "multi_thread")]
async fn tests_that_an_invigilator_ended_come_to_what_the_table_says() {
    let server = TestServer::start().await;
    let cause = EndCause::EndedByInvigilator;
    let played = play(&server, cause, &cases(&[0, 19, 20, 31])).await;
    println!("claim: {played} tests ended by an invigilator came to what the table says");
}

#[tokio::test(flavor = "multi_thread")]
async fn tests_that_the_finalization_ended_come_to_what_the_table_says() {
    let server = TestServer::start().await;
    let cause = EndCause::EndedByFinalization;
    let played = play(&server, cause, &cases(&[0, 19, 20, 31])).await;
    println!("claim: {played} tests ended by the finalization came to what the table says");
}

#[tokio::test(flavor = "multi_thread")]
async fn completed_tests_are_validated_however_the_others_end() {
    let server = TestServer::start().await;
    let mut played = 0;
    for cause in [
        EndCause::Time,
        EndCause::EndedByInvigilator,
        EndCause::EndedByFinalization,
    ] {
        played += play(&server, cause, &cases(&[32])).await;
    }
    println!("claim: {played} completed tests came to what the table says");
}
