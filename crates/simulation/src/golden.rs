//! Comparison with reference values computed elsewhere: a `cat-golden/1` document.

mod document;

use std::collections::BTreeMap;
use thiserror::Error;
use vigie_adaptive::point_estimate::{self, PointEstimate, ScoredResponse};
use vigie_adaptive::{ItemParameters, Posterior, Prior};

use document::{
    ExpectedEstimates, GoldenDocument, GoldenItem, GoldenPrior, ResponsePattern, SelectionCase,
};

/// Largest deviation that counts as agreement.
pub const TOLERANCE: f64 = 1e-6;

/// The worst deviation of each quantity from its reference.
#[derive(Debug, Clone, Default)]
pub struct GoldenDeviations {
    worst: BTreeMap<&'static str, WorstDeviation>,
}

/// The worst deviation of one quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct WorstDeviation {
    /// Absolute difference; infinite where one of the two has no value.
    pub deviation: f64,
    /// Where it occurs.
    pub place: String,
    /// Number of values compared.
    pub count: usize,
}

/// A document that cannot be compared with.
#[derive(Debug, Error)]
pub enum GoldenError {
    /// The document is not of this format.
    #[error("this is not a cat-golden/1 document: {0}")]
    Format(#[from] serde_json::Error),
    /// A schema that is not supported.
    #[error("the schema is {0}, and this program knows cat-golden/1 only")]
    Schema(String),
    /// A pattern names an item or a pattern that does not exist.
    #[error("{0} refers to something that is not there")]
    Reference(String),
}

/// Computes every quantity of a document and notes how far it is from its reference.
///
/// # Errors
/// See [`GoldenError`].
pub fn compare(text: &str) -> Result<GoldenDeviations, GoldenError> {
    let document: GoldenDocument = serde_json::from_str(text)?;
    if document.schema != "cat-golden/1" {
        return Err(GoldenError::Schema(document.schema));
    }
    let mut deviations = GoldenDeviations::default();
    let patterns = document
        .patterns
        .iter()
        .chain(&document.patterns_other_priors);
    for pattern in patterns {
        let answers = answers(&document.bank, pattern)?;
        deviations.estimates(&pattern.id, &answers, pattern.prior, &pattern.expected);
    }
    for case in &document.edge_cases {
        let items = case
            .a
            .iter()
            .zip(&case.b)
            .map(|(&a, &b)| ItemParameters { a, b });
        let answers: Vec<ScoredResponse> =
            items.zip(case.responses.iter().map(|&x| x == 1)).collect();
        deviations.estimates(&case.name, &answers, case.prior, &case.expected);
    }
    for info in &document.item_info {
        let item = ItemParameters {
            a: info.a,
            b: info.b,
        };
        let place = format!("a {}, b {} at {}", info.a, info.b, info.theta);
        deviations.note("p", &place, item.probability(info.theta), info.p);
        deviations.note(
            "information",
            &place,
            item.information(info.theta),
            info.info,
        );
    }
    for selection in &document.selection {
        deviations.selection(&document, selection)?;
    }
    Ok(deviations)
}

/// Whether this could be a test of an exam; the running estimate is made for those.
fn is_test(answers: &[ScoredResponse], prior: Prior) -> bool {
    prior == Prior::default() && answers.len() <= 100
}

fn answers(
    bank: &[GoldenItem],
    pattern: &ResponsePattern,
) -> Result<Vec<ScoredResponse>, GoldenError> {
    let answers = pattern
        .items
        .iter()
        .zip(&pattern.responses)
        .map(|(&item, &right)| {
            let item = bank
                .get(item)
                .ok_or_else(|| GoldenError::Reference(pattern.id.clone()))?;
            let parameters = ItemParameters {
                a: item.a,
                b: item.b,
            };
            Ok((parameters, right == 1))
        });
    answers.collect()
}

impl GoldenDeviations {
    /// Every quantity with its worst deviation, by name.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &WorstDeviation)> {
        self.worst.iter().map(|(name, worst)| (*name, worst))
    }

    /// Whether every deviation is within [`TOLERANCE`].
    pub fn agree(&self) -> bool {
        self.worst
            .values()
            .all(|worst| worst.deviation <= TOLERANCE)
    }

