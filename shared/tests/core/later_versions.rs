//! What a client of this version does with what a later version of the server sends: the
//! protocol grows, and a page stays open over an update of its server.

use crate::document::variants;
use serde_json::{Value, json};
use std::{fs, path::Path};
use vigie_shared::{
    maybe_known::MaybeKnown,
    protocol::{Never, ServerMessage},
    view::{Board, BoardChange, CenterView, ReferentChange, ReferentView, timeline::KnownTimeline},
};

type BoardMessage = ServerMessage<Board, MaybeKnown<BoardChange>>;

/// The first kept example of a message.
fn kept(family: &str, kind: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/protocol-v1");
    let file = folder.join(family).join(kind).with_extension("jsonl");
    let text = fs::read_to_string(file).unwrap();
    serde_json::from_str(text.lines().next().unwrap()).unwrap()
}

/// An element that no version has yet.
fn later() -> Value {
    json!({ "id": 99, "category": "Z9", "kind": "hologram", "event": "teleported", "at": 1 })
}

fn add_later(list: &mut Value) {
    list.as_array_mut().unwrap().push(later());
}

#[test]
fn a_later_change_is_read_as_unknown_and_has_its_number() {
    let message = json!({ "type": "change", "seq": 12, "change": { "weather": { "wet": true } } });
    let read: BoardMessage = serde_json::from_value(message).unwrap();
    let ServerMessage::Change { seq, change } = read else {
        panic!("{read:?}");
    };
    assert_eq!(seq, 12);
    assert_eq!(
        change,
        MaybeKnown::Unknown(json!({ "weather": { "wet": true } }))
    );
    let known = kept("invigilator", "status");
    let read: BoardMessage = serde_json::from_value(known).unwrap();
    assert!(matches!(
        read,
        ServerMessage::Change {
            change: MaybeKnown::Known(BoardChange::Status(_)),
            ..
        }
    ));
    let nothing = json!({ "type": "change", "seq": 1, "change": {} });
    let read: ServerMessage<Never, MaybeKnown<Never>> = serde_json::from_value(nothing).unwrap();
    assert!(matches!(read, ServerMessage::Change { .. }));
}

#[test]
fn the_kinds_of_changes_are_those_of_the_types() {
    let kinds: Vec<String> = variants::<BoardChange>(json!({ "?": 1 }))
        .into_iter()
        .collect();
    let mut known = BoardChange::KINDS.map(str::to_owned);
    known.sort();
    assert_eq!(kinds, known);
    assert!(kinds.iter().all(|kind| ReferentChange::knows(kind)));
    assert!(ReferentChange::knows("finalization") && !ReferentChange::knows("weather"));
}

#[test]
fn a_board_passes_over_a_later_change_and_goes_on_with_the_next_one() {
    let mut board: Board =
        serde_json::from_value(kept("invigilator", "snapshot")["state"].clone()).unwrap();
    let (before, seq) = (board.clone(), board.seq);
    assert!(board.pass_over(seq + 2).is_err(), "a gap stays one");
    assert_eq!(board.pass_over(seq + 1), Ok(true));
    assert_eq!(board.pass_over(seq + 1), Ok(false));
    assert_eq!(
        Board {
            seq,
            ..board.clone()
        },
        before
    );
    let change = BoardChange::Guessing(Vec::new());
    assert_eq!(board.apply(seq + 2, &change), Ok(true));
}

#[test]
fn snapshots_leave_out_what_a_later_version_has_put_on_their_lists() {
    let mut state = kept("invigilator", "snapshot")["state"].clone();
    let board: Board = serde_json::from_value(state.clone()).unwrap();
    for list in ["incidents", "guessing"] {
        if state.get(list).is_none() {
            state[list] = json!([]);
        }
        add_later(&mut state[list]);
    }
    assert_eq!(serde_json::from_value::<Board>(state).unwrap(), board);

    let mut state = kept("referent", "snapshot")["state"].clone();
    let view: ReferentView = serde_json::from_value(state.clone()).unwrap();
    add_later(&mut state["finalization"]["incidents"]);
    add_later(&mut state["board"]["incidents"]);
    assert_eq!(serde_json::from_value::<ReferentView>(state).unwrap(), view);

    let mut state = kept("center", "snapshot")["state"].clone();
    let view: CenterView = serde_json::from_value(state.clone()).unwrap();
    for list in ["incidents", "problems"] {
        add_later(&mut state[list]);
    }
    assert_eq!(serde_json::from_value::<CenterView>(state).unwrap(), view);
}

#[test]
fn an_open_alert_of_a_later_version_is_not_left_out() {
    let state = kept("invigilator", "snapshot")["state"].clone();
    let mut card = state["cards"][0].clone();
    card["alerts"] = json!([later()]);
    let change = json!({ "type": "change", "seq": 1, "change": { "card": card } });
    let read: BoardMessage = serde_json::from_value(change).unwrap();
    let ServerMessage::Change { change, .. } = read else {
        panic!("{read:?}");
    };
    assert!(matches!(change, MaybeKnown::Unknown(_)));
}

#[test]
fn a_timeline_leaves_out_events_of_a_later_version() {
    let known = json!({ "ordinal": 1, "at": 5, "event": "started" });
    let mut entry = later();
    entry["ordinal"] = json!(2);
    let read: KnownTimeline = serde_json::from_value(json!([known.clone(), entry])).unwrap();
    let only: KnownTimeline = serde_json::from_value(json!([known])).unwrap();
    assert_eq!(read, only);
    assert_eq!(read.0.len(), 1);
}
