//! Renders samples of all documents in both languages into a folder:
//! `cargo run -p vigie-documents --example samples -- FOLDER`.

#[path = "../tests/documents/samples.rs"]
mod samples;

use std::error::Error;
use std::path::PathBuf;

use vigie_documents::{
    render_attendance_sheet, render_certificate, render_certificates, render_incident_report,
};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("which folder?")?;
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;
    for language in samples::LANGUAGES {
        let options = samples::render_options(language);
        let tag = language.tag();
        let documents = [
            (
                "certificate",
                render_certificate(&samples::certificate(), &options)?,
            ),
            (
                "certificates",
                render_certificates(&samples::certificate_file(), &options)?,
            ),
            (
                "incidents",
                render_incident_report(&samples::incident_report(12), &options)?,
            ),
            (
                "no-incidents",
                render_incident_report(&samples::incident_report(0), &options)?,
            ),
            (
                "attendance",
                render_attendance_sheet(&samples::attendance_sheet(40), &options)?,
            ),
        ];
        for (name, bytes) in documents {
            std::fs::write(folder.join(format!("{name}-{tag}.pdf")), bytes)?;
        }
    }
    Ok(())
}
