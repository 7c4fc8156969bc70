//! A candidate's test with the real server: the pages, the companion, the board, and a small web.

use std::path::Path;

use serde_json::{Value, json};
use vigie_loadtest::process::ServerProcess;
use vigie_shared::{session::Command, time::MINUTE, view::CandidateCard};
use vigie_tests::{
    ChaosProxy, ExamBrowser, ExamPlace, ExamServer, MovedClock, PATIENCE, Page, Room, StaffLogin,
    TestServer, program, screens as people,
};

use crate::support::list;

/// The seat of the one candidate.
pub const SEAT: u16 = 1;

/// A room with one candidate, whose browser has the companion.
pub struct ExamRoom {
    pub server: TestServer,
    pub room: Room,
    pub invigilator: StaffLogin,
    pub browser: ExamBrowser,
    /// Between the browser and the server.
    pub proxy: ChaosProxy,
    /// Where other browsers find the same.
    pub place: ExamPlace,
    /// Every other host name.
    _web: ExamServer,
}

impl ExamRoom {
    /// The candidate has logged in, has read the rules and waits.
    pub async fn waiting(server: TestServer, policy: &str) -> Self {
        Self::waiting_beside(server, policy, &[]).await
    }

    /// The same with further extensions in the browser.
    pub async fn waiting_beside(server: TestServer, policy: &str, others: &[&Path]) -> Self {
        let web = ExamServer::start(list(1)).await;
        let room = Room::create_with(&server, 1, policy).await;
        let invigilator = room.invigilator(&server, "Claire Morel").await;
        let proxy = ChaosProxy::start(server.port()).await;
        let place = ExamPlace::of_server(&server, &web, proxy.port());
        let browser = ExamBrowser::start_at(&place, others).await;
        let exam = Self {
            server,
            room,
            invigilator,
            browser,
            proxy,
            place,
            _web: web,
        };
        exam.enter().await;
        people::read_the_rules(exam.browser.to_exam().await).await;
        exam
    }

    /// The same, and the test has begun: question 1 is before the candidate, sites are blocked.
    pub async fn testing(server: TestServer, policy: &str) -> Self {
        let mut exam = Self::waiting(server, policy).await;
        exam.start_test().await;
        exam
    }

    /// The candidate fills in the login page.
    pub async fn enter(&self) {
        self.enter_at(&self.browser).await;
    }

    /// The same in another browser.
    pub async fn enter_at(&self, browser: &ExamBrowser) {
        let page = browser.to_exam().await;
        let names = ["Person01", "Test01"];
        people::fill_entry(page, &self.room.codes(), SEAT, names, ["1", "1", "2008"]).await;
    }

    /// The invigilator confirms, once the companion is linked, and the candidate starts.
    pub async fn start_test(&mut self) {
        self.see_companion("present").await;
        self.invigilator.confirm(SEAT).await;
        let page = self.browser.to_exam().await;
        // The page finds out for itself that it is there, once a second.
        page.see_css("[data-testid=start]:not([aria-disabled=true])")
            .await;
        page.click("start").await;
        people::to_question(page).await;
    }

    /// The program as it is installed goes on with this room, on the same data and port.
    pub async fn move_to_process(&mut self) -> ServerProcess {
        self.server.stop().await;
        let (data, port) = (self.server.data(), self.server.port());
        let process = ServerProcess::start(&program("vigie"), data, port).await;
        process.unwrap()
    }

    /// The computer of the candidate sleeps until the server has noticed, and when it wakes an
    /// hour has passed there and at the server.
    pub async fn sleep_for_an_hour(&mut self) -> MovedClock {
        let asleep = self.browser.fall_asleep();
        self.see_card("the lost device", |card| card.lost_since.is_some())
            .await;
        self.server.clock.advance(60 * MINUTE);
        asleep.wake();
        self.browser.move_clock(60 * MINUTE / 1000).await
    }

    /// The question before the candidate.
    pub async fn prompt(&self) -> String {
        let page = self.browser.to_exam().await;
        people::to_question(page).await;
        page.text("prompt").await
    }

    /// When the page of the test was loaded; another number after a reload.
    pub async fn page_loaded_at(&self) -> Value {
        self.browser.to_exam().await;
        self.browser.run("return performance.timeOrigin").await
    }

    /// The page of the test, in front.
    pub async fn page(&self) -> &Page {
        self.browser.to_exam().await
    }

    /// Waits until the card of the candidate fits, as another board sees it from now on.
    pub async fn see_card(&mut self, what: &str, fits: impl Fn(&CandidateCard) -> bool) {
        self.invigilator.reconnect().await;
        let shows = |message: &Value| {
            let cards = [&message["state"]["cards"][0], &message["change"]["card"]];
            let card = cards.into_iter().find(|card| card.is_object());
            card.and_then(|card| serde_json::from_value(card.clone()).ok())
                .is_some_and(|card: CandidateCard| fits(&card))
        };
        let seen = self.invigilator.socket.wait_for(shows);
        if tokio::time::timeout(PATIENCE, seen).await.is_err() {
            let card = self.invigilator.card(SEAT).await;
            panic!("{what}: {card:?}");
        }
    }

    /// Waits until the board says that the companion is `present` or `absent`.
    pub async fn see_companion(&mut self, status: &str) {
        let wanted = json!(status);
        self.see_card(status, |card| json!(card.companion) == wanted)
            .await;
    }

    /// The invigilator lets the device go on that has waited longest.
    pub async fn authorize(&mut self) {
        // Nobody has read this socket for as long as a browser took.
        self.invigilator.reconnect().await;
        self.invigilator.authorize(SEAT).await;
    }

    /// The invigilator ends the test.
    pub async fn end_test(&mut self) {
        self.invigilator.reconnect().await;
        let seat = vigie_shared::ids::Seat(SEAT);
        let ended = self.invigilator.socket.ask(Command::EndTest { seat }).await;
        ended.unwrap();
    }
}
