//! The bytes of every message. A line of `wire/*.jsonl` that has to be changed is
//! a change of the protocol.

use crate::support::{content_examples, scenario::categories, view_examples, wire_examples};
use proptest::{collection::vec, option, prelude::*, sample::select};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;
use vigie_shared::{
    ids::{AlertId, DeviceId, IncidentId, PresentationId, Seat, SignalId},
    item::{ItemContent, ItemId, ItemResponse},
    protocol::{ClientMessage, CloseReason, Never, ServerMessage},
    rules::AbortReason,
    session::{
        Actor, AlertReason, Command, IncidentResolution, Refusal, SeatDevice, SignalKind,
        SignalPhase, SignalReport,
    },
    time::{Interval, Timestamp},
    view::CandidateView,
};

/// Each message is exactly its line, and each line is exactly its message.
fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(messages: &[T], lines: &str) {
    let expected: Vec<&str> = lines.lines().collect();
    let written: Vec<_> = messages
        .iter()
        .map(|m| serde_json::to_string(m).unwrap())
        .collect();
    if std::env::var_os("VIGIE_PRINT_WIRE").is_some() {
        println!("{}", written.join("\n"));
    }
    for (written, expected) in written.iter().zip(&expected) {
        assert_eq!(written, expected);
    }
    assert_eq!(written.len(), expected.len());
    for (message, line) in messages.iter().zip(expected) {
        assert_eq!(serde_json::from_str::<T>(line).unwrap(), *message);
    }
}

#[test]
fn commands_are_written_so() {
    check(
        &wire_examples::commands(),
        include_str!("wire/commands.jsonl"),
    );
}

#[test]
fn messages_of_a_client_are_written_so() {
    check(
        &wire_examples::client_messages(),
        include_str!("wire/client.jsonl"),
    );
}

#[test]
fn messages_of_the_server_are_written_so() {
    check(
        &wire_examples::common_messages(),
        include_str!("wire/server.jsonl"),
    );
}

#[test]
fn refusals_are_written_so() {
    check(
        &wire_examples::refusals(),
        include_str!("wire/refusals.jsonl"),
    );
}

#[test]
fn evidence_is_written_so() {
    check(
        &wire_examples::evidence(),
        include_str!("wire/evidence.jsonl"),
    );
}

#[test]
fn pages_of_a_candidate_are_written_so() {
    check(
        &view_examples::to_candidate(),
        include_str!("wire/candidate.jsonl"),
    );
}

#[test]
fn boards_of_an_invigilator_are_written_so() {
    check(
        &view_examples::to_invigilator(),
        include_str!("wire/invigilator.jsonl"),
    );
}

#[test]
fn desks_of_a_referent_are_written_so() {
    check(
        &view_examples::to_referent(),
        include_str!("wire/referent.jsonl"),
    );
}

#[test]
fn close_codes_and_their_names_stay_as_they_are() {
    let expected = [
        (4400, "malformed", true),
        (1009, "too_large", true),
        (4401, "not_logged_in", true),
        (4409, "displaced", true),
        (4411, "device_replaced", true),
        (4403, "device_refused", true),
        (4412, "too_many_devices", true),
        (4413, "too_many_entries", true),
        (4408, "lagging", false),
        (4410, "silent", false),
        (4429, "too_fast", false),
        (1012, "restarting", false),
        (1013, "unavailable", false),
    ];
    let actual = CloseReason::ALL.map(|reason| (reason.code(), reason.name(), reason.is_final()));
    assert_eq!(actual, expected);
    for reason in CloseReason::ALL {
        assert_eq!(CloseReason::from_code(reason.code()), Some(reason));
    }
    for foreign in [1000, 1001, 1006, 4000, 4402, 0] {
        assert_eq!(CloseReason::from_code(foreign), None);
    }
}

#[test]
fn the_content_of_a_question_may_be_a_text_made_before() {
    let raw = |content: &ItemContent| {
        let text = serde_json::to_string(content).unwrap();
        serde_json::value::RawValue::from_string(text).unwrap()
    };
    for content in content_examples::contents() {
        let ready = serde_json::to_string(&view_examples::question_with(raw(&content))).unwrap();
        let read: CandidateView<ItemContent> = serde_json::from_str(&ready).unwrap();
        assert_eq!(read, view_examples::question_with(content));
    }
}

