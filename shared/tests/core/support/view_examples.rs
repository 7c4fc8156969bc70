//! What each audience is sent of one small session, played for real.

use super::{
    board_examples::{at_the_door, guessing, watchers},
    content_examples::{contents, text},
    decision_examples,
    fake_engine::{FOCUS, FakeEngine, item},
    session_harness::{
        SessionHarness, authorize, candidate, candidate_on, confirm, connection, device,
        invigilator, noticed, people, plain_seats, referent,
    },
    wire_examples::self_check,
};
use vigie_shared::{
    companion::{AttemptCounts, SiteCategory},
    ids::{IncidentId, PresentationId, Seat, SessionId, SignalId},
    item::ItemContent,
    protocol::{CandidateMessage, InvigilatorMessage, Never, ReferentMessage, ServerMessage},
    rules::AbortReason,
    session::{
        Actor, AlertReason, Command, CompanionMisuse, CompanionNotice, CompanionPolicy,
        CompanionReport, IncidentCategory, IncidentResolution, SignalKind, SignalPhase,
        SignalReport,
    },
    time::{ExtraTime, MINUTE, SECOND},
    view::{
        Board, BoardChange, BoardIncident, CandidateCard, CandidateView, CenterView,
        ConnectionStability, FinalizationView, GuessedPortal, ItemProblem, ItemReport,
        ItemSuspension, QueuedIncident, ReferentChange, ReferentView, SessionStatus,
        SessionSummary,
    },
};

pub fn room() -> SessionHarness {
    let mut seats = plain_seats(1);
    seats[0].extra_time = ExtraTime::from_basis_points(3_300).unwrap();
    SessionHarness::with_seats(seats, CompanionPolicy::Required, FakeEngine::new(|_| FOCUS))
}

pub fn page(room: &SessionHarness, nth: u8, content: ItemContent) -> CandidateMessage<ItemContent> {
    let config = room.seat_state(1).config;
    let person = &people(&[config])[0];
    let state = CandidateView::for_device(
        &room.session,
        room.seat_state(1),
        person,
        device(1, nth),
        |_| Some(content),
    );
    ServerMessage::Snapshot { seq: 17, state }
}

/// A candidate's page in every phase: instructions, waiting, confirmed, warning,
/// question, blocked, on another device, ended, published.
pub fn to_candidate() -> Vec<CandidateMessage<ItemContent>> {
    let mut room = room();
    let me = candidate(1);
    let single = || contents().remove(0);
    let mut pages = Vec::new();
    room.execute(&me, &Command::NoteLogin).unwrap();
    pages.push(page(&room, 0, single()));
    room.execute(&me, &Command::AcceptRules).unwrap();
    pages.push(page(&room, 0, single()));
    room.companion(1, true);
    room.execute(&candidate_on(1, 1), &Command::NoteLogin)
        .unwrap();
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    pages.push(page(&room, 0, single()));
    room.execute(&me, &Command::StartTest).unwrap();
    pages.push(page(&room, 0, single()));
    room.reveal(1);
    pages.extend(
        contents()
            .into_iter()
            .map(|content| page(&room, 0, content)),
    );
    room.execute(
        &me,
        &Command::LoseFocus {
            presentation: PresentationId(1),
        },
    )
    .unwrap();
    room.wait(MINUTE);
    room.report(1);
    room.companion(1, false);
    pages.push(page(&room, 0, single()));
    room.execute(&candidate_on(1, 1), &Command::NoteLogin)
        .unwrap();
    pages.push(page(&room, 1, single()));
    room.end(1);
    pages.push(page(&room, 0, single()));
    room.explain(1, AbortReason::Candidate);
    room.uphold_lapsed();
    room.finalize().unwrap();
    room.execute(&referent(), &Command::Publish).unwrap();
    pages.push(page(&room, 0, single()));
    pages.push(page(&glance(), 0, single()));
    pages
}

/// A focus question whose page was left for 1.2 s.
fn glance() -> SessionHarness {
    let mut room = room();
    room.start(1);
    room.reveal(1);
    leave(&mut room, SECOND + SECOND / 5);
    room
}

fn leave(room: &mut SessionHarness, micros: i64) {
    for phase in [SignalPhase::Start, SignalPhase::End] {
        let report = SignalReport {
            presentation: room.current(1),
            kind: SignalKind::Hidden,
            phase,
            lasted_ms: None,
        };
        room.execute(&candidate(1), &Command::ReportSignal(report))
            .unwrap();
        if phase == SignalPhase::Start {
            room.wait(micros);
        }
    }
}

