//! A session with its people, through the public doors.

use crate::{Center, Socket, TestServer};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use vigie_item_bank::{Bank, Item};
use vigie_shared::{
    ids::{PresentationId, Seat},
    session::Command,
};

/// A session created by a referent through HTTP.
pub struct Room {
    /// Id of the session.
    pub id: String,
    number: u64,
    access_code: String,
    password: String,
    referent: String,
}

/// A logged-in candidate, with his socket.
pub struct CandidateLogin {
    /// His connection.
    pub socket: Socket,
    /// Cookie header of the log-in.
    pub cookie: String,
    port: u16,
}

/// A logged-in invigilator or referent, with his socket.
pub struct StaffLogin {
    /// His connection.
    pub socket: Socket,
    /// Cookie header of the log-in.
    pub cookie: String,
}

/// Sends JSON to a resource, as our own page would.
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

pub(crate) async fn log_in(server: &TestServer, path: &str, body: &Value) -> String {
    let response = post(server, path, None, body).await;
    assert_eq!(response.status(), 200, "{path}");
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

impl Room {
    /// A session with candidates `Test01 Person01`.., all born on 2008-01-01; seat
    /// 2 has a third more time, seat 3 needs accessible items.
    pub async fn create(server: &TestServer, seats: u16) -> Self {
        Self::create_with(server, seats, "observed").await
    }

    /// The same with a companion policy.
    pub async fn create_with(server: &TestServer, seats: u16, companion: &str) -> Self {
        let referent = Center::open(server).await.cookie;
        Self::create_by(server, referent, seats, companion).await
    }

    /// The same by a referent who is logged in.
    pub(crate) async fn create_by(
        server: &TestServer,
        referent: String,
        seats: u16,
        companion: &str,
    ) -> Self {
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
            "site": "Lycée des Essais", "room": "B12", "held_on": "2025-11-24",
            "held_at": "09:00", "invigilators": ["Claire Morel", "Idir Haddad"],
            "observations": "", "companion": companion, "roster": roster,
        });
        let response = post(server, "/api/sessions", Some(&referent), &body).await;
        assert_eq!(response.status(), 201);
        let made: Value = response.json().await.unwrap();
        Self {
            id: made["id"].as_str().unwrap().to_owned(),
            number: made["number"].as_u64().unwrap(),
            access_code: made["access_code"].as_str().unwrap().to_owned(),
            password: made["invigilator_password"].as_str().unwrap().to_owned(),
            referent,
        }
    }

    /// A session made elsewhere, by its codes.
    pub fn of(number: &str, access_code: &str, password: &str) -> Self {
        Self {
            id: String::new(),
            number: number.parse().unwrap(),
            access_code: access_code.to_owned(),
            password: password.to_owned(),
            referent: String::new(),
        }
    }

    /// Cookie header of the referent who created the session.
    pub fn referent_cookie(&self) -> &str {
        &self.referent
    }

    /// The log-in form of a candidate, filled in rightly.
    pub fn entry(&self, seat: u16) -> Value {
        json!({
            "session": self.number, "first_name": format!("test{seat:02}"),
            "last_name": format!("PERSON{seat:02}"), "birthdate": "2008-01-01",
            "access_code": self.access_code, "external_id": format!("ine-{seat}"),
        })
    }

    /// Logs a candidate in on a new device and connects him.
    pub async fn candidate(&self, server: &TestServer, seat: u16) -> CandidateLogin {
        self.enter(server, &self.entry(seat)).await
    }

    /// The same with a form of one's own.
    pub async fn enter(&self, server: &TestServer, entry: &Value) -> CandidateLogin {
        let cookie = log_in(server, "/api/candidate/login", entry).await;
        let port = server.port();
        let socket = Socket::open(port, "/api/socket/candidate", &cookie).await;
        CandidateLogin {
            socket,
            cookie,
            port,
        }
    }

    /// Logs an invigilator in under a name and connects him.
    pub async fn invigilator(&self, server: &TestServer, name: &str) -> StaffLogin {
        let body = json!({ "session": self.number, "password": self.password, "name": name });
        let cookie = log_in(server, "/api/invigilator/login", &body).await;
        let socket = Socket::open(server.port(), "/api/socket/invigilator", &cookie).await;
        StaffLogin { socket, cookie }
    }

    /// Connects the referent who created the session.
    pub async fn referent(&self, server: &TestServer) -> StaffLogin {
        let path = format!("/api/socket/referent/{}", self.id);
        let socket = Socket::open(server.port(), &path, &self.referent).await;
        StaffLogin {
            socket,
            cookie: self.referent.clone(),
        }
    }

    /// The referents' desk as it is now, without the board.
    pub async fn desk(&self, server: &TestServer) -> Value {
        let mut referent = self.referent(server).await;
        let view = referent
            .socket
            .wait_for(|message| message["type"] == "snapshot")
            .await;
        view["state"]["finalization"].clone()
    }

    /// A candidate in his test, at question 1.
    pub async fn testing(
        &self,
        server: &TestServer,
        invigilator: &mut StaffLogin,
        seat: u16,
    ) -> CandidateLogin {
        let mut candidate = self.candidate(server, seat).await;
        candidate.socket.ask(Command::AcceptRules).await.unwrap();
        let confirm = Command::ConfirmPresence {
            seats: vec![Seat(seat)],
        };
        invigilator.socket.ask(confirm).await.unwrap();
        candidate.socket.ask(Command::StartTest).await.unwrap();
        candidate
    }
}

