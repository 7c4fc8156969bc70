//! Studies made from a seed: new banks and new candidates, so that nothing is tuned to
//! those of a file.

use vigie_adaptive::{COMPETENCES, population_quantile, rng};

use crate::simulated_candidate::normal_pair;
use crate::study_input::{Simulee, StudyInput, StudyItem, StudyPrior, TestDesign};

/// Candidates and bank of a generated study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StudyKind {
    /// N(0, 1), 2,000 items, 125 a competence.
    Normal,
    /// Evenly from -3 to 3.
    Uniform,
    /// N(0, 1), and competences that deviate from it by N(0, 0.5).
    Profile,
    /// N(0, 1), all of whom need accessible items.
    Accessible,
    /// N(0, 1), 320 items, 8 to 32 a competence.
    Small,
}

impl StudyKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Normal,
        Self::Uniform,
        Self::Profile,
        Self::Accessible,
        Self::Small,
    ];

    /// Name for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Uniform => "grid",
            Self::Profile => "profile",
            Self::Accessible => "accessible",
            Self::Small => "small",
        }
    }
}

/// A study with `candidates` candidates. Discriminations are lognormal around 1 with a
/// deviation of 0.35, difficulties N(0, 1.2): what calibrated banks of this kind look like.
pub fn generate_study(kind: StudyKind, seed: u64, candidates: usize) -> StudyInput {
    StudyInput {
        schema: "cat-sim-input/1".to_owned(),
        name: format!("{}-{seed}", kind.name()),
        seed: seed.wrapping_mul(0x2545_F491_4F6C_DD1D),
        test: TestDesign {
            model: "2PL".to_owned(),
            d: 1.0,
            length: 32,
            n_competences: COMPETENCES,
            prior: StudyPrior { mean: 0.0, sd: 1.0 },
            max_per_tube: 1,
        },
        bank: bank(kind, seed),
        simulees: (0..candidates)
            .map(|id| simulee(kind, seed, id, candidates))
            .collect(),
    }
}

fn bank(kind: StudyKind, seed: u64) -> Vec<StudyItem> {
    let sizes: Vec<usize> = (0..COMPETENCES)
        .map(|competence| match kind {
            StudyKind::Small => 8 + competence * 24 / (COMPETENCES - 1),
            _ => 125,
        })
        .collect();
    let mut bank: Vec<StudyItem> = Vec::new();
    for (competence, size) in sizes.into_iter().enumerate() {
        let skills = (size / 3).clamp(3, 12) as f64;
        for _ in 0..size {
            let index = bank.len();
            let draw = |which| rng::uniform(seed, which, index as u64);
            let [first, second] = normal_pair(seed, index);
            // Skills of a competence are unequal in size, as in real banks.
            let skill = (draw(3).powf(1.3) * skills) as usize;
            bank.push(StudyItem {
                id: format!("i{index:04}"),
                competence,
                tube: (competence * 12 + skill) as u32,
                a: (0.35 * first).exp().clamp(0.3, 3.0),
                b: (1.2 * second).clamp(-4.5, 4.5),
                accessible: draw(4) < 0.6,
            });
        }
    }
    bank
}

fn simulee(kind: StudyKind, seed: u64, id: usize, candidates: usize) -> Simulee {
    // Evenly through the distribution: the candidates then differ from study to study by
    // their answers only, and fewer are needed for the same precision.
    let share = (id as f64 + rng::uniform(seed, 5, 0)) / candidates as f64;
    let deviation =
        |competence: usize| 0.5 * normal_pair(seed ^ 0x5EED, id * COMPETENCES + competence)[0];
    Simulee {
        id,
        seed: (rng::uniform(seed, 6, id as u64) * (1_u64 << 53) as f64) as u64,
        theta: match kind {
            StudyKind::Uniform => 6.0 * share - 3.0,
            _ => population_quantile(share),
        },
        delta: (kind == StudyKind::Profile).then(|| std::array::from_fn(deviation)),
        accessible_only: kind == StudyKind::Accessible,
    }
}
