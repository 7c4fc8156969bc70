mod notices;
mod successes;

use super::failure_windows::MAX_WINDOWS;
use super::price::LoginPrice;
use super::*;
use std::net::IpAddr;
use vigie_shared::{
    proof_of_work::WorkSolver,
    time::{MINUTE, SECOND},
};

const NOW: Timestamp = Timestamp(1_000 * SECOND);

fn throttle() -> LoginThrottle {
    LoginThrottle::new(&[7; 32]).unwrap()
}

fn address(last: u8) -> IpAddr {
    IpAddr::from([10, 0, 0, last])
}

fn candidate(name: &str, last: u8) -> LoginAttempt {
    LoginAttempt::of_candidate(123_456, name, address(last))
}

fn solve(price: &ProofOfWorkDetail) -> WorkProof {
    let mut solver = WorkSolver::new(price);
    loop {
        if let Some(proof) = solver.work(100_000) {
            return proof;
        }
    }
}

fn with_proof(proof: WorkProof) -> LoginTokens {
    LoginTokens {
        proof: Some(proof),
        ..LoginTokens::default()
    }
}

/// A failure, whatever it would have cost.
fn fail_paid(throttle: &LoginThrottle, attempt: &LoginAttempt, now: Timestamp) {
    for key in attempt.keys() {
        throttle.table(&key).reserve(key, now);
        throttle.table(&key).confirm(&key, now);
    }
}

/// What the next attempt costs.
fn price(
    throttle: &LoginThrottle,
    attempt: &LoginAttempt,
    now: Timestamp,
) -> Option<ProofOfWorkDetail> {
    match throttle.reserve(attempt.clone(), &LoginTokens::default(), now) {
        Ok(reservation) => {
            reservation.release();
            None
        }
        Err(ThrottleRefusal::WorkNeeded(price)) => Some(price),
        Err(other) => panic!("{other}"),
    }
}

/// The right person, who pays what is asked. Gives the rounds.
fn enters(throttle: &LoginThrottle, attempt: &LoginAttempt, now: Timestamp) -> u16 {
    let Some(price) = price(throttle, attempt, now) else {
        return 0;
    };
    let tokens = with_proof(solve(&price));
    let reservation = throttle.reserve(attempt.clone(), &tokens, now).unwrap();
    reservation.succeeded().unwrap();
    price.rounds
}

#[test]
fn after_ten_wrong_tries_of_a_classmate_the_right_person_gets_in() {
    let throttle = throttle();
    let victim = candidate("lea roux", 1);
    for _ in 0..10 {
        fail_paid(&throttle, &victim, NOW);
    }
    let rounds = enters(&throttle, &victim, NOW);
    assert!((1..=24).contains(&rounds), "{rounds} rounds");
    assert_eq!(
        enters(&throttle, &victim, NOW),
        0,
        "the failures are forgiven"
    );
}

#[test]
fn after_two_hundred_wrong_tries_of_one_address_everybody_behind_it_gets_in() {
    let throttle = throttle();
    for session in 0..200 {
        let guess = LoginAttempt::of_candidate(session, "a b", address(1));
        fail_paid(&throttle, &guess, NOW);
    }
    let rounds = enters(&throttle, &candidate("lea roux", 1), NOW);
    assert!((1..=10).contains(&rounds), "under a second, not {rounds}");
    let invigilator = LoginAttempt::of_invigilator(123_456, address(1));
    let referent = LoginAttempt::of_referent("a@b.fr", address(1));
    for staff in [invigilator, referent] {
        assert_eq!(enters(&throttle, &staff, NOW), 0, "another portal");
    }
}

#[test]
fn after_sixty_wrong_tries_from_sixty_addresses_the_staff_gets_in() {
    let throttle = throttle();
    for last in 0..60 {
        let guess = LoginAttempt::of_invigilator(123_456, address(last));
        fail_paid(&throttle, &guess, NOW);
    }
    let right = LoginAttempt::of_invigilator(123_456, address(200));
    let rounds = enters(&throttle, &right, NOW);
    assert!((1..=10).contains(&rounds), "under a second, not {rounds}");
    let elsewhere = LoginAttempt::of_invigilator(654_321, address(200));
    assert_eq!(enters(&throttle, &elsewhere, NOW), 0);
}

#[test]
fn a_class_of_forty_that_mistypes_twice_pays_less_than_a_second() {
    let throttle = throttle();
    for _ in 0..2 {
        for seat in 0..40 {
            fail_paid(&throttle, &candidate(&format!("{seat}"), 1), NOW);
        }
    }
    let rounds = enters(&throttle, &candidate("0", 1), NOW);
    assert!(rounds <= 12, "{rounds} rounds");
}

#[test]
fn a_whole_class_comes_in_from_one_address_for_nothing() {
    let throttle = throttle();
    for seat in 0..1_000 {
        let right = candidate(&format!("candidate {seat}"), 1);
        assert_eq!(enters(&throttle, &right, NOW), 0);
    }
}

