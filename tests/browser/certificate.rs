//! From an incident to a verified certificate: two referents and three invigilators at
//! once, the staff by keyboard alone, and axe on every page.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use thirtyfour::Key;
use vigie_shared::session::{Command, IncidentResolution};
use vigie_tests::{
    Accessibility, Browsers, Page, Room, TestServer,
    screens::{self as people, CHLOE, Codes, MAELYS},
};

/// Two candidates in their tests: Chloé has treated 32 questions, Maëlys 20.
async fn two_tests(server: &TestServer, codes: &Codes) {
    let bank = server.app().bank.clone();
    let room = Room::from_codes(
        &codes.number,
        &codes.access,
        &codes.personal,
        &codes.password,
    );
    let mut staff = room.invigilator(server, "Idir Haddad").await;
    for (person, questions) in [(CHLOE, 32), (MAELYS, 20)] {
        let mut candidate = room.enter(server, &person.login_request(codes)).await;
        candidate.socket.ask(Command::AcceptRules).await.unwrap();
        staff.confirm(person.seat).await;
        candidate.socket.ask(Command::StartTest).await.unwrap();
        candidate.treat(&bank, questions).await;
    }
}

/// Puts a ready sentence of a category on record about a candidate: three keys once the
/// card has the focus, as the board promises. Arrows move among the cards.
async fn record_by_keys(page: &Page, seat: u16, category: &str) {
    if !page.has_focus(&format!("card-{seat}")).await {
        page.tab_to("card-1").await;
        for _ in 1..seat {
            page.keys(Key::Right).await;
        }
    }
    page.keys("i").await;
    page.see("recorder").await;
    page.keys(category).await;
    page.see("incident-note").await;
    page.keys(Key::Enter).await;
    page.gone("recorder").await;
}

/// Decides the only incident of a category in the queue, by keyboard alone.
async fn resolve_by_keys(page: &Page, how: IncidentResolution) {
    page.tab_to("referent-queue-look").await;
    page.keys(Key::Enter).await;
    let open = page.see_css("[data-testid^='referent-resolve-']").await;
    let prefix = open.attr("data-testid").await.unwrap().unwrap();
    page.tab_to(&prefix).await;
    page.keys(Key::Enter).await;
    page.see(&format!("{prefix}-form")).await;
    // Two radio buttons: Tab comes to the first, arrows choose the other.
    page.tab_to(&format!("{prefix}-upheld")).await;
    match how {
        IncidentResolution::Dismissed => page.keys(Key::Down).await,
        _ => page.keys(" ").await,
    }
    page.tab_to(&format!("{prefix}-reason")).await;
    page.keys("Les deux surveillants ont été entendus.").await;
    page.tab_to(&format!("{prefix}-submit")).await;
    page.keys(Key::Enter).await;
    page.see("referent-queue-done").await;
}

