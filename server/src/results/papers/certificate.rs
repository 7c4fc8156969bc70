//! Certificates.

use super::local;
use crate::results::{Published, ResultError, SeatResult};
use vigie_adaptive::{Scale, ScaleData};
use vigie_documents::{Certificate, CompetenceLevel, ResultProvenance};
use vigie_shared::session::Score;

/// What certificates need of the server.
#[derive(Debug, Clone, Copy)]
pub struct Scheme<'a> {
    /// Origin of its pages.
    pub origin: &'a str,
    /// Its scale.
    pub scale: &'a Scale,
}

impl Scheme<'_> {
    /// First pix of the meshes, of the scale with this version.
    fn meshes(&self, version: &str) -> Result<[u16; 9], ResultError> {
        if self.scale.version() == version {
            Ok(ScaleData::from(self.scale.clone()).mesh_pix)
        } else {
            // A reading grid of another scale would say something else about the score.
            Err(ResultError::OtherScale(version.to_owned()))
        }
    }
}

/// The certificate of a candidate; none when his outcome comes without one.
///
/// Of published results only: a certificate names the day of the publication.
///
/// # Errors
/// When the scale is another one, or a date is none.
pub fn certificate(
    published: &Published,
    result: SeatResult<'_>,
    scheme: Scheme<'_>,
) -> Result<Option<Certificate>, ResultError> {
    let (candidate, decision) = (result.candidate, result.decision);
    let (Some(code), Some(score), Some(facts)) =
        (result.certificate, &decision.score, &decision.facts)
    else {
        return Ok(None);
    };
    let versions = &published.closing.versions;
    Ok(Some(Certificate {
        first_name: candidate.first_name.clone(),
        last_name: candidate.last_name.clone(),
        birth_date: candidate.birthdate.parse()?,
        birth_place: candidate.birth_place.clone(),
        center: published.head.center.clone(),
        certified_on: published.head.held_on.parse()?,
        published_on: local(published.at)?.date(),
        score: score.pix,
        meshes: scheme.meshes(&versions.scale)?,
        levels: levels(score),
        rule: decision.rule,
        treated: facts.treated,
        code: code.clone(),
        // A fragment: no browser sends it, so no log along the way gets it.
        verify_url: format!("{}/verification#{code}", scheme.origin),
        provenance: ResultProvenance {
            fingerprint: published.closing.fingerprint.clone(),
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