    fn estimates(
        &mut self,
        place: &str,
        answers: &[ScoredResponse],
        prior: GoldenPrior,
        expected: &ExpectedEstimates,
    ) {
        let GoldenPrior { mean, sd } = prior;
        let prior = Prior { mean, sd };
        let eap = point_estimate::eap(answers, prior);
        self.note("eap", place, eap.ability, expected.eap);
        self.note("psd", place, eap.standard_error, expected.psd);
        if is_test(answers, prior) && !expected.grid_sensitive {
            let mut posterior = Posterior::new(prior);
            for (number, &(item, right)) in answers.iter().enumerate() {
                posterior.add(item, right);
                if let Some([eap, psd]) = expected.steps.get(number) {
                    let estimate = posterior.estimate();
                    let place = format!("{place}, answer {}", number + 1);
                    self.note("eap, running", &place, estimate.ability, *eap);
                    self.note("psd, running", &place, estimate.standard_error, *psd);
                }
            }
        }
        let map = point_estimate::map(answers, prior);
        self.note("map", place, map.ability, expected.map);
        self.note("map se", place, map.standard_error, expected.map_se);
        self.point(
            ["mle", "mle se"],
            place,
            point_estimate::mle(answers),
            [expected.mle, expected.mle_se],
        );
        self.point(
            ["wle", "wle se"],
            place,
            point_estimate::wle(answers),
            [expected.wle, expected.wle_se],
        );
        for at in &expected.at {
            let place = format!("{place} at {}", at.theta);
            self.note(
                "log likelihood",
                &place,
                point_estimate::log_likelihood(answers, at.theta),
                at.loglik,
            );
            self.note(
                "test information",
                &place,
                point_estimate::information(answers, at.theta),
                at.info,
            );
        }
    }

    fn point(
        &mut self,
        names: [&'static str; 2],
        place: &str,
        found: Option<PointEstimate>,
        expected: [Option<f64>; 2],
    ) {
        let found = [
            found.map(|found| found.ability),
            found.map(|found| found.standard_error),
        ];
        for ((name, found), expected) in names.into_iter().zip(found).zip(expected) {
            match (found, expected) {
                (Some(found), Some(expected)) => self.note(name, place, found, expected),
                (None, None) => {}
                _ => self.note(name, place, f64::INFINITY, 0.0),
            }
        }
    }

    fn selection(
        &mut self,
        document: &GoldenDocument,
        selection: &SelectionCase,
    ) -> Result<(), GoldenError> {
        let missing = || GoldenError::Reference(format!("selection after {}", selection.pattern));
        let mut patterns = document.patterns.iter();
        let pattern = patterns
            .find(|pattern| pattern.id == selection.pattern)
            .ok_or_else(missing)?;
        let answers = answers(&document.bank, pattern)?;
        let mut posterior = Posterior::new(Prior {
            mean: pattern.prior.mean,
            sd: pattern.prior.sd,
        });
        for &(item, right) in answers.iter().take(selection.first_k) {
            posterior.add(item, right);
        }
        let ability = posterior.estimate().ability;
        for candidate in &selection.candidates {
            let item = document.bank.get(candidate.item).ok_or_else(missing)?;
            let item = ItemParameters {
                a: item.a,
                b: item.b,
            };
            let place = format!("item {} after {}", candidate.item, selection.pattern);
            self.note(
                "information at eap",
                &place,
                item.information(ability),
                candidate.info_at_eap,
            );
            self.note("mpwi", &place, posterior.information(item), candidate.mpwi);
            self.note(
                "epv",
                &place,
                posterior.expected_variance(item),
                candidate.epv,
            );
        }
        Ok(())
    }

    fn note(&mut self, name: &'static str, place: &str, found: f64, expected: f64) {
        let deviation = match (found - expected).abs() {
            deviation if deviation.is_nan() => f64::INFINITY,
            deviation => deviation,
        };
        let worst = self.worst.entry(name).or_insert(WorstDeviation {
            deviation: -1.0,
            place: String::new(),
            count: 0,
        });
        worst.count += 1;
        if deviation > worst.deviation {
            worst.deviation = deviation;
            worst.place = place.to_owned();
        }
    }
}
