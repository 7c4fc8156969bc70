//! What the takers of one item add up to.

use super::{
    Fit, Group, Test,
    bends::{BENDS, Bends},
    chi_square,
    correlation::Correlation,
};
use crate::{
    information::Symmetric,
    log::Answer,
    model::{self, POINTS, Points},
    plan::Role,
    posterior::State,
};

/// Directions in which a curve can change: `ln a`, `b` and the bends.
const DIRECTIONS: usize = 2 + BENDS;

/// Sums over the takers of an item.
pub struct Sums {
    bends: Bends,
    /// Of a wrong and of a right answer, at each ability.
    probabilities: [[f64; 2]; POINTS],
    /// Derivatives of the logit at each ability.
    slopes: Vec<[f64; DIRECTIONS]>,
    score: [f64; DIRECTIONS],
    variance: Symmetric,
    squares: f64,
    standard_squares: f64,
    variances: f64,
    rest: Correlation,
}

impl Sums {
    pub fn new(state: &State, item: usize, takers: &[Points; 2]) -> Self {
        let curve = state.curves[item];
        let a = curve.a();
        let bends = Bends::of(takers);
        let logit = |point| a * (model::ability(point) - curve.b);
        let slopes = |point| {
            let [one, two, three] = bends.beyond(model::ability(point));
            [logit(point), -a, one, two, three]
        };
        Self {
            bends,
            probabilities: std::array::from_fn(|point| {
                // Each on its own: near 1, the difference from 1 has no digits left.
                [-1.0, 1.0].map(|sign| model::right(sign * logit(point)))
            }),
            slopes: (0..POINTS).map(slopes).collect(),
            score: [0.0; DIRECTIONS],
            variance: Symmetric::zero(DIRECTIONS),
            squares: 0.0,
            standard_squares: 0.0,
            variances: 0.0,
            rest: Correlation::default(),
        }
    }

    pub fn add(&mut self, answer: Answer, weights: &Points) {
        let marked = if answer.right { 1.0 } else { 0.0 };
        let mut score = [0.0; DIRECTIONS];
        // Sums over what the posterior would be without this answer, up to a factor.
        let (mut same, mut opposite, mut ability) = (0.0, 0.0, 0.0);
        for (point, weight) in weights.iter().enumerate() {
            let [wrong, right] = self.probabilities[point];
            let (this, other, sign) = if answer.right {
                (right, wrong, 1.0)
            } else {
                (wrong, right, -1.0)
            };
            for (score, slope) in score.iter_mut().zip(&self.slopes[point]) {
                *score += weight * other * sign * slope;
            }
            same += weight;
            opposite += weight / this * other;
            ability += weight / this * model::ability(point);
        }
        // Given all other answers, the odds against this one.
        let against = (opposite / same).max(f64::MIN_POSITIVE);
        let (this, other) = (1.0 / (1.0 + against), against / (1.0 + against));
        for (row, one) in score.iter().enumerate() {
            self.score[row] += one;
            for (column, second) in score[..=row].iter().enumerate() {
                // With the other answer the score would be this one divided by
                // `-against`; so this is its variance given all other answers.
                self.variance.add(row, column, one * second / against);
            }
        }
        self.squares += other * other;
        self.standard_squares += against;
        self.variances += this * other;
        self.rest.add(marked, ability / (same + opposite));
    }

    pub fn fit(&self, [wrong, right]: &[Points; 2], role: Role) -> Fit {
        let mut groups = [[0.0; 3]; BENDS + 1];
        for point in 0..POINTS {
            let takers = wrong[point] + right[point];
            let group = &mut groups[self.bends.group(model::ability(point))];
            group[0] += takers;
            group[1] += right[point];
            group[2] += takers * self.probabilities[point][1];
        }
        let total: f64 = groups.iter().map(|group| group[0]).sum();
        let ends = self.bends.0.iter().copied().map(Some).chain([None]);
        // Takers who are all alike may leave a group without any.
        let groups: Vec<_> = ends.zip(groups).filter(|group| group.1[0] > 0.0).collect();
        let squares: f64 = groups
            .iter()
            .map(|(_, [takers, right, expected])| (right - expected) * (right - expected) / takers)
            .sum();
        let group = |(up_to, [takers, right, expected]): (_, [f64; 3])| Group {
            up_to,
            takers,
            right: right / takers,
            expected: expected / takers,
        };
        Fit {
            test: self.test(role),
            size: (squares / total).sqrt(),
            groups: groups.into_iter().map(group).collect(),
            outfit: self.standard_squares / self.rest.count,
            infit: self.squares / self.variances,
            rest_correlation: self.rest.coefficient(),
        }
    }

    /// The statistic: all five directions where the parameters are held; where they were
    /// estimated, what the bends explain beyond them.
    fn test(&self, role: Role) -> Option<Test> {
        let whole = quadratic(&self.score, &self.variance)?;
        let (chi_square, degrees) = match role {
            Role::Estimated => {
                let mut parameters = Symmetric::zero(2);
                for (row, column) in [(0, 0), (1, 0), (1, 1)] {
                    parameters.add(row, column, self.variance.get(row, column));
                }
                // The form of the whole is that of the parameters plus that of the rest
                // given the parameters.
                (whole - quadratic(&self.score[..2], &parameters)?, BENDS)
            }
            _ => (whole, DIRECTIONS),
        };
        Some(Test {
            chi_square,
            degrees,
            p: chi_square::exceeds(chi_square, degrees),
        })
    }
}

/// `score' variance^-1 score`.
fn quadratic(score: &[f64], variance: &Symmetric) -> Option<f64> {
    let inverse = variance.inverse()?;
    let pairs = (0..score.len()).flat_map(|row| (0..score.len()).map(move |column| (row, column)));
    Some(
        pairs
            .map(|(row, column)| score[row] * inverse.get(row, column) * score[column])
            .sum(),
    )
}
