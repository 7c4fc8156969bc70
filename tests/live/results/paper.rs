//! Papers, read again.

use super::{code_of, every_outcome, get};
use lopdf::Document;
use vigie_shared::session::Command;
use vigie_tests::{Room, TestServer};

/// Pages and text of a paper, in one line.
async fn read(server: &TestServer, path: &str, cookie: &str) -> (usize, String) {
    let response = get(server, path, cookie).await;
    assert_eq!(response.status(), 200, "{path}");
    let bytes = response.bytes().await.unwrap();
    assert!(bytes.starts_with(b"%PDF-"), "{path}");
    let document = Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).unwrap();
    let words: Vec<&str> = text.split_whitespace().collect();
    (pages.len(), words.join(" "))
}

async fn of_session(server: &TestServer, room: &Room, file: &str) -> (usize, String) {
    let path = format!("/api/sessions/{}/{file}", room.id);
    read(server, &path, room.referent_cookie()).await
}

fn says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word} in {text}");
    }
}

#[tokio::test]
async fn papers_say_who_what_and_under_which_code() {
    let server = TestServer::start().await;
    let (room, mut referent) = every_outcome(&server).await;
    let (_, sheet) = of_session(&server, &room, "attendance.pdf").await;
    says(
        &sheet,
        &[
            "Person01",
            "Test07",
            "Lycée des Essais",
            "B12",
            "Nora Benali",
        ],
    );
    let (_, report) = of_session(&server, &room, "incidents.pdf").await;
    says(
        &report,
        &[
            "C6",
            "Test07 Person07",
            "Un téléphone sous la table",
            "Vu par deux surveillants",
            "Claire Morel",
        ],
    );

    referent.socket.ask(Command::Publish).await.unwrap();
    let desk = room.desk(&server).await;
    let code = code_of(&server, &room, 1).await.unwrap();
    let pix = desk["seats"][0]["decision"]["score"]["pix"].to_string();
    let (pages, paper) = of_session(&server, &room, "certificates/1.pdf").await;
    says(
        &paper,
        &[
            "Test01",
            "Person01",
            &code,
            &pix,
            "Lyon",
            "Lycée des Essais",
            "Débutant",
        ],
    );
    let (_, english) = of_session(&server, &room, "certificates/1.pdf?lang=en").await;
    says(&english, &["Test01", &code, &pix]);
    assert_ne!(paper, english);
    let address = format!("{}/verification", server.origin());
    says(&paper, &[&address]);

    let (all, papers) = of_session(&server, &room, "certificates.pdf").await;
    assert_eq!(all, 3 * pages, "one for each validated test");
    says(&papers, &["Person01", "Person02", "Person03"]);
    assert!(
        !papers.contains("Person04"),
        "no certificate for a cancelled test"
    );

    let candidate = room.candidate(&server, 1).await;
    let own = read(&server, "/api/candidate/certificate.pdf", &candidate.cookie).await;
    assert_eq!(own, (pages, paper), "his is the same as the center's");
}
