//! Everybody in the chaos.

use super::progress::Progress;
use crate::{
    candidate::{self, Candidate, Habits, Mind},
    client::{Address, Client, Http},
    invigilator::{self, Invigilator, Manners, Watch},
    ledger::{Given, Ledger},
    rooms::Room,
    span::Span,
};
use rand::{Rng, SeedableRng, rngs::SmallRng};
use std::sync::Arc;
use tokio::task::JoinSet;
use vigie_item_bank::{Bank, BankSource};
use vigie_shared::session::Command;

/// Prompt, but not all in the same millisecond.
const MANNERS: Manners = Manners {
    confirm: Span::milliseconds(10, 50),
    resume: Span::milliseconds(50, 200),
    alert: Span::milliseconds(200, 800),
};

/// What everybody in the chaos shares.
pub(super) struct Crowd {
    pub(super) address: Address,
    pub(super) habits: Habits,
    pub(super) seed: u64,
    pub(super) ledger: Ledger,
    pub(super) progress: Arc<Progress>,
}

/// All of them, at work.
pub(super) struct Running(JoinSet<()>);

impl Crowd {
    /// Logs everybody in and lets him work.
    pub(super) async fn come_in(&self, rooms: &[Room]) -> anyhow::Result<Running> {
        let bank = Arc::new(bank()?);
        let mut tasks = JoinSet::new();
        let mut http = Http::new(self.address.clone());
        let mut random = SmallRng::seed_from_u64(self.seed);
        let mut index = 0;
        for room in rooms {
            let badge = http.invigilator(&room.invigilator(0)).await?;
            let client = Client::new(self.address.clone(), badge, random.random());
            let invigilator = Invigilator::new(client, Watch::new(MANNERS, None, random.random()));
            tasks.spawn(watches(invigilator, self.progress.clone()));
            for seat in room.seats() {
                let badge = http.candidate(&room.candidate(seat)).await?;
                let client = Client::new(self.address.clone(), badge, random.random());
                let ability = random.random_range(-2.0..=3.0);
                let mind = Mind::new(bank.clone(), ability, self.habits.clone(), random.random());
                let candidate =
                    Candidate::new(client, mind).recorded(self.ledger.clone(), room.id(), seat);
                tasks.spawn(takes_test(candidate, index, self.progress.clone()));
                index += 1;
            }
        }
        Ok(Running(tasks))
    }
}

impl Running {
    /// Cuts everybody off, whatever he is doing: an answer is in the ledger before it
    /// is sent.
    pub(super) async fn leave(mut self) {
        self.0.shutdown().await;
    }
}

async fn takes_test(mut candidate: Candidate, index: usize, progress: Arc<Progress>) {
    let mut life = progress.life();
    loop {
        match candidate.step().await {
            candidate::Happening::Connected => {
                // Read before anything this server can grant; a kill right now only
                // makes it older than it is.
                life = progress.life();
                if candidate.has_ended() {
                    candidate.say(Command::AcceptRules).await;
                }
            }
            candidate::Happening::Granted(command) => {
                progress.granted(index, life, Given::by(&command).is_some());
            }
            candidate::Happening::Unreadable => progress.unreadable(),
            candidate::Happening::Dropped => progress.reconnected(),
            candidate::Happening::Over(_) => return,
            candidate::Happening::Saw
            | candidate::Happening::Acted
            | candidate::Happening::Refused(..) => {}
        }
    }
}

async fn watches(mut invigilator: Invigilator, progress: Arc<Progress>) {
    loop {
        match invigilator.step().await {
            invigilator::Happening::Unreadable => progress.unreadable(),
            invigilator::Happening::Gap => progress.gap(),
            invigilator::Happening::Dropped => progress.reconnected(),
            invigilator::Happening::Over(_) => return,
            _ => {}
        }
    }
}

fn bank() -> anyhow::Result<Bank> {
    Bank::load(&BankSource::shipped())
        .map_err(|faults| anyhow::anyhow!("the question bank is faulty: {}", faults.len()))
}
