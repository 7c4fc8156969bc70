//! Who may do what, against the table written out by hand.

use crate::incidents::resolve;
use crate::support::{
    decision_examples,
    fake_engine::{FakeEngine, item, right},
    session_harness::{
        SessionHarness, authorize, candidate, companion, confirm, connection, invigilator,
        referent, refuse,
    },
    wire_examples,
};
use vigie_shared::{
    access::{AccessScope, Action, Role, can},
    ids::{AlertId, IncidentId, PresentationId, Seat, SignalId},
    rules::AbortReason,
    session::{
        Actor, AlertReason, Command, CompanionPolicy, IncidentCategory, IncidentResolution,
        Refusal, SignalKind, SignalPhase, SignalReport,
    },
    time::{Interval, Timestamp},
};

/// How far each role reaches: `s` own seat, `r` own session (the room), `c` own center, `p` the
/// whole platform, `.` not at all.
///
/// Columns: candidate, invigilator, referent, bank editor, server.
const TABLE: [(Action, &str); 53] = [
    (Action::LogIn, "p p p p p"),
    (Action::LogOut, "p p p p p"),
    (Action::ReadPublic, "p p p p p"),
    (Action::TakeTest, "s . . . ."),
    (Action::WatchOwnTest, "s . . . ."),
    (Action::ReadOwnResult, "s . . . ."),
    (Action::ProveIdentity, "s . . . ."),
    (Action::DownloadOwnCertificate, "s . . . ."),
    (Action::WatchBoard, ". r c . ."),
    (Action::AdmitCandidate, ". r . . ."),
    (Action::AdmitByHand, ". r c . ."),
    (Action::HandleAlert, ". r . . ."),
    (Action::ExcuseFocusLoss, ". r . . ."),
    (Action::EndTest, ". r c . ."),
    (Action::RecordIncident, ". r c . ."),
    (Action::ResolveIncident, ". . c . ."),
    (Action::SetCompanionPolicy, ". . c . ."),
    (Action::EditCandidate, ". . c . ."),
    (Action::EnrollCandidate, ". . c . ."),
    (Action::RemoveCandidate, ". . c . ."),
    (Action::EditSession, ". . c . ."),
    (Action::CancelSession, ". . c . ."),
    (Action::SetAbortReason, ". . c . ."),
    (Action::Finalize, ". . c . ."),
    (Action::Publish, ". . c . ."),
    (Action::ReopenSession, ". . c . ."),
    (Action::ReviseOutcome, ". . c . ."),
    (Action::WatchDesk, ". . c . ."),
    (Action::WatchCenter, ". . c . ."),
    (Action::ReadAccount, ". . c . ."),
    (Action::ManageAccount, ". . c . ."),
    (Action::ReadCenter, ". . c . ."),
    (Action::ManageCenter, ". . c . ."),
    (Action::RecoverAccount, "p p p p p"),
    (Action::SetUp, "p p p p p"),
    (Action::ManagePeople, ". . c . ."),
    (Action::PlanSession, ". . c . ."),
    (Action::CreateSession, ". . c . ."),
    (Action::ReadCodes, ". . c . ."),
    (Action::RenewCodes, ". . c . ."),
    (Action::ReadInvigilators, ". . c . ."),
    (Action::ManageInvigilators, ". . c . ."),
    (Action::ReadPersonalCode, ". r . . ."),
    (Action::ReadTimeline, ". . c . ."),
    (Action::DownloadDocument, ". . c . ."),
    (Action::DownloadRecord, ". . c . ."),
    (Action::SuspendItem, ". . c p p"),
    (Action::ReinstateItem, ". . c p p"),
    (Action::ReadBlockList, ". . c p ."),
    (Action::EditBlockList, ". . c p ."),
    (Action::ReadAudit, ". . c . ."),
    (Action::DownloadAudit, ". . c . ."),
    (Action::KeepTime, ". . . . p"),
];

#[test]
fn every_role_may_do_what_the_table_says_and_nothing_else() {
    assert_eq!(TABLE.len(), Action::ALL.len());
    for (row, action) in TABLE.iter().zip(Action::ALL) {
        assert_eq!(row.0, *action, "the table has every action, in order");
        let cells: Vec<&str> = row.1.split(' ').collect();
        assert_eq!(cells.len(), Role::ALL.len());
        for (cell, role) in cells.into_iter().zip(Role::ALL) {
            let scopes = AccessScope::ALL.into_iter().zip(1..);
            for (subject, width) in scopes {
                let allowed = ".srcp".find(cell).unwrap() >= width;
                assert_eq!(
                    can(role, *action, subject),
                    allowed,
                    "{role:?} {action:?} {subject:?}"
                );
            }
        }
    }
}

