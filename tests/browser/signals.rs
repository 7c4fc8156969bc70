//! Leaving a focus question in a real browser: what the candidate reads, what the invigilator
//! sees and decides, and what is no leaving.

use serde_json::json;
use vigie_tests::{
    Accessibility, Browsers, Page, TestServer,
    screens::{self as people, CHLOE, Codes},
};

/// Another window takes the focus and gives it back after so many milliseconds. What a browser
/// says of it, without a second window that may be slow to come.
const GLANCE: &str = "window.dispatchEvent(new Event('blur')); \
    setTimeout(() => window.dispatchEvent(new Event('focus')), arguments[0]);";

/// The page stays where it is for so many milliseconds.
const STAY: &str = "setTimeout(arguments[arguments.length - 1], 2500);";

/// A focus question before Chloé, and an invigilator with the details of that candidate open.
struct FocusScene {
    _server: TestServer,
    browsers: Browsers,
    codes: Codes,
    referent: Page,
    board: Page,
    chloe: Page,
}

impl FocusScene {
    async fn start() -> Self {
        let server = TestServer::start_now().await;
        let browsers = Browsers::start().await;
        let (email, password) = server.referent().await;
        let referent = browsers.open(&server.origin(), "/referent", None).await;
        people::log_in_referent(&referent, &email, &password).await;
        let codes = people::create_session(&referent).await;
        let board = browsers.open(&server.origin(), "/surveillant", None).await;
        people::log_in_invigilator(&board, &codes, "Claire Morel").await;
        let chloe = browsers.open(&server.origin(), "/candidat", None).await;
        people::enter(&chloe, &codes, CHLOE).await;
        people::read_the_rules(&chloe).await;
        people::confirm_all(&board).await;
        chloe.click("start").await;
        chloe.see("test").await;
        while !is_focus_question(&chloe).await {
            people::treat(&chloe).await;
            assert!(!people::has_ended(&chloe).await, "no focus question came");
        }
        people::to_question(&chloe).await;
        board.click("card-1").await;
        Self {
            _server: server,
            browsers,
            codes,
            referent,
            board,
            chloe,
        }
    }
}

/// Is a focus question before the candidate, its warning not passed yet?
async fn is_focus_question(page: &Page) -> bool {
    page.see_css("[data-testid=question], [data-testid=reveal]")
        .await;
    let mode = page.see_css("[data-testid=mode]").await;
    let mode = mode.attr("data-mode").await.expect("the driver answers");
    mode.as_deref() == Some("focus") && page.has("reveal").await
}

