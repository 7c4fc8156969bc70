//! Tables, opened again as a spreadsheet does.

use super::{code_of, every_outcome, get};
use csv::StringRecord;
use vigie_shared::session::Command;
use vigie_tests::{Room, TestServer};

/// Headings and rows of a table.
async fn open(server: &TestServer, room: &Room, file: &str) -> (StringRecord, Vec<StringRecord>) {
    let path = format!("/api/sessions/{}/{file}", room.id);
    let response = get(server, &path, room.referent_cookie()).await;
    assert_eq!(response.status(), 200, "{file}");
    let text = String::from_utf8(response.bytes().await.unwrap().to_vec()).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    assert!(text.ends_with("\"\r\n"));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.as_bytes());
    let headings = reader.headers().unwrap().clone();
    (headings, reader.records().map(Result::unwrap).collect())
}

fn cells<'a>(headings: &StringRecord, rows: &'a [StringRecord], heading: &str) -> Vec<&'a str> {
    let place = headings.iter().position(|one| one == heading);
    let place = place.unwrap_or_else(|| panic!("no column {heading}"));
    rows.iter().map(|row| &row[place]).collect()
}

#[tokio::test]
async fn the_tables_say_what_became_of_everybody_and_why() {
    let server = TestServer::start().await;
    let (room, mut referent) = every_outcome(&server).await;
    referent.socket.ask(Command::Publish).await.unwrap();
    let (headings, rows) = open(&server, &room, "prescriber.csv").await;
    assert_eq!((headings.len(), rows.len()), (29, 7));
    let status = cells(&headings, &rows, "Statut");
    let expected = [
        "Validée", "Validée", "Validée", "Annulée", "Rejetée", "Absent", "Rejetée",
    ];
    assert_eq!(status, expected);
    let session = room.entry(1)["session"].to_string();
    let numbers = cells(&headings, &rows, "Numéro de certification");
    assert_eq!(numbers[6], format!("{session}-007"));
    assert_eq!(
        cells(&headings, &rows, "Date de naissance")[0],
        "01/01/2008"
    );
    assert_eq!(cells(&headings, &rows, "Date de passage")[0], "24/11/2025");
    assert_eq!(cells(&headings, &rows, "Identifiant externe")[1], "INE2");
    let review = room.finalization_view(&server).await;
    for (column, field) in [("Nombre de pix", "pix"), ("Compétence 3.4", "level")] {
        for (seat, cell) in cells(&headings, &rows, column).into_iter().enumerate() {
            let score = review.seats[seat].decision.score.as_ref();
            let expected = score.map(|score| match field {
                "pix" => score.pix.to_string(),
                _ => score.levels[10].to_string(),
            });
            assert_eq!(
                cell,
                expected.unwrap_or_default(),
                "{column} of seat {}",
                seat + 1
            );
        }
    }
    let comments = cells(&headings, &rows, "Commentaire");
    let words = [
        "32 questions",
        "technique",
        "dégradé",
        "annulé",
        "au moins 20",
        "pas commencé",
        "fraude",
    ];
    for (comment, word) in comments.iter().zip(words) {
        assert!(comment.contains(word), "{word} in {comment}");
    }
    let (headings, rows) = open(&server, &room, "prescriber.csv?lang=en").await;
    assert!(cells(&headings, &rows, "Commentaire")[6].contains("fraud upheld"));

    let (headings, rows) = open(&server, &room, "parcoursup.csv").await;
    assert_eq!((headings.len(), rows.len()), (23, 7));
    assert_eq!(cells(&headings, &rows, "Statut"), expected);
    let codes = cells(&headings, &rows, "Code de vérification");
    assert_eq!(Some(codes[0]), code_of(&server, &room, 1).await.as_deref());
    assert_eq!(codes[3], "", "no certificate, no code");
}

#[tokio::test]
async fn no_name_becomes_a_formula_and_none_is_changed() {
    let server = TestServer::start().await;
    let names = [
        "=HYPERLINK(\"http://x\";\"y\")",
        "@SUM(A1)",
        "+33 6 12 34 56 78",
        "-2+3",
        "\t=cmd|' /C calc'!A0",
        "a;\"b\"\r\n=1",
        "＝1",
        " =1",
    ];
    let room = Room::create(&server, names.len() as u16).await;
    let mut referent = room.referent(&server).await;
    room.begin(&server, &mut referent, 1).await;
    // Straight into the table: the roster refuses some of them, older data may have them.
    for (seat, name) in (1_i64..).zip(names) {
        let update = "update candidate set first_name = $1, last_name = $1, birth_place = $1, \
                      external_id = $1 where seat = $2";
        sqlx::query(update)
            .bind(name)
            .bind(seat)
            .execute(server.app().store.pool())
            .await
            .unwrap();
    }
    for command in [Command::Finalize { end_running: true }, Command::Publish] {
        referent.socket.ask(command).await.unwrap();
    }
    let tables = [
        (
            "prescriber.csv",
            &[
                "Prénom",
                "Nom de naissance",
                "Lieu de naissance",
                "Identifiant externe",
            ][..],
        ),
        ("parcoursup.csv", &["INE", "Nom de naissance", "Prénom"]),
    ];
    for (file, columns) in tables {
        let (headings, rows) = open(&server, &room, file).await;
        assert_eq!(rows.len(), names.len(), "{file}");
        for cell in rows.iter().flatten() {
            let begins = cell.trim_start().chars().next();
            let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
            assert!(
                begins.is_none_or(|begins| !formula.contains(&begins)),
                "{cell}"
            );
            assert!(!cell.starts_with(['\t', '\r', '\n']), "{cell}");
        }
        for column in columns {
            for (cell, name) in cells(&headings, &rows, column).into_iter().zip(names) {
                assert_eq!(
                    cell.strip_prefix('\'').unwrap_or(cell),
                    name,
                    "nothing is lost"
                );
            }
        }
    }
}
