//! What the invigilator has to do: open alerts, oldest first, then candidates to admit.

use vigie_shared::ids::{AlertId, Seat};
use vigie_shared::session::AlertKind;
use vigie_shared::time::Timestamp;

use super::seat_status::SeatStatus;
use super::store::BoardSeat;

/// One thing to do; equal to itself in a later list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Task {
    /// Handle an alert.
    Alert {
        seat: Seat,
        alert: AlertId,
        raised_at: Timestamp,
        /// The number of the question; none for the companion.
        number: Option<u8>,
    },
    /// Authorize a candidate to resume.
    Authorize(Seat),
    /// Confirm the presence of a candidate.
    Confirm(Seat),
}

impl Task {
    /// The candidate it is about.
    pub fn seat(self) -> Seat {
        match self {
            Self::Alert { seat, .. } | Self::Authorize(seat) | Self::Confirm(seat) => seat,
        }
    }

    pub fn is_alert(self) -> bool {
        matches!(self, Self::Alert { .. })
    }
}

/// All tasks of a board. Seats without alerts keep the order of the roster.
pub fn tasks(seats: &[BoardSeat], statuses: &[SeatStatus]) -> Vec<Task> {
    let mut alerts: Vec<_> = seats.iter().flat_map(alerts_of).collect();
    alerts.sort_by_key(|(raised_at, task)| (*raised_at, task.seat()));
    let to_admit = |awaited: SeatStatus, task: fn(Seat) -> Task| {
        let is_waiting = move |(_, status): &(&BoardSeat, &SeatStatus)| **status == awaited;
        seats
            .iter()
            .zip(statuses)
            .filter(is_waiting)
            .map(move |(one, _)| task(one.card.seat))
    };
    alerts
        .into_iter()
        .map(|(_, task)| task)
        .chain(to_admit(SeatStatus::ToAuthorize, Task::Authorize))
        .chain(to_admit(SeatStatus::ToConfirm, Task::Confirm))
        .collect()
}

fn alerts_of(board_seat: &BoardSeat) -> impl Iterator<Item = (Timestamp, Task)> {
    let seat = board_seat.card.seat;
    board_seat.card.alerts.iter().map(move |alert| {
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

/// A row of the list of tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskRow {
    pub task: Task,
    /// Done in the meantime; kept so that nothing moves.
    pub done: bool,
}

/// The list while the pointer or the focus is in it: the rows stay where they were, and
/// new tasks come at the end.
pub fn frozen_rows(shown: &[TaskRow], now: &[Task]) -> Vec<TaskRow> {
    let old = shown.iter().map(|row| TaskRow {
        done: !now.contains(&row.task),
        ..*row
    });
    let is_new = |task: &&Task| shown.iter().all(|row| row.task != **task);
    old.chain(current_rows(now.iter().filter(is_new))).collect()
}

/// The list without rows that are done.
pub fn current_rows<'a>(now: impl IntoIterator<Item = &'a Task>) -> impl Iterator<Item = TaskRow> {
    now.into_iter().map(|task| TaskRow {
        task: *task,
        done: false,
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::features::board::samples::{alert, card, person};
    use vigie_shared::view::{CandidateCard, SeatPhase};

    fn board_seat(card: CandidateCard) -> BoardSeat {
        BoardSeat {
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
        let seats = [waiting, late, early].map(board_seat);
        let statuses = [
            SeatStatus::ToConfirm,
            SeatStatus::Blocked,
            SeatStatus::Blocked,
        ];
        let order: Vec<_> = tasks(&seats, &statuses)
            .into_iter()
            .map(Task::seat)
            .collect();
        assert_eq!(order, [Seat(3), Seat(2), Seat(1)]);
    }

    #[test]
    fn a_frozen_list_keeps_its_rows_and_grows_at_the_end() {
        let shown: Vec<_> = current_rows(&confirm([3, 5, 7])).collect();
        let rows = frozen_rows(&shown, &confirm([1, 3, 7]));
        let seen: Vec<_> = rows
            .iter()
            .map(|row| (row.task.seat().0, row.done))
            .collect();
        assert_eq!(seen, [(3, false), (5, true), (7, false), (1, false)]);
    }

    #[test]
    fn a_task_that_comes_back_is_not_shown_twice() {
        let shown = [TaskRow {
            task: Task::Confirm(Seat(3)),
            done: true,
        }];
        let rows = frozen_rows(&shown, &confirm([3]));
        assert_eq!(rows, current_rows(&confirm([3])).collect::<Vec<_>>());
    }
}