impl CandidateLogin {
    /// Connects again with the same log-in, as after a cut of the network.
    pub async fn reconnect(&mut self) {
        self.socket = Socket::open(self.port, "/api/socket/candidate", &self.cookie).await;
    }

    /// The page as it is now, asked for anew.
    pub async fn page(&mut self) -> Value {
        self.reconnect().await;
        self.next_page().await
    }

    /// The next page the server sends.
    pub async fn next_page(&mut self) -> Value {
        self.socket
            .wait_for(|message| message["type"] == "snapshot")
            .await["state"]
            .clone()
    }

    /// The question on a page: its ask and, once shown, its item.
    pub fn question<'a>(page: &Value, bank: &'a Bank) -> (PresentationId, Option<&'a Item>) {
        let question = &page["phase"]["question"];
        let ask =
            PresentationId(u16::try_from(question["presentation"].as_u64().unwrap()).unwrap());
        let prompt = question["content"]["prompt"]["fr"].as_str();
        (
            ask,
            prompt.map(|prompt| bank.find_by_prompt(prompt).unwrap()),
        )
    }

    /// Answers the current question, rightly or wrongly; gives its ask.
    pub async fn answer(&mut self, bank: &Bank, rightly: bool) -> PresentationId {
        let page = self.page().await;
        let (ask, item) = self.shown(page, bank).await;
        let response = if rightly {
            item.correct_response()
        } else {
            item.incorrect_response()
        };
        self.socket
            .ask(Command::Answer {
                presentation: ask,
                response,
            })
            .await
            .unwrap();
        ask
    }

    /// Treats this many questions one after the other, rightly and wrongly in turn; in
    /// stretches, as nobody may say so much on one connection while the clock stands.
    pub async fn treat(&mut self, bank: &Bank, questions: u8) {
        const STRETCH: u8 = 16;
        let mut page = Value::Null;
        for number in 0..questions {
            if number % STRETCH == 0 {
                page = self.page().await;
            }
            let (ask, shown) = Self::question(&page, bank);
            let item = match shown {
                Some(item) => item,
                None => {
                    self.socket
                        .ask(Command::Reveal { presentation: ask })
                        .await
                        .unwrap();
                    page = self.next_page().await;
                    Self::question(&page, bank).1.unwrap()
                }
            };
            let response = if number % 2 == 0 {
                item.correct_response()
            } else {
                item.incorrect_response()
            };
            let answer = Command::Answer {
                presentation: ask,
                response,
            };
            self.socket.ask(answer).await.unwrap();
            page = self.next_page().await;
        }
    }

    /// The question of a page with its item, after the warning if there is one.
    pub async fn shown<'a>(&mut self, page: Value, bank: &'a Bank) -> (PresentationId, &'a Item) {
        let (ask, item) = Self::question(&page, bank);
        if let Some(item) = item {
            return (ask, item);
        }
        self.socket
            .ask(Command::Reveal { presentation: ask })
            .await
            .unwrap();
        let page = self.page().await;
        (ask, Self::question(&page, bank).1.unwrap())
    }
}
