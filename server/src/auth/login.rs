//! A log-in: one row in the database, one cookie in the browser.

use super::{Door, LIFETIME, Token};
use crate::{app::App, http::ApiError, store::LoginRow};
use axum::http::{HeaderMap, HeaderValue};
use uuid::Uuid;
use vigie_shared::{
    ids::{Seat, SessionId},
    time::Timestamp,
};

/// Somebody who showed that he may come in.
#[derive(Debug)]
pub enum Visitor {
    /// A candidate on one device.
    Candidate {
        /// His session.
        session: SessionId,
        /// His seat.
        seat: Seat,
    },
    /// An invigilator.
    Invigilator {
        /// His session.
        session: SessionId,
        /// The name he gave.
        name: String,
    },
    /// A referent.
    Referent {
        /// His account.
        id: Uuid,
    },
}

/// Opens the door: the `Set-Cookie` to answer with.
pub async fn let_in(app: &App, visitor: Visitor) -> Result<HeaderValue, ApiError> {
    let token = Token::fresh()?;
    let now = app.clock.now();
    let (door, row) = row(visitor, &token, now);
    app.store.log_in(row).await?;
    tracing::info!(role = door.name(), "logged in");
    Ok(door.set(&token))
}

/// Forgets the log-in a request came with, if any: the `Set-Cookie` that ends it.
pub async fn log_out(app: &App, door: Door, headers: &HeaderMap) -> Result<HeaderValue, ApiError> {
    if let Some(token) = door.token_of(headers) {
        app.store.log_out(token.digest()).await?;
    }
    Ok(door.unset())
}

fn row(visitor: Visitor, token: &Token, now: Timestamp) -> (Door, LoginRow) {
    let mut row = LoginRow {
        token_hash: token.digest(),
        id: Uuid::now_v7(),
        role: "",
        session: None,
        seat: None,
        referent: None,
        name: None,
        created_at: now,
        expires_at: now.plus(LIFETIME),
    };
    let door = match visitor {
        Visitor::Candidate { session, seat } => {
            row.session = Some(session);
            row.seat = Some(i64::from(seat.0));
            Door::Candidate
        }
        Visitor::Invigilator { session, name } => {
            row.session = Some(session);
            row.name = Some(name);
            Door::Invigilator
        }
        Visitor::Referent { id } => {
            row.referent = Some(id.hyphenated().to_string());
            Door::Referent
        }
    };
    row.role = door.name();
    (door, row)
}
