//! A room full of companions on one server.

use std::{fs, process::Command};

use serde_json::Value;
use vigie_tests::program;

#[tokio::test(flavor = "multi_thread")]
async fn thirty_candidates_with_the_companion_are_in_the_load_figures() {
    const CANDIDATES: u64 = 30;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("figures.json");
    let measured = Command::new(program("vigie-loadtest"))
        .args(["bench", "--rooms", "1", "--invigilators", "1"])
        .args(["--candidates", &CANDIDATES.to_string()])
        // Two heartbeats of each.
        .args(["--rate", "10", "--seconds", "10", "--companions"])
        .arg("--server")
        .arg(program("vigie"))
        .arg("--json")
        .arg(&file)
        .output()
        .unwrap();
    let (said, wrong) = (
        String::from_utf8_lossy(&measured.stdout),
        String::from_utf8_lossy(&measured.stderr),
    );
    assert!(measured.status.success(), "{said}{wrong}");
    let figures: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert_eq!(figures["companion_connections"], CANDIDATES, "{figures}");
    // A candidate, the companion, and the invigilator.
    assert_eq!(figures["connections"], 2 * CANDIDATES + 1, "{figures}");
    assert!(
        figures["companion_beats_per_s"].as_f64() > Some(1.0),
        "{figures}"
    );
    assert_eq!(figures["lost"], 0, "{figures}");
    println!(
        "claim: {CANDIDATES} candidates with the companion: {:.1} heartbeats a second, answers on \
         the next page after {} ms (median)",
        figures["companion_beats_per_s"].as_f64().unwrap(),
        figures["next_ms"]["p50"]
    );
}
