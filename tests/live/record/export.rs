//! The record as one file, for somebody who has nothing else.

use super::recorded_session::{RecordedSession, journal, verify_file};
use vigie_server::archive::{ArchiveInvalid, ClaimMismatch, file};

/// The file of a session, as the program writes it.
fn exported(
    recorded: &RecordedSession,
    folder: &tempfile::TempDir,
) -> (std::path::PathBuf, Vec<u8>) {
    let path = folder.path().join("record.jsonl");
    let out = path.to_str().unwrap();
    let said = recorded.journal(&["export", &recorded.room.id, "--out", out]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let bytes = std::fs::read(&path).unwrap();
    (path, bytes)
}

#[tokio::test]
async fn a_record_is_exported_and_verified_elsewhere_without_a_name_of_a_candidate() {
    let recorded = RecordedSession::whole().await;
    let folder = tempfile::tempdir().unwrap();
    let (path, bytes) = exported(&recorded, &folder);
    let said = verify_file(&path);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(
        said.out.contains("computed again and the same: 55 items"),
        "{said:?}"
    );

    let text = String::from_utf8(bytes.clone()).unwrap();
    for name in ["Person0", "Test0", "PERSON0", "INE1", "Lyon", "2008-01-01"] {
        assert!(!text.contains(name), "{name}");
    }
    let record = recorded.record().await;
    let read = file::read(&bytes).unwrap();
    assert_eq!(read.rows, record.rows, "exactly as in the journal");
    let header: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    assert_eq!(header["format"], "vigie-record");
    assert_eq!(header["format_version"], 1);
    assert_eq!(header["session"], recorded.room.id);
    assert_eq!(header["bank"], recorded.bank().version());
    assert_eq!(header["rows"], record.rows.len());
    assert_eq!(header["last_digest"], record.rows.last().unwrap().digest);

    let again = recorded.journal(&["export", &recorded.room.id, "--out", path.to_str().unwrap()]);
    assert_eq!(again.code, Some(1), "{again:?}");
    assert_eq!(
        std::fs::read(&path).unwrap(),
        bytes,
        "nothing is written over"
    );
}

#[tokio::test]
async fn a_byte_changed_anywhere_in_the_file_is_found() {
    let recorded = RecordedSession::short().await;
    let folder = tempfile::tempdir().unwrap();
    let (path, bytes) = exported(&recorded, &folder);
    let header = bytes.iter().position(|byte| *byte == b'\n').unwrap();
    let rows = (header + 1..bytes.len()).step_by(61);
    for position in (0..=header).chain(rows).chain([bytes.len() - 1]) {
        for bit in [1, 0x20, 0x80] {
            let mut changed = bytes.clone();
            changed[position] ^= bit;
            let line = changed[..position]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count();
            match file::read(&changed).map(|record| record.verify(recorded.bank())) {
                Err(_) => assert_eq!(line, 0, "only the header is read by itself"),
                Ok(Err(ArchiveInvalid::Row(fault))) => assert_eq!(fault.row, line.max(1) as i64),
                other => panic!("byte {position}: {other:?}"),
            }
        }
    }
    let mut changed = bytes.clone();
    let position = bytes.len() / 2;
    changed[position] ^= 1;
    std::fs::write(&path, &changed).unwrap();
    let row = bytes[..position]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count();
    let said = verify_file(&path);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(
        said.out.contains(&format!("BROKEN: row {row}: ")),
        "{said:?}"
    );
}

#[tokio::test]
async fn a_file_cut_anywhere_is_found() {
    let recorded = RecordedSession::short().await;
    let folder = tempfile::tempdir().unwrap();
    let (_, bytes) = exported(&recorded, &folder);
    let verify = |bytes: &[u8]| file::read(bytes).map(|record| record.verify(recorded.bank()));
    let mut lines = 0;
    for (position, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
        lines += 1;
        if position + 1 == bytes.len() {
            break;
        }
        // Cut after a whole line, and within the next one.
        let rows = lines - 1;
        match verify(&bytes[..=position]) {
            Ok(Err(ArchiveInvalid::Claim(ClaimMismatch::CutOff(row, _)))) => {
                assert_eq!(row, rows + 1)
            }
            Ok(Err(ArchiveInvalid::Row(fault))) => assert_eq!((fault.row, rows), (1, 0)),
            other => panic!("{other:?}"),
        }
        match verify(&bytes[..=position + 20]) {
            Ok(Err(ArchiveInvalid::Row(fault))) => assert_eq!(fault.row, rows + 1),
            other => panic!("{other:?}"),
        }
    }
    let end = bytes[..bytes.len() - 1]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .unwrap();
    let twice = [&bytes[..], &bytes[end + 1..]].concat();
    assert!(
        matches!(verify(&twice), Ok(Err(ArchiveInvalid::Row(_)))),
        "a line twice"
    );
}

#[tokio::test]
async fn what_is_no_record_gets_a_reason_of_its_own() {
    let recorded = RecordedSession::open().await;
    let folder = tempfile::tempdir().unwrap();
    let (path, bytes) = exported(&recorded, &folder);
    let text = String::from_utf8(bytes).unwrap();
    let newer = text.replacen("\"format_version\":1", "\"format_version\":2", 1);
    let later = text.replacen("\"exported_at\":1", "\"exported_at\":2", 1);
    let windows = text.replace('\n', "\r\n");
    let cases = [
        ("", "the file is empty"),
        ("Nora Benali\n", "not a record of Vigie"),
        ("{}\n", "not a record of Vigie"),
        ("[1]\n", "not a record of Vigie"),
        (
            "{\"format\":\"other\",\"format_version\":1}\n",
            "not a record of Vigie",
        ),
        (&newer, "format version 2"),
        (&later, "the header (line 1) was changed"),
        (&windows, "the header (line 1) was changed"),
        (&text[..60], "not a record of Vigie"),
    ];
    for (content, sentence) in cases {
        std::fs::write(&path, content).unwrap();
        let said = verify_file(&path);
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.err.contains(sentence), "{sentence}: {said:?}");
    }
    std::fs::remove_file(&path).unwrap();
    let said = verify_file(&path);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("cannot be read"), "{said:?}");
}

#[tokio::test]
async fn a_session_that_does_not_exist_is_neither_exported_nor_verified_nor_replayed() {
    let recorded = RecordedSession::open().await;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("record.jsonl");
    let unknown = "018f0000-0000-7000-8000-000000000001";
    let commands: [&[&str]; 3] = [
        &["export", unknown, "--out", out.to_str().unwrap()],
        &["verify", unknown],
        &["replay", unknown, "--at", "+5"],
    ];
    for command in commands {
        let said = recorded.journal(command);
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.err.contains("there is no session 018f"), "{said:?}");
    }
    assert!(!out.exists());
    let said = journal(&["verify", "not-an-id"]);
    assert_eq!(said.code, Some(2), "{said:?}");
}
