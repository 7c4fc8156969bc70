//! The candidates and invigilators of a chaos run.

use super::progress::ChaosProgress;
use crate::{
    candidate::{BehaviorProfile, CandidatePolicy, SimulatedCandidate},
    duration_range::DurationRange,
    invigilator::{InvigilatorPolicy, SimulatedInvigilator, StaffProfile},
    participant::ParticipantEvent,
    sent_answers::{SentAnswers, Submission},
    sessions::GeneratedSession,
};
use rand::{Rng, SeedableRng, rngs::SmallRng};
use std::sync::Arc;
use tokio::task::JoinSet;
use vigie_client::{HttpClient, ReconnectingClient, ServerAddress};
use vigie_item_bank::{Bank, BankSource};
use vigie_shared::session::Command;

/// Prompt, but not all in the same millisecond.
const PROFILE: StaffProfile = StaffProfile {
    confirm: DurationRange::milliseconds(10, 50),
    resume: DurationRange::milliseconds(50, 200),
    alert: DurationRange::milliseconds(200, 800),
};

/// What all participants share.
pub(super) struct ChaosFleet {
    pub(super) address: ServerAddress,
    pub(super) behavior: BehaviorProfile,
    pub(super) seed: u64,
    pub(super) sent_answers: SentAnswers,
    pub(super) progress: Arc<ChaosProgress>,
}

/// The connected participants.
pub(super) struct RunningFleet(JoinSet<()>);

impl ChaosFleet {
    /// Logs all participants in and starts them.
    pub(super) async fn connect(
        &self,
        sessions: &[GeneratedSession],
    ) -> anyhow::Result<RunningFleet> {
        let bank = Arc::new(shipped_bank()?);
        let mut tasks = JoinSet::new();
        let mut http = HttpClient::new(self.address.clone());
        let mut random = SmallRng::seed_from_u64(self.seed);
        let mut index = 0;
        for session in sessions {
            let credentials = http.log_in_invigilator(&session.invigilator(0)).await?;
            let client =
                ReconnectingClient::new(self.address.clone(), credentials, random.random());
            let invigilator = SimulatedInvigilator::new(
                client,
                InvigilatorPolicy::new(PROFILE, None, random.random()),
            );
            tasks.spawn(run_invigilator(invigilator, self.progress.clone()));
            for seat in session.seats() {
                let credentials = http.log_in_candidate(&session.candidate(seat)).await?;
                let client =
                    ReconnectingClient::new(self.address.clone(), credentials, random.random());
                let ability = random.random_range(-2.0..=3.0);
                let policy = CandidatePolicy::new(
                    bank.clone(),
                    ability,
                    self.behavior.clone(),
                    random.random(),
                );
                let candidate = SimulatedCandidate::new(client, policy).recorded(
                    self.sent_answers.clone(),
                    session.id(),
                    seat,
                );
                tasks.spawn(run_candidate(candidate, index, self.progress.clone()));
                index += 1;
            }
        }
        Ok(RunningFleet(tasks))
    }
}

impl RunningFleet {
    /// Aborts all participants at any point: an answer is recorded before it is sent.
    pub(super) async fn disconnect(mut self) {
        self.0.shutdown().await;
    }
}

async fn run_candidate(
    mut candidate: SimulatedCandidate,
    index: usize,
    progress: Arc<ChaosProgress>,
) {
    let mut server_run = progress.server_run();
    loop {
        match candidate.step().await {
            ParticipantEvent::Connected => {
                // Read before this server can make any command durable; a kill right now
                // only makes the number older than it is.
                server_run = progress.server_run();
                if candidate.has_ended() {
                    candidate.send(Command::AcceptRules).await;
                }
            }
            ParticipantEvent::CommandDone(command) => {
                progress.command_done(
                    index,
                    server_run,
                    Submission::from_command(&command).is_some(),
                );
            }
            ParticipantEvent::UnreadableView => progress.unreadable_view(),
            ParticipantEvent::Disconnected => progress.reconnected(),
            ParticipantEvent::Terminated(_) => return,
            ParticipantEvent::ViewUpdated
            | ParticipantEvent::Acted
            | ParticipantEvent::SequenceGap
            | ParticipantEvent::CommandRefused(..) => {}
        }
    }
}

async fn run_invigilator(mut invigilator: SimulatedInvigilator, progress: Arc<ChaosProgress>) {
    loop {
        match invigilator.step().await {
            ParticipantEvent::UnreadableView => progress.unreadable_view(),
            ParticipantEvent::SequenceGap => progress.sequence_gap(),
            ParticipantEvent::Disconnected => progress.reconnected(),
            ParticipantEvent::Terminated(_) => return,
            _ => {}
        }
    }
}

fn shipped_bank() -> anyhow::Result<Bank> {
    Bank::load(&BankSource::shipped())
        .map_err(|faults| anyhow::anyhow!("the question bank has {} faults", faults.len()))
}
