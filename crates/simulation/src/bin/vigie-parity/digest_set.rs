//! One digest for each kind of result, so that a difference shows where it is.

use sha2::{Digest, Sha256};
use vigie_adaptive::{
    AbilityEstimate, AbilityProfile, Pool, Selection, TestScore, point_estimate::PointEstimate,
};

/// The digests of all results so far.
#[derive(Default)]
pub struct DigestSet {
    items: ResultDigest,
    selections: ResultDigest,
    estimates: ResultDigest,
    points: ResultDigest,
    profiles: ResultDigest,
    scores: ResultDigest,
}

#[derive(Default)]
struct ResultDigest(Sha256);

impl ResultDigest {
    fn integer(&mut self, number: u64) {
        self.0.update(number.to_le_bytes());
    }

    /// Every bit counts: numbers that print alike may differ.
    fn float(&mut self, number: f64) {
        self.integer(number.to_bits());
    }

    fn estimate(&mut self, estimate: AbilityEstimate) {
        self.float(estimate.ability);
        self.float(estimate.standard_error);
    }

    fn line(self, bank: &str, name: &str) -> String {
        let digest = self.0.finalize();
        let bytes = digest.iter().map(|byte| format!("{byte:02x}"));
        format!("{bank}, {name}: {}", bytes.collect::<String>())
    }
}

impl DigestSet {
    /// Parameters and exposure penalties, which a bank may compute while it is read.
    pub fn items(&mut self, pool: &Pool) {
        for (index, item) in pool.items().iter().enumerate() {
            self.items.integer(item.competence as u64);
            self.items.integer(u64::from(item.skill));
            self.items.float(item.parameters.a);
            self.items.float(item.parameters.b);
            for penalty in pool.exposure_control().penalties(index).as_flattened() {
                self.items.integer(u64::from(*penalty));
            }
        }
    }

    /// An item selected, and the rule that gave way for it.
    pub fn selection(&mut self, selection: Selection) {
        self.selections.integer(selection.item as u64);
        let relaxation = selection.relaxation.map_or(0, |rule| rule as u64 + 1);
        self.selections.integer(relaxation);
    }

    /// An item that is imputed as failed in a test left early.
    pub fn imputed(&mut self, item: usize) {
        self.selections.integer(item as u64);
    }

    /// The ability so far, or at the end.
    pub fn estimate(&mut self, estimate: AbilityEstimate) {
        self.estimates.estimate(estimate);
    }

    /// A point estimate; none where it does not exist.
    pub fn point(&mut self, point: Option<PointEstimate>) {
        self.points.integer(u64::from(point.is_some()));
        if let Some(point) = point {
            self.points.float(point.ability);
            self.points.float(point.standard_error);
        }
    }

    /// Another number about the estimates.
    pub fn number(&mut self, number: f64) {
        self.points.float(number);
    }

    /// The abilities in the competences.
    pub fn profile(&mut self, profile: &AbilityProfile) {
        self.profiles.estimate(profile.global);
        for competence in &profile.competences {
            self.profiles.estimate(competence.estimate);
            self.profiles.float(competence.median);
            self.profiles.float(competence.interval.0);
            self.profiles.float(competence.interval.1);
        }
    }

    /// The score on the certificate.
    pub fn score(&mut self, score: TestScore) {
        self.scores.integer(u64::from(score.pix));
        self.scores.integer(u64::from(score.mesh));
        for level in score.levels {
            self.scores.integer(u64::from(level));
        }
    }

    /// One line for each kind of result.
    pub fn lines(self, bank: &str) -> Vec<String> {
        let digests = [
            ("items and prices", self.items),
            ("choices", self.selections),
            ("running and final estimates", self.estimates),
            ("MAP, WLE, ML and EAP", self.points),
            ("competences", self.profiles),
            ("scores", self.scores),
        ];
        let lines = digests
            .into_iter()
            .map(|(name, digest)| digest.line(bank, name));
        lines.collect()
    }
}
