//! The certificate.

mod front;
mod profile;
mod proof;
mod verify;

use jiff::civil::Date;
use vigie_shared::certificate::CertificateCode;
use vigie_shared::competence::{COMPETENCES, Competence};
use vigie_shared::rules::{Rule, outcome_of};

use crate::PaperError;
use crate::edition::Edition;
use crate::flow::{Flow, Format, Section};
use crate::messages;
use crate::press::{self, Title};
use vigie_i18n::Messages;

/// First pix of the meshes 0..=7 of the published scale (`vigie-1`), then the first pix
/// after mesh 7.
pub const MESHES: [u16; 9] = [0, 64, 128, 256, 384, 512, 640, 768, 896];

/// What a certificate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// First name.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: Date,
    /// Place of birth; left out when empty.
    pub birth_place: String,
    /// Name of the center.
    pub center: String,
    /// Day of the test.
    pub certified_on: Date,
    /// Day the results were published.
    pub published_on: Date,
    /// Global score, pix; below the last of `meshes`.
    pub score: u16,
    /// First pix of the meshes 0..=7 and the first pix after mesh 7, of the scale the test
    /// was scored with; [`MESHES`] for the published one.
    pub meshes: [u16; 9],
    /// Levels of the competences, in the order of the framework.
    pub levels: [Level; COMPETENCES],
    /// The rule that decided. Must be one that gives a certificate.
    pub rule: Rule,
    /// Treated questions, 20..=32.
    pub treated: u8,
    /// Verification code.
    pub code: CertificateCode,
    /// Address of the verification page, with the code; goes into the QR code.
    pub verify_url: String,
    /// Where it all comes from.
    pub record: Record,
}

/// Level of a competence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// The level, 1..=7.
    pub level: u8,
    /// Lowest and highest likely level, both 1..=7, where the estimate tells.
    pub likely: Option<(u8, u8)>,
}

/// What a result can be traced back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Digest of the session's record at its end, in hexadecimal digits.
    pub fingerprint: String,
    /// Version of the question bank.
    pub bank: String,
    /// Version of the scale.
    pub scale: String,
    /// Version of the rules.
    pub rule_set: String,
}

/// The certificates of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFile {
    /// Number of the session, for the title of the document.
    pub session: String,
    /// At least one; each begins on a page of its own and is an entry of the outline.
    pub certificates: Vec<Certificate>,
}

/// Prints a certificate.
///
/// # Errors
/// When the input contradicts itself (a rule that gives no certificate, a score outside
/// the grid, a level outside 1..=7) or the address does not fit in a QR code.
pub fn certificate(certificate: &Certificate, edition: &Edition) -> Result<Vec<u8>, PaperError> {
    let messages = messages::for_language(edition.language);
    let mut flow = Flow::new(Format::PORTRAIT)?;
    certificate.lay_out(&mut flow, messages)?;
    let name = certificate.name();
    let title = messages.text_with("certificate-document", &[("name", name.into())]);
    let subject = messages.text("certificate-subject");
    press::print(flow, Title { title, subject }, messages, edition)
}

/// Prints the certificates of a session in one file.
///
/// # Errors
/// As [`certificate`], and when there is none to print.
pub fn certificates(file: &CertificateFile, edition: &Edition) -> Result<Vec<u8>, PaperError> {
    if file.certificates.is_empty() {
        return Err(PaperError::NothingToPrint);
    }
    let messages = messages::for_language(edition.language);
    let mut flow = Flow::new(Format::PORTRAIT)?;
    for certificate in &file.certificates {
        certificate.lay_out(&mut flow, messages)?;
    }
    let session = [("session", file.session.as_str().into())];
    let title = messages.text_with("certificates-document", &session);
    let subject = messages.text("certificate-subject");
    press::print(flow, Title { title, subject }, messages, edition)
}

impl Certificate {
    fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// Mesh 0..=7 of the score.
    fn mesh(&self) -> usize {
        let begun = self.meshes[..8]
            .iter()
            .filter(|first| **first <= self.score);
        begun.count().saturating_sub(1)
    }

    fn check(&self) -> Result<(), PaperError> {
        if !outcome_of(self.rule).has_score() {
            return Err(PaperError::NotCertified(self.rule));
        }
        if !self.meshes.is_sorted_by(|one, next| one < next) {
            return Err(PaperError::GridNotIncreasing);
        }
        if !(self.meshes[0]..self.meshes[8]).contains(&self.score) {
            return Err(PaperError::ScoreOutsideGrid(self.score));
        }
        for (competence, level) in Competence::all().zip(&self.levels) {
            let (low, high) = level.likely.unwrap_or((level.level, level.level));
            if !(1 <= low && low <= level.level && level.level <= high && high <= 7) {
                return Err(PaperError::LevelOutOfScale {
                    competence: competence.code(),
                    level: level.level,
                });
            }
        }
        Ok(())
    }

    fn lay_out(&self, flow: &mut Flow, messages: &Messages) -> Result<(), PaperError> {
        self.check()?;
        let code = [("code", self.code.as_str().into())];
        let part = flow.begin(Section {
            title: self.name(),
            foot: messages.text_with("certificate-foot", &code),
            head: messages.text_with("certificate-head", &[("name", self.name().into())]),
        });
        front::lay_out(self, flow, part, messages);
        verify::lay_out(self, flow, part, messages)?;
        profile::lay_out(self, flow, part, messages);
        proof::lay_out(self, flow, part, messages);
        flow.end(part, messages);
        Ok(())
    }
}