#[test]
fn guesses_sent_all_at_once_are_counted_before_they_are_looked_at() {
    let throttle = throttle();
    let attempt = LoginAttempt::of_referent("a@b.fr", address(1));
    let tokens = LoginTokens::default();
    let looked_at: Vec<_> = (0..1_000)
        .filter_map(|_| throttle.reserve(attempt.clone(), &tokens, NOW).ok())
        .collect();
    assert_eq!(looked_at.len(), 6);
    // All hang up: that is no way to have not guessed.
    drop(looked_at);
    assert!(price(&throttle, &attempt, NOW).is_some());
}

#[test]
fn one_proof_pays_for_one_attempt_of_one_person() {
    let throttle = throttle();
    let (victim, other) = (candidate("lea roux", 1), candidate("noe roux", 1));
    for _ in 0..7 {
        fail_paid(&throttle, &victim, NOW);
        fail_paid(&throttle, &other, NOW);
    }
    let proof = solve(&price(&throttle, &victim, NOW).unwrap());
    let tokens = with_proof(proof);
    let moved = throttle.reserve(other, &tokens, NOW);
    assert!(
        matches!(moved, Err(ThrottleRefusal::WorkNeeded(_))),
        "another name"
    );
    let elsewhere = throttle.reserve(candidate("lea roux", 2), &tokens, NOW);
    assert!(elsewhere.is_ok(), "nothing to pay from another address");
    throttle
        .reserve(victim.clone(), &tokens, NOW)
        .unwrap()
        .failed();
    let again = throttle.reserve(victim.clone(), &tokens, NOW);
    assert!(matches!(again, Err(ThrottleRefusal::WorkNeeded(_))), "used");
    let price = price(&throttle, &victim, NOW).unwrap();
    let late = with_proof(solve(&price));
    let late = throttle.reserve(victim, &late, NOW.plus(3 * MINUTE));
    assert!(
        matches!(late, Err(ThrottleRefusal::WorkNeeded(_))),
        "too old"
    );
}

#[test]
fn a_proof_that_was_enough_when_it_was_asked_for_is_enough_while_guessing_goes_on() {
    let throttle = throttle();
    let victim = candidate("lea roux", 1);
    for _ in 0..8 {
        fail_paid(&throttle, &victim, NOW);
    }
    let tokens = with_proof(solve(&price(&throttle, &victim, NOW).unwrap()));
    for _ in 0..2 {
        fail_paid(&throttle, &victim, NOW);
    }
    assert!(throttle.reserve(victim, &tokens, NOW).is_ok());
}

#[test]
fn a_device_that_logged_in_before_pays_nothing_whatever_strangers_do() {
    let throttle = throttle();
    let attempt = LoginAttempt::of_referent("a@b.fr", address(1));
    let first = throttle.reserve(attempt.clone(), &LoginTokens::default(), NOW);
    let device = first.unwrap().succeeded().unwrap();
    let device = DeviceCookie::from_cookie(&device.to_cookie());
    let known = LoginTokens {
        device,
        ..LoginTokens::default()
    };
    for _ in 0..2_000 {
        fail_paid(&throttle, &attempt, NOW);
    }
    assert!(price(&throttle, &attempt, NOW).is_some(), "strangers pay");
    throttle.reserve(attempt, &known, NOW).unwrap().release();
    let other = LoginAttempt::of_referent("b@b.fr", address(1));
    for _ in 0..7 {
        fail_paid(&throttle, &other, NOW);
    }
    let other = throttle.reserve(other, &known, NOW);
    assert!(other.is_err(), "it is known as one person's");
}

#[test]
fn a_known_device_that_guesses_becomes_a_stranger() {
    let throttle = throttle();
    let attempt = LoginAttempt::of_referent("a@b.fr", address(1));
    let first = throttle.reserve(attempt.clone(), &LoginTokens::default(), NOW);
    let known = LoginTokens {
        device: Some(first.unwrap().succeeded().unwrap()),
        ..LoginTokens::default()
    };
    let looked_at = (0..100)
        .filter_map(|_| throttle.reserve(attempt.clone(), &known, NOW).ok())
        .map(AttemptReservation::failed)
        .collect::<Vec<_>>()
        .len();
    assert_eq!(looked_at, 10);
    let later = NOW.plus(91 * 24 * 60 * MINUTE);
    for _ in 0..7 {
        fail_paid(&throttle, &attempt, later);
    }
    assert!(throttle.reserve(attempt, &known, later).is_err(), "expired");
}

#[test]
fn a_forged_device_cookie_is_a_stranger_s() {
    let throttle = throttle();
    let attempt = candidate("lea roux", 1);
    let first = throttle.reserve(attempt.clone(), &LoginTokens::default(), NOW);
    let genuine = first.unwrap().succeeded().unwrap().to_cookie();
    for _ in 0..7 {
        fail_paid(&throttle, &attempt, NOW);
    }
    let flipped = if genuine.starts_with('A') { 'B' } else { 'A' };
    let forged = format!("{flipped}{}", &genuine[1..]);
    for value in [forged.as_str(), "", "abc", &"A".repeat(54)] {
        let tokens = LoginTokens {
            device: DeviceCookie::from_cookie(value),
            ..LoginTokens::default()
        };
        assert!(
            throttle.reserve(attempt.clone(), &tokens, NOW).is_err(),
            "{value}"
        );
    }
}