async fn glance(page: &Page, milliseconds: u32) {
    let arguments = vec![json!(milliseconds)];
    page.driver
        .execute(GLANCE, arguments)
        .await
        .expect("the page runs scripts");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_glance_warns_a_second_one_counts_and_an_invigilator_excuses_it() {
    let scene = FocusScene::start().await;
    let (board, chloe) = (&scene.board, &scene.chloe);
    let mut axe = Accessibility::default();
    glance(chloe, 300).await;
    chloe.see("focus-warned").await;
    chloe
        .see_text("focus-warned", "Rien n’est compté cette fois.")
        .await;
    let said = chloe.text("focus-warned").await;
    assert!(said.contains("la page 0,"), "tenths of a second: {said}");
    axe.check(chloe, "candidate-focus-warned").await;
    chloe.picture("signals-candidate-warned").await;
    board.see_text("signals", "avertissement").await;
    board.see_text("drawer", "Aucunesortiedepage").await;
    assert!(!board.has("signal-excuse").await, "nothing to excuse");

    glance(chloe, 300).await;
    chloe.see("focus-lost").await;
    axe.check(chloe, "candidate-focus-lost").await;
    chloe.picture("signals-candidate-lost").await;
    board.see_text("drawer", "1sortiedepage").await;
    axe.check(board, "invigilator-signals").await;
    board.picture("signals-drawer").await;

    board.click("signal-excuse").await;
    board.click("signal-excuse-submit").await;
    board.see("signal-excuse-form").await;
    board
        .fill("signal-reason", "Un message de l’antivirus.")
        .await;
    axe.check(board, "invigilator-excuse").await;
    board.picture("signals-excuse").await;
    board.click("signal-excuse-submit").await;
    board.see_text("signal-excused", "Claire Morel").await;
    board.see_text("drawer", "Aucunesortiedepage").await;
    chloe.see("focus-excused").await;

    // The referent reads the sum, and each with its effect.
    let referent = &scene.referent;
    let finalization = format!("/referent/sessions/{}/finalisation", scene.codes.id);
    referent.go(&finalization).await;
    referent.click("referent-candidate-toggle").await;
    referent
        .see("referent-signals")
        .await
        .click()
        .await
        .expect("it opens");
    referent.see_text("referent-signals", "antivirus").await;
    axe.check(referent, "referent-signals").await;
    referent.picture("signals-referent").await;
    axe.done();
}

#[tokio::test(flavor = "multi_thread")]
async fn another_tab_for_longer_than_two_seconds_counts_and_is_shown_at_the_end() {
    let scene = FocusScene::start().await;
    let chloe = &scene.chloe;
    let test = chloe.driver.window().await.expect("a window");
    let tab = json!({ "url": "about:blank" });
    chloe
        .driver
        .cdp()
        .send_raw("Target.createTarget", tab)
        .await
        .expect("a tab in front");
    scene.board.see_text("signals", "encemoment").await;
    let tabs = chloe.driver.windows().await.expect("its tabs");
    let other = tabs.into_iter().find(|tab| *tab != test).expect("two tabs");
    chloe
        .driver
        .switch_to_window(other)
        .await
        .expect("it is there");
    chloe
        .driver
        .execute_async(STAY, Vec::new())
        .await
        .expect("time passes");
    chloe.driver.close_window().await.expect("it closes");
    chloe
        .driver
        .switch_to_window(test)
        .await
        .expect("it is there");
    chloe.see("focus-lost").await;
    scene.board.see_text("drawer", "1sortiedepage").await;
    scene.board.click("end-test").await;
    scene.board.click("end-test-confirm").await;
    chloe.see("ended").await;
    chloe.see_text("recorded-signals", "n’estpascomptée").await;
    let mut axe = Accessibility::default();
    axe.check(chloe, "candidate-recorded-signals").await;
    chloe.picture("signals-candidate-end").await;
    axe.done();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_is_on_record_and_is_no_leaving() {
    let scene = FocusScene::start().await;
    scene.chloe.reload().await;
    people::to_question(&scene.chloe).await;
    scene.board.see_text("signals", "Pagerechargée").await;
    scene.board.see_text("drawer", "Aucunesortiedepage").await;
    for box_id in ["focus-lost", "focus-warned", "focus-undecided"] {
        assert!(!scene.chloe.has(box_id).await, "{box_id}");
    }
}

/// Scenes 17 and 18: the browser is killed while another window is in front.
#[tokio::test(flavor = "multi_thread")]
async fn a_killed_browser_counts_nothing_and_people_see_it() {
    let scene = FocusScene::start().await;
    let leave = "window.dispatchEvent(new Event('blur'));";
    let left = scene.chloe.driver.execute(leave, Vec::new()).await;
    left.expect("the page runs scripts");
    scene.board.see_text("signals", "encemoment").await;
    // The browser is gone before it can answer.
    let crash = scene.chloe.driver.cdp();
    let _ = crash.send_raw("Browser.crash", json!({})).await;

    let again = scene
        .browsers
        .open(&scene._server.origin(), "/candidat", None)
        .await;
    people::enter(&again, &scene.codes, CHLOE).await;
    let sign = again.text("sign").await;
    scene.board.click(&format!("admit-{sign}")).await;
    again.click("resume-test").await;
    people::to_question(&again).await;
    again.see("focus-undecided").await;
    scene.board.see("signals-undecided").await;
    scene.board.see_text("drawer", "Aucunesortiedepage").await;
    let mut axe = Accessibility::default();
    axe.check(&scene.board, "invigilator-undecided").await;
    scene.board.picture("signals-undecided").await;
    axe.done();
}
