//! A center in La Réunion on a server in UTC, with the browser of this machine.

use thirtyfour::Key;
use vigie_tests::{Accessibility, Browsers, TestServer, screens};

#[tokio::test(flavor = "multi_thread")]
async fn a_center_says_where_it_is_and_its_pages_have_its_hours() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let mut axe = Accessibility::default();
    let (email, password) = server.referent().await;
    let page = browsers
        .open(&server.origin(), "/referent/centre", None)
        .await;
    screens::log_in_referent(&page, &email, &password).await;
    page.see("center-form").await;
    axe.check(&page, "center").await;
    page.picture("center-settings").await;

    // A letter that does not follow from the digits: said at the field, and nothing is lost.
    page.fill("center-uai", "9740001A").await;
    page.fill("center-signatory_name", "Anaïs Gauthier").await;
    page.click("center-save").await;
    page.see("center-uai-error").await;
    assert!(page.has_focus("center-uai").await);
    axe.check(&page, "center with an error").await;
    page.fill("center-uai", "9740001H").await;

    // By keyboard alone: the zone by the first letters of its place, then the button.
    page.tab_to("center-zone").await;
    page.keys("La R").await;
    page.tab_to("center-save").await;
    page.keys(Key::Enter).await;
    page.see("center-saved").await;
    let notice = page.text("zone-notice").await;
    assert!(
        notice.contains("La Réunion") && notice.contains("UTC+4"),
        "{notice}"
    );
    println!("claim: a center says by keyboard that it is in La Réunion; its pages name the zone");
    page.reload().await;
    page.see("center-form").await;
    let uai = page.see("center-uai").await.prop("value").await.unwrap();
    assert_eq!(uai.as_deref(), Some("9740001H"));
    page.see("zone-notice").await;
    axe.check(&page, "center overseas").await;
    axe.done();
}
