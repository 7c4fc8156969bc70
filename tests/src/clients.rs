//! Sessions, candidates and staff, through HTTP and sockets.

mod candidate_login;
mod companion;

use crate::{Center, Socket, TestServer, screens::Codes};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use vigie_client::Credentials;
use vigie_shared::{
    api::{
        CandidateLoginRequest, CreatedSession, InvigilatorCode, InvigilatorLoginRequest,
        SessionInvigilators,
    },
    ids::{DeviceId, Seat},
    rules::AbortReason,
    secret_text::SecretText,
    session::{Command, FinalizationBlocker, IncidentSettlement, SeatDevice},
    view::{Board, CandidateCard, FinalizationView, ReferentView},
};

/// A session created by a referent through HTTP.
pub struct Room {
    /// Id of the session.
    pub id: String,
    number: u32,
    access_code: String,
    personal_codes: Vec<String>,
    password: String,
    referent: String,
    /// E-mail and password of the referent, where they are known.
    account: Option<(String, String)>,
}

/// A logged-in candidate with a socket.
pub struct CandidateLogin {
    /// Connected, hello sent.
    pub socket: Socket,
    /// `Cookie` header.
    pub cookie: String,
    /// Path of the socket.
    pub socket_path: String,
    port: u16,
}

/// A logged-in invigilator or referent with a socket.
pub struct StaffLogin {
    /// Connected, hello sent.
    pub socket: Socket,
    /// `Cookie` header.
    pub cookie: String,
    port: u16,
    path: String,
}

/// Posts JSON as a page does.
pub async fn post(server: &TestServer, path: &str, cookie: Option<&str>, body: &Value) -> Response {
    let mut request = Client::new()
        .post(server.url(path))
        .header("origin", server.origin())
        .json(body);
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    request.send().await.unwrap()
}

impl Room {
    /// A session with candidates `Test01 Person01`.., all born on 2008-01-01; seat
    /// 2 has a third more time, seat 3 needs accessible items.
    pub async fn create(server: &TestServer, seats: u16) -> Self {
        Self::create_with(server, seats, "observed").await
    }

    /// The same with a companion policy.
    pub async fn create_with(server: &TestServer, seats: u16, companion: &str) -> Self {
        Self::create_by(server, &Center::open(server).await, seats, companion).await
    }

    /// The same by a referent who is logged in.
    pub(crate) async fn create_by(
        server: &TestServer,
        center: &Center,
        seats: u16,
        companion: &str,
    ) -> Self {
        let referent = center.cookie.clone();
        let now = server.wall_clock_in(&center.zone);
        let mut roster = String::from(
            "Nom de naissance;Prénom;Date de naissance;Sexe;Lieu de naissance;INE;Classe;Temps \
             majoré;Besoin d'accessibilité\n",
        );
        for seat in 1..=seats {
            let extra = if seat == 2 { "33 %" } else { "" };
            let accessible = if seat == 3 { "oui" } else { "non" };
            roster += &format!(
                "Person{seat:02};Test{seat:02};2008-01-01;F;Lyon;INE{seat};TG3;{extra};{accessible}\n"
            );
        }
        let body = json!({
            "site": "Lycée des Essais", "room": "B12",
            "held_on": now.date().to_string(), "held_at": now.strftime("%H:%M").to_string(), "invigilators": ["Claire Morel", "Idir Haddad"],
            "observations": "", "companion": companion, "roster": roster,
        });
        let response = post(server, "/api/sessions", Some(&referent), &body).await;
        assert_eq!(response.status(), 201);
        let made: CreatedSession = response.json().await.unwrap();
        let personal_codes = made.personal_codes.into_iter();
        Self {
            id: made.id.to_string(),
            number: made.number,
            access_code: made.access_code,
            personal_codes: personal_codes.map(|own| own.code).collect(),
            password: made.invigilator_password,
            referent,
            account: Some((center.email.clone(), center.password.clone())),
        }
    }

    /// A session created elsewhere, by its codes; the personal ones by seat, none in sessions
    /// of earlier versions.
    pub fn from_codes(
        number: &str,
        access_code: &str,
        personal_codes: &[String],
        password: &str,
    ) -> Self {
        Self {
            id: String::new(),
            number: number.parse().unwrap(),
            access_code: access_code.to_owned(),
            personal_codes: personal_codes.to_vec(),
            password: password.to_owned(),
            referent: String::new(),
            account: None,
        }
    }

