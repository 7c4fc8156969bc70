//! What an invigilator does about his board. No clock, no socket: boards go in,
//! and commands come out when their time has come.

use crate::span::Span;
use rand::{Rng, SeedableRng, rngs::SmallRng};
use std::{collections::BTreeMap, time::Duration};
use tokio::time::Instant;
use vigie_shared::{
    ids::{AlertId, Seat},
    session::{AlertKind, AlertReason, Command},
    time::Timestamp,
    view::{Board, CandidateCard, CardAlert, SeatPhase},
};

/// How quickly an invigilator acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manners {
    /// Before he confirms a presence.
    pub confirm: Span,
    /// Before he lets somebody resume.
    pub resume: Span,
    /// Before he handles an alert.
    pub alert: Span,
}

/// A seat that somebody else looks after, for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Which.
    pub seat: Seat,
    /// How long he leaves it to the other.
    pub waits: Duration,
}

/// One thing that waits for an invigilator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Duty {
    Confirm(Seat),
    Resume(Seat),
    Handle(Seat, AlertId),
}

/// What to send for a duty, and when.
#[derive(Debug, Clone, PartialEq)]
struct Intention {
    due: Instant,
    command: Command,
    sent: bool,
}

/// What waits, and until when.
#[derive(Debug, Clone)]
pub struct Watch {
    manners: Manners,
    spared: Option<Patience>,
    random: SmallRng,
    duties: BTreeMap<Duty, Intention>,
}

impl Watch {
    /// Nothing waits yet. The same seed decides the same.
    pub fn new(manners: Manners, spared: Option<Patience>, seed: u64) -> Self {
        let random = SmallRng::seed_from_u64(seed);
        Self {
            manners,
            spared,
            random,
            duties: BTreeMap::new(),
        }
    }

    /// Takes note of a board, seen at `now`, when the server's clock showed
    /// `server_now`. Whatever is not on it any more is done.
    pub fn look(&mut self, board: &Board, server_now: Timestamp, now: Instant) {
        let mut waiting = BTreeMap::new();
        for card in &board.cards {
            for (duty, command) in duties(card, server_now, &mut self.random) {
                waiting.insert(duty, command);
            }
        }
        self.duties.retain(|duty, _| waiting.contains_key(duty));
        for (duty, command) in waiting {
            if !self.duties.contains_key(&duty) {
                let due = now + self.delay(duty);
                self.duties.insert(
                    duty,
                    Intention {
                        due,
                        command,
                        sent: false,
                    },
                );
            }
        }
    }

    /// When the next thing is due, if any.
    pub fn due(&self) -> Option<Instant> {
        let waiting = self.duties.values().filter(|intention| !intention.sent);
        waiting.map(|intention| intention.due).min()
    }

    /// What is due at `now`; everybody to be confirmed in one command.
    pub fn take(&mut self, now: Instant) -> Vec<Command> {
        let mut seats = Vec::new();
        let mut commands = Vec::new();
        for (duty, intention) in &mut self.duties {
            if intention.sent || intention.due > now {
                continue;
            }
            intention.sent = true;
            match duty {
                Duty::Confirm(seat) => seats.push(*seat),
                _ => commands.push(intention.command.clone()),
            }
        }
        if !seats.is_empty() {
            commands.insert(0, Command::ConfirmPresence { seats });
        }
        commands
    }

    /// Something he sent was refused: what still waits is looked at again.
    pub fn refused(&mut self, now: Instant) {
        let sent: Vec<Duty> = self
            .duties
            .iter()
            .filter(|(_, i)| i.sent)
            .map(|(duty, _)| *duty)
            .collect();
        for duty in sent {
            // At least a moment, or two refusals could chase each other.
            let due = now + self.delay(duty).max(Duration::from_secs(1));
            if let Some(intention) = self.duties.get_mut(&duty) {
                (intention.due, intention.sent) = (due, false);
            }
        }
    }

    fn delay(&mut self, duty: Duty) -> Duration {
        let (seat, span) = match duty {
            Duty::Confirm(seat) => (seat, self.manners.confirm),
            Duty::Resume(seat) => (seat, self.manners.resume),
            Duty::Handle(seat, _) => (seat, self.manners.alert),
        };
        let delay = span.pick(&mut self.random);
        match self.spared.filter(|spared| spared.seat == seat) {
            Some(spared) => delay.max(spared.waits),
            None => delay,
        }
    }
}

/// What waits on a card. Chance decides what becomes of an alert.
fn duties(
    card: &CandidateCard,
    server_now: Timestamp,
    random: &mut SmallRng,
) -> Vec<(Duty, Command)> {
    let seat = card.seat;
    let expired = card.confirmed_until.is_none_or(|until| until <= server_now);
    let mut duties = Vec::new();
    match card.phase {
        SeatPhase::Waiting | SeatPhase::Ready if expired => {
            duties.push((
                Duty::Confirm(seat),
                Command::ConfirmPresence { seats: vec![seat] },
            ));
        }
        SeatPhase::AwaitingResume if expired => {
            duties.push((Duty::Resume(seat), Command::AuthorizeResume { seat }));
        }
        _ => {}
    }
    for alert in &card.alerts {
        duties.push((Duty::Handle(seat, alert.id), handle(seat, alert, random)));
    }
    duties
}

fn handle(seat: Seat, alert: &CardAlert, random: &mut SmallRng) -> Command {
    let id = alert.id;
    match alert.kind {
        AlertKind::Companion => Command::ClearAlert { seat, alert: id },
        AlertKind::Question { .. } => match any(&alert.reasons, random) {
            Some(reason) => Command::AcceptAlert {
                seat,
                alert: id,
                reason,
            },
            None => Command::DismissAlert { seat, alert: id },
        },
    }
}

/// A reason that fits, three times in five.
fn any(reasons: &[AlertReason], random: &mut SmallRng) -> Option<AlertReason> {
    let accepted = random.random_bool(0.6) && !reasons.is_empty();
    accepted.then(|| reasons[random.random_range(0..reasons.len())])
}

#[cfg(test)]
mod tests;