#[test]
fn the_hard_stop_says_honestly_when_it_ends_and_lets_a_known_device_in() {
    let throttle = throttle();
    let attempt = candidate("lea roux", 1).with_short_secret();
    let first = throttle.reserve(attempt.clone(), &LoginTokens::default(), NOW);
    let known = LoginTokens {
        device: Some(first.unwrap().succeeded().unwrap()),
        ..LoginTokens::default()
    };
    for _ in 1..MAX_PER_IDENTITY {
        fail_paid(&throttle, &attempt, NOW);
    }
    assert!(price(&throttle, &attempt, NOW).is_some(), "one is left");
    fail_paid(&throttle, &attempt, NOW);
    let at = |now| throttle.reserve(attempt.clone(), &LoginTokens::default(), now);
    let refused = |retry_after| Some(ThrottleRefusal::TooManyAttempts { retry_after });
    assert_eq!(at(NOW.plus(10 * SECOND)).err(), refused(290));
    assert_eq!(at(NOW.plus(WINDOW_MICROS - 1)).err(), refused(1));
    let device = throttle.reserve(attempt.clone(), &known, NOW);
    device.unwrap().release();
    let own_code = candidate("lea roux", 1);
    assert!(price(&throttle, &own_code, NOW).is_some(), "but looked at");
    assert!(at(NOW.plus(WINDOW_MICROS)).is_ok());
}

#[test]
fn whatever_is_paid_for_nobody_behind_an_address_is_kept_out_by_a_longer_secret() {
    let throttle = throttle();
    let attempts = [
        candidate("lea roux", 1),
        LoginAttempt::of_invigilator(123_456, address(1)),
        LoginAttempt::of_referent("a@b.fr", address(1)),
        LoginAttempt::at_verification(address(1)),
    ];
    for attempt in attempts {
        for _ in 0..MAX_PER_IDENTITY + 1 {
            fail_paid(&throttle, &attempt, NOW);
        }
        // It is a price, not a stop.
        assert!(price(&throttle, &attempt, NOW).is_some());
    }
}

#[test]
fn networks_of_ipv6_count_together() {
    let throttle = throttle();
    let guesser = |n: u128| {
        let bits = (0x2001_0db8_0001_u128 << 80) + (n << 64) + n;
        LoginAttempt::of_candidate(
            u32::try_from(n).unwrap(),
            "a",
            IpAddr::from(bits.to_be_bytes()),
        )
    };
    for n in 0..400 {
        fail_paid(&throttle, &guesser(n), NOW);
    }
    assert!(
        price(&throttle, &guesser(401), NOW).is_some(),
        "another /64 of the /48"
    );
    let (a, b) = ("2001:db8:9:2::5", "2001:db8:9:2:ffff::9");
    let at = |text: &str| LoginAttempt::at_verification(text.parse().unwrap()).network();
    assert_eq!(at(a), at(b));
    assert_eq!(at("::ffff:10.0.0.1"), address(1));
}

#[test]
fn a_flood_of_names_neither_fills_the_memory_nor_washes_out_a_guesser() {
    let windows = FailureWindows::new(10);
    for _ in 0..10 {
        windows.reserve(0_u32, NOW);
    }
    for n in 1..3 * u32::try_from(MAX_WINDOWS).unwrap() {
        windows.reserve(n, NOW);
    }
    assert!(windows.len() <= MAX_WINDOWS);
    assert_eq!(windows.reserve(0, NOW), 10);
}

#[test]
fn a_hundred_thousand_guesses_are_dear_and_slips_of_the_pen_are_free() {
    let rounds: u64 = (0..100_000)
        .map(|failures| u64::from(LoginPrice::OF_IDENTITY.rounds(failures)))
        .sum();
    assert!(rounds * 65_536 > 800_000_000_000);
    assert_eq!(LoginPrice::OF_IDENTITY.rounds(5), 0);
    assert_eq!(LoginPrice::OF_CERTIFICATE_CODES.rounds(20), 0);
    assert_eq!(LoginPrice::OF_PORTAL.rounds(u32::MAX), 8);
}

#[test]
fn a_crowded_network_pays_for_what_would_be_free_and_a_known_device_does_not() {
    let throttle = throttle();
    let crowded = LoginTokens {
        is_crowded: true,
        ..LoginTokens::default()
    };
    let attempt = candidate("lea roux", 1);
    let asked = throttle.reserve(attempt.clone(), &crowded, NOW).err();
    let Some(ThrottleRefusal::WorkNeeded(price)) = asked else {
        panic!("looked at for nothing");
    };
    assert_eq!(price.rounds, CROWDED_ROUNDS);
    let paid = LoginTokens {
        is_crowded: true,
        ..with_proof(solve(&price))
    };
    let paid = throttle.reserve(attempt.clone(), &paid, NOW).unwrap();
    let known = LoginTokens {
        device: Some(paid.succeeded().unwrap()),
        ..crowded
    };
    throttle.reserve(attempt, &known, NOW).unwrap().release();
}
