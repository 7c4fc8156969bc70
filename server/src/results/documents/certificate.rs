//! Certificates.

use super::CenterPapers;
use crate::results::{PublishedOutcome, PublishedResults, ResultError, SeatResult};
use vigie_adaptive::{Scale, ScaleData};
use vigie_documents::{Certificate, CompetenceLevel, ResultProvenance};
use vigie_shared::{scale::MESH_COUNT, session::Score};

/// What certificates need of the server.
#[derive(Debug, Clone, Copy)]
pub struct CertificateContext<'a> {
    /// Origin of its pages.
    pub origin: &'a str,
    /// Its scale.
    pub scale: &'a Scale,
    /// What the center said of itself when the results were published.
    pub center: &'a CenterPapers,
}

impl CertificateContext<'_> {
    /// First score of each mesh, of the scale with this version.
    fn meshes(&self, version: &str) -> Result<[u16; MESH_COUNT + 1], ResultError> {
        if self.scale.version() == version {
            Ok(ScaleData::from(self.scale.clone()).mesh_pix)
        } else {
            // A reading grid of another scale would say something else about the score.
            Err(ResultError::OtherScale(version.to_owned()))
        }
    }
}

/// The certificate of a candidate; none when the outcome comes without one or is held back.
///
/// Of published results only: a certificate names the day of the publication.
///
/// # Errors
/// When the scale is another one, or a date is none.
pub fn certificate(
    published: &PublishedResults,
    result: SeatResult<'_>,
    context: CertificateContext<'_>,
) -> Result<Option<Certificate>, ResultError> {
    let candidate = &result.candidate.person;
    let Some(PublishedOutcome { of: outcome, at }) = result.outcome else {
        return Ok(None);
    };
    let decision = &outcome.decision;
    let (Some(code), Some(score), Some(facts)) =
        (&outcome.certificate, &decision.score, &decision.facts)
    else {
        return Ok(None);
    };
    let versions = &published.results.versions;
    Ok(Some(Certificate {
        first_name: candidate.first_name.clone(),
        last_name: candidate.last_name.clone(),
        birth_date: candidate.birthdate.parse()?,
        birth_place: candidate.birth_place.clone(),
        center: context.center.settings.name.clone(),
        center_address: context.center.settings.address.clone(),
        signatory: context.center.signatory.clone(),
        appeal_contact: context.center.settings.appeal_contact.clone(),
        certified_on: published.header.held_on.parse()?,
        published_on: published.header.zone.day(at)?,
        score: score.pix,
        meshes: context.meshes(&versions.scale)?,
        levels: levels(score),
        rule: decision.rule,
        treated: facts.treated,
        code: code.clone(),
        // A fragment: no browser sends it, so no log along the way gets it.
        verify_url: format!("{}/verification#{code}", context.origin),
        provenance: ResultProvenance {
            fingerprint: outcome.fingerprint.clone(),
            bank_version: versions.bank.clone(),
            scale_version: versions.scale.clone(),
            rule_set_version: versions.rules.clone(),
        },
    }))
}

fn levels(score: &Score) -> [CompetenceLevel; vigie_shared::competence::COMPETENCE_COUNT] {
    std::array::from_fn(|index| CompetenceLevel {
        level: score.levels[index],
        likely_range: score.likely.map(|likely| likely[index]),
    })
}
