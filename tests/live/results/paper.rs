//! Papers, read again.

use super::{code_of, every_outcome, finalized};
use vigie_shared::session::Command;
use vigie_tests::{Room, TestServer, read_paper};

async fn of_session(server: &TestServer, room: &Room, file: &str) -> (usize, String) {
    let path = format!("/api/sessions/{}/{file}", room.id);
    read_paper(server, &path, room.referent_cookie()).await
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
    let review = room.finalization_view(&server).await;
    let code = code_of(&server, &room, 1).await.unwrap();
    let pix = review.seats[0]
        .decision
        .score
        .as_ref()
        .unwrap()
        .pix
        .to_string();
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
    println!(
        "claim: certificate ({pages} pages), incident report and attendance sheet say what they must"
    );

    let (all, papers) = of_session(&server, &room, "certificates.pdf").await;
    assert_eq!(all, 3 * pages, "one for each validated test");
    says(&papers, &["Person01", "Person02", "Person03"]);
    assert!(
        !papers.contains("Person04"),
        "no certificate for a cancelled test"
    );

    let candidate = room.candidate(&server, 1).await;
    let path = room.path("candidate", "certificate.pdf");
    let own = read_paper(&server, &path, &candidate.cookie).await;
    assert_eq!(
        own,
        (pages, paper),
        "the candidate's is the same as the center's"
    );
}

#[tokio::test]
async fn no_name_keeps_a_paper_from_being_printed() {
    let server = TestServer::start().await;
    let (room, mut referent) = finalized(&server).await;
    referent.socket.ask(Command::Publish).await.unwrap();
    let long = "Barthélemy-".repeat(30);
    let names = [
        "\u{202e}ennaeJ\u{202c}",
        "Léa\u{0}\u{7}\u{1b}[31m",
        "Léa\nROUX\r\n\tX",
        "王小明",
        "مريم",
        "𝐀🎓\u{200d}👩",
        "e\u{301}\u{301}\u{301}\u{301}",
        "\u{200b}",
        "",
        "%PDF-1.7 (x) Tj",
        &long,
    ];
    for name in names {
        // Straight into the table: the roster refuses some of them, older data may have them.
        let update = "update candidate set first_name = $1, last_name = $1, birth_place = $1, \
                      division = $1 where session_id = $2";
        sqlx::query(update)
            .bind(name)
            .bind(room.id.as_str())
            .execute(server.app().store.pool())
            .await
            .unwrap();
        for file in ["attendance.pdf", "certificates/1.pdf", "incidents.pdf"] {
            let (pages, _) = of_session(&server, &room, file).await;
            assert!(
                (1..=3).contains(&pages),
                "{pages} pages of {file}: {name:?}"
            );
        }
    }
}
