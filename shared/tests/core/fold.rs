//! State and views are folds: what was folded step by step, what is folded again
//! from the journal, and what is computed from the final state are the same.

use crate::support::{
    scenario::{Scenario, scenarios},
    session_harness::{MORNING, SessionHarness, people, plain_seats},
};
use proptest::prelude::*;
use vigie_shared::{
    session::{Event, Session},
    view::{
        Board, BoardChange, BoardIncident, CandidateCard, ConnectionStability, SeatPhase,
        SequenceGap, SessionStatus,
    },
};

fn empty() -> Session {
    let config = vigie_shared::session::SessionConfig {
        seats: Vec::new(),
        companion: Default::default(),
        versions: vigie_shared::session::RulesetVersions {
            bank: String::new(),
            scale: String::new(),
            rules: String::new(),
        },
    };
    Session::new(&config)
}

/// The journal as it comes back from the database, folded from nothing.
fn replay(room: &SessionHarness) -> Session {
    let mut session = empty();
    for commit in &room.journal {
        let text = serde_json::to_string(&commit.events).unwrap();
        let events: Vec<Event> = serde_json::from_str(&text).unwrap();
        assert_eq!(events, commit.events);
        for event in &events {
            session.apply(event, commit.at);
        }
    }
    session
}

/// The board's changes for a scenario: after each event, what differs.
fn changes(scenario: &Scenario) -> (Board, Vec<BoardChange>, Vec<Board>) {
    let people = people(&scenario.seats);
    let room = scenario.run(|_, _, _| {});
    let mut session = empty();
    session.apply(&room.journal[0].events[0], MORNING);
    let start = Board::from_session(&session, &people, 0);
    let (mut changes, mut boards, mut last) = (Vec::new(), vec![start.clone()], start.clone());
    for commit in &room.journal[1..] {
        for event in &commit.events {
            session.apply(event, commit.at);
            for change in differences(&last, &session) {
                changes.push(change.clone());
                last.apply(changes.len() as u64, &change).unwrap();
                boards.push(last.clone());
            }
            assert_eq!(
                last,
                Board::from_session(&session, &people, changes.len() as u64)
            );
        }
    }
    (start, changes, boards)
}

fn differences(board: &Board, session: &Session) -> Vec<BoardChange> {
    let cards = session
        .seats()
        .iter()
        .map(|seat_state| CandidateCard::from_seat(seat_state, ConnectionStability::Stable));
    let changed = cards.zip(&board.cards).filter(|(new, old)| new != *old);
    let mut changes: Vec<_> = changed
        .map(|(card, _)| BoardChange::Card(Box::new(card)))
        .collect();
    for (nth, incident) in session.incidents().iter().enumerate() {
        let incident = BoardIncident::from_incident(incident);
        if board.incidents.get(nth) != Some(&incident) {
            changes.push(BoardChange::Incident(Box::new(incident)));
        }
    }
    let status = SessionStatus::from_session(session);
    if status != board.status {
        changes.push(BoardChange::Status(status));
    }
    changes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn replaying_the_journal_gives_the_same_session(scenario in scenarios(90)) {
        let room = scenario.run(|_, _, _| {});
        prop_assert_eq!(replay(&room), room.session);
    }

    #[test]
    fn a_board_snapshot_and_its_tail_give_the_board_of_the_end(
        scenario in scenarios(60),
        outage in any::<prop::sample::Index>(),
    ) {
        let (_, changes, boards) = changes(&scenario);
        let from = outage.index(boards.len());
        let text = serde_json::to_string(&boards[from]).unwrap();
        let mut board: Board = serde_json::from_str(&text).unwrap();
        for (index, change) in changes.iter().enumerate() {
            let text = serde_json::to_string(change).unwrap();
            let change = serde_json::from_str(&text).unwrap();
            // The whole tail is sent again: what the snapshot holds is ignored.
            let fresh = board.apply(index as u64 + 1, &change).unwrap();
            prop_assert_eq!(fresh, index >= from);
        }
        prop_assert_eq!(Some(&board), boards.last());
    }

    #[test]
    fn a_board_refuses_a_gap_and_stays_as_it_was(
        scenario in scenarios(30),
        outage in any::<prop::sample::Index>(),
        skip in 2..100_u64,
    ) {
        let (_, _, boards) = changes(&scenario);
        let mut board = boards[outage.index(boards.len())].clone();
        let before = board.clone();
        let got = board.seq + skip;
        let change = BoardChange::Status(SessionStatus::Finalized);
        prop_assert_eq!(board.apply(got, &change), Err(SequenceGap { have: before.seq, got }));
        prop_assert_eq!(board, before);
    }

    #[test]
    fn a_card_tells_the_phase_the_seat_is_in(scenario in scenarios(60)) {
        scenario.run(|_, _, room| {
            for seat_state in room.session.seats() {
                let card = CandidateCard::from_seat(seat_state, ConnectionStability::Stable);
                let ended = seat_state.test.as_ref().is_some_and(|test| test.end.is_some());
                assert_eq!(card.phase == SeatPhase::Ended, ended);
                assert_eq!(card.phase == SeatPhase::Blocked, !card.alerts.is_empty());
                assert_eq!(card.phase == SeatPhase::Absent, seat_state.holder.is_none());
                let clock = card.test.as_ref().map(|t| (t.deadline, t.frozen_left_micros));
                if let Some((deadline, frozen)) = clock {
                    assert!(deadline.is_some() ^ frozen.is_some(), "a clock runs or stands");
                }
            }
        });
    }
}

#[test]
fn an_event_that_does_not_fit_changes_nothing() {
    let mut room = SessionHarness::new(1, crate::support::fake_engine::FakeEngine::plain());
    let before = room.session.seats().to_vec();
    for seat in [0, 1, 2] {
        let seat = vigie_shared::ids::Seat(seat);
        room.session
            .apply(&Event::TestStarted { seat, seed: 1 }, MORNING);
        room.session.apply(
            &Event::TimeCredited {
                seat,
                micros: 5,
                by_rule: 0,
                withheld: 0,
            },
            MORNING,
        );
    }
    assert_eq!(room.session.seats(), before);
    assert_eq!(
        room.session.events(),
        7,
        "they are counted: the journal has them"
    );
}

#[test]
fn a_session_of_nobody_has_an_empty_board() {
    let board = Board::from_session(&empty(), &people(&plain_seats(0)), 0);
    assert!(board.cards.is_empty());
    assert_eq!(board.status, SessionStatus::Created);
}
