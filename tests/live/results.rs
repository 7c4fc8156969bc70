//! Results as they leave the center, and to whom they do.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod doors;
mod own;
mod paper;
mod spreadsheet;
mod verification;
mod zone;

use reqwest::{Client, Response};
use serde_json::Value;
use vigie_shared::{
    ids::{IncidentId, Seat},
    rules::AbortReason,
    session::{Command, IncidentCategory, IncidentResolution},
};
use vigie_tests::{Room, StaffLogin, TestServer};

/// Asks a resource for something, as a page would that follows a link.
async fn get(server: &TestServer, path: &str, cookie: &str) -> Response {
    let request = Client::new().get(server.url(path)).header("cookie", cookie);
    request.send().await.unwrap()
}

/// The code of a refusal.
async fn refusal(response: Response) -> (u16, String) {
    let status = response.status().as_u16();
    let body: Value = response.json().await.unwrap();
    (status, body["code"].as_str().unwrap().to_owned())
}

/// A finalized session: seat 1 stopped at 20 for a technical problem and has a
/// certificate, seat 2 never came.
async fn finalized(server: &TestServer) -> (Room, StaffLogin) {
    finalized_after(server, []).await
}

/// The same, after the referent has said this too.
async fn finalized_after<const N: usize>(
    server: &TestServer,
    before: [Command; N],
) -> (Room, StaffLogin) {
    let room = Room::create(server, 2).await;
    let mut invigilator = room.invigilator(server, "Claire Morel").await;
    let referent = finalize(server, &room, &mut invigilator, before).await;
    (room, referent)
}

/// Lets seat 1 treat 20 questions and finalizes, after the referent has said this.
async fn finalize<const N: usize>(
    server: &TestServer,
    room: &Room,
    invigilator: &mut StaffLogin,
    before: [Command; N],
) -> StaffLogin {
    let mut candidate = room.testing(server, invigilator, 1).await;
    candidate.treat(&server.app().bank, 20).await;
    let mut referent = room.referent(server).await;
    let why = Command::SetAbortReason {
        seat: Seat(1),
        reason: AbortReason::Technical,
    };
    referent.socket.ask(why).await.unwrap();
    for command in before {
        referent.socket.ask(command).await.unwrap();
    }
    room.settle(server, &mut referent).await;
    let finalize = Command::Finalize { end_running: true };
    referent.socket.ask(finalize).await.unwrap();
    referent
}

/// The same with its results out.
async fn published(server: &TestServer) -> Room {
    let (room, mut referent) = finalized(server).await;
    referent.socket.ask(Command::Publish).await.unwrap();
    room
}

/// A finalized session with every outcome, by seat: complete, 20 for a technical problem,
/// 20, 1 for a technical problem, 1, never came, fraud.
async fn every_outcome(server: &TestServer) -> (Room, StaffLogin) {
    let room = Room::create(server, 7).await;
    let mut invigilator = room.invigilator(server, "Claire Morel").await;
    for (seat, questions) in [(1, 32), (2, 20), (3, 20), (4, 1), (5, 1), (7, 1)] {
        let mut candidate = room.testing(server, &mut invigilator, seat).await;
        // In two parts: on a clock that stands still, all 32 are too fast for one socket.
        let first = questions.min(20);
        candidate.treat(&server.app().bank, first).await;
        candidate.treat(&server.app().bank, questions - first).await;
    }
    let suspicion = Command::RecordIncident(vigie_shared::session::RecordIncident {
        category: IncidentCategory::C6,
        seats: vec![Seat(7)],
        number: None,
        description: "Un téléphone sous la table".to_owned(),
        when: None,
        credit: false,
    });
    invigilator.socket.ask(suspicion).await.unwrap();
    let mut referent = room.referent(server).await;
    let upheld = Command::ResolveIncident {
        incident: IncidentId(1),
        how: IncidentResolution::Upheld,
        reason: "Vu par deux surveillants".to_owned(),
    };
    referent.socket.ask(upheld).await.unwrap();
    let (technical, own) = (AbortReason::Technical, AbortReason::Candidate);
    for (seat, reason) in [(2, technical), (3, own), (4, technical), (5, own), (7, own)] {
        let seat = Seat(seat);
        let why = Command::SetAbortReason { seat, reason };
        referent.socket.ask(why).await.unwrap();
    }
    let finalize = Command::Finalize { end_running: true };
    referent.socket.ask(finalize).await.unwrap();
    (room, referent)
}

/// The code of a seat's certificate, as referents see it once the session is finalized.
async fn code_of(server: &TestServer, room: &Room, seat: usize) -> Option<String> {
    let review = room.finalization_view(server).await;
    let certificate = review.seats[seat - 1].certificate.as_ref();
    certificate.map(|code| code.as_str().to_owned())
}
