//! Studies through their public door: made, driven, scored.

use serde_json::{Value, json};
use vigie_adaptive::{Exposure, Limits};
use vigie_simulation::{
    Engine, Input, InputError, Metrics, Output, Population, Trouble, generate, run,
};
use vigie_simulation::{drive::Driver, golden};

fn small(candidates: usize) -> Input {
    generate(Population::Small, 3, candidates)
}

fn say(driver: &mut Driver, request: Value) -> Value {
    let reply = driver.line(&request.to_string()).expect("it goes on");
    serde_json::from_str(&reply).expect("replies are JSON")
}

fn init(input: &Input) -> Value {
    let mut bank = serde_json::to_value(input).expect("it is data");
    bank.as_object_mut().expect("an object").remove("simulees");
    json!({"op": "init", "input": bank})
}

#[test]
fn driven_line_by_line_the_engine_gives_the_tests_it_gives_in_one_go() {
    let input = small(12);
    let mut driver = Driver::default();
    let hello = say(&mut driver, init(&input));
    assert_eq!(hello["ok"], true);
    assert_eq!(hello["engine"]["name"], "vigie");

    let pool = input.pool().expect("the bank is valid");
    let exposure = Exposure::fit(&pool, Limits::default(), |_| ());
    let pool = pool.under(exposure);
    let sessions = run(&Engine { pool: &pool }, &input, Trouble::None);
    let output = Output::of(&input, &sessions, Limits::default());
    for (number, session) in output.sessions.iter().enumerate() {
        let seed = input.simulees[number].seed;
        let mut reply = say(
            &mut driver,
            json!({"op": "start", "session": number, "seed": seed}),
        );
        for (item, right) in session.items.iter().zip(&session.responses) {
            assert_eq!(reply["item"], *item);
            let request =
                json!({"op": "answer", "session": number, "item": item, "correct": *right == 1});
            reply = say(&mut driver, request);
        }
        assert_eq!(reply["done"], true);
        assert_eq!(reply["theta"], session.theta);
        assert_eq!(reply["levels"], json!(session.levels));
        assert_eq!(reply["score"], session.score);
    }
    assert_eq!(driver.line(r#"{"op":"quit"}"#), None);
}

#[test]
fn a_void_question_is_replaced_and_a_passed_one_counts_as_wrong() {
    let input = small(1);
    let mut driver = Driver::default();
    say(&mut driver, init(&input));
    let first = say(&mut driver, json!({"op": "start", "session": 0, "seed": 5}))["item"].clone();
    let second = say(
        &mut driver,
        json!({"op": "void", "session": 0, "item": first}),
    );
    assert_ne!(second["item"], first);
    assert!(second.get("theta").is_none());
    let answer = json!({"op": "answer", "session": 0, "item": second["item"], "correct": true, "passed": true});
    let third = say(&mut driver, answer);
    assert!(third["theta"].as_f64().expect("a number") < 0.0);

    let mut reply = third;
    let mut answers = 1;
    while reply.get("done").is_none() {
        let item = reply["item"].clone();
        assert_ne!(item, first);
        let request =
            json!({"op": "answer", "session": 0, "item": item, "correct": answers % 2 == 0});
        reply = say(&mut driver, request);
        answers += 1;
    }
    assert_eq!(answers, 32, "a void question does not count");
}

#[test]
fn what_makes_no_sense_is_told_and_changes_nothing() {
    let input = small(1);
    let mut driver = Driver::default();
    let error = |reply: Value| reply["error"].as_str().unwrap_or_default().to_owned();
    let early = say(&mut driver, json!({"op": "start", "session": 0, "seed": 1}));
    assert!(error(early).contains("init"));
    say(&mut driver, init(&input));
    let item = say(&mut driver, json!({"op": "start", "session": 0, "seed": 1}))["item"].clone();
    let wrong = item.as_u64().expect("a number") + 1;
    let reply = say(
        &mut driver,
        json!({"op": "answer", "session": 0, "item": wrong, "correct": true}),
    );
    assert!(error(reply).contains("not the current item"));
    assert!(
        driver
            .line("{")
            .expect("it goes on")
            .contains("not a request")
    );
    let unknown = json!({"op": "answer", "session": 9, "item": 0, "correct": true});
    assert!(error(say(&mut driver, unknown)).contains("no such session"));
    let reply = say(
        &mut driver,
        json!({"op": "answer", "session": 0, "item": item, "correct": true}),
    );
    assert!(
        reply.get("theta").is_some(),
        "the test goes on where it was"
    );
}

#[test]
fn a_bad_bank_is_refused_with_everything_that_is_wrong() {
    let mut driver = Driver::default();
    let mut input = small(1);
    input.bank.retain(|item| item.competence != 7);
    input.bank[0].a = -1.0;
    input.bank[1].b = 99.0;
    let reply = say(&mut driver, init(&input));
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
    assert!(matches!(input.check(), Err(InputError::RepeatedIds(ids)) if ids.len() == 1));
    let mut input = small(1);
    input.test.model = "3PL".to_owned();
    let reply = say(&mut driver, init(&input));
    assert_eq!(
        reply["error"],
        "the model is 3PL, and this program knows 2PL only"
    );
}

#[test]
fn the_engine_keeps_its_promises_on_a_small_study() {
    let input = generate(Population::Profile, 2, 400);
    let pool = input.pool().expect("the bank is valid");
    let exposure = Exposure::fit(&pool, Limits::default(), |_| ());
    let pool = pool.under(exposure);
    let metrics = Metrics::of(&input, &run(&Engine { pool: &pool }, &input, Trouble::None));
    // 400 candidates: one standard deviation of a rate near 0.2 is 0.02.
    assert!(metrics.max_exposure < 0.26, "{metrics:?}");
    assert!(
        metrics.overlap < 0.16 && metrics.overlap_neighbours < 0.36,
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
fn a_deviation_from_the_reference_is_found_and_placed() {
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
