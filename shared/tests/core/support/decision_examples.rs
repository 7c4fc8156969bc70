//! Decisions about outcomes that were decided before, as the wire and the journal have them.

use super::{
    fake_engine::FakeEngine,
    session_harness::{SessionHarness, people, referent},
    wire_examples::forbidden_extensions,
};
use vigie_shared::{
    ids::{AccountId, IncidentId, Seat},
    protocol::{ReferentMessage, ServerMessage},
    rules::AbortReason,
    session::{
        Actor, Command, Event, IncidentCategory, IncidentSettlement, OutcomeChange, RecordIncident,
        Refusal, StaffMember,
    },
    view::{Board, FinalizationView, ReferentChange, ReferentView},
};

/// A referent with an account of their own.
pub fn named_referent(name: &str, account: u128) -> Actor {
    Actor::Referent(StaffMember {
        name: name.into(),
        login: None,
        account: Some(AccountId(uuid::Uuid::from_u128(account))),
    })
}

/// Seat 1 answered 24 questions and left, seat 2 all of them, seat 3 was rejected for fraud, seat
/// 4 never came; the session is finalized.
pub fn finalized() -> SessionHarness {
    let mut room = SessionHarness::new(4, FakeEngine::plain());
    for (seat, treated) in [(1, 24), (2, 32), (3, 32)] {
        room.start(seat);
        room.treat(seat, treated);
    }
    room.end(1);
    room.explain(1, AbortReason::Candidate);
    let suspected = RecordIncident {
        category: IncidentCategory::C6,
        seats: vec![Seat(3)],
        number: None,
        description: "A phone on the table.".into(),
        when: None,
        credit: false,
    };
    let camille = named_referent("Camille Claudel", 1);
    room.execute(&camille, &Command::RecordIncident(suspected))
        .unwrap();
    let upheld = Command::ResolveIncident {
        incident: IncidentId(1),
        how: vigie_shared::session::IncidentResolution::Upheld,
        reason: "Two invigilators saw it.".into(),
    };
    room.execute(&camille, &upheld).unwrap();
    room.finalize().unwrap();
    room
}

pub fn revise(seat: u16, change: OutcomeChange, version: u16) -> Command {
    Command::ReviseOutcome {
        seat: Seat(seat),
        change,
        version,
        reason: "The network log shows it.".into(),
    }
}

pub fn confirm_proposal(seat: u16, proposal: u16) -> Command {
    Command::ConfirmRevision {
        seat: Seat(seat),
        proposal,
        reason: "I looked at it as well.".into(),
    }
}

pub fn drop_proposal(seat: u16, proposal: u16) -> Command {
    Command::DropRevision {
        seat: Seat(seat),
        proposal,
        reason: "It was the other one.".into(),
    }
}

pub fn hold(seat: u16) -> Command {
    Command::HoldPublication {
        seat: Seat(seat),
        reason: "The family is asked first.".into(),
    }
}

pub fn release(seat: u16) -> Command {
    Command::ReleasePublication {
        seat: Seat(seat),
        reason: "The family was asked.".into(),
    }
}

pub fn reopen_session() -> Command {
    Command::ReopenSession {
        reason: "The wrong person was named.".into(),
    }
}

/// Every command about a decision, and before one.
pub fn commands() -> Vec<Command> {
    let reason = OutcomeChange::AbortReason(AbortReason::Technical);
    vec![
        Command::SettleIncidents {
            incidents: vec![IncidentId(2), IncidentId(5)],
            settlement: IncidentSettlement::CarryOver,
        },
        Command::SetRemark {
            remark: "The heating failed in the afternoon.".into(),
        },
        reopen_session(),
        hold(7),
        release(7),
        revise(7, OutcomeChange::LiftFraud, 1),
        revise(8, reason, 2),
        confirm_proposal(7, 1),
        drop_proposal(7, 1),
    ]
}

/// Why such commands are refused.
pub fn refusals() -> Vec<Refusal> {
    vec![
        Refusal::NobodyStarted,
        Refusal::DayNotBegun {
            begins_at: super::wire_examples::NOW,
        },
        Refusal::SessionPublished,
        Refusal::NotPublished,
        Refusal::NothingToRevise,
        Refusal::OutcomeChanged { version: 2 },
        Refusal::RevisionWaits {
            by: vigie_shared::session::ActorName::Referent("Camille Claudel".into()),
        },
        Refusal::UnknownProposal,
        Refusal::SecondPersonNeeded,
        Refusal::VersionsUnknown,
        Refusal::TooManyRevisions,
        Refusal::IncidentBlocks,
    ]
}