/// The same, left again for a minute, which counted and was excused.
fn excused() -> SessionHarness {
    let mut room = glance();
    room.wait(MINUTE);
    leave(&mut room, MINUTE);
    let excuse = Command::ExcuseFocusLoss {
        seat: Seat(1),
        signal: SignalId(2),
        reason: "A message of the system took the focus.".into(),
    };
    room.execute(&invigilator(), &excuse).unwrap();
    room
}

/// A room of two: one blocked by both kinds of alert and lost, one absent.
fn watched() -> SessionHarness {
    let mut room = SessionHarness::with_seats(
        plain_seats(2),
        CompanionPolicy::Required,
        FakeEngine::new(|_| FOCUS),
    );
    room.start(1);
    room.treat(1, 20);
    room.reveal(1);
    room.execute(
        &candidate(1),
        &Command::LoseFocus {
            presentation: PresentationId(21),
        },
    )
    .unwrap();
    room.wait(30 * SECOND);
    room.report(1);
    room.companion(1, false);
    room.execute(&Actor::Server, &connection(1, 0, false))
        .unwrap();
    room
}

/// A test that runs on one device while another one may take it over.
fn two_devices() -> CandidateCard {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 2);
    room.wait(MINUTE);
    room.execute(&candidate_on(1, 1), &Command::NoteLogin)
        .unwrap();
    room.execute(&invigilator(), &authorize(1, 1)).unwrap();
    card(&room, 1, ConnectionStability::Stable)
}

/// A companion that is there, after a loss and an attempt to pass for it.
fn linked() -> CandidateCard {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.wait(MINUTE);
    let attempts = AttemptCounts {
        direct: [(SiteCategory::Ai, 2)].into(),
        links: [(SiteCategory::Ai, 5), (SiteCategory::HelpForum, 1)].into(),
    };
    let report = CompanionReport {
        private_window: true,
        attempts,
        ..CompanionReport::default()
    };
    let notices = [
        CompanionNotice::Missing,
        CompanionNotice::Misused(CompanionMisuse::AnotherExtension),
        CompanionNotice::Linked {
            version: "0.9.2".parse().unwrap(),
            outdated: true,
            resumed: false,
        },
        CompanionNotice::Reported(report),
    ];
    for notice in notices {
        room.execute(&Actor::Server, &noticed(1, 0, notice))
            .unwrap();
    }
    let check = Command::ReportSelfCheck {
        check: self_check(),
    };
    room.execute(&candidate(1), &check).unwrap();
    CandidateCard::from_seat(room.seat_state(1), ConnectionStability::Stable)
}

/// A card as it was before there were details of the companion: they are optional.
fn card(room: &SessionHarness, seat: u16, stability: ConnectionStability) -> CandidateCard {
    CandidateCard {
        companion_details: None,
        ..CandidateCard::from_seat(room.seat_state(seat), stability)
    }
}

fn board(room: &SessionHarness) -> Board {
    let mut board = Board::from_session(&room.session, &people(&plain_seats(2)), 41);
    for card in &mut board.cards {
        card.companion_details = None;
    }
    board
}

/// Snapshot and every kind of change for an invigilator.
pub fn to_invigilator() -> Vec<InvigilatorMessage> {
    let mut room = watched();
    let snapshot = ServerMessage::Snapshot {
        seq: 41,
        state: board(&room),
    };
    room.end(1);
    let ended = card(&room, 1, ConnectionStability::Stable);
    suspicion(&mut room);
    let incidents = room.session.incidents();
    let incident =
        |nth: usize| BoardChange::Incident(Box::new(BoardIncident::from_incident(&incidents[nth])));
    let changes = [
        BoardChange::Card(Box::new(ended)),
        BoardChange::Card(Box::new(card(&room, 2, ConnectionStability::Unstable))),
        BoardChange::Status(SessionStatus::InProgress),
        incident(0),
        incident(2),
        BoardChange::Card(Box::new(two_devices())),
        BoardChange::Guessing(vec![guessing(GuessedPortal::Candidate, Some(471_576))]),
        BoardChange::Watchers(watchers(room.now)),
        BoardChange::Card(Box::new(card(&excused(), 1, ConnectionStability::Stable))),
        BoardChange::Card(Box::new(linked())),
        BoardChange::Person(Box::new(people(&plain_seats(3)).swap_remove(2))),
        BoardChange::Removed(Seat(3)),
        BoardChange::Door(vec![at_the_door(room.now)]),
    ];
    let numbered = changes.into_iter().zip(42..);
    let changes = numbered.map(|(change, seq)| ServerMessage::Change { seq, change });
    [snapshot].into_iter().chain(changes).collect()
}

