//! Studies through the public interface: generated, driven and scored.

use serde_json::{Value, json};
use vigie_adaptive::{ExposureControl, ExposureLimits};
use vigie_simulation::{
    Perturbation, StudyInput, StudyInputError, StudyKind, StudyMetrics, StudyOutput, VigieEngine,
    generate_study, run_study,
};
use vigie_simulation::{golden, stdio_driver::StdioDriver};

fn small(candidates: usize) -> StudyInput {
    generate_study(StudyKind::Small, 3, candidates)
}

fn send(driver: &mut StdioDriver, request: Value) -> Value {
    let reply = driver
        .answer_line(&request.to_string())
        .expect("the simulation goes on");
    serde_json::from_str(&reply).expect("replies are JSON")
}

fn init(input: &StudyInput) -> Value {
    let mut bank = serde_json::to_value(input).expect("it is data");
    bank.as_object_mut().expect("an object").remove("simulees");
    json!({"op": "init", "input": bank})
}

#[test]
fn the_driven_engine_gives_the_same_tests_as_a_run() {
    let input = small(12);
    let mut driver = StdioDriver::default();
    let ready = send(&mut driver, init(&input));
    assert_eq!(ready["ok"], true);
    assert_eq!(ready["engine"]["name"], "vigie");

    let pool = input.pool().expect("the bank is valid");
    let control = ExposureControl::fit(&pool, ExposureLimits::default(), |_| ());
    let pool = pool.with_exposure_control(control);
    let sessions = run_study(&VigieEngine { pool: &pool }, &input, Perturbation::None);
    let output = StudyOutput::new(&input, &sessions, ExposureLimits::default());
    for (number, session) in output.sessions.iter().enumerate() {
        let seed = input.simulees[number].seed;
        let mut reply = send(
            &mut driver,
            json!({"op": "start", "session": number, "seed": seed}),
        );
        for (item, right) in session.items.iter().zip(&session.responses) {
            assert_eq!(reply["item"], *item);
            let request =
                json!({"op": "answer", "session": number, "item": item, "correct": *right == 1});
            reply = send(&mut driver, request);
        }
        assert_eq!(reply["done"], true);
        assert_eq!(reply["theta"], session.theta);
        assert_eq!(reply["levels"], json!(session.levels));
        assert_eq!(reply["score"], session.score);
    }
    assert_eq!(driver.answer_line(r#"{"op":"quit"}"#), None);
}

#[test]
fn a_void_question_is_replaced_and_a_passed_one_counts_as_wrong() {
    let input = small(1);
    let mut driver = StdioDriver::default();
    send(&mut driver, init(&input));
    let first = send(&mut driver, json!({"op": "start", "session": 0, "seed": 5}))["item"].clone();
    let second = send(
        &mut driver,
        json!({"op": "void", "session": 0, "item": first}),
    );
    assert_ne!(second["item"], first);
    assert!(second.get("theta").is_none());
    let answer = json!({"op": "answer", "session": 0, "item": second["item"], "correct": true, "passed": true});
    let third = send(&mut driver, answer);
    assert!(third["theta"].as_f64().expect("a number") < 0.0);

    let mut reply = third;
    let mut answers = 1;
    while reply.get("done").is_none() {
        let item = reply["item"].clone();
        assert_ne!(item, first);
        let request =
            json!({"op": "answer", "session": 0, "item": item, "correct": answers % 2 == 0});
        reply = send(&mut driver, request);
        answers += 1;
    }
    assert_eq!(answers, 32, "a void question does not count");
}

#[test]
fn an_invalid_request_gets_an_error_and_changes_nothing() {
    let input = small(1);
    let mut driver = StdioDriver::default();
    let error = |reply: Value| reply["error"].as_str().unwrap_or_default().to_owned();
    let early = send(&mut driver, json!({"op": "start", "session": 0, "seed": 1}));
    assert!(error(early).contains("init"));
    send(&mut driver, init(&input));
    let item = send(&mut driver, json!({"op": "start", "session": 0, "seed": 1}))["item"].clone();
    let wrong = item.as_u64().expect("a number") + 1;
    let reply = send(
        &mut driver,
        json!({"op": "answer", "session": 0, "item": wrong, "correct": true}),
    );
    assert!(error(reply).contains("not the current item"));
    assert!(
        driver
            .answer_line("{")
            .expect("the simulation goes on")
            .contains("not a request")
    );
    let unknown = json!({"op": "answer", "session": 9, "item": 0, "correct": true});
    assert!(error(send(&mut driver, unknown)).contains("no such session"));
    let reply = send(
        &mut driver,
        json!({"op": "answer", "session": 0, "item": item, "correct": true}),
    );
    assert!(
        reply.get("theta").is_some(),
        "the test goes on where it was"
    );
}

#[test]
fn a_bad_bank_is_refused_with_all_its_faults() {
    let mut driver = StdioDriver::default();
    let mut input = small(1);
    input.bank.retain(|item| item.competence != 7);
    input.bank[0].a = -1.0;
    input.bank[1].b = 99.0;
    let reply = send(&mut driver, init(&input));
    let error = reply["error"].as_str().expect("it is refused");
    for part in [
        "3 faults",
        "discrimination -1",
        "difficulty 99",
        "competence 7 has no item",
    ] {
        assert!(error.contains(part), "{part}: {error}");
    }
    let mut input = small(1);
    input.bank[4].id = input.bank[9].id.clone();
    assert!(matches!(input.check(), Err(StudyInputError::RepeatedIds(ids)) if ids.len() == 1));
    let mut input = small(1);
    input.test.model = "3PL".to_owned();
    let reply = send(&mut driver, init(&input));
    assert_eq!(
        reply["error"],
        "the model is 3PL, and this program knows 2PL only"
    );
}

#[test]
fn the_engine_meets_its_bounds_on_a_small_study() {
    let input = generate_study(StudyKind::Profile, 2, 400);
    let pool = input.pool().expect("the bank is valid");
    let control = ExposureControl::fit(&pool, ExposureLimits::default(), |_| ());
    let pool = pool.with_exposure_control(control);
    let metrics = StudyMetrics::new(
        &input,
        &run_study(&VigieEngine { pool: &pool }, &input, Perturbation::None),
    );
    // 400 candidates: one standard deviation of a rate near 0.2 is 0.02.
    assert!(metrics.max_exposure < 0.26, "{metrics:?}");
    assert!(
        metrics.overlap < 0.16 && metrics.neighbor_overlap < 0.36,
        "{metrics:?}"
    );
    assert_eq!((metrics.all_competences, metrics.repeats), (1.0, 0));
    let own = metrics.profile.expect("the engine estimates competences");
    assert!(
        own.rmse < 0.51 && own.rmse < metrics.deduced.rmse - 0.02,
        "{metrics:?}"
    );
    assert!((0.92..0.98).contains(&own.coverage), "{metrics:?}");
}

#[test]
fn a_deviation_from_the_reference_is_found_and_located() {
    let document = json!({
        "schema": "cat-golden/1",
        "bank": [{"a": 0.2921, "b": 2.5047}],
        "patterns": [{
            "id": "p00", "items": [0], "responses": [1], "prior": {"mean": 0.0, "sd": 1.0},
            "eap": 0.192_713_643_078_289_6, "psd": 0.990_728_935_589_271_8,
            "grid_sensitive": false,
            "map": 0.193_557_373_481_714_73, "map_se": 0.990_597_467_711_285_4,
            "mle": null, "mle_se": null,
            "wle": 6.265_782_809_545_052, "wle_se": 7.906_200_194_311_889,
            "at": [{"theta": 4.0, "loglik": -0.498_418_218_331_178_4, "info": 0.020_344_763_830_288_43}],
            "steps": [[0.192_713_643_078_289_6, 0.990_728_935_589_271_8]],
        }],
    });
    let deviations = golden::compare(&document.to_string()).expect("it can be read");
    assert!(deviations.agree(), "{deviations:?}");
    let mut other = document;
    other["patterns"][0]["map"] = json!(0.2);
    let deviations = golden::compare(&other.to_string()).expect("it can be read");
    assert!(!deviations.agree());
    let (name, worst) = deviations
        .all()
        .max_by(|left, right| left.1.deviation.total_cmp(&right.1.deviation))
        .expect("there is one");
    assert_eq!((name, worst.place.as_str()), ("map", "p00"));
}
