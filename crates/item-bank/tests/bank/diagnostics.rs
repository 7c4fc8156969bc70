//! Every fault of a file of questions, with the line and the words an author sees.
//!
//! Each file of `tests/bad` takes the place of 1.1.toml in a bank that is valid
//! otherwise and has one asset, `table.csv`. Its last lines, `#! 12: reason`, are all
//! that must be found.

use crate::fixtures;
use std::{fs, path::Path};

#[test]
fn every_bad_file_gives_exactly_the_faults_it_lists() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        let text = fs::read_to_string(&path).expect("it is text");
        let listed = text.lines().filter_map(|line| line.strip_prefix("#! "));
        let expected: Vec<_> = listed
            .map(|fault| format!("bank/questions/1.1.toml:{fault}"))
            .collect();
        let mut files = fixtures::files();
        files.insert("assets/table.csv".into(), b"a;b".to_vec());
        fixtures::edit(
            &mut files,
            "questions/5.2.toml",
            "id = \"5.2-item-8\"",
            "id = \"5.2-item-8\"\nattachment = \"table.csv\"",
        );
        files.insert("questions/1.1.toml".into(), text.clone().into_bytes());
        assert_eq!(fixtures::faults(&files), expected, "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 10, "only {seen} files");
}
