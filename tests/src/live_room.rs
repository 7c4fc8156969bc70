//! The usual beginning of a story: a server, a session, an invigilator, a test.

use crate::{CandidateLogin, Room, StaffLogin, TestServer};
use std::{future::IntoFuture, pin::Pin};

type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What a room starts with. `.await` starts a server with one session, and logs the
/// invigilator Claire Morel in.
#[derive(Debug, Clone, Copy)]
pub struct LiveRoom {
    candidates: u16,
    companion: &'static str,
}

/// The same with one candidate at question 1, who comes last in what `.await` gives.
#[derive(Debug, Clone, Copy)]
pub struct TestingLiveRoom {
    room: LiveRoom,
    seat: u16,
}

impl LiveRoom {
    /// One enrolled candidate, and a companion that is observed.
    pub fn start() -> Self {
        Self {
            candidates: 1,
            companion: "observed",
        }
    }

    /// How many candidates are enrolled; see [`Room::create`].
    #[must_use]
    pub fn candidates(self, candidates: u16) -> Self {
        Self { candidates, ..self }
    }

    /// Another companion policy.
    #[must_use]
    pub fn companion(self, companion: &'static str) -> Self {
        Self { companion, ..self }
    }

    /// Brings the candidate of this seat to question 1.
    #[must_use]
    pub fn testing(self, seat: u16) -> TestingLiveRoom {
        TestingLiveRoom { room: self, seat }
    }
}

impl IntoFuture for LiveRoom {
    type Output = (TestServer, Room, StaffLogin);
    type IntoFuture = BoxFuture<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let server = TestServer::start().await;
            let room = Room::create_with(&server, self.candidates, self.companion).await;
            let invigilator = room.invigilator(&server, "Claire Morel").await;
            (server, room, invigilator)
        })
    }
}

impl IntoFuture for TestingLiveRoom {
    type Output = (TestServer, Room, StaffLogin, CandidateLogin);
    type IntoFuture = BoxFuture<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let (server, room, mut invigilator) = self.room.await;
            let candidate = room.testing(&server, &mut invigilator, self.seat).await;
            (server, room, invigilator, candidate)
        })
    }
}
