//! The claim that nobody can stop an exam: a room answers while somebody attacks the server.
//! With `VIGIE_ACCEPT=full` at full size, otherwise small: the same code, fewer attackers.

use vigie_loadtest::abuse::{self, AbuseOptions, AttackKind};
use vigie_tests::program;

/// Is this the full size?
fn full() -> bool {
    std::env::var("VIGIE_ACCEPT").is_ok_and(|size| size == "full")
}

#[tokio::test(flavor = "multi_thread")]
async fn no_attack_stops_a_room_or_keeps_the_right_people_out() {
    let (candidates, rate, seconds) = match full() {
        true => (40, 40, 10),
        false => (5, 10, 2),
    };
    let options = AbuseOptions {
        server: program("vigie"),
        candidates,
        rate,
        attacks: AttackKind::ALL.to_vec(),
        seconds,
        full: full(),
    };
    let reports = abuse::run(&options).await.unwrap();
    for report in &reports {
        println!("claim: {report}");
    }
    assert_eq!(reports.len(), AttackKind::ALL.len());
    for report in &reports {
        let name = report.attack.name();
        assert_eq!(report.kept_out, Vec::<String>::new(), "{name}");
        assert!(
            report.settled,
            "{name}: not everything was answered and shown"
        );
        assert!(report.answers > 0, "{name}: nobody answered");
        assert_eq!(report.wrong_answers, 0, "{name}");
        if full() {
            // The bounds of the claim; only here, where nothing else runs beside it.
            assert!(report.next_p99_ms < 200.0, "{report}");
            assert!(report.memory_is_flat(), "{report}");
        }
    }
}