    /// What is typed into the pages of this session.
    pub fn codes(&self) -> Codes {
        Codes {
            id: self.id.clone(),
            number: self.number.to_string(),
            access: self.access_code.clone(),
            personal: self.personal_codes.clone(),
            password: self.password.clone(),
        }
    }

    /// Path of a resource of this session at a portal, `candidate` or `invigilator`.
    pub fn path(&self, portal: &str, resource: &str) -> String {
        format!("/api/{portal}/{}/{resource}", self.number)
    }

    /// Number of the session.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Path of the socket of this session for a portal.
    pub fn socket_path(&self, portal: &str) -> String {
        format!("/api/socket/{portal}/{}", self.number)
    }

    /// Cookie header of the referent who created the session.
    pub fn referent_cookie(&self) -> &str {
        &self.referent
    }

    /// The correct login of a candidate.
    pub fn login_request(&self, seat: u16) -> CandidateLoginRequest {
        CandidateLoginRequest {
            session: self.number,
            first_name: format!("test{seat:02}"),
            last_name: format!("PERSON{seat:02}"),
            birthdate: "2008-01-01".to_owned(),
            access_code: self.access_code.as_str().into(),
            personal_code: self
                .personal_codes
                .get(usize::from(seat) - 1)
                .map(|code| code.as_str().into()),
            door_ticket: None,
            external_id: Some(format!("ine-{seat}").into()),
        }
    }

    /// The same as JSON, to be altered.
    pub fn entry(&self, seat: u16) -> Value {
        serde_json::to_value(self.login_request(seat)).unwrap()
    }

    /// Logs a candidate in on a new device and connects the socket.
    pub async fn candidate(&self, server: &TestServer, seat: u16) -> CandidateLogin {
        self.enter(server, &self.login_request(seat)).await
    }

    /// The same with another login.
    pub async fn enter(
        &self,
        server: &TestServer,
        request: &CandidateLoginRequest,
    ) -> CandidateLogin {
        let credentials = server.http().log_in_candidate(request).await.unwrap();
        CandidateLogin {
            socket: open(server, &credentials).await,
            cookie: credentials.cookie().to_owned(),
            socket_path: credentials.socket_path().to_owned(),
            port: server.port(),
        }
    }

    /// Logs an invigilator in under a name and connects the socket.
    pub async fn invigilator(&self, server: &TestServer, name: &str) -> StaffLogin {
        let request = InvigilatorLoginRequest {
            session: self.number,
            personal_code: None,
            password: self.password.as_str().into(),
            name: name.to_owned(),
        };
        self.enter_staff(server, &request).await
    }

    /// A new personal code for an invigilator on the list of the session.
    pub async fn invigilator_code(&self, server: &TestServer, name: &str) -> String {
        let path = format!("/api/sessions/{}/invigilators", self.id);
        let request = Client::new().get(server.url(&path));
        let request = request.header("cookie", &self.referent);
        let list: SessionInvigilators = request.send().await.unwrap().json().await.unwrap();
        let mut people = list.invigilators.iter();
        let person = people.find(|one| one.name == name).unwrap();
        let body = json!({ "invigilator": person.id });
        let made = post(server, &format!("{path}/code"), Some(&self.referent), &body).await;
        let made: InvigilatorCode = made.json().await.unwrap();
        made.code
    }

    /// Logs an invigilator in with a personal code and connects the socket.
    pub async fn named_invigilator(&self, server: &TestServer, code: &str) -> StaffLogin {
        let request = InvigilatorLoginRequest {
            session: self.number,
            personal_code: Some(code.into()),
            password: SecretText::default(),
            name: String::new(),
        };
        self.enter_staff(server, &request).await
    }

    async fn enter_staff(
        &self,
        server: &TestServer,
        request: &InvigilatorLoginRequest,
    ) -> StaffLogin {
        let credentials = server.http().log_in_invigilator(request).await.unwrap();
        StaffLogin {
            socket: open(server, &credentials).await.joined().await,
            cookie: credentials.cookie().to_owned(),
            port: server.port(),
            path: credentials.socket_path().to_owned(),
        }
    }

    /// Connects the referent who created the session.
    pub async fn referent(&self, server: &TestServer) -> StaffLogin {
        let path = format!("/api/socket/referent/{}", self.id);
        let socket = Socket::open(server.port(), &path, &self.referent).await;
        let socket = socket.joined().await;
        StaffLogin {
            socket,
            cookie: self.referent.clone(),
            port: server.port(),
            path,
        }
    }

