//! A session from its creation to its outcomes, by four people at four screens.

use vigie_shared::session::Command;
use vigie_tests::{
    Accessibility, Browsers, ChaosProxy, LatencyWatch, Room, TestServer,
    screens::{self as people, ANAIS, CHLOE, Codes, MAELYS},
};

#[tokio::test(flavor = "multi_thread")]
#[allow(clippy::too_many_lines, reason = "one story, in the order it happens")]
async fn a_session_from_creation_to_outcomes_in_real_windows() {
    let server = TestServer::start_now().await;
    let bank = server.app().bank.clone();
    let browsers = Browsers::start().await;
    let origin = server.origin();
    let mut axe = Accessibility::default();

    // The referent creates the session from the roster and reads the codes.
    let (email, password) = server.referent().await;
    let referent = browsers.open(&origin, "/referent", None).await;
    people::log_in_referent(&referent, &email, &password).await;
    let codes = people::create_session(&referent).await;
    axe.check(&referent, "referent-codes").await;

    // The invigilator opens the board; two candidates enter at screens of their own.
    let invigilator = browsers.open(&origin, "/surveillant", None).await;
    axe.check(&invigilator, "invigilator-login").await;
    people::log_in_invigilator(&invigilator, &codes, "Claire Morel").await;
    let chloe = browsers.open(&origin, "/candidat", None).await;
    let proxy = ChaosProxy::start(server.port()).await;
    let maelys = browsers
        .open(&origin, "/candidat", Some(proxy.port()))
        .await;
    for (window, person) in [(&chloe, CHLOE), (&maelys, MAELYS)] {
        people::enter(window, &codes, person).await;
        axe.check(window, "candidate-instructions").await;
        people::read_the_rules(window).await;
        axe.check(window, "candidate-waiting").await;
        let standing = format!(
            "[data-testid=card-{}][data-standing=to-confirm]",
            person.seat
        );
        invigilator.see_css(&standing).await;
    }
    people::confirm_all(&invigilator).await;
    for window in [&chloe, &maelys] {
        // Without a reload: the confirmation was pushed.
        window.click("start").await;
        people::to_question(window).await;
    }
    invigilator
        .see_css("[data-testid=card-1][data-standing=testing]")
        .await;
    axe.check(&chloe, "candidate-question").await;
    axe.check(&invigilator, "invigilator-board").await;

    // An answer moves the board.
    people::treat(&chloe).await;
    people::see_on_card(&invigilator, 1, "2/32").await;

    // A reported question blocks, also after a reload, until the invigilator accepts;
    // then another comes under the same number by itself.
    people::to_question(&chloe).await;
    let reported = chloe.text("prompt").await;
    chloe.click("report").await;
    chloe.click("report-yes").await;
    chloe.see("blocked").await;
    chloe.reload().await;
    chloe.see("blocked").await;
    axe.check(&chloe, "candidate-blocked").await;
    invigilator
        .see_css("[data-testid=card-1][data-standing=blocked]")
        .await;
    invigilator.click("card-1").await;
    invigilator.click("reason-E9").await;
    axe.check(&invigilator, "invigilator-alert").await;
    invigilator.click("alert-accept").await;
    chloe.gone("blocked").await;
    people::to_question(&chloe).await;
    assert_ne!(chloe.text("prompt").await, reported);
    people::see_on_card(&invigilator, 1, "2/32").await;
    invigilator.click("drawer-close").await;

    // The network of the other one is cut, and comes back to the same question.
    people::to_question(&maelys).await;
    let before = maelys.text("prompt").await;
    proxy.break_networking();
    maelys.see("offline").await;
    axe.check(&maelys, "candidate-offline").await;
    proxy.restore_networking();
    maelys.gone("offline").await;
    assert_eq!(maelys.text("prompt").await, before);

    // The invigilator ends the test.
    invigilator.click("card-3").await;
    invigilator.click("end-test").await;
    invigilator.click("end-test-confirm").await;
    maelys
        .see_css("[data-testid=ended][data-cause=invigilator]")
        .await;
    axe.check(&maelys, "candidate-ended").await;
    invigilator.click("drawer-close").await;

    // A third one goes on elsewhere; the first one finishes all 32 questions.
    let room = Room::from_codes(
        &codes.number,
        &codes.access,
        &codes.personal,
        &codes.password,
    );
    let mut staff = room.invigilator(&server, "Idir Haddad").await;
    let mut anais = room.enter(&server, &ANAIS.login_request(&codes)).await;
    anais.socket.ask(Command::AcceptRules).await.unwrap();
    staff.confirm(ANAIS.seat).await;
    anais.socket.ask(Command::StartTest).await.unwrap();
    anais.answer(&bank, true).await;
    let stopwatch = LatencyWatch::start(&chloe, &invigilator, CHLOE.seat).await;
    while !people::has_ended(&chloe).await {
        people::treat(&chloe).await;
    }
    chloe
        .see_css("[data-testid=ended][data-cause=completed]")
        .await;
    invigilator
        .see_css("[data-testid=card-1][data-standing=ended]")
        .await;
    let lap = stopwatch.read().await;
    println!(
        "claim: {} answers in real windows: on the board {} ms after the click (median), {} ms at \
         worst",
        lap.count(),
        lap.median().as_millis(),
        lap.max().as_millis()
    );

    // Finalization names what is missing, and then succeeds.
    referent
        .go(&format!("/referent/sessions/{}/finalisation", codes.id))
        .await;
    referent.click("referent-finalize").await;
    referent.see("referent-finalize-incomplete").await;
    referent.see("referent-missing-item").await;
    axe.check(&referent, "referent-missing").await;
    referent.click("referent-end-running").await;
    referent.click("referent-abort-3-candidate").await;
    referent.click("referent-abort-4-technical").await;
    referent.see("referent-finalize").await;
    people::finalize(&referent, &codes).await;
    axe.check(&referent, "referent-outcomes").await;
    let expected = [(1, "Validé"), (2, "Absent"), (3, "Rejeté"), (4, "Annulé")];
    for (seat, outcome) in expected {
        let said = people::outcome(&referent, seat).await;
        assert!(said.contains(outcome), "seat {seat}: {said}");
    }
    invigilator.see("banner-finalized").await;
    axe.check(&invigilator, "invigilator-finalized").await;
    axe.done();
}

/// The logins of one browser never displace each other.
#[tokio::test(flavor = "multi_thread")]
async fn all_portals_are_open_at_once_in_one_browser() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let (email, password) = server.referent().await;
    let window = browsers.open(&server.origin(), "/referent", None).await;
    people::log_in_referent(&window, &email, &password).await;
    let codes: Codes = people::create_session(&window).await;
    window.go("/surveillant").await;
    people::log_in_invigilator(&window, &codes, "Claire Morel").await;
    window.go("/candidat").await;
    people::enter(&window, &codes, CHLOE).await;
    window.see("instructions").await;
    window.go("/surveillant").await;
    window.click("watched-room-open").await;
    window.see("board").await;
    window.go("/referent").await;
    window.see("referent-sessions").await;
    window.go("/candidat").await;
    window.see("instructions").await;
}
