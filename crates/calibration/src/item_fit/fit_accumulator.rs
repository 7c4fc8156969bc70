//! Sums over the answers to one item, from which its fit follows.

use super::{
    AbilityGroup, ItemFit, ScoreTest, chi_square,
    correlation::CorrelationSums,
    spline_knots::{KNOTS, SplineKnots},
};
use crate::{
    ability_posterior::ModelParameters,
    estimation_plan::ItemRole,
    item_curve,
    quadrature::{self, POINTS, ThetaFunction},
    response_log::ItemResponse,
    symmetric_matrix::SymmetricMatrix,
};

/// Directions in which a curve can change: `ln a`, `b` and the slope at each knot.
const DIRECTIONS: usize = 2 + KNOTS;

/// Sums over the candidates who answered an item.
pub struct FitAccumulator {
    knots: SplineKnots,
    /// Probabilities of a wrong and of a right answer, at each ability.
    probabilities: [[f64; 2]; POINTS],
    /// Derivatives of the logit at each ability.
    logit_gradients: Vec<[f64; DIRECTIONS]>,
    score: [f64; DIRECTIONS],
    variance: SymmetricMatrix,
    /// Sum of the squared residuals.
    squares: f64,
    /// Sum of the squared residuals, each divided by its variance.
    standardized_squares: f64,
    /// Sum of the variances of the residuals.
    variances: f64,
    /// Correlation of the score with the ability that the other answers show.
    rest: CorrelationSums,
}

impl FitAccumulator {
    pub fn new(parameters: &ModelParameters, item: usize, counts: &[ThetaFunction; 2]) -> Self {
        let curve = parameters.curves[item];
        let a = curve.a();
        let knots = SplineKnots::from_counts(counts);
        let logit = |point| a * (quadrature::ability(point) - curve.b);
        let gradient = |point| {
            let [one, two, three] = knots.hinges(quadrature::ability(point));
            [logit(point), -a, one, two, three]
        };
        Self {
            knots,
            probabilities: std::array::from_fn(|point| {
                // Each on its own: near 1, the difference from 1 has no digits left.
                [-1.0, 1.0].map(|sign| item_curve::probability_right(sign * logit(point)))
            }),
            logit_gradients: (0..POINTS).map(gradient).collect(),
            score: [0.0; DIRECTIONS],
            variance: SymmetricMatrix::zero(DIRECTIONS),
            squares: 0.0,
            standardized_squares: 0.0,
            variances: 0.0,
            rest: CorrelationSums::default(),
        }
    }

    pub fn add(&mut self, response: ItemResponse, mass: &ThetaFunction) {
        let outcome = if response.right { 1.0 } else { 0.0 };
        let mut score = [0.0; DIRECTIONS];
        // Sums over what the posterior would be without this answer, up to a factor.
        let (mut same, mut opposite, mut ability) = (0.0, 0.0, 0.0);
        for (point, mass) in mass.iter().enumerate() {
            let [wrong, right] = self.probabilities[point];
            let (this, other, sign) = if response.right {
                (right, wrong, 1.0)
            } else {
                (wrong, right, -1.0)
            };
            for (score, slope) in score.iter_mut().zip(&self.logit_gradients[point]) {
                *score += mass * other * sign * slope;
            }
            same += mass;
            opposite += mass / this * other;
            ability += mass / this * quadrature::ability(point);
        }
        // The odds against this answer, given all other answers.
        let odds_against = (opposite / same).max(f64::MIN_POSITIVE);
        let (this, other) = (
            1.0 / (1.0 + odds_against),
            odds_against / (1.0 + odds_against),
        );
        for (row, one) in score.iter().enumerate() {
            self.score[row] += one;
            for (column, second) in score[..=row].iter().enumerate() {
                // With the other answer the score would be this one divided by
                // `-odds_against`; so this is its variance given all other answers.
                self.variance.add(row, column, one * second / odds_against);
            }
        }
        self.squares += other * other;
        self.standardized_squares += odds_against;
        self.variances += this * other;
        self.rest.add(outcome, ability / (same + opposite));
    }

    pub fn fit(&self, [wrong, right]: &[ThetaFunction; 2], role: ItemRole) -> ItemFit {
        let mut groups = [[0.0; 3]; KNOTS + 1];
        for point in 0..POINTS {
            let count = wrong[point] + right[point];
            let group = &mut groups[self.knots.group(quadrature::ability(point))];
            group[0] += count;
            group[1] += right[point];
            group[2] += count * self.probabilities[point][1];
        }
        let total: f64 = groups.iter().map(|group| group[0]).sum();
        let ends = self.knots.0.iter().copied().map(Some).chain([None]);
        // Where all abilities are the same, some groups are empty.
        let groups: Vec<_> = ends.zip(groups).filter(|group| group.1[0] > 0.0).collect();
        let squares: f64 = groups
            .iter()
            .map(|(_, [takers, right, expected])| (right - expected) * (right - expected) / takers)
            .sum();
        let group = |(up_to, [takers, right, expected]): (_, [f64; 3])| AbilityGroup {
            up_to,
            takers,
            right: right / takers,
            expected: expected / takers,
        };
        ItemFit {
            test: self.test(role),
            size: (squares / total).sqrt(),
            groups: groups.into_iter().map(group).collect(),
            outfit: self.standardized_squares / self.rest.count,
            infit: self.squares / self.variances,
            rest_correlation: self.rest.coefficient(),
        }
    }

    /// The score test: of all five directions where the parameters are held; where they were
    /// estimated, of what the knots explain beyond them.
    fn test(&self, role: ItemRole) -> Option<ScoreTest> {
        let whole = quadratic(&self.score, &self.variance)?;
        let (chi_square, degrees) = match role {
            ItemRole::Estimated => {
                let mut parameters = SymmetricMatrix::zero(2);
                for (row, column) in [(0, 0), (1, 0), (1, 1)] {
                    parameters.add(row, column, self.variance.get(row, column));
                }
                // The quadratic form of the whole is that of the parameters plus that of
                // the rest given the parameters.
                (whole - quadratic(&self.score[..2], &parameters)?, KNOTS)
            }
            _ => (whole, DIRECTIONS),
        };
        Some(ScoreTest {
            chi_square,
            degrees,
            p: chi_square::upper_tail(chi_square, degrees),
        })
    }
}

/// `score' variance^-1 score`.
fn quadratic(score: &[f64], variance: &SymmetricMatrix) -> Option<f64> {
    let inverse = variance.inverse()?;
    let pairs = (0..score.len()).flat_map(|row| (0..score.len()).map(move |column| (row, column)));
    Some(
        pairs
            .map(|(row, column)| score[row] * inverse.get(row, column) * score[column])
            .sum(),
    )
}
