//! Pages that have died say so, pages that cannot live say why, and each belongs to one session.

use vigie_tests::{
    Accessibility, Browsers, Page, TestServer, UpgradeFilter,
    screens::{self as people, CHLOE, Codes, MAELYS},
};

/// What a translator does to a page: each text is replaced by elements around its translation.
const TRANSLATE: &str = "const walker = document.createTreeWalker(document.querySelector('main'), \
    NodeFilter.SHOW_TEXT); const texts = []; while (walker.nextNode()) texts.push(walker.currentNode); \
    for (const text of texts) { const font = document.createElement('font'); \
    text.parentNode.replaceChild(font, text); font.appendChild(text); }";

/// An extension takes away what the application has drawn.
const TAKE_AWAY: &str = "document.querySelector('main').replaceChildren();";

/// The application draws no heartbeat any more.
const FREEZE: &str = "window.vigieWatchdog.beat = () => {};";

/// What a browser reports when the program ends at an instruction that cannot be reached, as it
/// does after a panic.
const TRAP: &str = "const error = new WebAssembly.RuntimeError('unreachable'); \
    window.dispatchEvent(new ErrorEvent('error', { error }));";

async fn referent_creates(server: &TestServer, browsers: &Browsers) -> (Page, Codes) {
    let (email, password) = server.referent().await;
    let window = browsers.open(&server.origin(), "/referent", None).await;
    people::log_in_referent(&window, &email, &password).await;
    let codes = people::create_session(&window).await;
    (window, codes)
}

async fn path(page: &Page) -> String {
    page.driver
        .current_url()
        .await
        .expect("a page has an address")
        .path()
        .to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_has_died_or_was_changed_is_covered_and_a_reload_brings_it_back() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let (_, codes) = referent_creates(&server, &browsers).await;
    let board = browsers.open(&server.origin(), "/surveillant", None).await;
    people::log_in_invigilator(&board, &codes, "Claire Morel").await;
    let chloe = browsers.open(&server.origin(), "/candidat", None).await;
    people::enter(&chloe, &codes, CHLOE).await;
    let deaths = [
        (TRANSLATE, "changed"),
        (TAKE_AWAY, "changed"),
        (FREEZE, "dead"),
        (TRAP, "dead"),
    ];
    for (window, seen) in [(&chloe, "instructions"), (&board, "board")] {
        for (script, cause) in deaths {
            window.see(seen).await;
            // The first heartbeat has been drawn.
            window.see_css("[data-vigie-drawn]").await;
            assert!(!window.has("cover").await);
            window.driver.execute(script, Vec::new()).await.unwrap();
            window
                .see_css(&format!("[data-testid=cover][data-cause={cause}]"))
                .await;
            assert!(window.has_focus("cover-reload").await);
            window.picture(&format!("{seen}-{cause}")).await;
            window.click("cover-reload").await;
        }
        window.see(seen).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_without_sockets_is_named_within_ten_seconds_with_the_address_to_allow() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let mut axe = Accessibility::default();
    let (_, codes) = referent_creates(&server, &browsers).await;
    let filter = UpgradeFilter::start(server.port()).await;
    let window = browsers
        .open(&server.origin(), "/candidat", Some(filter.port()))
        .await;
    people::enter(&window, &codes, CHLOE).await;
    window
        .see_css("[data-testid=diagnosis][data-reason=no_socket]")
        .await;
    let report = window.see("diagnosis-report").await;
    let report = report.prop("value").await.unwrap().unwrap();
    let address = server.origin().replacen("http", "ws", 1) + "/api/socket/";
    assert!(report.contains(&address), "{report}");
    assert!(
        report.contains(&format!("TCP {}", server.port())),
        "{report}"
    );
    axe.check(&window, "no-socket").await;
    window.picture("no-socket").await;
    axe.done();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sessions_are_usable_in_one_browser() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let (window, first) = referent_creates(&server, &browsers).await;
    window.go("/referent").await;
    let second = people::create_session(&window).await;
    let rooms = [&first, &second].map(|codes| format!("/surveillant/{}", codes.number));

    window.go("/surveillant").await;
    people::log_in_invigilator(&window, &first, "Claire Morel").await;
    assert_eq!(path(&window).await, rooms[0]);
    // The form is there for another room, and the way back to this one.
    window.go("/surveillant").await;
    window.see("watched-room-open").await;
    people::log_in_invigilator(&window, &second, "Idir Haddad").await;
    assert_eq!(path(&window).await, rooms[1]);
    for (room, codes) in rooms.iter().zip([&first, &second]) {
        window.go(room).await;
        window.see("board").await;
        window.see_text("sitting", &codes.number).await;
    }

    // Two candidates' tests as well; the address without a number leads to the last one.
    for (codes, person) in [(&first, CHLOE), (&second, MAELYS)] {
        window.go(&format!("/candidat/{}", codes.number)).await;
        people::enter(&window, codes, person).await;
        window.see("instructions").await;
    }
    for (codes, name) in [(&first, "Chloé"), (&second, "Maëlys")] {
        window.go(&format!("/candidat/{}", codes.number)).await;
        window.see_text("who", name).await;
    }
    window.go("/candidat").await;
    window.see("instructions").await;
    assert_eq!(path(&window).await, format!("/candidat/{}", second.number));
}

#[tokio::test(flavor = "multi_thread")]
async fn back_stays_on_the_test_warns_on_a_focus_question_and_counts_the_second_time() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let (_, codes) = referent_creates(&server, &browsers).await;
    let board = browsers.open(&server.origin(), "/surveillant", None).await;
    people::log_in_invigilator(&board, &codes, "Claire Morel").await;
    // From the home page, so that Back has somewhere to lead within the application.
    let chloe = browsers.open(&server.origin(), "/", None).await;
    chloe
        .see_css("a[href='/candidat']")
        .await
        .click()
        .await
        .unwrap();
    people::enter(&chloe, &codes, CHLOE).await;
    people::read_the_rules(&chloe).await;
    people::confirm_all(&board).await;
    chloe.click("start").await;
    chloe.see("test").await;
    assert!(
        chloe
            .see_css("header .vigie-masthead__brand")
            .await
            .tag_name()
            .await
            .unwrap()
            == "span",
        "the logo leads nowhere during a test"
    );
    while !is_focus_question(&chloe).await {
        people::treat(&chloe).await;
        assert!(!people::has_ended(&chloe).await, "no focus question came");
    }
    let test = format!("/candidat/{}", codes.number);
    chloe.driver.back().await.unwrap();
    chloe.see("reveal").await;
    assert_eq!(path(&chloe).await, test);
    assert!(!chloe.has("focus-lost").await, "nothing is shown yet");

    chloe.click("reveal").await;
    chloe.see("question").await;
    // The first time is over at once and only warns.
    for notice in ["focus-warned", "focus-lost"] {
        chloe.driver.back().await.unwrap();
        chloe.see(notice).await;
        chloe.see("question").await;
        assert_eq!(path(&chloe).await, test);
    }
    board.click("card-1").await;
    board.see_text("drawer", "1sortiedepage").await;
}

/// Is a focus question before the candidate, its warning not passed yet?
async fn is_focus_question(page: &Page) -> bool {
    page.see_css("[data-testid=question], [data-testid=reveal]")
        .await;
    let mode = page.see_css("[data-testid=mode]").await;
    let mode = mode.attr("data-mode").await.expect("the driver answers");
    mode.as_deref() == Some("focus") && page.has("reveal").await
}
