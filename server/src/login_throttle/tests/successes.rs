//! Right credentials: never stopped, and paid for when there are many.

use super::*;

#[test]
fn right_credentials_get_in_however_often_and_pay_no_more_than_the_most() {
    let throttle = throttle();
    let attempt = candidate("lea roux", 1);
    let key = attempt.success_key().unwrap();
    for _ in 0..100_000 {
        throttle.table(&key).reserve(key, NOW);
    }
    assert_eq!(price(&throttle, &attempt, NOW).unwrap().rounds, MAX_ROUNDS);
    assert_eq!(enters(&throttle, &attempt, NOW), MAX_ROUNDS);
    assert_eq!(price(&throttle, &candidate("omar diallo", 1), NOW), None);
    let later = NOW.plus(WINDOW_MICROS);
    assert_eq!(price(&throttle, &attempt, later), None);
}

#[test]
fn failures_are_no_successes() {
    let throttle = throttle();
    let attempt = LoginAttempt::of_invigilator(123_456, address(1));
    for _ in 0..3 {
        let tokens = LoginTokens::default();
        let reservation = throttle.reserve(attempt.clone(), &tokens, NOW).unwrap();
        reservation.failed();
    }
    let key = attempt.success_key().unwrap();
    assert_eq!(throttle.table(&key).reserve(key, NOW), 0);
}
