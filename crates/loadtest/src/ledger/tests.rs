use super::*;
use uuid::Uuid;

fn place(ask: u16) -> Place {
    Place {
        session: SessionId(Uuid::nil()),
        seat: Seat(1),
        ask: PresentationId(ask),
    }
}

fn answer(text: &str) -> Given {
    Given::Answer(ItemResponse::Text(text.to_owned()))
}

fn journal(answers: &[(u16, Given)]) -> Journal {
    answers
        .iter()
        .map(|(ask, given)| Recorded {
            place: place(*ask),
            given: given.clone(),
        })
        .collect()
}

#[test]
fn what_was_acknowledged_and_is_there_once_is_clean() {
    let ledger = Ledger::default();
    ledger.sent(place(1), answer("a"));
    ledger.acknowledged(place(1));
    ledger.sent(place(2), Given::Pass);
    ledger.acknowledged(place(2));
    let comparison = ledger.compare(&journal(&[(1, answer("a")), (2, Given::Pass)]));
    assert!(comparison.is_clean());
    assert_eq!((comparison.sent, comparison.acknowledged), (2, 2));
}

#[test]
fn an_acknowledged_answer_that_is_not_there_is_lost() {
    let ledger = Ledger::default();
    ledger.sent(place(1), Given::Pass);
    ledger.acknowledged(place(1));
    let comparison = ledger.compare(&journal(&[]));
    assert_eq!(comparison.missing, [place(1)]);
    assert!(!comparison.is_clean());
}

#[test]
fn an_answer_in_flight_may_be_there_or_not() {
    let ledger = Ledger::default();
    ledger.sent(place(1), Given::Pass);
    assert!(ledger.compare(&journal(&[(1, Given::Pass)])).is_clean());
    let comparison = ledger.compare(&journal(&[]));
    assert!(comparison.is_clean());
    assert_eq!(comparison.unacknowledged_missing, [place(1)]);
}

#[test]
fn an_answer_counted_twice_or_changed_is_found() {
    let ledger = Ledger::default();
    ledger.sent(place(1), answer("a"));
    ledger.acknowledged(place(1));
    let twice = ledger.compare(&journal(&[(1, answer("a")), (1, answer("a"))]));
    assert_eq!(twice.twice, [place(1)]);
    let altered = ledger.compare(&journal(&[(1, answer("b"))]));
    assert_eq!(altered.altered, [place(1)]);
    assert!(!twice.is_clean() && !altered.is_clean());
}

#[test]
fn a_refused_answer_must_not_count() {
    let ledger = Ledger::default();
    ledger.sent(place(1), Given::Pass);
    ledger.refused(place(1));
    assert!(ledger.compare(&journal(&[])).is_clean());
    assert_eq!(
        ledger.compare(&journal(&[(1, Given::Pass)])).unknown,
        [place(1)]
    );
}