/// What no client may send, or what is not in the protocol.
const NOT_OF_THE_PROTOCOL: [&str; 35] = [
    r#""#,
    r#"null"#,
    r#"{}"#,
    r#"{"type":"bye"}"#,
    r#"{"type":"heartbeat","now":1}"#,
    r#"{"type":"hello","last_seq":-1}"#,
    r#"{"type":"hello","epoch":"yesterday"}"#,
    r#"{"type":"hello","last_seq":0,"role":"referent"}"#,
    r#"{"type":"command","command":{"type":"resume"}}"#,
    r#"{"type":"command","id":7,"command":{"type":"resume"}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"resume"},"seat":2}"#,
    r#"{"type":"command","id":"ID","command":{"type":"note_login"}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"NoteLogin"}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"expire_timers"}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"note_connection","seat":1,"connected":true}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"accept_rules","seat":2}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"start_test","seed":1}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"resume","device":"x"}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"confirm_presence","seats":[1]}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"confirm_presence","devices":[{"seat":1}]}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"confirm_presence","devices":[{"seat":1,"device":"ID","sign":42}]}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"authorize_resume","seat":1}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"pass","presentation":1,"seat":2}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"pass","presentation":70000}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"pass"}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"answer","presentation":1,"response":{"secret":"a"}}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"report_signal","presentation":1,"kind":"sneeze","phase":"start"}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"report_signal","presentation":1,"kind":"blur","phase":"end","lasted_ms":-1}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"report_signal","presentation":1,"kind":"blur","phase":"start","seat":2}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"accept_alert","seat":1,"alert":1,"reason":"E7"}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"finalize","end_running":"yes"}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"publish","early":true}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"suspend_item","item":"1.1-a","suspended":true}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"delete_incident","incident":-1}}"#,
    r#"{"type":"command","id":"ID","command":{"type":"record_incident","category":"R1","seats":[1],"number":null,"description":"x","when":{"from":1}}}"#,
];

#[test]
fn what_is_not_of_the_protocol_is_not_read() {
    for text in NOT_OF_THE_PROTOCOL {
        let text = text.replace("ID", &wire_examples::command_id().to_string());
        let read = serde_json::from_str::<ClientMessage>(&text);
        assert!(read.is_err(), "{text} was read as {read:?}");
    }
}

#[test]
fn commands_of_the_server_itself_cannot_be_written() {
    for command in [
        Command::NoteLogin,
        Command::ExpireTimers,
        Command::CreditServerOutage {
            outage: Interval {
                from: Timestamp(1),
                to: Timestamp(2),
            },
        },
        Command::NoteConnection {
            seat: Seat(1),
            device: wire_examples::device(),
            connected: true,
        },
        Command::SuspendItem {
            item: ItemId("1.1-exclude-word".into()),
            suspended: true,
        },
    ] {
        serde_json::to_string(&command).unwrap_err();
    }
}

#[test]
fn candidates_are_never_sent_a_change() {
    let change = r#"{"type":"change","seq":1,"change":{}}"#;
    serde_json::from_str::<ServerMessage<CandidateView<ItemContent>, Never>>(change).unwrap_err();
}

fn responses() -> impl Strategy<Value = ItemResponse> {
    let ids = || vec(".{0,4}", 0..5);
    prop_oneof![
        ".*".prop_map(ItemResponse::Single),
        ids().prop_map(ItemResponse::Multiple),
        ".*".prop_map(ItemResponse::Text),
        ids().prop_map(ItemResponse::Ordering),
        vec((".{0,4}", ".{0,4}"), 0..5).prop_map(ItemResponse::Matching),
    ]
}

fn records() -> impl Strategy<Value = Command> {
    let seats = vec(any::<u16>().prop_map(Seat), 0..40);
    let when = (any::<i64>(), any::<i64>()).prop_map(|(from, to)| Interval {
        from: Timestamp(from),
        to: Timestamp(to),
    });
    let what = (categories(), seats, any::<Option<u8>>(), ".*");
    (what, option::of(when), any::<bool>()).prop_map(
        |((category, seats, number, description), when, credit)| {
            Command::RecordIncident(vigie_shared::session::RecordIncident {
                category,
                seats,
                number,
                description,
                when,
                credit,
            })
        },
    )
}

/// A device, half of the time one that may be at its seat.
fn seat_devices() -> impl Strategy<Value = SeatDevice> {
    let device = prop_oneof![(0..64_u128).boxed(), any::<u128>().boxed()];
    (any::<u16>(), device).prop_map(|(seat, device)| SeatDevice {
        seat: Seat(seat),
        device: DeviceId(uuid::Uuid::from_u128(device)),
    })
}

