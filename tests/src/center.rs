//! A center with its referents, who follow all of its sessions.

use crate::{Room, Socket, TestServer, overseas};
use vigie_server::accounts::{self, BankEditorChange};
use vigie_server::center_zone::CenterZone;
use vigie_shared::{api::ReferentLoginRequest, view::CenterView};

/// A center, with one referent logged in.
pub struct Center {
    /// Cookie header of the referent.
    pub cookie: String,
    /// E-mail of the referent.
    pub email: String,
    /// Password of the referent.
    pub password: String,
    /// Where its days and hours come from.
    pub zone: String,
}

/// A referent's connection to the view of the center.
pub struct CenterLogin {
    /// Connected, hello sent.
    pub socket: Socket,
}

impl Center {
    /// The center of a referent with an account.
    pub async fn log_in_as(server: &TestServer, email: &str, password: &str) -> Self {
        Self {
            cookie: log_in(server, email, password).await,
            email: email.to_owned(),
            password: password.to_owned(),
            zone: CenterZone::DEFAULT.to_owned(),
        }
    }

    /// A fresh center; its referent is Nora Benali.
    pub async fn open(server: &TestServer) -> Self {
        let (email, password) = server.referent().await;
        Self::log_in_as(server, &email, &password).await
    }

    /// The center says where it is, and who signs.
    pub async fn settle(&mut self, server: &TestServer, (zone, signatory): (&str, &str)) {
        overseas::settle(server, &self.cookie, (zone, signatory)).await;
        zone.clone_into(&mut self.zone);
    }

    /// Logs the referent in again.
    pub async fn log_in(&mut self, server: &TestServer) {
        self.cookie = log_in(server, &self.email, &self.password).await;
    }

    /// Cookie header of a second referent, Omar Diallo, who has one account.
    pub async fn colleague(&self, server: &TestServer) -> String {
        let email = format!("omar-{}", self.email);
        // With the same password: the program that opens centers makes one account each.
        let copied = "insert into referent (id, center_id, email, name, password_hash) \
                      select $1, center_id, $2, 'Omar Diallo', password_hash from referent \
                      where email = $3 on conflict do nothing";
        sqlx::query(copied)
            .bind(uuid::Uuid::new_v4().to_string())
            .bind(email.as_str())
            .bind(self.email.as_str())
            .execute(server.app().store.pool())
            .await
            .unwrap();
        log_in(server, &email, &self.password).await
    }

    /// Makes the referent a bank editor as well.
    pub async fn grant_bank_editor(&self, server: &TestServer) {
        let store = &server.app().store;
        accounts::set_bank_editor(store, &self.email, BankEditorChange::Grant)
            .await
            .unwrap();
    }

    /// A session of this center; see [`Room::create`].
    pub async fn room(&self, server: &TestServer, seats: u16) -> Room {
        Room::create_by(server, self, seats, "observed").await
    }

    /// Follows the center.
    pub async fn watch(&self, server: &TestServer) -> CenterLogin {
        CenterLogin::open(server, &self.cookie).await
    }
}

/// Logs a referent in; gives the cookie header.
async fn log_in(server: &TestServer, email: &str, password: &str) -> String {
    let request = ReferentLoginRequest {
        email: email.to_owned(),
        password: password.into(),
        code: None,
    };
    let credentials = server.http().log_in_referent(&request).await.unwrap();
    credentials.cookie().to_owned()
}

impl CenterLogin {
    /// Follows the center of the referent with this cookie.
    pub async fn open(server: &TestServer, cookie: &str) -> Self {
        let socket = Socket::open(server.port(), "/api/socket/center", cookie).await;
        let socket = socket.joined().await;
        Self { socket }
    }

    /// The next view the server sends.
    pub async fn next(&mut self) -> CenterView {
        self.socket.snapshot().await
    }

    /// The first view that fits.
    pub async fn see(&mut self, fits: impl Fn(&CenterView) -> bool) -> CenterView {
        self.socket.snapshot_where(fits).await
    }
}
