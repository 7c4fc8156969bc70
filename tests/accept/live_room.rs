//! The claims about a live room, on the programs as they are installed. With
//! `VIGIE_ACCEPT=full` at full size, otherwise small: the same code, fewer people.

use serde_json::Value;
use std::time::Duration;
use tempfile::TempDir;
use tokio::process::Command;
use vigie_loadtest::{bench, chaos, process::ServerProcess};
use vigie_tests::{
    Browsers, program,
    screens::{self, Codes},
};

/// Is this the full size?
fn full() -> bool {
    std::env::var("VIGIE_ACCEPT").is_ok_and(|size| size == "full")
}

/// By then the first simulated candidate of the demo has started: they arrive within 5 s, read the
/// rules in up to 40 s, are confirmed within 15 s and start within 6 s, and machines are slow.
const FIRST_START: Duration = Duration::from_secs(120);

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_room_moves_and_a_person_finishes_the_free_seat() {
    let data = TempDir::new().unwrap();
    let server = ServerProcess::start(&program("vigie"), data.path(), 0)
        .await
        .unwrap();
    let file = server.demo_file();
    let mut loadtest = Command::new(program("vigie-loadtest"))
        .args(["demo", "--demo"])
        .arg(&file)
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let demo: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let codes = Codes {
        id: text(&demo["session"]["id"]),
        number: demo["session"]["number"].to_string(),
        access: text(&demo["session"]["access_code"]),
        personal: demo["candidates"]
            .as_array()
            .unwrap()
            .iter()
            .map(|person| text(&person["personal_code"]))
            .collect(),
        password: text(&demo["session"]["invigilator_password"]),
    };
    let origin = text(&demo["url"]);
    let browsers = Browsers::start().await;
    let invigilator = browsers.open(&origin, "/surveillant", None).await;
    screens::log_in_invigilator(&invigilator, &codes, "Claire Morel").await;

    let person = &demo["free_seat"];
    let born: Vec<String> = text(&person["birthdate"])
        .split('-')
        .map(str::to_owned)
        .collect();
    let (last, first) = (text(&person["last_name"]), text(&person["first_name"]));
    let seat = person["seat"].as_u64().unwrap();
    let visitor = browsers.open(&origin, "/candidat", None).await;
    screens::fill_entry(
        &visitor,
        &codes,
        u16::try_from(seat).unwrap(),
        [&last, &first],
        [&born[2], &born[1], &born[0]],
    )
    .await;
    screens::read_the_rules(&visitor).await;
    let sign = visitor.text("sign").await;
    invigilator.click(&format!("card-{seat}")).await;
    invigilator.click(&format!("admit-{sign}")).await;
    visitor.click("start").await;
    let mut questions = 0;
    while !screens::has_ended(&visitor).await {
        screens::treat(&visitor).await;
        questions += 1;
    }
    visitor
        .see_css("[data-testid=ended][data-cause=completed]")
        .await;
    invigilator
        .see_css(&format!("[data-testid=card-{seat}][data-standing=ended]"))
        .await;
    let others = format!("[data-standing=testing]:not([data-testid=card-{seat}])");
    invigilator.see_css_within(FIRST_START, &others).await;
    println!("claim: the demo room moves, and a person finished {questions} questions in it");
    assert_eq!(questions, 32);
    loadtest.kill().await.unwrap();
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn kills_at_random_moments_lose_no_acknowledged_answer_and_count_none_twice() {
    let (rooms, candidates, kills) = if full() { (10, 300, 20) } else { (2, 12, 3) };
    let options = chaos::ChaosOptions {
        server: program("vigie"),
        data: None,
        rooms,
        candidates,
        kills,
        seed: 7,
    };
    let report = chaos::run(&options, |line| println!("{line}"))
        .await
        .unwrap();
    println!(
        "claim: {} kills among {} candidates: {} answers acknowledged, {} lost, {} counted twice, \
         {} not resumed",
        report.kills,
        report.candidates,
        report.acknowledged,
        report.lost,
        report.duplicated,
        report.not_resumed
    );
    assert!(report.acknowledged > 0, "no candidate answered");
    assert!(report.is_clean());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_of_rooms_loses_nothing() {
    let (rooms, candidates, rate, seconds) = if full() {
        (500, 30, 1500, 60)
    } else {
        (4, 5, 20, 5)
    };
    let options = bench::BenchOptions {
        server: program("vigie"),
        data: None,
        rooms,
        candidates,
        invigilators: 2,
        rate,
        seconds,
        companions: false,
        bare: false,
    };
    let report = bench::run(&options).await.unwrap();
    println!(
        "claim: {} sockets, {:.0} answers/s: {} lost, {} duplicated; next page p99 {:.1} ms, board \
         p99 {:.1} ms, {:.3} ms of processor an answer, {:.1} KiB a connection",
        report.connections,
        report.answers_per_s,
        report.lost,
        report.duplicated,
        report.next_ms.p99,
        report.board_ms.p99,
        report.server_cpu_ms_per_answer,
        report.server_rss_kb_per_connection
    );
    assert!(report.settled, "not everything was answered and shown");
    assert_eq!((report.lost, report.duplicated, report.altered), (0, 0, 0));
    if full() {
        // The bounds of the claim; only here, where nothing else runs beside it.
        assert!(report.next_ms.p99 < 250.0);
        assert!(report.server_rss_kb_per_connection * 1.024 < 20.0);
    }
}