fn commands() -> impl Strategy<Value = Command> {
    let presentation = || any::<u16>().prop_map(PresentationId);
    let seat = || any::<u16>().prop_map(Seat);
    let alert = || any::<u16>().prop_map(AlertId);
    let incident = || any::<u16>().prop_map(IncidentId);
    let how = select(vec![
        IncidentResolution::Automatic,
        IncidentResolution::Upheld,
        IncidentResolution::Dismissed,
    ]);
    let abort = select(vec![AbortReason::Candidate, AbortReason::Technical]);
    let reason = select(AlertReason::ALL.to_vec());
    prop_oneof![
        select(vec![
            Command::AcceptRules,
            Command::StartTest,
            Command::Resume
        ]),
        presentation().prop_map(|presentation| Command::Reveal { presentation }),
        (presentation(), responses()).prop_map(|(presentation, response)| Command::Answer {
            presentation,
            response
        }),
        presentation().prop_map(|presentation| Command::Pass { presentation }),
        presentation().prop_map(|presentation| Command::LoseFocus { presentation }),
        presentation().prop_map(|presentation| Command::ReportQuestion { presentation }),
        signal_reports(),
        (seat(), any::<u16>(), ".*").prop_map(|(seat, signal, reason)| {
            let signal = SignalId(signal);
            Command::ExcuseFocusLoss {
                seat,
                signal,
                reason,
            }
        }),
        any::<bool>().prop_map(|present| Command::ReportCompanion { present }),
        vec(seat_devices(), 0..40).prop_map(|devices| Command::ConfirmPresence { devices }),
        seat().prop_map(|seat| Command::WithdrawPresence { seat }),
        seat_devices()
            .prop_map(|SeatDevice { seat, device }| Command::AuthorizeResume { seat, device }),
        seat_devices()
            .prop_map(|SeatDevice { seat, device }| Command::RefuseDevice { seat, device }),
        (seat(), alert(), reason).prop_map(|(seat, alert, reason)| Command::AcceptAlert {
            seat,
            alert,
            reason
        }),
        (seat(), alert()).prop_map(|(seat, alert)| Command::DismissAlert { seat, alert }),
        (seat(), alert()).prop_map(|(seat, alert)| Command::ClearAlert { seat, alert }),
        seat().prop_map(|seat| Command::CreditWithheldTime { seat }),
        seat().prop_map(|seat| Command::EndTest { seat }),
        records(),
        incident().prop_map(|incident| Command::DeleteIncident { incident }),
        (incident(), how, ".*").prop_map(|(incident, how, reason)| Command::ResolveIncident {
            incident,
            how,
            reason,
        }),
        (incident(), ".*")
            .prop_map(|(incident, reason)| Command::ReopenIncident { incident, reason }),
        (seat(), abort).prop_map(|(seat, reason)| Command::SetAbortReason { seat, reason }),
        any::<bool>().prop_map(|end_running| Command::Finalize { end_running }),
        Just(Command::Publish),
    ]
}

fn signal_reports() -> impl Strategy<Value = Command> {
    let phase = select(vec![
        SignalPhase::Start,
        SignalPhase::End,
        SignalPhase::Once,
    ]);
    let kind = select(SignalKind::ALL.to_vec());
    (any::<u16>(), kind, phase, any::<Option<u32>>()).prop_map(
        |(presentation, kind, phase, lasted_ms)| {
            Command::ReportSignal(SignalReport {
                presentation: PresentationId(presentation),
                kind,
                phase,
                lasted_ms,
            })
        },
    )
}

fn again<T: Serialize + DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_command_comes_out_as_it_went_in(id: u128, command in commands()) {
        let id = vigie_shared::ids::CommandId(uuid::Uuid::from_u128(id));
        let message = ClientMessage::Command { id, command };
        prop_assert_eq!(again(&message), message);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".*") {
        let _ = serde_json::from_str::<ClientMessage>(&text);
    }

    #[test]
    fn no_command_from_anybody_makes_a_session_panic(
        command in commands(),
        seat in 0..4_u16,
        at in any::<i64>(),
    ) {
        use crate::support::{fake_engine::FakeEngine, session_harness::{SessionHarness, candidate, candidate_on, invigilator, referent}};
        let mut room = SessionHarness::new(2, FakeEngine::varied());
        room.start(1);
        room.treat(1, 2);
        room.reveal(1);
        room.report(1);
        room.log_in(1, 1);
        room.now = vigie_shared::time::Timestamp(at);
        for actor in [candidate(seat), candidate_on(seat, 1), invigilator(), referent(), Actor::Server] {
            let _: Result<Vec<_>, Refusal> = room.execute(&actor, &command);
        }
    }
}