#[tokio::test(flavor = "multi_thread")]
#[allow(clippy::too_many_lines, reason = "one story, in the order it happens")]
async fn from_an_incident_to_a_verified_certificate_with_five_people_at_once() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let origin = server.origin();
    let mut axe = Accessibility::default();

    // Two referents of one center, three invigilators of one room.
    let (email, password) = server.referent().await;
    let first = browsers.open(&origin, "/referent", None).await;
    axe.check(&first, "referent-login").await;
    people::log_in_referent(&first, &email, &password).await;
    let codes = people::create_session(&first).await;
    axe.check(&first, "referent-codes").await;
    two_tests(&server, &codes).await;
    let (email, password) = server.second_referent(&email).await;
    let second = browsers.open(&origin, "/referent", None).await;
    people::log_in_referent(&second, &email, &password).await;
    axe.check(&second, "referent-sessions").await;
    second.press("referent-nav-queue").await;
    second.see("referent-queue-empty").await;
    axe.check(&second, "referent-queue-empty").await;
    let mut invigilators = Vec::new();
    for name in ["Claire Morel", "Sacha Martin", "Dominique Leroy"] {
        let window = browsers.open(&origin, "/surveillant", None).await;
        people::log_in_invigilator(&window, &codes, name).await;
        invigilators.push(window);
    }
    let [claire, sacha, dominique] = &invigilators[..] else {
        panic!("three invigilators");
    };
    axe.check(claire, "board").await;

    // Claire suspects something, by keyboard; the queue of the second referent shows it
    // by itself, and the third invigilator's board has it on record.
    record_by_keys(claire, CHLOE.seat, "3").await;
    second
        .see_css("[data-testid=referent-queue-entry][data-category=C6]")
        .await;
    axe.check(&second, "referent-queue").await;
    // Sacha notes a technical problem for Maëlys, and takes a second note back.
    record_by_keys(sacha, MAELYS.seat, "1").await;
    record_by_keys(sacha, MAELYS.seat, "2").await;
    sacha.keys("u").await;
    dominique.keys("l").await;
    dominique.see("record-panel").await;
    dominique
        .see_css("[data-testid=incident-row][data-state=deleted]")
        .await;
    axe.check(dominique, "board-record").await;
    dominique.keys(Key::Escape).await;
    // Dominique records what happened in the room, and the time lost is given back.
    dominique.keys("r").await;
    dominique.see("recorder").await;
    axe.check(dominique, "board-room-incident").await;
    dominique.press("incident-chip-1").await;
    dominique.press("incident-save").await;
    dominique.gone("recorder").await;
    second
        .see_css("[data-testid=referent-queue-entry][data-category=R1]")
        .await;

    // The second referent decides by keyboard; the blocking ones come first.
    resolve_by_keys(&second, IncidentResolution::Dismissed).await;
    axe.check(&second, "referent-queue-decided").await;
    second.press("referent-queue-done-close").await;
    resolve_by_keys(&second, IncidentResolution::Upheld).await;

    // Meanwhile the first one sees what is missing, accepts the proposed reason, and
    // finalizes while the second one looks at the same page.
    let finalization = format!("/referent/sessions/{}/finalisation", codes.id);
    first.go(&finalization).await;
    second.go(&finalization).await;
    first.tab_to("referent-end-running").await;
    first.keys(" ").await;
    first.see("referent-proposal").await;
    axe.check(&first, "referent-finalization").await;
    first.press("referent-proposal-accept").await;
    first.press("referent-settle-close").await;
    first.gone("referent-missing-item").await;
    first.press("referent-finalize").await;
    axe.check(&first, "referent-finalize-dialog").await;
    first.tab_to("referent-finalize-number").await;
    first.keys(codes.number.as_str()).await;
    first.press("referent-finalize-yes").await;
    first.see("referent-outcome-table").await;
    axe.check(&first, "referent-results").await;
    second.see("referent-outcome-table").await;
    claire.see("banner-finalized").await;
    let said = people::outcome(&first, CHLOE.seat).await;
    assert!(said.contains("Validé"), "{said}");

    // Before the publication no result is visible.
    let candidate = browsers.open(&origin, "/candidat", None).await;
    axe.check(&candidate, "candidate-entry").await;
    people::enter(&candidate, &codes, CHLOE).await;
    candidate.see("entry-refused").await;
    first.press("referent-publish").await;
    first.press("referent-publish-yes").await;
    first.see("referent-published").await;
    axe.check(&first, "referent-published").await;
    candidate.reload().await;
    people::enter(&candidate, &codes, CHLOE).await;
    // The whole room knows the access code: what opens the result is the personal one.
    candidate.see("result-score").await;
    axe.check(&candidate, "candidate-result").await;
    let code = candidate.text("result-code").await;

    // Anybody with the code can verify it; without one, there is nothing to learn.
    let visitor = browsers.open(&origin, "/verification", None).await;
    axe.check(&visitor, "verification").await;
    visitor.fill("verification-code", "P-ABCDEFGH").await;
    visitor.click("verification-submit").await;
    visitor.see("verification-unknown").await;
    axe.check(&visitor, "verification-unknown").await;
    visitor.go("/").await;
    axe.check(&visitor, "home").await;
    visitor.go(&format!("/verification#{code}")).await;
    visitor.see_text("verification-name", "Abadie").await;
    axe.check(&visitor, "verification-found").await;

    // The room as it was, on a slider moved by keys.
    let replay = format!("/referent/sessions/{}/relecture", codes.id);
    first.go(&replay).await;
    first.tab_to("referent-replay-slider").await;
    first.keys(Key::Home).await;
    first.keys(Key::End).await;
    axe.check(&first, "referent-replay").await;
    first
        .go(&format!("/referent/sessions/{}/suivi", codes.id))
        .await;
    axe.check(&first, "referent-room").await;
    first.go("/referent/sessions/nouvelle").await;
    axe.check(&first, "referent-create").await;
    axe.done();
}