    /// The same after a new login: after half an hour without input the first one is over, and
    /// after a quarter of an hour it no longer finalizes.
    pub async fn referent_again(&self, server: &TestServer) -> StaffLogin {
        let (email, password) = self.account.as_ref().unwrap();
        let cookie = Center::log_in_as(server, email, password).await.cookie;
        let path = format!("/api/socket/referent/{}", self.id);
        let socket = Socket::open(server.port(), &path, &cookie).await;
        let socket = socket.joined().await;
        StaffLogin {
            socket,
            cookie,
            port: server.port(),
            path,
        }
    }

    /// The finalization view of the referent as it is now, without the board.
    pub async fn finalization_view(&self, server: &TestServer) -> FinalizationView {
        let mut referent = self.referent_again(server).await;
        let view: ReferentView = referent.socket.snapshot().await;
        view.finalization
    }

    /// The candidate of a seat starts, and why they do not finish is on record: what a session
    /// needs to be finalized.
    pub async fn begin(&self, server: &TestServer, referent: &mut StaffLogin, seat: u16) {
        let mut invigilator = self.invigilator(server, "Claire Morel").await;
        self.testing(server, &mut invigilator, seat).await;
        let set = Command::SetAbortReason {
            seat: Seat(seat),
            reason: AbortReason::Technical,
        };
        referent.socket.ask(set).await.unwrap();
    }

    /// A referent takes note of the incidents that are open and do not block.
    pub async fn settle(&self, server: &TestServer, referent: &mut StaffLogin) {
        let view = self.finalization_view(server).await;
        let open = view.blockers.iter().filter_map(|blocker| match blocker {
            FinalizationBlocker::UnsettledIncident { incident } => Some(*incident),
            _ => None,
        });
        let settle = Command::SettleIncidents {
            incidents: open.collect(),
            settlement: IncidentSettlement::Close,
        };
        referent.socket.ask(settle).await.unwrap();
    }

    /// A candidate in the test, at question 1.
    pub async fn testing(
        &self,
        server: &TestServer,
        invigilator: &mut StaffLogin,
        seat: u16,
    ) -> CandidateLogin {
        let mut candidate = self.candidate(server, seat).await;
        candidate.socket.ask(Command::AcceptRules).await.unwrap();
        invigilator.confirm(seat).await;
        candidate.socket.ask(Command::StartTest).await.unwrap();
        candidate
    }
}

impl StaffLogin {
    /// Connects again with the same login, as after a network failure.
    pub async fn reconnect(&mut self) {
        self.socket = Socket::open(self.port, &self.path, &self.cookie).await;
    }

    /// The next board the server sends, of an invigilator.
    pub async fn board(&mut self) -> Board {
        self.socket.snapshot().await
    }

    /// The card of a seat as it is now, from another connection of the same login.
    pub async fn card(&self, seat: u16) -> CandidateCard {
        let mut socket = Socket::open(self.port, &self.path, &self.cookie).await;
        let snapshot = socket
            .wait_for(|message| message["type"] == "snapshot")
            .await;
        let cards = &snapshot["state"]["cards"];
        let card = &cards[usize::from(seat) - 1];
        serde_json::from_value(card.clone()).unwrap()
    }

    /// The `nth` device on the card of a seat; 0 holds it, the others wait.
    pub async fn device(&self, seat: u16, nth: usize) -> DeviceId {
        self.card(seat).await.devices[nth].device
    }

    /// Confirms the presence of a candidate at the device that holds the seat.
    pub async fn confirm(&mut self, seat: u16) {
        let device = self.device(seat, 0).await;
        let seat = Seat(seat);
        let devices = vec![SeatDevice { seat, device }];
        let confirm = Command::ConfirmPresence { devices };
        self.socket.ask(confirm).await.unwrap();
    }

    /// Authorizes the device that has waited longest at a seat to resume.
    pub async fn authorize(&mut self, seat: u16) {
        let device = self.device(seat, 1).await;
        let seat = Seat(seat);
        let authorize = Command::AuthorizeResume { seat, device };
        self.socket.ask(authorize).await.unwrap();
    }
}

async fn open(server: &TestServer, credentials: &Credentials) -> Socket {
    Socket::open(
        server.port(),
        credentials.socket_path(),
        credentials.cookie(),
    )
    .await
}
