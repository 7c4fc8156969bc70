//! What is written down: one digest for each kind of result, so that a difference says
//! where it is.

use sha2::{Digest, Sha256};
use vigie_adaptive::{Choice, Estimate, Pool, Profile, Score, point::PointEstimate};

/// The digests so far.
#[derive(Default)]
pub struct Books {
    items: Book,
    choices: Book,
    estimates: Book,
    points: Book,
    profiles: Book,
    scores: Book,
}

#[derive(Default)]
struct Book(Sha256);

impl Book {
    fn whole(&mut self, number: u64) {
        self.0.update(number.to_le_bytes());
    }

    /// Every bit counts: numbers that print alike may differ.
    fn real(&mut self, number: f64) {
        self.whole(number.to_bits());
    }

    fn estimate(&mut self, estimate: Estimate) {
        self.real(estimate.ability);
        self.real(estimate.error);
    }

    fn line(self, bank: &str, name: &str) -> String {
        let digest = self.0.finalize();
        let bytes = digest.iter().map(|byte| format!("{byte:02x}"));
        format!("{bank}, {name}: {}", bytes.collect::<String>())
    }
}

impl Books {
    /// Parameters and prices, which a bank may compute while it is read.
    pub fn items(&mut self, pool: &Pool) {
        for (index, item) in pool.items().iter().enumerate() {
            self.items.whole(item.competence as u64);
            self.items.whole(u64::from(item.skill));
            self.items.real(item.parameters.a);
            self.items.real(item.parameters.b);
            for price in pool.exposure().prices(index).as_flattened() {
                self.items.whole(u64::from(*price));
            }
        }
    }

    /// An item chosen, and the rule that gave way for it.
    pub fn choice(&mut self, choice: Choice) {
        self.choices.whole(choice.item as u64);
        let relaxation = choice.relaxation.map_or(0, |rule| rule as u64 + 1);
        self.choices.whole(relaxation);
    }

    /// An item that a test left early is taken to have failed.
    pub fn failed(&mut self, item: usize) {
        self.choices.whole(item as u64);
    }

    /// The ability so far, or at the end.
    pub fn estimate(&mut self, estimate: Estimate) {
        self.estimates.estimate(estimate);
    }

    /// An estimate of the other kinds; none where it does not exist.
    pub fn point(&mut self, point: Option<PointEstimate>) {
        self.points.whole(u64::from(point.is_some()));
        if let Some(point) = point {
            self.points.real(point.ability);
            self.points.real(point.error);
        }
    }

    /// Another number about the estimates.
    pub fn figure(&mut self, figure: f64) {
        self.points.real(figure);
    }

    /// The abilities in the competences.
    pub fn profile(&mut self, profile: &Profile) {
        self.profiles.estimate(profile.global);
        for competence in &profile.competences {
            self.profiles.estimate(competence.estimate);
            self.profiles.real(competence.median);
            self.profiles.real(competence.interval.0);
            self.profiles.real(competence.interval.1);
        }
    }

    /// What stands on the certificate.
    pub fn score(&mut self, score: Score) {
        self.scores.whole(u64::from(score.pix));
        self.scores.whole(u64::from(score.mesh));
        for level in score.levels {
            self.scores.whole(u64::from(level));
        }
    }

    /// One line for each kind of result.
    pub fn lines(self, bank: &str) -> Vec<String> {
        let books = [
            ("items and prices", self.items),
            ("choices", self.choices),
            ("running and final estimates", self.estimates),
            ("MAP, WLE, ML and EAP", self.points),
            ("competences", self.profiles),
            ("scores", self.scores),
        ];
        let lines = books.into_iter().map(|(name, book)| book.line(bank, name));
        lines.collect()
    }
}
