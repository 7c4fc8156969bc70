//! The people of the demo.

use super::{DemoFile, DemoPerson, log};
use crate::{
    candidate::{self, Candidate, Habits, Mind},
    client::{Address, Backoff, Badge, Client, End, Http, HttpError},
    invigilator::{self, Invigilator, Manners, Patience, Watch},
    span::Span,
};
use rand::{Rng, SeedableRng, rngs::SmallRng, seq::SliceRandom};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;
use vigie_item_bank::Bank;
use vigie_shared::{
    api::{CandidateLoginRequest, InvigilatorLoginRequest},
    protocol::CloseReason,
};

const MANNERS: Manners = Manners {
    confirm: Span::seconds(4, 15),
    resume: Span::seconds(15, 30),
    // Long enough for the visitor to see an alert and handle it himself.
    alert: Span::seconds(50, 70),
};
/// A visitor who is alone and takes the free seat is let in after this long.
const PATIENCE: Duration = Duration::from_secs(20);
/// The quickest are through in a quarter of an hour, the slowest need the time they have:
/// the room stays alive for as long as a visitor may look.
const SLOWNESS: std::ops::RangeInclusive<f64> = 1.0..=6.0;
const SUMMARY_EVERY: Duration = Duration::from_secs(60);

/// Everybody at work; dropped, they are gone.
#[derive(Debug)]
pub(super) struct Room {
    /// Held for what dropping it does.
    _people: JoinSet<()>,
}

/// Sends everybody to the room. The number of the session is the seed: a drill that
/// is started again finds the same people.
pub(super) fn come_in(demo: &DemoFile, address: &Address, bank: &Arc<Bank>) -> Room {
    let mut random = SmallRng::seed_from_u64(u64::from(demo.session.number));
    let mut people = JoinSet::new();
    let mut others: Vec<&DemoPerson> = demo
        .candidates
        .iter()
        .filter(|person| person.seat != demo.free_seat.seat)
        .collect();
    others.shuffle(&mut random);
    let count = others.len();
    for (place, person) in others.into_iter().enumerate() {
        let newcomer = Newcomer {
            address: address.clone(),
            entry: entry(demo, person),
            arrives: arrival(place, count).pick(&mut random),
            seed: random.random(),
        };
        let ability = random.random_range(-1.5..=3.0);
        let habits = Habits::lively(random.random_range(SLOWNESS));
        let mind = Mind::new(bank.clone(), ability, habits, random.random());
        people.spawn(takes_test(newcomer, mind));
    }
    let watch = Watch::new(
        MANNERS,
        Some(Patience {
            seat: demo.free_seat.seat,
            waits: PATIENCE,
        }),
        random.random(),
    );
    let entry = InvigilatorLoginRequest {
        session: demo.session.number,
        password: demo.session.invigilator_password.clone(),
        name: "Dominique Simulé".to_owned(),
    };
    people.spawn(watches(address.clone(), entry, watch, random.random()));
    Room { _people: people }
}

/// Two in five are there at once, two in five come within two minutes, and the last
/// ones late: the board shows every state from the first minute on.
fn arrival(place: usize, count: usize) -> Span {
    match place * 5 / count.max(1) {
        0 | 1 => Span::seconds(0, 5),
        2 | 3 => Span::seconds(10, 120),
        _ => Span::seconds(120, 360),
    }
}

fn entry(demo: &DemoFile, person: &DemoPerson) -> CandidateLoginRequest {
    CandidateLoginRequest {
        session: demo.session.number,
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        birthdate: person.birthdate.clone(),
        access_code: demo.session.access_code.clone(),
        external_id: None,
    }
}

/// A candidate on his way.
struct Newcomer {
    address: Address,
    entry: CandidateLoginRequest,
    arrives: Duration,
    seed: u64,
}

/// Comes, takes his test and leaves. Whoever cannot come in stays away; so does one
/// whose seat the visitor takes over.
async fn takes_test(newcomer: Newcomer, mind: Mind) {
    tokio::time::sleep(newcomer.arrives).await;
    let mut backoff = Backoff::new(newcomer.seed);
    loop {
        let mut http = Http::new(newcomer.address.clone());
        let badge = loop {
            match admitted(http.candidate(&newcomer.entry).await, &mut backoff).await {
                Admission::Granted(badge) => break badge,
                Admission::Later => {}
                Admission::Never => return,
            }
        };
        let client = Client::new(newcomer.address.clone(), badge, newcomer.seed);
        let mut candidate = Candidate::new(client, mind.clone());
        while !candidate.has_ended() {
            match candidate.step().await {
                candidate::Happening::Over(end) if may_log_in_again(end) => break,
                candidate::Happening::Over(_) => return,
                _ => {}
            }
        }
        if candidate.has_ended() {
            return;
        }
        tokio::time::sleep(backoff.wait()).await;
    }
}

async fn watches(address: Address, entry: InvigilatorLoginRequest, watch: Watch, seed: u64) {
    let mut backoff = Backoff::new(seed);
    let mut next_summary = Instant::now();
    loop {
        let mut http = Http::new(address.clone());
        let badge = match admitted(http.invigilator(&entry).await, &mut backoff).await {
            Admission::Granted(badge) => badge,
            Admission::Later => continue,
            Admission::Never => return,
        };
        let client = Client::new(address.clone(), badge, seed);
        let mut invigilator = Invigilator::new(client, watch.clone());
        loop {
            match invigilator.step().await {
                invigilator::Happening::Over(end) if may_log_in_again(end) => break,
                invigilator::Happening::Over(_) => return,
                _ => {}
            }
            // When nothing happens for a minute there is nothing to say either.
            if let Some(board) = invigilator
                .board()
                .filter(|_| next_summary <= Instant::now())
            {
                log::line(&log::summary(board));
                next_summary = Instant::now() + SUMMARY_EVERY;
            }
        }
        tokio::time::sleep(backoff.wait()).await;
    }
}

enum Admission {
    Granted(Badge),
    Later,
    Never,
}

/// What a log-in came to. Waits when the server is away or busy.
async fn admitted(result: Result<Badge, HttpError>, backoff: &mut Backoff) -> Admission {
    match result {
        Ok(badge) => Admission::Granted(badge),
        Err(error) if error.is_final() => Admission::Never,
        Err(_) => {
            tokio::time::sleep(backoff.wait()).await;
            Admission::Later
        }
    }
}

/// A log-in that has run out can be renewed; a seat that was taken over is gone.
fn may_log_in_again(end: End) -> bool {
    matches!(end, End::Refused(_) | End::Closed(CloseReason::NotLoggedIn))
}
