//! Prints samples of all papers in both languages into a folder, to look at them:
//! `cargo run -p vigie-documents --example samples -- FOLDER`.

#[path = "../tests/documents/samples.rs"]
mod samples;

use std::error::Error;
use std::path::PathBuf;

use vigie_documents::{attendance_sheet, certificate, certificates, incident_report};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("which folder?")?;
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;
    for language in samples::LANGUAGES {
        let edition = samples::edition(language);
        let tag = language.tag();
        let papers = [
            (
                "certificate",
                certificate(&samples::certificate(), &edition)?,
            ),
            ("certificates", certificates(&samples::file(), &edition)?),
            (
                "incidents",
                incident_report(&samples::report(12), &edition)?,
            ),
            (
                "no-incidents",
                incident_report(&samples::report(0), &edition)?,
            ),
            (
                "attendance",
                attendance_sheet(&samples::sheet(40), &edition)?,
            ),
        ];
        for (name, bytes) in papers {
            std::fs::write(folder.join(format!("{name}-{tag}.pdf")), bytes)?;
        }
    }
    Ok(())
}
