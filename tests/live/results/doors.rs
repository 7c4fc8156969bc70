//! Whose files they are.

use super::{finalize, finalized, get, published, refusal};
use vigie_shared::session::Command;
use vigie_tests::{Center, Room, TestServer};

const AFTER_PUBLICATION: [&str; 4] = [
    "certificates/1.pdf",
    "certificates.pdf",
    "prescriber.csv",
    "parcoursup.csv",
];
const AT_ANY_TIME: [&str; 2] = ["incidents.pdf", "attendance.pdf"];

fn all() -> impl Iterator<Item = &'static str> {
    AFTER_PUBLICATION.into_iter().chain(AT_ANY_TIME)
}

#[tokio::test]
async fn the_files_of_a_session_exist_for_referents_of_its_center_only() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 2).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut referent = finalize(&server, &room, &mut invigilator, []).await;
    referent.socket.ask(Command::Publish).await.unwrap();
    let stranger = Center::open(&server).await;
    for file in all() {
        let path = format!("/api/sessions/{}/{file}", room.id);
        let own = get(&server, &path, room.referent_cookie()).await;
        assert_eq!(own.status(), 200, "{file}");
        let other = get(&server, &path, &stranger.cookie).await;
        assert_eq!(
            refusal(other).await,
            (404, "not_found".to_owned()),
            "{file}"
        );
        for cookie in [invigilator.cookie.as_str(), ""] {
            let anonymous = get(&server, &path, cookie).await;
            assert_eq!(
                refusal(anonymous).await,
                (401, "not_logged_in".to_owned()),
                "{file}"
            );
        }
    }
}

#[tokio::test]
async fn results_leave_as_files_only_after_the_publication() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let check = async |room: &Room, expected: &str| {
        for file in AFTER_PUBLICATION {
            let path = format!("/api/sessions/{}/{file}", room.id);
            let response = get(&server, &path, room.referent_cookie()).await;
            assert_eq!(
                refusal(response).await,
                (409, expected.to_owned()),
                "{file}"
            );
        }
        for file in AT_ANY_TIME {
            let path = format!("/api/sessions/{}/{file}", room.id);
            let response = get(&server, &path, room.referent_cookie()).await;
            assert_eq!(response.status(), 200, "{file}");
        }
    };
    check(&room, "not_finalized").await;
    let (room, _) = finalized(&server).await;
    check(&room, "not_published").await;
}

#[tokio::test]
async fn a_file_carries_no_name_in_its_own_and_stays_in_no_cache() {
    let server = TestServer::start().await;
    let room = published(&server).await;
    let number = room.entry(1)["session"].to_string();
    let names = [
        ("certificates/1.pdf", "certificat", "pdf"),
        ("certificates/1.pdf?lang=en", "certificate", "pdf"),
        ("certificates.pdf", "certificats", "pdf"),
        ("incidents.pdf", "incidents", "pdf"),
        ("attendance.pdf?lang=fr", "emargement", "pdf"),
        ("prescriber.csv", "prescripteur", "csv"),
        ("parcoursup.csv", "parcoursup", "csv"),
    ];
    for (file, name, ending) in names {
        let path = format!("/api/sessions/{}/{file}", room.id);
        let response = get(&server, &path, room.referent_cookie()).await;
        assert_eq!(response.status(), 200, "{file}");
        let header = |name: &str| response.headers()[name].to_str().unwrap();
        let expected = format!("attachment; filename=\"{name}-{number}.{ending}\"");
        assert_eq!(header("content-disposition"), expected);
        assert_eq!(header("cache-control"), "no-store");
        let media_type = match ending {
            "pdf" => "application/pdf",
            _ => "text/csv; charset=utf-8; header=present",
        };
        assert_eq!(header("content-type"), media_type);
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found_and_what_is_no_language_is_refused() {
    let server = TestServer::start().await;
    let room = published(&server).await;
    for (file, status) in [
        ("certificates/2.pdf", 404),
        ("certificates/3.pdf", 404),
        ("certificates/1", 404),
        ("certificates/one.pdf", 404),
        ("certificates/-1.pdf", 404),
        ("certificates.pdf?lang=de", 400),
        ("prescriber.csv?lang=", 400),
        ("attendance.pdf?other=1", 400),
    ] {
        let path = format!("/api/sessions/{}/{file}", room.id);
        let response = get(&server, &path, room.referent_cookie()).await;
        assert_eq!(response.status(), status, "{file}");
    }
    let nowhere = get(
        &server,
        "/api/sessions/x/attendance.pdf",
        room.referent_cookie(),
    )
    .await;
    assert_eq!(nowhere.status(), 404);

    // A session in which nobody came far has results, and no certificate.
    let room = Room::create(&server, 1).await;
    let mut referent = room.referent(&server).await;
    room.begin(&server, &mut referent, 1).await;
    for command in [Command::Finalize { end_running: true }, Command::Publish] {
        referent.socket.ask(command).await.unwrap();
    }
    for (file, status) in [("certificates.pdf", 404), ("prescriber.csv", 200)] {
        let path = format!("/api/sessions/{}/{file}", room.id);
        let response = get(&server, &path, &referent.cookie).await;
        assert_eq!(response.status(), status, "{file}");
    }
}
