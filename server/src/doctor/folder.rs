//! The data folder: who else of the machine can read it.

use super::finding::DoctorFinding;
use crate::factor_key::FACTOR_KEY_FILE;
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// What others may do, as bits of a mode.
const OTHERS: u32 = 0o007;
/// What anybody but the owner may do.
const ALL_BUT_OWNER: u32 = 0o077;

/// Judges the folder and the files that hold secrets or personal data.
pub(super) fn judge(data: &Path) -> Vec<DoctorFinding> {
    let folder = match fs::metadata(data) {
        Ok(folder) if folder.is_dir() => folder,
        Ok(_) => {
            return vec![DoctorFinding::wrong(format!(
                "{} is no folder",
                data.display()
            ))];
        }
        Err(error) => {
            return vec![DoctorFinding::wrong(format!(
                "the data folder {} cannot be looked at: {error}",
                data.display()
            ))];
        }
    };
    let mut findings = vec![match folder.permissions().mode() & OTHERS {
        0 => DoctorFinding::right(format!(
            "other users of this machine cannot enter {}",
            data.display()
        )),
        _ => DoctorFinding::wrong(format!(
            "other users of this machine can enter {0}, where names, codes and password hashes \
             are: chmod o-rwx {0}",
            data.display()
        )),
    }];
    findings.push(judge_factor_key(data));
    if data.join("demo.json").exists() {
        findings.push(DoctorFinding::note(
            "the data folder holds a demo center with known passwords: use another folder for \
             real exams",
        ));
    }
    findings
}

/// The server makes the key at its first start: where it is missing, it was lost.
fn judge_factor_key(data: &Path) -> DoctorFinding {
    let file = data.join(FACTOR_KEY_FILE);
    let name = file.display();
    match fs::metadata(&file) {
        Ok(key) if key.permissions().mode() & ALL_BUT_OWNER == 0 => DoctorFinding::right(format!(
            "the key of the second factors is there, for its owner only: {name}"
        )),
        Ok(_) => DoctorFinding::wrong(format!(
            "others can read the key of the second factors: chmod 600 {name}"
        )),
        Err(_) => DoctorFinding::wrong(format!(
            "the key of the second factors is missing, one-time codes cannot be checked: put {name} \
             back from a backup; if it is lost, `vigie center reset-lost-factors`"
        )),
    }
}
