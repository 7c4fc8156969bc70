//! Centers overseas, on a server in UTC: every paper has the hour and the day of its center.

use super::{finalized_after, get};
use serde_json::Value;
use vigie_server::clock::Clock;
use vigie_shared::{
    ids::Seat,
    session::{Command, IncidentCategory, RecordIncident},
    time::{MINUTE, SECOND, Timestamp},
};
use vigie_tests::{Room, TestServer, overseas};

/// A finalized session with an incident that was recorded at 08:00 UTC on 24 November 2025.
async fn sat(server: &TestServer) -> (Room, vigie_tests::StaffLogin) {
    let incident = Command::RecordIncident(RecordIncident {
        category: IncidentCategory::C7,
        seats: vec![Seat(1)],
        number: None,
        description: "Un clavier changé".to_owned(),
        when: None,
        credit: false,
    });
    finalized_after(server, [incident]).await
}

async fn text_of(server: &TestServer, room: &Room, file: &str) -> String {
    let path = format!("/api/sessions/{}/{file}", room.id);
    vigie_tests::read_paper(server, &path, room.referent_cookie())
        .await
        .1
}

#[tokio::test]
async fn in_la_reunion_and_noumea_papers_have_the_hour_and_the_day_of_the_center() {
    let server = TestServer::start().await;
    for (zone, place, hour, offset) in [
        (
            "Indian/Reunion",
            "La Réunion, UTC+4",
            "12:00",
            "T12:00:00+04:00",
        ),
        (
            "Pacific/Noumea",
            "Nouvelle-Calédonie, UTC+11",
            "19:00",
            "T19:00:00+11:00",
        ),
    ] {
        let (room, _referent) = sat(&server).await;
        overseas::settle(&server, room.referent_cookie(), (zone, "Anaïs Gauthier")).await;
        for file in ["incidents.pdf", "attendance.pdf"] {
            let text = text_of(&server, &room, file).await;
            assert!(text.contains(place), "{place} in {file}: {text}");
        }
        let report = text_of(&server, &room, "incidents.pdf").await;
        let recorded = format!("Nora Benali, {hour}");
        assert!(report.contains(&recorded), "{recorded} in {report}");
        assert!(
            !report.contains(", 08:00"),
            "no hour of the server: {report}"
        );
        let audit = get(&server, "/api/audit.csv", room.referent_cookie()).await;
        let table = audit.text().await.unwrap();
        assert!(table.contains(offset), "{offset} in {table}");
        let me = get(&server, "/api/referent/me", room.referent_cookie()).await;
        let me: Value = me.json().await.unwrap();
        assert_eq!(me["center"]["time_zone"], zone);
        println!("claim: a center in {zone} on a server in UTC: {hour} on its papers, not 08:00");
    }
}

#[tokio::test]
async fn the_day_of_a_publication_is_that_of_the_center_and_a_reprint_is_the_same() {
    // 15:00 UTC: still the 24th on the server, two in the night of the 25th in Nouméa.
    let clock = Clock::manual(Timestamp(1_763_996_400 * SECOND));
    let server = TestServer::start_on(tempfile::tempdir().unwrap(), clock).await;
    let (room, mut referent) = sat(&server).await;
    overseas::settle(
        &server,
        room.referent_cookie(),
        ("Pacific/Noumea", "Anaïs Gauthier"),
    )
    .await;
    referent.socket.ask(Command::Publish).await.unwrap();
    let paper = text_of(&server, &room, "certificates/1.pdf").await;
    for expected in [
        "25 novembre 2025",
        "Anaïs Gauthier",
        "Proviseure",
        "97490 Sainte-Clotilde",
    ] {
        assert!(paper.contains(expected), "{expected} in {paper}");
    }
    server.clock.advance(MINUTE);
    overseas::settle(
        &server,
        room.referent_cookie(),
        ("Pacific/Noumea", "Idriss Hoareau"),
    )
    .await;
    let reprint = text_of(&server, &room, "certificates/1.pdf").await;
    assert_eq!(paper, reprint, "a later signatory signs later certificates");
}