/// A session in which all of it happened.
pub fn everything_happened() -> SessionHarness {
    let mut room = finalized();
    let camille = named_referent("Camille Claudel", 1);
    let edith = named_referent("Edith Piaf", 2);
    for command in [
        reopen_session(),
        Command::SetRemark {
            remark: "The heating failed in the afternoon.".into(),
        },
        Command::RecordIncident(RecordIncident {
            category: IncidentCategory::C8,
            seats: vec![Seat(2)],
            number: None,
            description: "Felt unwell.".into(),
            when: None,
            credit: false,
        }),
        Command::SettleIncidents {
            incidents: vec![IncidentId(2)],
            settlement: IncidentSettlement::CarryOver,
        },
        Command::Finalize { end_running: false },
        hold(2),
        Command::Publish,
        revise(1, OutcomeChange::AbortReason(AbortReason::Technical), 2),
        revise(3, OutcomeChange::LiftFraud, 2),
        drop_proposal(3, 1),
        revise(3, OutcomeChange::LiftFraud, 2),
    ] {
        room.execute(&camille, &command).unwrap();
    }
    room.execute(&edith, &confirm_proposal(3, 2)).unwrap();
    room.execute(&edith, &release(2)).unwrap();
    room
}

/// One event of each kind that the random stories do not come to.
pub fn events() -> Vec<Event> {
    let mut found: Vec<Event> = Vec::new();
    let journal = everything_happened().journal;
    for event in journal.into_iter().flat_map(|commit| commit.events) {
        let same = |one: &Event| std::mem::discriminant(one) == std::mem::discriminant(&event);
        let about_decisions = matches!(
            event,
            Event::IncidentsCarriedOver { .. }
                | Event::RemarkSet { .. }
                | Event::SessionReopened { .. }
                | Event::PublicationHeld { .. }
                | Event::PublicationReleased { .. }
                | Event::RevisionProposed { .. }
                | Event::RevisionDropped { .. }
        );
        let by_two = matches!(
            event,
            Event::OutcomeRevised {
                proposed_by: Some(_),
                ..
            }
        );
        if by_two || about_decisions && !found.iter().any(same) {
            found.push(event);
        }
    }
    found
}

/// The view of a referent with all that a decision may leave, and one that proposes.
pub fn to_referent() -> Vec<ReferentMessage> {
    let mut room = everything_happened();
    let camille = named_referent("Camille Claudel", 1);
    room.execute(&camille, &revise(1, OutcomeChange::UpholdFraud, 3))
        .unwrap();
    let mut view = FinalizationView::from_session(&room.session, &room.bank, room.now);
    view.versions_unknown = true;
    let mut held = finalized();
    held.execute(&referent(), &hold(2)).unwrap();
    let held = FinalizationView::from_session(&held.session, &held.bank, held.now);
    let change = |finalization| ServerMessage::Change {
        seq: 42,
        change: ReferentChange::Finalization {
            finalization: Box::new(finalization),
        },
    };
    // Two people of one name, with what tells them apart.
    let configs: Vec<_> = room.session.seats().iter().map(|one| one.config).collect();
    let mut twins = people(&configs);
    for (person, day) in twins.iter_mut().zip(["2008-05-12", "2008-05-13"]) {
        person.first_name = "Ada".into();
        person.birthdate = Some(day.into());
    }
    let state = ReferentView {
        board: Board::from_session(&room.session, &twins, 43),
        finalization: view.clone(),
    };
    let snapshot = ServerMessage::Snapshot { seq: 43, state };
    let other_day = super::day_examples::to_referent();
    let mut forbidding = SessionHarness::new(1, FakeEngine::plain());
    let forbid = Command::SetForbiddenExtensions {
        extensions: forbidden_extensions(),
    };
    forbidding.execute(&referent(), &forbid).unwrap();
    let (session, bank, now) = (&forbidding.session, &forbidding.bank, forbidding.now);
    let forbidding = FinalizationView {
        companion: None,
        ..FinalizationView::from_session(session, bank, now)
    };
    vec![
        change(view),
        change(held),
        snapshot,
        other_day,
        change(forbidding),
    ]
}
