//! What people do at their screens.

use crate::Page;
use serde_json::json;
use std::path::Path;
use thirtyfour::{By, WebElement};
use vigie_server::center_zone::CenterZone;
use vigie_shared::{api::CandidateLoginRequest, time::Timestamp};

/// A candidate of the demo roster.
#[derive(Debug, Clone, Copy)]
pub struct RosterPerson {
    /// Seat in the roster.
    pub seat: u16,
    /// Birth name.
    pub last: &'static str,
    /// First name.
    pub first: &'static str,
    /// Day, month, year.
    pub born: [&'static str; 3],
}

/// Finishes the test in the stories.
pub const CHLOE: RosterPerson = RosterPerson {
    seat: 1,
    last: "Abadie",
    first: "chloe",
    born: ["14", "3", "2008"],
};
/// Does not finish it.
pub const MAELYS: RosterPerson = RosterPerson {
    seat: 3,
    last: "BELLANGER",
    first: "Maëlys",
    born: ["27", "6", "2008"],
};
/// Takes the test without a browser.
pub const ANAIS: RosterPerson = RosterPerson {
    seat: 4,
    last: "Cœurderoy",
    first: "Anaïs",
    born: ["9", "1", "2008"],
};

/// Number and codes of a session.
pub struct Codes {
    /// Id of the session.
    pub id: String,
    /// Number of the session.
    pub number: String,
    /// What all candidates need.
    pub access: String,
    /// What each candidate needs, by seat.
    pub personal: Vec<String>,
    /// What invigilators need.
    pub password: String,
}

impl Codes {
    /// The personal code of a seat.
    pub fn personal_code(&self, seat: u16) -> String {
        self.personal[usize::from(seat) - 1].clone()
    }
}

impl RosterPerson {
    /// The login of this person.
    pub fn login_request(&self, codes: &Codes) -> CandidateLoginRequest {
        let [day, month, year] = self.born;
        CandidateLoginRequest {
            session: codes.number.parse().unwrap(),
            first_name: self.first.to_owned(),
            last_name: self.last.to_owned(),
            birthdate: format!("{year}-{month:0>2}-{day:0>2}"),
            access_code: codes.access.as_str().into(),
            personal_code: Some(codes.personal_code(self.seat).into()),
            door_ticket: None,
            external_id: None,
        }
    }
}

/// The referent logs in.
pub async fn log_in_referent(page: &Page, email: &str, password: &str) {
    page.fill("referent-email", email).await;
    page.fill("referent-password", password).await;
    page.click("referent-login-submit").await;
}

/// Creates a session from the demo roster and reads its codes.
pub async fn create_session(page: &Page) -> Codes {
    page.click("referent-new-session").await;
    page.fill("referent-site", "Lycée des Essais").await;
    page.fill("referent-room", "B12").await;
    // Tests start on the day of their session, in the zone of the center.
    let zone = CenterZone::of(CenterZone::DEFAULT).expect("the zone of centers");
    let now = Timestamp(jiff::Timestamp::now().as_microsecond());
    let now = zone.local(now).expect("an hour of this year");
    set(page, "referent-held_on", &now.date().to_string()).await;
    set(page, "referent-held_at", &now.strftime("%H:%M").to_string()).await;
    page.fill("referent-invigilator-1", "Claire Morel").await;
    let roster = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/src/demo/roster.csv");
    let file = page.see_css("[data-testid=referent-roster-file]").await;
    file.send_keys(roster.canonicalize().unwrap().to_str().unwrap())
        .await
        .unwrap();
    page.see("referent-preview").await;
    let rows = page
        .driver
        .find_all(By::Testid("referent-preview-row"))
        .await
        .unwrap();
    assert_eq!(rows.len(), 24);
    page.picture("referent-create").await;
    page.click("referent-create-submit").await;
    // On a Sunday, or in the first hours of a day in France, the day is asked back.
    accept_concerns(page).await;
    let number = page.text("referent-code-number").await;
    let url = page.driver.current_url().await.unwrap();
    let id = url.path_segments().unwrap().nth(2).unwrap().to_owned();
    Codes {
        number: number.chars().filter(char::is_ascii_digit).collect(),
        access: page.text("referent-code-access").await,
        personal: personal_codes(page, &id).await,
        password: page.text("referent-code-password").await,
        id,
    }
}

/// Accepts what is asked back about a planned session, if anything is.
async fn accept_concerns(page: &Page) {
    let asked_or_made = "[data-testid=referent-concern], [data-testid=referent-code-number]";
    page.see_css(asked_or_made).await;
    let concerns = page.driver.find_all(By::Testid("referent-concern")).await;
    let concerns = concerns.unwrap();
    for concern in &concerns {
        concern.click().await.unwrap();
    }
    if !concerns.is_empty() {
        page.click("referent-create-submit").await;
    }
}

/// The personal codes of a session, as the page could read them from the server.
async fn personal_codes(page: &Page, id: &str) -> Vec<String> {
    let script = "const done = arguments[1]; \
                  fetch('/api/sessions/' + arguments[0]).then((response) => response.json()) \
                  .then((session) => done(session.personal_codes.map((own) => own.code)));";
    let found = page
        .driver
        .execute_async(script, vec![json!(id)])
        .await
        .unwrap();
    serde_json::from_value(found.json().clone()).unwrap()
}

/// Sets a field whose keys depend on the machine's language (dates).
pub async fn set(page: &Page, testid: &str, value: &str) {
    let field = page.see(testid).await;
    let script = "arguments[0].value = arguments[1]; \
                  for (const name of ['input', 'change']) \
                  arguments[0].dispatchEvent(new Event(name, { bubbles: true }));";
    let arguments = vec![field.to_json().unwrap(), json!(value)];
    page.driver.execute(script, arguments).await.unwrap();
}

/// An invigilator logs in and sees the board.
pub async fn log_in_invigilator(page: &Page, codes: &Codes, name: &str) {
    page.fill("login-session", &codes.number).await;
    page.fill("login-password", &codes.password).await;
    page.fill("login-name", name).await;
    page.click("login-submit").await;
    page.see("board").await;
}

/// A candidate of the demo roster fills in the form of the login page.
pub async fn enter(page: &Page, codes: &Codes, person: RosterPerson) {
    let names = [person.last, person.first];
    fill_entry(page, codes, person.seat, names, person.born).await;
}

/// Fills in the login form of a candidate: names, and day, month and year of birth.
pub async fn fill_entry(
    page: &Page,
    codes: &Codes,
    seat: u16,
    [last, first]: [&str; 2],
    born: [&str; 3],
) {
    page.fill("entry-session", &codes.number).await;
    page.fill("entry-last-name", last).await;
    page.fill("entry-first-name", first).await;
    for (field, value) in ["entry-day", "entry-month", "entry-year"]
        .into_iter()
        .zip(born)
    {
        page.fill(field, value).await;
    }
    page.fill("entry-code", &codes.access).await;
    page.fill("entry-personal-code", &codes.personal_code(seat))
        .await;
    page.click("entry-submit").await;
}

/// Five pages, the box, and waiting.
pub async fn read_the_rules(page: &Page) {
    for number in 1..5 {
        page.see_css(&format!("[data-testid=instructions][data-page='{number}']"))
            .await;
        page.click("next").await;
    }
    page.click("accept").await;
    page.click("accept-rules").await;
    page.see("waiting").await;
}

/// Confirms all who wait.
pub async fn confirm_all(page: &Page) {
    page.click("confirm-all").await;
    page.click("bulk-confirm").await;
}

/// Passes the warning, if there is one.
pub async fn to_question(page: &Page) {
    let shown = page
        .see_css("[data-testid=question], [data-testid=reveal]")
        .await;
    if shown.attr("data-testid").await.unwrap().as_deref() == Some("reveal") {
        page.click("reveal").await;
        page.see("question").await;
    }
}

/// Answers the question with what comes first, or passes it.
pub async fn treat(page: &Page) {
    to_question(page).await;
    let before = page.text("treated").await;
    if let Some(choice) = first(page, "[data-testid^=choice-]").await {
        choice.scroll_into_view().await.unwrap();
        choice.click().await.unwrap();
        page.click("validate").await;
    } else if first(page, "[data-testid=text]").await.is_some() {
        page.fill("text", "42").await;
        page.click("validate").await;
    } else {
        page.click("pass").await;
        page.click("pass-yes").await;
    }
    moved_on(page, &before).await;
}

async fn first(page: &Page, css: &str) -> Option<WebElement> {
    page.driver
        .find_all(By::Css(css))
        .await
        .unwrap()
        .into_iter()
        .next()
}

/// Waits for the next question, or the end: what was treated is counted on screen.
async fn moved_on(page: &Page, before: &str) {
    page.see_text_change("treated", before).await;
}

/// Has the test ended?
pub async fn has_ended(page: &Page) -> bool {
    page.has("ended").await
}

/// Waits until a card of the board says this.
pub async fn see_on_card(page: &Page, seat: u16, text: &str) {
    page.see_text(&format!("card-{seat}"), text).await;
}

/// Finalizes, once nothing is missing; with the number of the session where the page asks for it.
pub async fn finalize(page: &Page, codes: &Codes) {
    page.gone("referent-missing-item").await;
    page.click("referent-finalize").await;
    page.see("referent-finalize-dialog").await;
    if page.has("referent-finalize-number").await {
        page.fill("referent-finalize-number", &codes.number).await;
    }
    page.click("referent-finalize-yes").await;
    page.see("referent-outcome-table").await;
}

/// What the outcome of a seat says.
pub async fn outcome(page: &Page, seat: u16) -> String {
    let css = format!("[data-testid=referent-outcome-row][data-seat='{seat}']");
    page.see_css(&css).await.text().await.unwrap()
}
