//! Logins that end, and logins that proved too little, in real windows.

use serde_json::json;
use vigie_tests::{
    Accessibility, Browsers, Page, TestServer, program,
    screens::{self as people, CHLOE},
};

/// The operator ends the logins of a referent: the desk closes, and says why.
#[tokio::test(flavor = "multi_thread")]
async fn a_revocation_on_the_command_line_closes_the_desk_of_a_referent() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let mut axe = Accessibility::default();
    let (email, password) = server.referent().await;
    let desk = browsers.open(&server.origin(), "/referent", None).await;
    people::log_in_referent(&desk, &email, &password).await;
    let codes = people::create_session(&desk).await;
    let finalization = format!("/referent/sessions/{}/finalisation", codes.id);
    desk.go(&finalization).await;
    desk.see("referent-finalize").await;

    let data = server.data().display().to_string();
    let ended = tokio::process::Command::new(program("vigie"))
        .args(["center", "end-logins", "--email", &email, "--data", &data])
        .status()
        .await
        .unwrap();
    assert!(ended.success());
    let begun = tokio::time::Instant::now();
    desk.see_text("referent-login-expired", "fermée depuis le compte")
        .await;
    let taken = begun.elapsed();
    println!("claim: a revoked desk closes in {} ms", taken.as_millis());
    assert!(!desk.has("referent-finalize").await);
    axe.check(&desk, "referent-login-ended").await;
    assert_eq!(status_of(&desk, "/api/referent/me").await, 401);

    // The same page again for the person who has the password.
    people::log_in_referent(&desk, &email, &password).await;
    desk.see("referent-finalize").await;
    axe.done();
}

/// A classmate enters in somebody else's name during the exam, with what the whole class knows.
/// The person takes the test, and the classmate's window stays open until the results are out.
#[tokio::test(flavor = "multi_thread")]
async fn the_stranger_of_the_morning_never_sees_a_result() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let mut axe = Accessibility::default();
    let (email, password) = server.referent().await;
    let referent = browsers.open(&server.origin(), "/referent", None).await;
    people::log_in_referent(&referent, &email, &password).await;
    let codes = people::create_session(&referent).await;
    // A session of an earlier version: its candidates have no codes of their own.
    sqlx::query("update candidate set personal_code = null where session_id = $1")
        .bind(codes.id.as_str())
        .execute(server.app().store.pool())
        .await
        .unwrap();
    let invigilator = browsers.open(&server.origin(), "/surveillant", None).await;
    people::log_in_invigilator(&invigilator, &codes, "Claire Morel").await;

    let stranger = browsers.open(&server.origin(), "/candidat", None).await;
    people::enter(&stranger, &codes, CHLOE).await;
    stranger.see("instructions").await;
    let person = browsers.open(&server.origin(), "/candidat", None).await;
    people::enter(&person, &codes, CHLOE).await;
    people::read_the_rules(&person).await;
    let sign = person.text("sign").await;
    invigilator.press("card-1").await;
    invigilator.press(&format!("admit-{sign}")).await;
    person.click("start").await;
    people::treat(&person).await;
    stranger
        .see_css("[data-testid=stopped][data-reason=device_replaced]")
        .await;
    invigilator.click("end-test").await;
    invigilator.click("end-test-confirm").await;
    person
        .see_css("[data-testid=ended][data-cause=invigilator]")
        .await;

    referent
        .go(&format!("/referent/sessions/{}/finalisation", codes.id))
        .await;
    referent.click("referent-abort-1-technical").await;
    people::finalize(&referent, &codes).await;
    referent.press("referent-publish").await;
    referent.press("referent-publish-yes").await;
    referent.see("referent-published").await;

    person.reload().await;
    person.see("result-reason").await;
    stranger.reload().await;
    stranger.see("identify").await;
    assert!(!stranger.has("result-reason").await);
    axe.check(&stranger, "candidate-identify").await;
    for resource in ["result", "certificate.pdf"] {
        let path = format!("/api/candidate/{}/{resource}", codes.number);
        assert_eq!(status_of(&stranger, &path).await, 403, "{resource}");
    }
    stranger.fill("identify-identifier", "INE0000000X").await;
    stranger.click("identify-submit").await;
    stranger.see("identify-error").await;
    assert!(!stranger.has("result-reason").await);
    axe.done();
}

/// The status of what the page can ask for with its cookies.
async fn status_of(page: &Page, path: &str) -> u16 {
    let script = "const done = arguments[1]; \
                  fetch(arguments[0]).then((response) => done(response.status));";
    let found = page.driver.execute_async(script, vec![json!(path)]).await;
    let found = found.expect("the page may ask");
    serde_json::from_value(found.json().clone()).expect("a status")
}
