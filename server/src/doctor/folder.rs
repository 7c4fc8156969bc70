//! The data folder: who else of the machine can read it.

use super::finding::Finding;
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// What others may do, as bits of a mode.
const OTHERS: u32 = 0o007;

/// Judges the folder and the files that hold secrets or personal data.
pub(super) fn judge(data: &Path) -> Vec<Finding> {
    let folder = match fs::metadata(data) {
        Ok(folder) if folder.is_dir() => folder,
        Ok(_) => return vec![Finding::wrong(format!("{} is no folder", data.display()))],
        Err(error) => {
            return vec![Finding::wrong(format!(
                "the data folder {} cannot be looked at: {error}",
                data.display()
            ))];
        }
    };
    let mut findings = vec![match folder.permissions().mode() & OTHERS {
        0 => Finding::right(format!(
            "other users of this machine cannot enter {}",
            data.display()
        )),
        _ => Finding::wrong(format!(
            "other users of this machine can enter {0}, where names, codes and password hashes \
             are: chmod o-rwx {0}",
            data.display()
        )),
    }];
    if data.join("demo.json").exists() {
        findings.push(Finding::note(
            "the data folder holds a demo center with known passwords: use another folder for \
             real exams",
        ));
    }
    findings
}
