//! All participants of a measurement: logged in, connected, running.

use super::{
    BenchOptions,
    answer_timestamps::AnswerTimestamps,
    candidate::{BenchCandidate, CandidateIdentity},
    invigilator::BenchInvigilator,
    metrics::LoadMetrics,
    schedule::Schedule,
};
use crate::sessions::GeneratedSession;
use anyhow::{Context, bail};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::{sync::watch, task::JoinSet};
use vigie_client::{ClientEvent, HttpClient, ReconnectingClient, ServerAddress};
use vigie_shared::ids::Seat;

/// Logins at the same time: as many as a few classes make at once.
const CONCURRENT_LOGINS: usize = 64;

/// The connected participants.
pub(crate) struct BenchFleet {
    tasks: JoinSet<()>,
    start: watch::Sender<Option<Schedule>>,
}

#[derive(Clone, Copy)]
enum Role {
    Candidate(Seat),
    Invigilator(u16),
}

/// A participant who has not logged in yet.
struct ArrivingParticipant {
    session: GeneratedSession,
    answer_timestamps: Arc<AnswerTimestamps>,
    role: Role,
    /// Of a candidate: unique among all, and the position in the schedule.
    index: u64,
}

/// Logs participants in, a limited number at a time.
struct LoginLimiter {
    address: ServerAddress,
    queue: Mutex<std::vec::IntoIter<ArrivingParticipant>>,
    metrics: Arc<LoadMetrics>,
    started: watch::Receiver<Option<Schedule>>,
    companions: bool,
}

impl BenchFleet {
    /// Logs all participants in and connects them.
    pub(crate) async fn connect(
        sessions: &[GeneratedSession],
        options: &BenchOptions,
        address: &ServerAddress,
        metrics: &Arc<LoadMetrics>,
    ) -> anyhow::Result<Self> {
        let (start, started) = watch::channel(None);
        let limiter = Arc::new(LoginLimiter {
            address: address.clone(),
            queue: Mutex::new(arrivals(sessions, options).into_iter()),
            metrics: metrics.clone(),
            started,
            companions: options.companions,
        });
        let mut logins = JoinSet::new();
        for _ in 0..CONCURRENT_LOGINS {
            let limiter = limiter.clone();
            logins.spawn(async move { limiter.log_in_one_by_one().await });
        }
        let mut fleet = Self {
            tasks: JoinSet::new(),
            start,
        };
        while let Some(running) = logins.join_next().await {
            let mut running = running??;
            fleet
                .tasks
                .spawn(async move { while running.join_next().await.is_some() {} });
        }
        Ok(fleet)
    }

    /// Starts the answers.
    pub(crate) fn start(&self, schedule: Schedule) {
        self.start.send_replace(Some(schedule));
    }

    /// Aborts all participants.
    pub(crate) async fn disconnect(mut self) {
        self.tasks.shutdown().await;
    }
}

/// Invigilators first. Candidates seat by seat over all rooms: two answers in a row are
/// of two rooms, so that no room can commit several at once by chance.
fn arrivals(sessions: &[GeneratedSession], options: &BenchOptions) -> Vec<ArrivingParticipant> {
    let invigilators = (0..options.invigilators).map(Role::Invigilator);
    let candidates = (1..=options.candidates).map(|seat| Role::Candidate(Seat(seat)));
    let answer_timestamps: Vec<_> = sessions
        .iter()
        .map(|_| Arc::new(AnswerTimestamps::new(options.candidates)))
        .collect();
    let mut arrivals = Vec::new();
    let mut next = 0;
    for role in invigilators.chain(candidates) {
        for (session, answer_timestamps) in sessions.iter().zip(&answer_timestamps) {
            let index = match role {
                Role::Invigilator(_) => 0,
                Role::Candidate(_) => {
                    next += 1;
                    next - 1
                }
            };
            arrivals.push(ArrivingParticipant {
                session: session.clone(),
                answer_timestamps: answer_timestamps.clone(),
                role,
                index,
            });
        }
    }
    arrivals
}

impl LoginLimiter {
    /// Logs one participant in after the other, until the queue is empty.
    async fn log_in_one_by_one(&self) -> anyhow::Result<JoinSet<()>> {
        let mut http = HttpClient::new(self.address.clone());
        let mut running = JoinSet::new();
        while let Some(participant) = self.next() {
            let client = self.log_in(&mut http, &participant).await?;
            self.spawn(client, participant, &mut running);
        }
        Ok(running)
    }

    fn next(&self) -> Option<ArrivingParticipant> {
        self.queue
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next()
    }

    async fn log_in(
        &self,
        http: &mut HttpClient,
        participant: &ArrivingParticipant,
    ) -> anyhow::Result<ReconnectingClient> {
        let ArrivingParticipant { session, role, .. } = participant;
        let credentials = match *role {
            Role::Candidate(seat) => http.log_in_candidate(&session.candidate(seat)).await,
            Role::Invigilator(number) => {
                http.log_in_invigilator(&session.invigilator(number)).await
            }
        };
        let credentials = credentials.context("a login")?;
        let mut client =
            ReconnectingClient::new(self.address.clone(), credentials, participant.index);
        match client.next().await {
            ClientEvent::Connected => Ok(client),
            other => bail!("a socket could not be opened: {other:?}"),
        }
    }

    fn spawn(
        &self,
        client: ReconnectingClient,
        participant: ArrivingParticipant,
        running: &mut JoinSet<()>,
    ) {
        let ArrivingParticipant {
            session,
            answer_timestamps,
            role,
            index,
        } = participant;
        let metrics = self.metrics.clone();
        match role {
            Role::Candidate(seat) => {
                let identity = CandidateIdentity {
                    session: session.id(),
                    seat,
                    index,
                };
                let candidate = BenchCandidate::new(
                    client,
                    identity,
                    answer_timestamps,
                    metrics,
                    self.companions,
                );
                running.spawn(candidate.run(self.started.clone()));
            }
            Role::Invigilator(number) => {
                let confirms = number == 0;
                let invigilator =
                    BenchInvigilator::new(client, session.seats(), confirms, answer_timestamps);
                running.spawn(invigilator.run(metrics));
            }
        }
    }
}
