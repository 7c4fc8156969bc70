//! A center with its referents, who follow all of its sessions.

use crate::{Room, Socket, TestServer, people::log_in};
use serde_json::{Value, json};

/// A center, with one referent logged in.
pub struct Center {
    /// Cookie header of the referent.
    pub cookie: String,
    email: String,
    password: String,
}

/// A referent's connection to the view of his center.
pub struct Watch {
    /// His connection.
    pub socket: Socket,
}

impl Center {
    /// A fresh center; its referent is Nora Benali.
    pub async fn open(server: &TestServer) -> Self {
        let (email, password) = server.referent().await;
        let mut center = Self {
            cookie: String::new(),
            email,
            password,
        };
        center.log_in(server).await;
        center
    }

    /// Logs the referent in anew.
    pub async fn log_in(&mut self, server: &TestServer) {
        let credentials = json!({ "email": self.email, "password": self.password });
        self.cookie = log_in(server, "/api/referent/login", &credentials).await;
    }

    /// Cookie header of a second referent, Omar Diallo.
    pub async fn colleague(&self, server: &TestServer) -> String {
        let email = format!("omar-{}", self.email);
        // With the same password: the program that opens centers makes one account each.
        let copied = "insert into referent (id, center_id, email, name, password_hash) \
                      select $1, center_id, $2, 'Omar Diallo', password_hash from referent \
                      where email = $3";
        sqlx::query(copied)
            .bind(uuid::Uuid::new_v4().to_string())
            .bind(email.as_str())
            .bind(self.email.as_str())
            .execute(server.app().store.pool())
            .await
            .unwrap();
        let credentials = json!({ "email": email, "password": self.password });
        log_in(server, "/api/referent/login", &credentials).await
    }

    /// A session of this center; see [`Room::create`].
    pub async fn room(&self, server: &TestServer, seats: u16) -> Room {
        Room::create_by(server, self.cookie.clone(), seats, "observed").await
    }

    /// Follows the center.
    pub async fn watch(&self, server: &TestServer) -> Watch {
        Watch::open(server, &self.cookie).await
    }
}

impl Watch {
    /// Follows the center of the referent with this cookie.
    pub async fn open(server: &TestServer, cookie: &str) -> Self {
        let socket = Socket::open(server.port(), "/api/socket/center", cookie).await;
        Self { socket }
    }

    /// The next view the server sends.
    pub async fn next(&mut self) -> Value {
        self.see(|_| true).await
    }

    /// The first view that fits.
    pub async fn see(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        let snapshot = self
            .socket
            .wait_for(|message| message["type"] == "snapshot" && fits(&message["state"]))
            .await;
        snapshot["state"].clone()
    }
}