/// One of every command, with who may send it: Candidate, Invigilator, Referent, Server.
#[expect(clippy::too_many_lines, reason = "a table, one line for each command")]
pub fn commands() -> Vec<(Command, &'static str)> {
    let (presentation, seat, words) = (PresentationId(1), Seat(1), "in words".to_owned());
    let (alert, incident) = (AlertId(1), IncidentId(1));
    let outage = Command::CreditServerOutage {
        outage: Interval {
            from: Timestamp(1),
            to: Timestamp(2),
        },
    };
    let mut all: Vec<(Command, &str)> = vec![
        (Command::AcceptRules, "C"),
        (Command::StartTest, "C"),
        (Command::Resume, "C"),
        (Command::Reveal { presentation }, "C"),
        (
            Command::Answer {
                presentation,
                response: right(),
            },
            "C",
        ),
        (Command::Pass { presentation }, "C"),
        (Command::LoseFocus { presentation }, "C"),
        (
            Command::ReportSignal(SignalReport {
                presentation,
                kind: SignalKind::Blur,
                phase: SignalPhase::Start,
                lasted_ms: None,
            }),
            "C",
        ),
        (Command::ReportQuestion { presentation }, "C"),
        (Command::ReportCompanion { present: true }, "C"),
        (
            Command::ReportSelfCheck {
                check: wire_examples::self_check(),
            },
            "C",
        ),
        (confirm(&[1]), "I"),
        (Command::WithdrawPresence { seat }, "I"),
        (authorize(1, 1), "I"),
        (refuse(1, 1), "I"),
        (
            Command::AcceptAlert {
                seat,
                alert,
                reason: AlertReason::E4,
            },
            "I",
        ),
        (Command::DismissAlert { seat, alert }, "I"),
        (Command::ClearAlert { seat, alert }, "I"),
        (Command::CreditWithheldTime { seat }, "I"),
        (
            Command::ExcuseFocusLoss {
                seat,
                signal: SignalId(1),
                reason: words.clone(),
            },
            "I",
        ),
        (
            Command::WaiveCompanion {
                seat,
                reason: words.clone(),
            },
            "I",
        ),
        (Command::WithdrawCompanionWaiver { seat }, "I"),
        (
            Command::SetCompanionPolicy {
                policy: CompanionPolicy::Required,
                reason: words.clone(),
            },
            "R",
        ),
        (
            Command::SetForbiddenExtensions {
                extensions: Vec::new(),
            },
            "R",
        ),
        (Command::EndTest { seat }, "IR"),
        (
            Command::RecordIncident(vigie_shared::session::RecordIncident {
                category: IncidentCategory::C7,
                seats: vec![seat],
                number: None,
                description: words.clone(),
                when: None,
                credit: false,
            }),
            "IR",
        ),
        (Command::DeleteIncident { incident }, "IR"),
        (
            Command::ReopenIncident {
                incident,
                reason: words.clone(),
            },
            "R",
        ),
        (
            Command::ResolveIncident {
                incident,
                how: IncidentResolution::Upheld,
                reason: words,
            },
            "R",
        ),
        (
            Command::ResolveIncidentsOfAuthor {
                incident,
                how: IncidentResolution::Dismissed,
                reason: "in words".to_owned(),
            },
            "R",
        ),
        (
            Command::SetAbortReason {
                seat,
                reason: AbortReason::Technical,
            },
            "R",
        ),
        (Command::Finalize { end_running: true }, "R"),
        (Command::Publish, "R"),
        (
            Command::SuspendItem {
                item: item(1),
                suspended: true,
            },
            "RS",
        ),
        (
            Command::SuspendItem {
                item: item(1),
                suspended: false,
            },
            "RS",
        ),
        (Command::NoteLogin, "C"),
        (Command::ExpireTimers, "S"),
        (outage, "S"),
        (connection(1, 0, false), "S"),
        (companion(1, 0, true), "S"),
    ];
    let decisions = decision_examples::commands();
    all.extend(decisions.into_iter().map(|command| (command, "R")));
    all
}

/// Sends every command from every kind of actor, and from seats that do not exist.
fn everybody_tries_everything(room: &SessionHarness) {
    let actors = [
        (candidate(1), 'C'),
        (invigilator(), 'I'),
        (referent(), 'R'),
        (Actor::Server, 'S'),
    ];
    for (command, allowed) in commands() {
        for (actor, letter) in &actors {
            let refused = room.decide(actor, &command) == Err(Refusal::NotAllowed);
            assert_eq!(refused, !allowed.contains(*letter), "{actor:?} {command:?}");
        }
        for stranger in [candidate(0), candidate(9)] {
            let expected = match (allowed.contains('C'), room.session.finalized()) {
                (true, None) => Refusal::UnknownSeat,
                (true, Some(_)) if command == Command::NoteLogin => continue,
                (true, Some(_)) => Refusal::SessionFinalized,
                (false, _) => Refusal::NotAllowed,
            };
            assert_eq!(
                room.decide(&stranger, &command),
                Err(expected),
                "{command:?}"
            );
        }
    }
}

#[test]
fn a_command_is_not_allowed_exactly_when_the_table_says_so() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    everybody_tries_everything(&room);
    room.start(1);
    everybody_tries_everything(&room);
    room.report(1);
    everybody_tries_everything(&room);
    room.end(1);
    everybody_tries_everything(&room);
    room.explain(1, AbortReason::Technical);
    resolve(&mut room, IncidentId(1), IncidentResolution::Upheld);
    room.finalize().unwrap();
    everybody_tries_everything(&room);
}

#[test]
fn a_command_falls_under_the_action_that_its_senders_may_do() {
    let letters = [
        (Role::Candidate, 'C'),
        (Role::Invigilator, 'I'),
        (Role::Referent, 'R'),
        (Role::Server, 'S'),
    ];
    for (command, allowed) in commands() {
        for (role, letter) in letters {
            let subject = match role {
                Role::Candidate => AccessScope::OwnSeat,
                Role::Invigilator => AccessScope::OwnSession,
                Role::Referent => AccessScope::OwnCenter,
                Role::BankEditor | Role::Server => AccessScope::Platform,
            };
            assert_eq!(
                can(role, command.action(), subject),
                allowed.contains(letter),
                "{command:?}"
            );
        }
    }
}

#[test]
fn nobody_resolves_an_incident_as_if_an_alert_had_done_it() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    let record = commands()
        .into_iter()
        .find(|(c, _)| matches!(c, Command::RecordIncident(_)));
    room.execute(&invigilator(), &record.unwrap().0).unwrap();
    let automatic = Command::ResolveIncident {
        incident: IncidentId(1),
        how: IncidentResolution::Automatic,
        reason: "by hand".into(),
    };
    room.execute(&referent(), &automatic).unwrap_err();
}
