use super::*;
use vigie_shared::ids::{Seat, SessionId};

fn demo() -> Demo {
    let candidate = DemoCandidate {
        seat: Seat(1),
        first_name: "Chloé".to_owned(),
        last_name: "Abadie".to_owned(),
        birthdate: "2008-03-14".to_owned(),
        personal_code: "VWX23456".into(),
        extra_time: 0,
        accessible: false,
    };
    Demo {
        url: "http://localhost:1".to_owned(),
        portals: DemoPortals::at("http://localhost:1"),
        referent: DemoReferent {
            email: "a@b.example".to_owned(),
            password: "secret".into(),
        },
        session: DemoSession {
            id: SessionId(uuid::Uuid::nil()),
            number: 123_456,
            access_code: "CDFG23".into(),
            invigilator_password: "C2D3F4".into(),
        },
        free_seat: candidate.clone(),
        candidates: vec![candidate],
    }
}

#[test]
fn the_file_comes_back_as_it_was_written_and_is_for_its_owner_only() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("demo.json");
    assert_eq!(file::read(&path).unwrap(), None);
    file::write(&path, &demo()).unwrap();
    file::write(&path, &demo()).unwrap();
    assert_eq!(file::read(&path).unwrap(), Some(demo()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    std::fs::write(&path, "{}").unwrap();
    assert_eq!(file::read(&path).unwrap(), None);
}

#[test]
fn the_terminal_shows_all_that_is_typed_to_come_in() {
    let text = demo().to_string();
    for needed in [
        "http://localhost:1/candidat",
        "http://localhost:1/surveillant",
        "http://localhost:1/referent",
        "123456",
        "CDFG23",
        "C2D3F4",
        "Chloé",
        "Abadie",
        "2008-03-14",
        "VWX23456",
        "a@b.example",
        "secret",
    ] {
        assert!(text.contains(needed), "{needed}");
    }
}
