//! Two devices at one seat, in real windows: an accomplice, a change of computer, two tabs.

use std::time::{Duration, Instant};
use vigie_tests::{
    Accessibility, Browsers, ChaosProxy, Page, TestServer,
    screens::{self as people, CHLOE, Codes},
};

/// What a change of computer may take of people's time, from the first key of the entry form to
/// the question.
const CHANGE_OF_COMPUTER: Duration = Duration::from_secs(20);

/// A room of the demo roster with an invigilator at the board.
async fn room(browsers: &Browsers, server: &TestServer) -> (Codes, Page) {
    let (email, password) = server.referent().await;
    let referent = browsers.open(&server.origin(), "/referent", None).await;
    people::log_in_referent(&referent, &email, &password).await;
    let codes = people::create_session(&referent).await;
    let invigilator = browsers.open(&server.origin(), "/surveillant", None).await;
    people::log_in_invigilator(&invigilator, &codes, "Claire Morel").await;
    (codes, invigilator)
}

async fn see_card(invigilator: &Page, standing: &str) {
    let card = format!("[data-testid=card-1][data-standing={standing}]");
    invigilator.see_css(&card).await;
}

async fn see_stopped(page: &Page, reason: &str) {
    let stopped = format!("[data-testid=stopped][data-reason={reason}]");
    page.see_css(&stopped).await;
}

/// The person in the room and an accomplice elsewhere enter in the same name. The invigilator
/// confirms the number on the screen they see, and only that device can start.
#[tokio::test(flavor = "multi_thread")]
async fn the_accomplice_never_starts() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let (codes, invigilator) = room(&browsers, &server).await;
    let mut axe = Accessibility::default();
    let accomplice = browsers.open(&server.origin(), "/candidat", None).await;
    let person = browsers.open(&server.origin(), "/candidat", None).await;
    for window in [&accomplice, &person] {
        people::enter(window, &codes, CHLOE).await;
        people::read_the_rules(window).await;
    }
    let sign = person.text("sign").await;
    assert_ne!(sign, accomplice.text("sign").await);
    accomplice.see_text("other-devices", &sign).await;
    axe.check(&person, "candidate-sign").await;

    see_card(&invigilator, "to-choose").await;
    invigilator.see_text("card-devices-1", &sign).await;
    invigilator.press("card-1").await;
    axe.check(&invigilator, "invigilator-two-devices").await;
    invigilator.press(&format!("admit-{sign}")).await;
    person.see("start").await;
    assert!(!accomplice.has("start").await);
    person.click("start").await;
    people::to_question(&person).await;
    see_stopped(&accomplice, "device_replaced").await;
    axe.check(&accomplice, "candidate-replaced").await;
    see_card(&invigilator, "testing").await;
    axe.done();
}

/// The first computer fails, and comes back while the second one waits: the second one waits
/// all the same, and goes on at the same question once it is authorized.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_computer_takes_seconds_also_when_the_old_one_comes_back() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let (codes, invigilator) = room(&browsers, &server).await;
    let mut axe = Accessibility::default();
    let proxy = ChaosProxy::start(server.port()).await;
    let old = browsers
        .open(&server.origin(), "/candidat", Some(proxy.port()))
        .await;
    people::enter(&old, &codes, CHLOE).await;
    people::read_the_rules(&old).await;
    people::confirm_all(&invigilator).await;
    old.click("start").await;
    people::treat(&old).await;
    people::to_question(&old).await;
    let question = old.text("prompt").await;
    proxy.break_networking();
    old.see("offline").await;

    let new = browsers.open(&server.origin(), "/candidat", None).await;
    #[expect(
        clippy::disallowed_methods,
        reason = "how long it takes a person is what is tested"
    )]
    let begun = Instant::now();
    people::enter(&new, &codes, CHLOE).await;
    let sign = new.text("sign").await;
    proxy.restore_networking();
    old.gone("offline").await;
    old.see_text("other-devices", &sign).await;
    see_card(&invigilator, "to-choose").await;
    invigilator.click("card-1").await;
    invigilator.click(&format!("admit-{sign}")).await;
    new.click("resume-test").await;
    people::to_question(&new).await;
    let taken = begun.elapsed();
    assert_eq!(new.text("prompt").await, question, "the same question");
    assert!(taken < CHANGE_OF_COMPUTER, "{taken:?}");
    println!("claim: a change of computer in {} ms", taken.as_millis());
    see_stopped(&old, "device_replaced").await;
    see_card(&invigilator, "testing").await;
    axe.check(&invigilator, "invigilator-after-change").await;

    // The old one asks again and is refused.
    old.click("leave").await;
    people::enter(&old, &codes, CHLOE).await;
    let sign = old.text("sign").await;
    axe.check(&old, "candidate-waiting-device").await;
    see_card(&invigilator, "to-choose").await;
    invigilator.click(&format!("refuse-{sign}")).await;
    see_stopped(&old, "device_refused").await;
    axe.check(&old, "candidate-refused").await;
    see_card(&invigilator, "testing").await;
    people::treat(&new).await;
    axe.done();
}

/// The same login in a second tab: each says so, and takes over with one button.
#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_take_over_from_each_other_without_the_invigilator() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let (codes, invigilator) = room(&browsers, &server).await;
    let candidate = browsers.open(&server.origin(), "/candidat", None).await;
    people::enter(&candidate, &codes, CHLOE).await;
    people::read_the_rules(&candidate).await;
    people::confirm_all(&invigilator).await;
    candidate.click("start").await;
    people::to_question(&candidate).await;
    let question = candidate.text("prompt").await;

    let first = candidate.driver.window().await.unwrap();
    let second = candidate.driver.new_tab().await.unwrap();
    let show = |tab| candidate.driver.switch_to_window(tab);
    show(second.clone()).await.unwrap();
    candidate.go("/candidat").await;
    assert_eq!(candidate.text("prompt").await, question);
    show(first).await.unwrap();
    see_stopped(&candidate, "displaced").await;
    candidate.click("reload").await;
    assert_eq!(candidate.text("prompt").await, question);
    see_card(&invigilator, "testing").await;
    show(second).await.unwrap();
    see_stopped(&candidate, "displaced").await;
}