/// Grace has seen something at seat 1.
fn suspicion(room: &mut SessionHarness) -> IncidentId {
    let record = Command::RecordIncident(vigie_shared::session::RecordIncident {
        category: IncidentCategory::C6,
        seats: vec![Seat(1)],
        number: Some(21),
        description: "A phone on the table.".into(),
        when: None,
        credit: false,
    });
    room.execute(&invigilator(), &record).unwrap();
    room.session.incidents().last().unwrap().id
}

/// A finalization view as it was before it said how the companion is dealt with.
fn finalization(room: &SessionHarness) -> FinalizationView {
    FinalizationView {
        companion: None,
        ..FinalizationView::from_session(&room.session, &room.bank, room.now)
    }
}

/// Snapshot and every kind of change for a referent.
pub fn to_referent() -> Vec<ReferentMessage> {
    let mut room = watched();
    let incident = suspicion(&mut room);
    let state = ReferentView {
        board: board(&room),
        finalization: finalization(&room),
    };
    room.explain(1, AbortReason::Candidate);
    let resolve = Command::ResolveIncident {
        incident,
        how: IncidentResolution::Dismissed,
        reason: "It was a calculator.".into(),
    };
    room.execute(&referent(), &resolve).unwrap();
    room.end_blocked();
    room.uphold_lapsed();
    room.execute(&referent(), &Command::Finalize { end_running: true })
        .unwrap();
    let finalized = BoardChange::Status(SessionStatus::Finalized);
    let review = Box::new(finalization(&room));
    let losses = finalization(&excused());
    let change = |change| ServerMessage::Change { seq: 42, change };
    let mut all = vec![
        ServerMessage::Snapshot { seq: 41, state },
        change(ReferentChange::Board(finalized)),
        change(ReferentChange::Finalization {
            finalization: review,
        }),
        change(ReferentChange::Finalization {
            finalization: Box::new(losses),
        }),
    ];
    all.extend(decision_examples::to_referent());
    all
}

/// The center of a referent, with one room, an open incident and a reported question.
pub fn to_center() -> Vec<ServerMessage<CenterView, Never>> {
    let mut room = watched();
    let incident = suspicion(&mut room);
    let session = SessionId(super::wire_examples::epoch().0);
    let found = room
        .session
        .incidents()
        .iter()
        .find(|one| one.id == incident);
    let state = CenterView {
        sessions: vec![SessionSummary {
            session,
            number: 471_576,
            site: "Lycée des Essais".into(),
            room: "B12".into(),
            held_on: "2025-06-02".into(),
            held_at: "09:00".into(),
            status: SessionStatus::InProgress,
            candidates: 2,
            testing: 1,
            blocked: 1,
            ended: 0,
        }],
        incidents: vec![QueuedIncident {
            session,
            incident: found.unwrap().clone(),
            people: vec![(Seat(1), "Ada 1".into(), "Lovelace".into())],
        }],
        problems: vec![ItemProblem {
            item: item(21),
            competence: "3.4".into(),
            prompt: text("Laquelle ?", "Which one?"),
            reports: vec![ItemReport {
                session,
                seat: Seat(1),
                number: 21,
                reason: AlertReason::E1,
                at: room.now,
            }],
            suspended_for_all: None,
            suspended: Some(ItemSuspension {
                overruled: false,
                by: "Edsger Dijkstra".into(),
                at: room.now,
                reason: "The image is gone.".into(),
            }),
        }],
        guessing: Vec::new(),
    };
    let guessed_at = CenterView {
        guessing: vec![
            guessing(GuessedPortal::Invigilator, Some(471_576)),
            guessing(GuessedPortal::Referent, None),
        ],
        ..CenterView::default()
    };
    vec![
        ServerMessage::Snapshot { seq: 3, state },
        ServerMessage::Snapshot {
            seq: 4,
            state: guessed_at,
        },
    ]
}

/// A question page with this content, ready-made or not.
pub fn question_with<C>(content: C) -> CandidateView<C> {
    let mut room = room();
    room.start(1);
    room.reveal(1);
    let person = &people(&[room.seat_state(1).config])[0];
    CandidateView::for_device(
        &room.session,
        room.seat_state(1),
        person,
        device(1, 0),
        |_| Some(content),
    )
}
