//! What is made known about guessing.

use super::*;

#[test]
fn guessing_is_noticed_while_it_lasts_and_not_when_a_class_logs_in() {
    let throttle = throttle();
    let since = |now| {
        throttle
            .guessed_targets(now)
            .sessions
            .get(&123_456)?
            .candidate
    };
    let all: Vec<_> = (0..60)
        .filter_map(|seat| {
            let attempt = candidate(&seat.to_string(), 1);
            throttle.reserve(attempt, &LoginTokens::default(), NOW).ok()
        })
        .collect();
    for right in all {
        right.succeeded().unwrap();
    }
    assert_eq!(since(NOW), None);
    for n in 0..40 {
        fail_paid(&throttle, &candidate(&n.to_string(), n), NOW);
    }
    assert_eq!(since(NOW), Some(NOW));
    let next = NOW.plus(WINDOW_MICROS + SECOND);
    for n in 0..40 {
        fail_paid(&throttle, &candidate(&n.to_string(), n), next);
    }
    assert_eq!(since(next), Some(NOW), "it goes on");
    assert_eq!(since(next.plus(WINDOW_MICROS)), None, "it is over");
    for _ in 0..10 {
        fail_paid(
            &throttle,
            &LoginAttempt::of_referent("a@b.fr", address(1)),
            NOW,
        );
    }
    assert_eq!(throttle.guessing_at_account("a@b.fr", NOW), Some(NOW));
}

#[test]
fn the_audit_trail_gets_a_handful_of_lines() {
    let throttle = throttle();
    let lines = (0..150)
        .filter_map(|n| {
            let attempt = candidate(&n.to_string(), n);
            let tokens = LoginTokens::default();
            let reservation = match throttle.reserve(attempt.clone(), &tokens, NOW) {
                Ok(reservation) => reservation,
                Err(ThrottleRefusal::WorkNeeded(price)) => {
                    let paid = with_proof(solve(&price));
                    throttle.reserve(attempt, &paid, NOW).unwrap()
                }
                Err(other) => panic!("{other}"),
            };
            reservation.failed()
        })
        .collect::<Vec<_>>();
    assert_eq!(lines, [1, 10, 100]);
}

#[test]
fn failures_and_guessing_are_measured_by_portal() {
    let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
    let handle = recorder.handle();
    metrics::with_local_recorder(&recorder, || {
        let throttle = throttle();
        let wrong = LoginAttempt::at_verification(address(1));
        let tokens = LoginTokens::default();
        for _ in 0..20 {
            let _ = throttle
                .reserve(wrong.clone(), &tokens, NOW)
                .unwrap()
                .failed();
        }
        throttle.publish(NOW);
    });
    let text = handle.render();
    for line in [
        "vigie_login_failures_total{portal=\"verification\"} 20",
        "vigie_login_guessing{portal=\"verification\"} 1",
        "vigie_login_guessing{portal=\"candidate\"} 0",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}
