//! What the page of a candidate notices, through real sockets: the server stamps both ends, the
//! rule decides, people see it and excuse it, and the record holds.

use serde_json::{Value, json};
use std::process::Command as Program;
use vigie_item_bank::Item;
use vigie_shared::{
    ids::{PresentationId, Seat, SignalId},
    session::{Command, SignalKind, SignalPhase, SignalReport},
    time::SECOND,
    view::{FinalizationView, SignalEffect},
};
use vigie_tests::{CandidateLogin, LiveRoom, TestServer, program};

/// Answers until a focus question is shown.
async fn to_focus<'a>(
    candidate: &mut CandidateLogin,
    bank: &'a vigie_item_bank::Bank,
) -> (PresentationId, &'a Item) {
    loop {
        let page = candidate.page().await;
        if page["phase"]["question"]["mode"] == "focus" {
            return candidate.shown(page, bank).await;
        }
        candidate.answer(bank, true).await;
    }
}

fn report(presentation: PresentationId, kind: SignalKind, phase: SignalPhase) -> Command {
    Command::ReportSignal(SignalReport {
        presentation,
        kind,
        phase,
        lasted_ms: None,
    })
}

/// The page is left, and so long by the clock of the server.
async fn leave(
    server: &TestServer,
    candidate: &mut CandidateLogin,
    presentation: PresentationId,
    micros: i64,
) -> Value {
    let report = |phase| report(presentation, SignalKind::Hidden, phase);
    candidate
        .socket
        .ask(report(SignalPhase::Start))
        .await
        .expect("a signal is taken");
    server.clock.advance(micros);
    candidate
        .socket
        .ask(report(SignalPhase::End))
        .await
        .expect("its end is taken");
    let wanted = Value::from(micros);
    let page = candidate
        .socket
        .wait_for(move |message| {
            let signals = message["state"]["phase"]["question"]["signals"].as_array();
            let last = signals.and_then(|signals| signals.last());
            last.is_some_and(|signal| signal["micros"] == wanted)
        })
        .await;
    let signals = &page["state"]["phase"]["question"]["signals"];
    let last = signals.as_array().and_then(|signals| signals.last());
    last.cloned().expect("one is shown")
}

async fn answer_right(
    candidate: &mut CandidateLogin,
    (presentation, item): (PresentationId, &Item),
) {
    let response = item.correct_response();
    candidate
        .socket
        .ask(Command::Answer {
            presentation,
            response,
        })
        .await
        .expect("an answer is taken");
}

#[tokio::test]
async fn a_loss_is_measured_by_the_server_shown_to_all_and_excused_on_record() {
    let (mut server, room, mut invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let bank = server.app().bank.clone();
    let (presentation, item) = to_focus(&mut candidate, &bank).await;
    let first = leave(&server, &mut candidate, presentation, 2 * SECOND - 1).await;
    assert_eq!(first["effect"], "warned");
    let second = leave(&server, &mut candidate, presentation, SECOND).await;
    assert_eq!(second["effect"], "counts");
    answer_right(&mut candidate, (presentation, item)).await;

    let test = invigilator.card(1).await.test.unwrap();
    let effects: Vec<_> = test.signals.iter().map(|signal| signal.effect).collect();
    assert_eq!(effects, [SignalEffect::Warned, SignalEffect::Counts]);
    assert_eq!(test.focus_losses, 1);
    let losses = |view: FinalizationView| json!(view.seats[0].losses);
    let view = losses(room.finalization_view(&server).await);
    assert_eq!(view[0]["consequence"], "counts_wrong");

    let excuse = |signal: u16| Command::ExcuseFocusLoss {
        seat: Seat(1),
        signal: SignalId(signal),
        reason: "A message of the antivirus.".to_owned(),
    };
    let refused = invigilator.socket.ask(excuse(1)).await.unwrap_err();
    assert_eq!(refused["code"], "nothing_to_excuse", "it only warned");
    invigilator.socket.ask(excuse(2)).await.unwrap();
    let view = losses(room.finalization_view(&server).await);
    assert_eq!(view[0]["consequence"], "restored");

    server.restart().await;
    let card = invigilator.card(1).await.test.unwrap();
    assert_eq!(card.focus_losses, 0);
    let excused = card.signals[1].excused.as_ref().unwrap();
    assert_eq!(excused.words, "A message of the antivirus.");
    let verified = Program::new(program("vigie"))
        .args(["journal", "verify", &room.id, "--data"])
        .arg(server.data())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&verified.stdout);
    assert!(said.contains("computed again and the same"), "{said}");
}

#[tokio::test]
async fn a_page_that_never_comes_back_leaves_its_loss_undecided() {
    let (server, _, invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let bank = server.app().bank.clone();
    let (presentation, item) = to_focus(&mut candidate, &bank).await;
    let start = report(presentation, SignalKind::Blur, SignalPhase::Start);
    candidate.socket.ask(start).await.unwrap();
    server.clock.advance(600 * SECOND);
    // The browser is started again, and its page says what it found.
    candidate.reconnect().await;
    let crash = report(presentation, SignalKind::Crash, SignalPhase::Once);
    candidate.socket.ask(crash).await.unwrap();
    answer_right(&mut candidate, (presentation, item)).await;
    let test = invigilator.card(1).await.test.unwrap();
    let effects: Vec<_> = test.signals.iter().map(|signal| signal.effect).collect();
    assert_eq!(
        effects,
        [SignalEffect::Undecided, SignalEffect::Recorded],
        "for people to decide"
    );
    assert_eq!(test.focus_losses, 0);
}

#[tokio::test]
async fn a_flood_of_signals_is_answered_and_fills_nothing() {
    let (server, _, invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let bank = server.app().bank.clone();
    let (presentation, _) = to_focus(&mut candidate, &bank).await;
    for round in 0..150_usize {
        let kind = SignalKind::ALL[round % SignalKind::ALL.len()];
        let once = report(presentation, kind, SignalPhase::Once);
        candidate.socket.ask(once).await.unwrap();
        server.clock.advance(SECOND);
    }
    let test = invigilator.card(1).await.test.unwrap();
    assert!(test.signals.len() <= 16, "{}", test.signals.len());
    let frame = serde_json::to_string(&test).unwrap();
    assert!(frame.len() < 2_500, "{}", frame.len());
}
