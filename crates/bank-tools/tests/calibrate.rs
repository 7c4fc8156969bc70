//! `vigie-bank calibrate` as an author calls it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;
use vigie_item_bank::{Bank, BankSource};

/// A folder with a log, and with an author's bank: the written questions of the shipped one.
struct AuthorFolder {
    folder: TempDir,
}

impl AuthorFolder {
    fn new() -> Self {
        let author = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bank");
        for part in ["questions", "assets"] {
            fs::create_dir_all(author.path("bank").join(part)).unwrap();
            for file in fs::read_dir(shipped.join(part)).unwrap() {
                let file = file.unwrap();
                let copy = author.path("bank").join(part).join(file.file_name());
                fs::copy(file.path(), copy).unwrap();
            }
        }
        author
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn bank(&self) -> Bank {
        Bank::load(&BankSource::from_dir(&self.path("bank")).unwrap()).unwrap()
    }

    fn calibrate(&self, log: &str, options: &[&str]) -> Output {
        fs::write(self.path("log.csv"), log).unwrap();
        Command::new(env!("CARGO_BIN_EXE_vigie-bank"))
            .args(["calibrate", "--responses"])
            .arg(self.path("log.csv"))
            .arg("--dir")
            .arg(self.path("bank"))
            .arg("--json")
            .arg(self.path("calibration.json"))
            .args(options)
            .output()
            .unwrap()
    }

    fn json(&self) -> Option<serde_json::Value> {
        let json = fs::read(self.path("calibration.json")).ok()?;
        Some(serde_json::from_slice(&json).unwrap())
    }
}

/// Candidates who answer 32 items anywhere in the bank. The first item is never asked; the
/// second is asked in every test, and its key is wrong.
fn log(bank: &Bank, candidates: usize) -> String {
    let items = &bank.items()[1..];
    let mut state = 5_u64;
    let mut uniform = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64 / f64::from(1 << 24)
    };
    let mut csv = "test,item,right\n".to_owned();
    for candidate in 0..candidates {
        let ability = 2.0 * (uniform() + uniform() + uniform()) - 3.0;
        let first = (uniform() * items.len() as f64) as usize;
        for step in 0..32 {
            let index = if step == 0 {
                0
            } else {
                (first + step * 9) % items.len()
            };
            if step > 0 && index == 0 {
                continue;
            }
            let item = &items[index];
            let p = 1.0 / (1.0 + (-item.a * (ability - item.b)).exp());
            let p = if index == 0 { 1.0 - p } else { p };
            writeln!(csv, "{candidate},{},{}", item.id, u8::from(uniform() < p)).unwrap();
        }
    }
    csv
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_log_gives_a_page_for_authors_and_a_report_for_programs() {
    let author = AuthorFolder::new();
    let bank = author.bank();
    let output = author.calibrate(&log(&bank, 1_000), &[]);
    let (page, errors) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{page}{errors}");
    assert!(page.contains(" converged after "), "{page}");
    let scale = "scale: the candidates of this log are N(0, 1) by definition";
    assert!(page.contains(scale), "{page}");
    let unasked = bank.items()[0].id.to_string();
    assert!(
        page.contains("kept as they are, too_few_answers: "),
        "{page}"
    );
    assert!(page.contains(&format!("{unasked} (0)")), "{page}");
    let reversed = bank.items()[1].id.to_string();
    let line = page
        .lines()
        .find(|line| line.starts_with(&reversed))
        .unwrap();
    assert!(line.contains("negative_discrimination"), "{line}");

    let json = author.json().unwrap();
    assert_eq!(json["schema"], "vigie-calibration/1");
    assert_eq!(json["bank"], bank.version());
    assert_eq!(json["items"].as_array().unwrap().len(), bank.items().len());
    assert_eq!(json["items"][0]["role"], "too_few_answers");
    // The version is a digest of all files of the bank.
    assert_eq!(author.bank().version(), bank.version());
}

#[test]
fn anchors_hold_the_scale() {
    let author = AuthorFolder::new();
    let bank = author.bank();
    let anchors: Vec<_> = bank.items()[10..30]
        .iter()
        .map(|item| item.id.to_string())
        .collect();
    let output = author.calibrate(&log(&bank, 400), &["--anchor", &anchors.join(",")]);
    let page = text(&output.stdout);
    assert!(output.status.success(), "{page}{}", text(&output.stderr));
    assert!(
        page.contains("scale: held by anchors; candidates have mean "),
        "{page}"
    );
    let json = author.json().unwrap();
    assert_eq!(json["scale"]["held_by"], "anchors");
    assert_eq!(json["items"][10]["role"], "anchor");
}

#[test]
fn a_log_with_faults_gives_their_lines_and_no_report() {
    let author = AuthorFolder::new();
    let log = "test,item,right\n1,nothing-of-this-name,1\n1,also-unknown,3\n";
    let output = author.calibrate(log, &[]);
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    let errors = text(&output.stderr);
    assert!(errors.contains("2 faults"), "{errors}");
    let unknown = "line 2: the bank has no item `nothing-of-this-name`";
    assert!(errors.contains(unknown), "{errors}");
    assert!(author.json().is_none());
}

#[test]
fn an_anchor_that_does_not_exist_is_named() {
    let author = AuthorFolder::new();
    let output = author.calibrate(&log(&author.bank(), 2), &["--anchor", "unknown,other"]);
    assert!(!output.status.success());
    let errors = text(&output.stderr);
    assert!(
        errors.contains("the bank has no item `unknown`, `other`"),
        "{errors}"
    );
    assert!(author.json().is_none());
}

#[test]
fn an_estimation_that_does_not_converge_fails_and_says_so() {
    let author = AuthorFolder::new();
    let options = ["--cycles", "2", "--no-prior"];
    let output = author.calibrate(&log(&author.bank(), 300), &options);
    assert!(!output.status.success());
    assert!(text(&output.stdout).contains("NOT CONVERGED after 2 cycles"));
    assert!(text(&output.stderr).contains("did not converge"));
    let json = author.json().unwrap();
    assert_eq!(json["convergence"]["converged"], false);
    assert!(json["prior"].is_null());
}
