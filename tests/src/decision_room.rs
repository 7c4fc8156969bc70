//! A session that was decided, and decided again.

use crate::{Center, Room, Socket, StaffLogin, TestServer, post};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use vigie_shared::{
    ids::{IncidentId, Seat},
    rules::AbortReason,
    session::{
        Command, IncidentCategory, IncidentResolution, OutcomeChange, RecordIncident, Refusal,
    },
};

/// A session with two referents: seat 1 treated 20 questions and left, seat 2 as many before a
/// technical problem, seat 3 as many and was suspected, seat 4 never came.
pub struct DecisionRoom {
    /// Where.
    pub server: TestServer,
    /// The session.
    pub room: Room,
    /// Nora, who made the session.
    pub nora: StaffLogin,
    /// Omar, a colleague.
    pub omar: Socket,
}

impl DecisionRoom {
    /// Everything is said that a finalization asks.
    pub async fn ready() -> Self {
        let server = TestServer::start().await;
        let center = Center::open(&server).await;
        Self::ready_in(server, &center).await
    }

    /// The same in a center that is there already.
    pub async fn ready_in(server: TestServer, center: &Center) -> Self {
        let room = center.room(&server, 4).await;
        let mut claire = room.invigilator(&server, "Claire Morel").await;
        for seat in 1..=3 {
            let mut candidate = room.testing(&server, &mut claire, seat).await;
            candidate.treat(&server.app().bank, 20).await;
            let seat = Seat(seat);
            claire.socket.ask(Command::EndTest { seat }).await.unwrap();
        }
        let suspected = RecordIncident {
            category: IncidentCategory::C6,
            seats: vec![Seat(3)],
            number: None,
            description: "Un téléphone sous la table".to_owned(),
            when: None,
            credit: false,
        };
        let mut nora = room.referent(&server).await;
        let commands = [
            Command::RecordIncident(suspected),
            Command::ResolveIncident {
                incident: IncidentId(1),
                how: IncidentResolution::Upheld,
                reason: "Vu par deux personnes".to_owned(),
            },
            abort(1, AbortReason::Candidate),
            abort(2, AbortReason::Technical),
            abort(3, AbortReason::Technical),
        ];
        for command in commands {
            nora.socket.ask(command).await.unwrap();
        }
        let cookie = center.colleague(&server).await;
        let path = format!("/api/socket/referent/{}", room.id);
        let omar = Socket::open(server.port(), &path, &cookie).await;
        Self {
            server,
            room,
            nora,
            omar,
        }
    }

    /// The same, decided.
    pub async fn finalized() -> Self {
        let mut sitting = Self::ready().await;
        sitting.says(Command::Finalize { end_running: false }).await;
        sitting
    }

    /// The same, with its results out.
    pub async fn published() -> Self {
        let mut sitting = Self::finalized().await;
        sitting.says(Command::Publish).await;
        sitting
    }

    /// Nora says this.
    pub async fn says(&mut self, command: Command) {
        self.nora.socket.ask(command).await.unwrap();
    }

    /// Why what Nora says is refused.
    pub async fn refused(&mut self, command: Command) -> Refusal {
        self.nora.socket.refusal(command).await
    }

    /// Code of the certificate of a seat that is good now.
    pub async fn code(&self, seat: usize) -> Option<String> {
        let view = self.room.finalization_view(&self.server).await;
        let certificate = view.seats[seat - 1].certificate.as_ref();
        certificate.map(|code| code.as_str().to_owned())
    }

    /// Verifies a code: status and body.
    pub async fn verify(&self, code: &str) -> (u16, Value) {
        let body = json!({ "code": code });
        let response = post(&self.server, "/api/certificates/verify", None, &body).await;
        (response.status().as_u16(), response.json().await.unwrap())
    }

    /// A file of the session, as Nora downloads it.
    pub async fn file(&self, file: &str) -> Response {
        let path = format!("/api/sessions/{}/{file}", self.room.id);
        let request = Client::new().get(self.server.url(&path));
        let cookie = self.room.referent_cookie();
        request.header("cookie", cookie).send().await.unwrap()
    }

    /// The cells of a column of a table, by seat.
    pub async fn column(&self, file: &str, heading: &str) -> Vec<String> {
        let response = self.file(file).await;
        assert_eq!(response.status(), 200, "{file}");
        let text = response.text().await.unwrap();
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.as_bytes());
        let mut headings = reader.headers().unwrap().iter();
        let place = headings.position(|one| one == heading).unwrap();
        let records = reader.records().map(Result::unwrap);
        records.map(|record| record[place].to_owned()).collect()
    }

    /// The result that a candidate asks for: status and body.
    pub async fn own_result(&self, seat: u16) -> (u16, Value) {
        let login = post(
            &self.server,
            "/api/candidate/login",
            None,
            &self.room.entry(seat),
        )
        .await;
        assert_eq!(login.status(), 200);
        let cookie = login.headers()["set-cookie"].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap();
        let path = self.room.path("candidate", "result");
        let request = Client::new().get(self.server.url(&path));
        let response = request.header("cookie", cookie).send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }
}

/// Says why a test was not finished.
pub fn abort(seat: u16, reason: AbortReason) -> Command {
    Command::SetAbortReason {
        seat: Seat(seat),
        reason,
    }
}

/// Decides a published outcome again, by who saw this version.
pub fn revise(seat: u16, change: OutcomeChange, version: u16) -> Command {
    Command::ReviseOutcome {
        seat: Seat(seat),
        change,
        version,
        reason: "Le journal du réseau le montre".to_owned(),
    }
}

/// A second person confirms a proposal.
pub fn confirm(seat: u16, proposal: u16) -> Command {
    Command::ConfirmRevision {
        seat: Seat(seat),
        proposal,
        reason: "Vérifié également".to_owned(),
    }
}

/// Takes a finalization back.
pub fn reopen() -> Command {
    Command::ReopenSession {
        reason: "La mauvaise personne était nommée".to_owned(),
    }
}
