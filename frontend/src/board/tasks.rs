//! What waits for the invigilator: alerts, oldest first, then people at the door.

use vigie_shared::ids::{AlertId, Seat};
use vigie_shared::session::AlertKind;
use vigie_shared::time::Timestamp;

use super::{Seated, Standing};

/// One thing to do, by what makes it the same thing a moment later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Task {
    /// Handle an alert.
    Alert {
        /// Whose.
        seat: Seat,
        /// Which.
        alert: AlertId,
        /// Since when.
        raised_at: Timestamp,
        /// The number of the question; none for the companion.
        number: Option<u8>,
    },
    /// Authorise to resume.
    Authorise(Seat),
    /// Confirm presence.
    Confirm(Seat),
}

impl Task {
    /// Whose it is.
    pub fn seat(self) -> Seat {
        match self {
            Self::Alert { seat, .. } | Self::Authorise(seat) | Self::Confirm(seat) => seat,
        }
    }

    /// Is it an alert?
    pub fn is_alert(self) -> bool {
        matches!(self, Self::Alert { .. })
    }
}

/// All of a board. Seats without alerts keep the order of the roster.
pub fn tasks(seats: &[Seated], standings: &[Standing]) -> Vec<Task> {
    let mut alerts: Vec<_> = seats.iter().flat_map(alerts_of).collect();
    alerts.sort_by_key(|(raised_at, task)| (*raised_at, task.seat()));
    let at_door = |wanted: Standing, task: fn(Seat) -> Task| {
        let waits = move |(_, standing): &(&Seated, &Standing)| **standing == wanted;
        seats
            .iter()
            .zip(standings)
            .filter(waits)
            .map(move |(one, _)| task(one.card.seat))
    };
    alerts
        .into_iter()
        .map(|(_, task)| task)
        .chain(at_door(Standing::ToAuthorise, Task::Authorise))
        .chain(at_door(Standing::ToConfirm, Task::Confirm))
        .collect()
}

fn alerts_of(seated: &Seated) -> impl Iterator<Item = (Timestamp, Task)> {
    let seat = seated.card.seat;
    seated.card.alerts.iter().map(move |alert| {
        let number = match alert.kind {
            AlertKind::Question { number, .. } => Some(number),
            AlertKind::Companion => None,
        };
        let raised_at = alert.raised_at;
        (
            raised_at,
            Task::Alert {
                seat,
                alert: alert.id,
                raised_at,
                number,
            },
        )
    })
}

/// A line of a list of tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub task: Task,
    /// Done meanwhile; kept so that nothing moves.
    pub done: bool,
}

/// The list as it may be shown while somebody points at it: what was there stays
/// where it was, what is new comes at the end.
pub fn held(shown: &[Line], now: &[Task]) -> Vec<Line> {
    let old = shown.iter().map(|line| Line {
        done: !now.contains(&line.task),
        ..*line
    });
    let is_new = |task: &&Task| shown.iter().all(|line| line.task != **task);
    old.chain(fresh(now.iter().filter(is_new))).collect()
}

/// The list as it is.
pub fn fresh<'a>(now: impl IntoIterator<Item = &'a Task>) -> impl Iterator<Item = Line> {
    now.into_iter().map(|task| Line {
        task: *task,
        done: false,
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::board::samples::{alert, card, person};
    use vigie_shared::view::{CandidateCard, SeatPhase};

    fn seated(card: CandidateCard) -> Seated {
        Seated {
            person: Rc::new(person(card.seat.0, "Test", "Person")),
            card: Rc::new(card),
        }
    }

    fn confirm(seats: impl IntoIterator<Item = u16>) -> Vec<Task> {
        seats
            .into_iter()
            .map(|seat| Task::Confirm(Seat(seat)))
            .collect()
    }

    #[test]
    fn alerts_come_first_and_the_oldest_of_them_first() {
        let waiting = CandidateCard {
            phase: SeatPhase::Waiting,
            ..card(1)
        };
        let late = CandidateCard {
            phase: SeatPhase::Blocked,
            alerts: vec![alert(1, 60)],
            ..card(2)
        };
        let early = CandidateCard {
            phase: SeatPhase::Blocked,
            alerts: vec![alert(4, 20)],
            ..card(3)
        };
        let seats = [waiting, late, early].map(seated);
        let standings = [Standing::ToConfirm, Standing::Blocked, Standing::Blocked];
        let order: Vec<_> = tasks(&seats, &standings)
            .into_iter()
            .map(Task::seat)
            .collect();
        assert_eq!(order, [Seat(3), Seat(2), Seat(1)]);
    }

    #[test]
    fn a_list_that_is_pointed_at_keeps_its_lines_and_grows_at_the_end() {
        let shown: Vec<_> = fresh(&confirm([3, 5, 7])).collect();
        let lines = held(&shown, &confirm([1, 3, 7]));
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (line.task.seat().0, line.done))
            .collect();
        assert_eq!(seen, [(3, false), (5, true), (7, false), (1, false)]);
    }

    #[test]
    fn a_line_that_comes_back_is_not_shown_twice() {
        let shown = [Line {
            task: Task::Confirm(Seat(3)),
            done: true,
        }];
        let lines = held(&shown, &confirm([3]));
        assert_eq!(lines, fresh(&confirm([3])).collect::<Vec<_>>());
    }
}
