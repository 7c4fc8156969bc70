//! The companion of a candidate.

use super::{CandidateLogin, Room};
use crate::TestServer;
use vigie_client::{CompanionClient, Credentials, ServerAddress, blocking};
use vigie_shared::companion::{AttemptCounts, COMPANION_GONE_AFTER, CompanionMessage, TestWindow};

impl CandidateLogin {
    /// A ticket, as the page asks for it.
    pub async fn companion_ticket(&self, server: &TestServer, room: &Room) -> String {
        let credentials = Credentials::new(&*self.cookie, &*self.socket_path);
        let ticket = server
            .http()
            .companion_ticket(&credentials, room.number())
            .await;
        ticket.unwrap().ticket
    }

    /// Links the companion of this browser; where the test stands comes with it.
    pub async fn link_companion(
        &self,
        server: &TestServer,
        room: &Room,
    ) -> (CompanionClient, TestWindow) {
        let ticket = self.companion_ticket(server, room).await;
        let address = ServerAddress::from_port(server.port());
        let linked = CompanionClient::link(&address, room.number(), &ticket).await;
        let (mut client, linked) = linked.unwrap();
        let CompanionMessage::Linked { test, .. } = linked else {
            panic!("{linked:?}");
        };
        // With an answer to it the link is known to stand.
        let beat = client.heartbeat(server.clock.now(), &blocking(AttemptCounts::default()));
        client.say(&beat).await;
        loop {
            if let CompanionMessage::Beat { .. } = client.next().await.unwrap() {
                return (client, test);
            }
        }
    }
}

impl CandidateLogin {
    /// The page once it is blocked for want of the companion, whose connection is gone. The
    /// clock of the server is moved on until then: it knows of the end a moment later.
    pub async fn blocked_without_companion(&mut self, server: &TestServer) -> serde_json::Value {
        loop {
            server.clock.advance(COMPANION_GONE_AFTER);
            let page = self.page().await;
            let alerts = page["phase"]["alerts"].as_array();
            if alerts.is_some_and(|alerts| !alerts.is_empty()) {
                return page;
            }
        }
    }
}
