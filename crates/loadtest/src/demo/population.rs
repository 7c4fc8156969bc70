//! The simulated participants of the demo.

use super::{DemoCandidate, DemoFile, log};
use crate::{
    candidate::{BehaviorProfile, CandidatePolicy, SimulatedCandidate},
    duration_range::DurationRange,
    invigilator::{DeferredSeat, InvigilatorPolicy, SimulatedInvigilator, StaffProfile},
    participant::ParticipantEvent,
};
use rand::{Rng, SeedableRng, rngs::SmallRng, seq::SliceRandom};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;
use vigie_client::{
    Backoff, Credentials, HttpClient, HttpError, ReconnectingClient, ServerAddress, Termination,
};
use vigie_item_bank::Bank;
use vigie_shared::{
    api::{CandidateLoginRequest, InvigilatorLoginRequest},
    protocol::CloseReason,
};

const PROFILE: StaffProfile = StaffProfile {
    confirm: DurationRange::seconds(4, 15),
    resume: DurationRange::seconds(15, 30),
    // Long enough for the visitor to see an alert and handle it first.
    alert: DurationRange::seconds(50, 70),
};
/// After this time a visitor in the free seat is confirmed without a second visitor.
const FREE_SEAT_DELAY: Duration = Duration::from_secs(20);
/// The quickest are through in a quarter of an hour, the slowest need the time they have:
/// the room stays alive for as long as a visitor may look.
const SLOWNESS: std::ops::RangeInclusive<f64> = 1.0..=6.0;
const SUMMARY_EVERY: Duration = Duration::from_secs(60);

/// The running participants; dropping it disconnects them.
#[derive(Debug)]
pub(super) struct DemoPopulation {
    /// Kept because dropping it aborts the tasks.
    _tasks: JoinSet<()>,
}

/// Starts all participants. The number of the session is the seed: after a restart of
/// this program they behave the same.
pub(super) fn start(demo: &DemoFile, address: &ServerAddress, bank: &Arc<Bank>) -> DemoPopulation {
    let mut random = SmallRng::seed_from_u64(u64::from(demo.session.number));
    let mut tasks = JoinSet::new();
    let mut others: Vec<&DemoCandidate> = demo
        .candidates
        .iter()
        .filter(|person| person.seat != demo.free_seat.seat)
        .collect();
    others.shuffle(&mut random);
    let count = others.len();
    for (index, person) in others.into_iter().enumerate() {
        let arriving = ArrivingCandidate {
            address: address.clone(),
            login: login_request(demo, person),
            delay: arrival(index, count).pick(&mut random),
            seed: random.random(),
        };
        let ability = random.random_range(-1.5..=3.0);
        let behavior = BehaviorProfile::lively(random.random_range(SLOWNESS));
        let policy = CandidatePolicy::new(bank.clone(), ability, behavior, random.random());
        tasks.spawn(run_candidate(arriving, policy));
    }
    let policy = InvigilatorPolicy::new(
        PROFILE,
        Some(DeferredSeat {
            seat: demo.free_seat.seat,
            delay: FREE_SEAT_DELAY,
        }),
        random.random(),
    );
    let login = InvigilatorLoginRequest {
        session: demo.session.number,
        personal_code: None,
        password: demo.session.invigilator_password.clone(),
        name: "Dominique Simulé".to_owned(),
    };
    tasks.spawn(run_invigilator(
        address.clone(),
        login,
        policy,
        random.random(),
    ));
    DemoPopulation { _tasks: tasks }
}

/// Two in five are there at once, two in five come within two minutes, and the last
/// ones late: the board shows every state from the first minute on.
fn arrival(index: usize, count: usize) -> DurationRange {
    match index * 5 / count.max(1) {
        0 | 1 => DurationRange::seconds(0, 5),
        2 | 3 => DurationRange::seconds(10, 120),
        _ => DurationRange::seconds(120, 360),
    }
}

