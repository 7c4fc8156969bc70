//! What people write: everything readable is taken, nothing that disturbs.

use crate::{
    incidents::record,
    support::{
        fake_engine::FakeEngine,
        session_harness::{SessionHarness, invigilator, referent},
    },
};
use vigie_shared::{
    ids::{IncidentId, Seat},
    session::{Actor, Command, IncidentCategory, IncidentResolution, Refusal},
};

/// A room with an open incident (1) and a resolved one (2), and every command that has
/// words in it.
fn commands(words: &str) -> (SessionHarness, [(Actor, Command); 3]) {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    record(&mut room, IncidentCategory::C6, &[1], None);
    let resolved = record(&mut room, IncidentCategory::C6, &[1], None);
    crate::incidents::resolve(&mut room, resolved, IncidentResolution::Upheld);
    let commands = [
        (
            invigilator(),
            Command::RecordIncident(vigie_shared::session::RecordIncident {
                category: IncidentCategory::C8,
                seats: vec![Seat(1)],
                number: None,
                description: words.into(),
                when: None,
                credit: false,
            }),
        ),
        (
            referent(),
            Command::ResolveIncident {
                incident: IncidentId(1),
                how: IncidentResolution::Upheld,
                reason: words.into(),
            },
        ),
        (
            referent(),
            Command::ReopenIncident {
                incident: IncidentId(2),
                reason: words.into(),
            },
        ),
    ];
    (room, commands)
}

#[test]
fn what_says_nothing_too_much_or_something_hidden_is_refused() {
    let long = "x".repeat(1001);
    let huge = "x".repeat(1_000_000);
    let disturbing = [
        "",
        " ",
        " \n\n ",
        "\u{200b}",
        "\u{2060}\u{feff}",
        "...",
        "bell \u{7}",
        "zero \u{0}",
        "tab\tbed",
        "return \r",
        "delete \u{7f}",
        "next line \u{85}",
        "line \u{2028} line",
        "paragraph \u{2029} paragraph",
        "\u{202e}nevo si yalp ehT",
        "over \u{202d} ride",
        "embedded \u{202a}",
        "embedded \u{202b}",
        "popped \u{202c}",
        "isolated \u{2066}",
        "isolated \u{2067}",
        "isolated \u{2068}",
        "popped \u{2069}",
        &long,
        &huge,
    ];
    for words in disturbing {
        let (room, commands) = commands(words);
        for (actor, command) in commands {
            let refused = room.decide(&actor, &command);
            let start: String = words.chars().take(20).collect();
            assert_eq!(refused, Err(Refusal::TextOutOfBounds), "{start:?}");
        }
    }
}

#[test]
fn everything_that_can_be_read_is_taken() {
    let full = "é".repeat(1000);
    let padded = format!("  {full}\n");
    let readable = [
        "x",
        "Téléphone sur la table.\nDeux surveillants l'ont vu.",
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "شاشة سوداء",
        "黑屏",
        "👩\u{200d}💻 ok",
        &full,
        &padded,
    ];
    for words in readable {
        let (mut room, commands) = commands(words);
        for (actor, command) in commands {
            room.execute(&actor, &command).unwrap();
        }
        let kept = &room.session.incidents()[2].description;
        assert_eq!(kept, words.trim());
    }
}
