//! The certificate.

mod competences;
mod front;
mod provenance;
mod reading_grid;
mod score_panel;
mod signatory;
mod verification;

use jiff::civil::Date;
use vigie_shared::certificate::CertificateCode;
use vigie_shared::competence::{COMPETENCE_COUNT, Competence};
use vigie_shared::rules::{OutcomeRule, outcome_of};
use vigie_shared::scale::MESH_COUNT;

use crate::DocumentError;
use crate::layout::{DocumentLayout, PageFormat, SectionLabels};
use crate::messages;
use crate::pdf_writer::{DocumentTitle, write_pdf};
use crate::render_options::RenderOptions;
use crate::signature_image::SignatureImage;

/// The content of a certificate.
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
    /// Its postal address; left out when empty.
    pub center_address: String,
    /// Who signs; nobody when the center has not said.
    pub signatory: Option<Signatory>,
    /// Where to appeal; left out when empty.
    pub appeal_contact: String,
    /// Day of the test.
    pub certified_on: Date,
    /// Day the results were published.
    pub published_on: Date,
    /// Global score, pix; below the last of `meshes`.
    pub score: u16,
    /// First pix of the meshes 0..=7 and the first pix after mesh 7, of the scale the test
    /// was scored with; [`MESH_BOUNDS`](vigie_shared::scale::MESH_BOUNDS) for the published one.
    pub meshes: [u16; MESH_COUNT + 1],
    /// Levels of the competences, in the order of the framework.
    pub levels: [CompetenceLevel; COMPETENCE_COUNT],
    /// The rule that decided. Must be one that gives a certificate.
    pub rule: OutcomeRule,
    /// Treated questions, 20..=32.
    pub treated: u8,
    /// What others type to verify the certificate.
    pub code: CertificateCode,
    /// Address of the verification page, with the code; goes into the QR code.
    pub verify_url: String,
    /// What the result can be traced back to.
    pub provenance: ResultProvenance,
}

/// Who signs a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// Name.
    pub name: String,
    /// Function; left out when empty.
    pub function: String,
    /// Image of the signature.
    pub signature: Option<SignatureImage>,
}

/// The level in one competence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompetenceLevel {
    /// 1..=7.
    pub level: u8,
    /// Lowest and highest likely level, both 1..=7, where the estimate has one.
    pub likely_range: Option<(u8, u8)>,
}

/// What a result can be traced back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultProvenance {
    /// Digest of the session's record at its end, in hexadecimal digits.
    pub fingerprint: String,
    /// Version of the question bank.
    pub bank_version: String,
    /// Version of the scale.
    pub scale_version: String,
    /// Version of the rules.
    pub rule_set_version: String,
}

/// The certificates of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFile {
    /// Number of the session, for the title of the document.
    pub session: String,
    /// At least one; each begins on a page of its own and is an entry of the outline.
    pub certificates: Vec<Certificate>,
}

/// Renders a certificate.
///
/// # Errors
/// When the input contradicts itself (a rule that gives no certificate, a score outside
/// the grid, a level outside 1..=7) or the address does not fit in a QR code.
pub fn render_certificate(
    certificate: &Certificate,
    options: &RenderOptions,
) -> Result<Vec<u8>, DocumentError> {
    let messages = messages::for_language(options.language);
    let mut layout = DocumentLayout::new(PageFormat::PORTRAIT, messages)?;
    certificate.lay_out(&mut layout)?;
    let name = [("name", certificate.holder_name().into())];
    let title = DocumentTitle {
        title: messages.text_with("certificate-document", &name),
        subject: messages.text("certificate-subject"),
    };
    write_pdf(layout, title, options)
}

/// Renders the certificates of a session in one file.
///
/// # Errors
/// As [`render_certificate`], and when there is no certificate.
pub fn render_certificates(
    file: &CertificateFile,
    options: &RenderOptions,
) -> Result<Vec<u8>, DocumentError> {
    if file.certificates.is_empty() {
        return Err(DocumentError::NoCertificates);
    }
    let messages = messages::for_language(options.language);
    let mut layout = DocumentLayout::new(PageFormat::PORTRAIT, messages)?;
    for certificate in &file.certificates {
        certificate.lay_out(&mut layout)?;
    }
    let session = [("session", file.session.as_str().into())];
    let title = DocumentTitle {
        title: messages.text_with("certificates-document", &session),
        subject: messages.text("certificate-subject"),
    };
    write_pdf(layout, title, options)
}

impl Certificate {
    fn holder_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
            .trim()
            .to_owned()
    }

    /// The mesh of the score, 0..=7.
    fn mesh(&self) -> usize {
        let reached = self.meshes[..8]
            .iter()
            .filter(|first| **first <= self.score);
        reached.count().saturating_sub(1)
    }

    fn check(&self) -> Result<(), DocumentError> {
        if !outcome_of(self.rule).has_score() {
            return Err(DocumentError::NotCertified(self.rule));
        }
        if !self.meshes.is_sorted_by(|one, next| one < next) {
            return Err(DocumentError::MeshesNotIncreasing);
        }
        if !(self.meshes[0]..self.meshes[8]).contains(&self.score) {
            return Err(DocumentError::ScoreOutsideGrid(self.score));
        }
        for (competence, level) in Competence::all().zip(&self.levels) {
            let (low, high) = level.likely_range.unwrap_or((level.level, level.level));
            if !(1 <= low && low <= level.level && level.level <= high && high <= 7) {
                return Err(DocumentError::LevelOutOfScale {
                    competence: competence.code(),
                    level: level.level,
                });
            }
        }
        Ok(())
    }

    fn lay_out(&self, layout: &mut DocumentLayout) -> Result<(), DocumentError> {
        self.check()?;
        let messages = layout.messages;
        let code = [("code", self.code.as_str().into())];
        let name = [("name", self.holder_name().into())];
        let part = layout.begin_section(SectionLabels {
            outline: self.holder_name(),
            footer: messages.text_with("certificate-foot", &code),
            header: messages.text_with("certificate-head", &name),
        });
        front::lay_out(self, layout, part);
        verification::lay_out(self, layout, part)?;
        competences::lay_out(self, layout, part);
        signatory::lay_out(self, layout, part);
        provenance::lay_out(self, layout, part);
        layout.end_section(part);
        Ok(())
    }
}