fn login_request(demo: &DemoFile, person: &DemoCandidate) -> CandidateLoginRequest {
    CandidateLoginRequest {
        session: demo.session.number,
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        birthdate: person.birthdate.clone(),
        access_code: demo.session.access_code.clone(),
        personal_code: Some(person.personal_code.clone()),
        door_ticket: None,
        external_id: None,
    }
}

/// A candidate who has not logged in yet.
struct ArrivingCandidate {
    address: ServerAddress,
    login: CandidateLoginRequest,
    /// Until the candidate logs in.
    delay: Duration,
    seed: u64,
}

/// Logs in, takes the test and leaves. Ends also when the login is refused, and when the
/// visitor takes the seat over.
async fn run_candidate(arriving: ArrivingCandidate, policy: CandidatePolicy) {
    tokio::time::sleep(arriving.delay).await;
    let mut backoff = Backoff::new(arriving.seed);
    loop {
        let mut http = HttpClient::new(arriving.address.clone());
        let credentials = loop {
            match login_outcome(http.log_in_candidate(&arriving.login).await, &mut backoff).await {
                LoginOutcome::Granted(credentials) => break credentials,
                LoginOutcome::Retry => {}
                LoginOutcome::Refused => return,
            }
        };
        let client = ReconnectingClient::new(arriving.address.clone(), credentials, arriving.seed);
        let mut candidate = SimulatedCandidate::new(client, policy.clone());
        while !candidate.has_ended() {
            match candidate.step().await {
                ParticipantEvent::Terminated(cause) if may_log_in_again(cause) => break,
                ParticipantEvent::Terminated(_) => return,
                _ => {}
            }
        }
        if candidate.has_ended() {
            return;
        }
        tokio::time::sleep(backoff.next_delay()).await;
    }
}

async fn run_invigilator(
    address: ServerAddress,
    login: InvigilatorLoginRequest,
    policy: InvigilatorPolicy,
    seed: u64,
) {
    let mut backoff = Backoff::new(seed);
    let mut next_summary = Instant::now();
    loop {
        let mut http = HttpClient::new(address.clone());
        let credentials =
            match login_outcome(http.log_in_invigilator(&login).await, &mut backoff).await {
                LoginOutcome::Granted(credentials) => credentials,
                LoginOutcome::Retry => continue,
                LoginOutcome::Refused => return,
            };
        let client = ReconnectingClient::new(address.clone(), credentials, seed);
        let mut invigilator = SimulatedInvigilator::new(client, policy.clone());
        loop {
            match invigilator.step().await {
                ParticipantEvent::Terminated(cause) if may_log_in_again(cause) => break,
                ParticipantEvent::Terminated(_) => return,
                _ => {}
            }
            // Without events there is nothing new to print either.
            if let Some(board) = invigilator
                .board()
                .filter(|_| next_summary <= Instant::now())
            {
                log::line(&log::summary(board));
                next_summary = Instant::now() + SUMMARY_EVERY;
            }
        }
        tokio::time::sleep(backoff.next_delay()).await;
    }
}

enum LoginOutcome {
    Granted(Credentials),
    Retry,
    Refused,
}

/// The outcome of a login. Waits when the server is away or busy.
async fn login_outcome(
    result: Result<Credentials, HttpError>,
    backoff: &mut Backoff,
) -> LoginOutcome {
    match result {
        Ok(credentials) => LoginOutcome::Granted(credentials),
        Err(error) if error.is_final() => LoginOutcome::Refused,
        Err(_) => {
            tokio::time::sleep(backoff.next_delay()).await;
            LoginOutcome::Retry
        }
    }
}

/// An expired login can be renewed; a seat that was taken over cannot.
fn may_log_in_again(termination: Termination) -> bool {
    matches!(
        termination,
        Termination::Refused(_) | Termination::Closed(CloseReason::NotLoggedIn)
    )
}
