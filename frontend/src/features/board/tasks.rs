//! What the invigilator has to do: open alerts, oldest first, then devices to choose between,
//! then candidates to admit.

use vigie_shared::ids::{AlertId, DeviceId, Seat};
use vigie_shared::session::{AlertKind, PairingSign, SeatDevice};
use vigie_shared::time::Timestamp;
use vigie_shared::view::{CandidateCard, CardDevice};

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
    /// Choose between the devices at a seat: that needs a look at both.
    ChooseDevice(Seat),
    /// Authorize a candidate to resume on a device.
    Authorize(DeviceTask),
    /// Confirm the presence of a candidate at a device.
    Confirm(DeviceTask),
}

/// A device to admit, with the sign that it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeviceTask {
    pub seat: Seat,
    pub device: DeviceId,
    pub sign: PairingSign,
}

impl DeviceTask {
    fn new(seat: Seat, device: &CardDevice) -> Self {
        let CardDevice { device, sign, .. } = *device;
        Self { seat, device, sign }
    }

    /// As commands name it.
    pub fn seat_device(self) -> SeatDevice {
        let Self { seat, device, .. } = self;
        SeatDevice { seat, device }
    }
}

impl Task {
    /// The candidate it is about.
    pub fn seat(self) -> Seat {
        match self {
            Self::Alert { seat, .. } | Self::ChooseDevice(seat) => seat,
            Self::Authorize(task) | Self::Confirm(task) => task.seat,
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
    let admissions: Vec<Task> = seats
        .iter()
        .zip(statuses)
        .filter_map(|(one, status)| admission_of(&one.card, *status))
        .collect();
    let of_kind = |fits: fn(&Task) -> bool| admissions.iter().copied().filter(fits);
    alerts
        .into_iter()
        .map(|(_, task)| task)
        .chain(of_kind(|task| matches!(task, Task::ChooseDevice(_))))
        .chain(of_kind(|task| matches!(task, Task::Authorize(_))))
        .chain(of_kind(|task| matches!(task, Task::Confirm(_))))
        .collect()
}

/// The tasks to list where companions are missing at `together`, the first seat first: one row for
/// one cause, that of the first seat. Each alert is still handled on its card.
pub fn listed_tasks(tasks: &[Task], together: &[Seat]) -> Vec<Task> {
    let others = together.get(1..).unwrap_or_default();
    let is_listed = |task: &&Task| match task {
        Task::Alert {
            seat, number: None, ..
        } => !others.contains(seat),
        _ => true,
    };
    tasks.iter().filter(is_listed).copied().collect()
}

/// What the devices at a seat ask of the invigilator.
pub fn admission_of(card: &CandidateCard, status: SeatStatus) -> Option<Task> {
    let seat = card.seat;
    let task = |device| DeviceTask::new(seat, device);
    match status {
        SeatStatus::ToChoose => Some(Task::ChooseDevice(seat)),
        SeatStatus::Blocked => {
            let undecided = !card.devices.iter().any(|device| device.confirmed);
            let contested = card.waiting_devices().next().is_some() && undecided;
            contested.then_some(Task::ChooseDevice(seat))
        }
        SeatStatus::ToAuthorize => Some(Task::Authorize(task(card.waiting_devices().next()?))),
        SeatStatus::ToConfirm => Some(Task::Confirm(task(card.holder()?))),
        _ => None,
    }
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
    use crate::features::board::samples::{alert, card, device, person};
    use vigie_shared::view::SeatPhase;

    fn board_seat(card: CandidateCard) -> BoardSeat {
        BoardSeat {
            person: Rc::new(person(card.seat.0, "Test", "Person")),
            card: Rc::new(card),
        }
    }

    fn device_task(seat: u16, sign: u8) -> DeviceTask {
        DeviceTask::new(Seat(seat), &device(seat, sign, false))
    }

    fn confirm(seats: impl IntoIterator<Item = u16>) -> Vec<Task> {
        seats
            .into_iter()
            .map(|seat| Task::Confirm(device_task(seat, 42)))
            .collect()
    }

    #[test]
    fn alerts_come_first_and_the_oldest_of_them_first() {
        let waiting = CandidateCard {
            phase: SeatPhase::Waiting,
            devices: vec![device(1, 42, false)],
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
    fn companions_that_are_missing_for_one_cause_are_one_row() {
        let alert = |seat, number| Task::Alert {
            seat: Seat(seat),
            alert: AlertId(1),
            raised_at: Timestamp(i64::from(seat)),
            number,
        };
        let tasks = [
            alert(1, None),
            alert(2, None),
            alert(2, Some(4)),
            alert(3, None),
        ];
        let seats = [1, 2, 3].map(Seat);
        assert_eq!(
            listed_tasks(&tasks, &seats),
            [alert(1, None), alert(2, Some(4))]
        );
        assert_eq!(listed_tasks(&tasks, &[]), tasks);
    }

    #[test]
    fn a_seat_with_two_devices_is_a_choice_and_no_button() {
        let both = |phase, alerts| {
            board_seat(CandidateCard {
                phase,
                devices: vec![device(1, 42, false), device(1, 81, true)],
                alerts,
                ..card(1)
            })
        };
        let choice = Task::ChooseDevice(Seat(1));
        let testing = both(SeatPhase::Testing, Vec::new());
        assert_eq!(tasks(&[testing], &[SeatStatus::ToChoose]), [choice]);
        let blocked = both(SeatPhase::Blocked, vec![alert(1, 60)]);
        let listed = tasks(&[blocked], &[SeatStatus::Blocked]);
        assert!(
            listed[0].is_alert() && listed[1..] == [choice],
            "{listed:?}"
        );
        let lost = both(SeatPhase::AwaitingResume, Vec::new());
        let authorize = Task::Authorize(device_task(1, 81));
        assert_eq!(tasks(&[lost], &[SeatStatus::ToAuthorize]), [authorize]);
    }

    #[test]
    fn another_device_is_another_task() {
        let shown: Vec<_> = current_rows(&confirm([3])).collect();
        let rows = frozen_rows(&shown, &[Task::Confirm(device_task(3, 81))]);
        let done: Vec<_> = rows.iter().map(|row| row.done).collect();
        assert_eq!(done, [true, false]);
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
            task: Task::Confirm(device_task(3, 42)),
            done: true,
        }];
        let rows = frozen_rows(&shown, &confirm([3]));
        assert_eq!(rows, current_rows(&confirm([3])).collect::<Vec<_>>());
    }
}
