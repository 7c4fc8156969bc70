//! The program `vigie`, started as an operator would.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    path::Path,
    process::{Command, Output},
};

fn vigie(arguments: &[&str], data: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vigie"))
        .args(arguments)
        .arg("--data")
        .arg(data)
        .output()
        .unwrap()
}

#[test]
fn a_file_that_is_not_a_database_ends_the_start_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("vigie.db");
    let content = "name,birthdate\n".repeat(1_000);
    std::fs::write(&file, &content).unwrap();
    for arguments in [
        &["serve", "--port", "0", "--admin", "127.0.0.1:0"][..],
        &["center", "reset-password", "--email", "referent@example.fr"],
    ] {
        let output = vigie(arguments, folder.path());
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{errors}");
        let named = format!("{} is not a SQLite database", file.display());
        assert!(errors.contains(&named), "{errors}");
        assert!(errors.contains("move it away"), "{errors}");
        // What the pool says after trying again for its 30 seconds.
        assert!(!errors.contains("timed out"), "{errors}");
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), content);
}
