//! The page pays for a log-in by itself while somebody is guessing.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::json;
use vigie_tests::{
    Accessibility, Browsers, TestServer, post,
    screens::{self as people, CHLOE},
};

#[tokio::test]
async fn a_candidate_enters_after_a_moment_of_computing_and_lost_slips_are_helped_with() {
    let server = TestServer::start_now().await;
    let (email, password) = server.referent().await;
    let browsers = Browsers::start().await;
    let desk = browsers.open(&server.origin(), "/referent", None).await;
    people::log_in_referent(&desk, &email, &password).await;
    let codes = people::create_session(&desk).await;

    let mut wrong = serde_json::to_value(CHLOE.login_request(&codes)).unwrap();
    wrong["personal_code"] = json!("XXXX2222");
    let mut last = 0;
    for _ in 0..20 {
        let answer = post(&server, "/api/candidate/login", None, &wrong).await;
        last = answer.status().as_u16();
    }
    assert_eq!(last, 429, "there is a price to pay");
    let visitor = browsers.open(&server.origin(), "/candidat", None).await;
    let mut axe = Accessibility::default();
    axe.check(&visitor, "candidate-entry").await;
    people::enter(&visitor, &codes, CHLOE).await;
    visitor.see("instructions").await;

    let invigilator = browsers.open(&server.origin(), "/surveillant", None).await;
    people::log_in_invigilator(&invigilator, &codes, "Claire Morel").await;
    invigilator.click("card-1").await;
    invigilator.click("personal-code-show").await;
    let own = codes.personal_code(1);
    let shown = format!("{} {}", &own[..4], &own[4..]);
    invigilator.see_text("personal-code", &shown).await;
    axe.check(&invigilator, "board-personal-code").await;

    desk.click("referent-renew-access").await;
    axe.check(&desk, "referent-renewal").await;
    desk.click("referent-renew-access-yes").await;
    desk.see_text_change("referent-code-access", &codes.access)
        .await;
    axe.done();
}
