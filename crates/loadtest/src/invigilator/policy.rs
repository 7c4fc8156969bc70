//! What an invigilator does about the board. No clock, no socket: boards go in, and
//! commands come out when they are due.

use crate::duration_range::DurationRange;
use rand::{Rng, SeedableRng, rngs::SmallRng};
use std::{collections::BTreeMap, time::Duration};
use tokio::time::Instant;
use vigie_shared::{
    ids::{AlertId, DeviceId, Seat},
    session::{AlertKind, AlertReason, Command, SeatDevice},
    time::Timestamp,
    view::{Board, CandidateCard, CardAlert, SeatPhase},
};

/// How quickly an invigilator acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaffProfile {
    /// Before confirming a presence.
    pub confirm: DurationRange,
    /// Before authorizing a resume.
    pub resume: DurationRange,
    /// Before handling an alert.
    pub alert: DurationRange,
}

/// A seat left to a person for a while: the visitor of the demo acts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeferredSeat {
    /// The seat left alone.
    pub seat: Seat,
    /// For how long at least.
    pub delay: Duration,
}

/// Something on the board that an invigilator has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PendingTask {
    Confirm(Seat, DeviceId),
    Resume(Seat, DeviceId),
    Handle(Seat, AlertId),
}

/// What to send for a task, and when.
#[derive(Debug, Clone, PartialEq)]
struct PlannedCommand {
    due: Instant,
    command: Command,
    sent: bool,
}

/// The tasks of an invigilator, each with its time.
#[derive(Debug, Clone)]
pub struct InvigilatorPolicy {
    profile: StaffProfile,
    deferred: Option<DeferredSeat>,
    random: SmallRng,
    tasks: BTreeMap<PendingTask, PlannedCommand>,
}

impl InvigilatorPolicy {
    /// No tasks yet. The same seed decides the same.
    pub fn new(profile: StaffProfile, deferred: Option<DeferredSeat>, seed: u64) -> Self {
        let random = SmallRng::seed_from_u64(seed);
        Self {
            profile,
            deferred,
            random,
            tasks: BTreeMap::new(),
        }
    }

    /// Takes over the tasks of a board seen at `now`, when the server's clock showed
    /// `server_now`. A task that is no longer on the board is done.
    pub fn update(&mut self, board: &Board, server_now: Timestamp, now: Instant) {
        let mut waiting = BTreeMap::new();
        for card in &board.cards {
            for (task, command) in tasks(card, server_now, &mut self.random) {
                waiting.insert(task, command);
            }
        }
        self.tasks.retain(|task, _| waiting.contains_key(task));
        for (task, command) in waiting {
            if !self.tasks.contains_key(&task) {
                let due = now + self.delay(task);
                self.tasks.insert(
                    task,
                    PlannedCommand {
                        due,
                        command,
                        sent: false,
                    },
                );
            }
        }
    }

    /// When the next command is due, if any.
    pub fn due(&self) -> Option<Instant> {
        let waiting = self.tasks.values().filter(|planned| !planned.sent);
        waiting.map(|planned| planned.due).min()
    }

    /// The commands due at `now`; all seats to confirm are in one command.
    pub fn take_due(&mut self, now: Instant) -> Vec<Command> {
        let mut confirmed = Vec::new();
        let mut commands = Vec::new();
        for planned in self.tasks.values_mut() {
            if planned.sent || planned.due > now {
                continue;
            }
            planned.sent = true;
            match &planned.command {
                Command::ConfirmPresence { devices } => confirmed.extend(devices),
                command => commands.push(command.clone()),
            }
        }
        if !confirmed.is_empty() {
            let devices = confirmed;
            commands.insert(0, Command::ConfirmPresence { devices });
        }
        commands
    }

    /// A command was refused: plans the tasks that are still on the board again.
    pub fn refused(&mut self, now: Instant) {
        let sent: Vec<PendingTask> = self
            .tasks
            .iter()
            .filter(|(_, planned)| planned.sent)
            .map(|(task, _)| *task)
            .collect();
        for task in sent {
            // At least a second, or refusals would follow each other without pause.
            let due = now + self.delay(task).max(Duration::from_secs(1));
            if let Some(planned) = self.tasks.get_mut(&task) {
                (planned.due, planned.sent) = (due, false);
            }
        }
    }

    fn delay(&mut self, task: PendingTask) -> Duration {
        let (seat, range) = match task {
            PendingTask::Confirm(seat, _) => (seat, self.profile.confirm),
            PendingTask::Resume(seat, _) => (seat, self.profile.resume),
            PendingTask::Handle(seat, _) => (seat, self.profile.alert),
        };
        let delay = range.pick(&mut self.random);
        match self.deferred.filter(|deferred| deferred.seat == seat) {
            Some(deferred) => delay.max(deferred.delay),
            None => delay,
        }
    }
}

/// The tasks on a card. Alerts are accepted or dismissed at random. Of several devices the one
/// that came last is taken for that of the candidate, who has just changed places.
fn tasks(
    card: &CandidateCard,
    server_now: Timestamp,
    random: &mut SmallRng,
) -> Vec<(PendingTask, Command)> {
    let seat = card.seat;
    let expired = card.confirmed_until.is_none_or(|until| until <= server_now);
    let mut tasks = Vec::new();
    let latest = card.devices.last();
    match (card.phase, latest.map(|latest| latest.device)) {
        (SeatPhase::Waiting | SeatPhase::Ready, Some(device)) if expired => {
            let devices = vec![SeatDevice { seat, device }];
            let confirm = Command::ConfirmPresence { devices };
            tasks.push((PendingTask::Confirm(seat, device), confirm));
        }
        (SeatPhase::Testing | SeatPhase::Blocked | SeatPhase::AwaitingResume, Some(device))
            if expired && latest.is_some_and(|latest| latest.waits) =>
        {
            let authorize = Command::AuthorizeResume { seat, device };
            tasks.push((PendingTask::Resume(seat, device), authorize));
        }
        _ => {}
    }
    for alert in &card.alerts {
        tasks.push((
            PendingTask::Handle(seat, alert.id),
            handle_alert(seat, alert, random),
        ));
    }
    tasks
}

fn handle_alert(seat: Seat, alert: &CardAlert, random: &mut SmallRng) -> Command {
    let id = alert.id;
    match alert.kind {
        AlertKind::Companion => Command::ClearAlert { seat, alert: id },
        AlertKind::Question { .. } => match pick_reason(&alert.reasons, random) {
            Some(reason) => Command::AcceptAlert {
                seat,
                alert: id,
                reason,
            },
            None => Command::DismissAlert { seat, alert: id },
        },
    }
}

/// One of the valid reasons, three times in five.
fn pick_reason(reasons: &[AlertReason], random: &mut SmallRng) -> Option<AlertReason> {
    let accepted = random.random_bool(0.6) && !reasons.is_empty();
    accepted.then(|| reasons[random.random_range(0..reasons.len())])
}

#[cfg(test)]
mod tests;
