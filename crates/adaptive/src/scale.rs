//! From an ability to the score on the certificate. The numbers are versioned data,
//! because the scale of this field has changed several times: a result names the version
//! it was computed with.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::profile::AbilityProfile;
use crate::types::COMPETENCES;

const MESHES: usize = 8;
const LEVELS: usize = 7;

/// A scale that was checked. `Deserialize` checks as well.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "ScaleData", into = "ScaleData")]
pub struct Scale(ScaleData);

/// The numbers of a scale, as written in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScaleData {
    /// Name of this version, kept with every score.
    pub version: String,
    /// Abilities at which the meshes 0..=7 begin, then the one at which mesh 7 ends.
    pub mesh_abilities: [f64; MESHES + 1],
    /// Pix at which the meshes 0..=7 begin, then the first pix after mesh 7.
    pub mesh_pix: [u16; MESHES + 1],
    /// Abilities at which the levels 1..=7 end. The last one closes the band of item
    /// difficulties of level 7; an ability above it is level 7 too.
    pub level_ends: [f64; LEVELS],
}

/// The score of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestScore {
    /// Global score, 0..=895 with the scale that ships.
    pub pix: u16,
    /// Global level, 0..=7 (0 beginner, 7 expert 1).
    pub mesh: u8,
    /// Level 1..=7 of each competence.
    pub levels: [u8; COMPETENCES],
}

/// A scale that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ScaleError {
    /// The version has no name.
    #[error("the scale has no version")]
    NoVersion,
    /// Some bound is not a number, or not above the one before it.
    #[error("the {0} of the scale do not increase")]
    NotIncreasing(&'static str),
}

impl Scale {
    /// The scale in force: the published mesh bounds, and the level bounds that match the
    /// bands of item difficulties (level 1: -3 to -2, 2: to -1, 3: to 0.5, 4: to 1, 5: to
    /// 2, 6: to 3, 7: to 4). An ability below -2 is level 1, from 3 on it is level 7.
    pub fn shipped() -> Self {
        Self(ScaleData {
            version: "vigie-1".to_owned(),
            mesh_abilities: [-4.6, -1.4, -0.519, 0.6, 1.5, 2.25, 3.1, 4.0, 8.0],
            mesh_pix: [0, 64, 128, 256, 384, 512, 640, 768, 896],
            level_ends: [-2.0, -1.0, 0.5, 1.0, 2.0, 3.0, 4.0],
        })
    }

    /// Name of this version of the scale.
    pub fn version(&self) -> &str {
        &self.0.version
    }

    /// The score of a test: pix and mesh of its ability, levels of the abilities in the
    /// competences (their medians).
    ///
    /// ```
    /// use vigie_adaptive::{
    ///     AdministeredItem, DeliveryMode, ItemParameters, ItemScore, Pool, PoolItem, Scale,
    /// };
    ///
    /// // Two items of difficulty 1 in each of the 16 competences.
    /// let items = (0..32).map(|number| PoolItem {
    ///     competence: number % 16,
    ///     skill: (number / 16) as u32,
    ///     parameters: ItemParameters { a: 1.5, b: 1.0 },
    ///     accessible: true,
    ///     mode: DeliveryMode::Free,
    /// });
    /// let pool = Pool::new(items.collect())?;
    ///
    /// // Competences 0 to 7 are answered right, the others wrong.
    /// let administered: Vec<_> = (0..32)
    ///     .map(|item| AdministeredItem {
    ///         item,
    ///         score: if item % 16 < 8 { ItemScore::Right } else { ItemScore::Wrong },
    ///     })
    ///     .collect();
    ///
    /// let ability = pool.estimate(&administered).ability;
    /// let score = Scale::shipped().score(ability, &pool.profile(&administered));
    /// // As many right as wrong at difficulty 1: the ability is near 1, in mesh 3.
    /// assert_eq!(score.mesh, 3);
    /// assert!((256..384).contains(&score.pix));
    /// // The levels tell the competences apart.
    /// assert!(score.levels[0] > score.levels[15]);
    /// # Ok::<(), vigie_adaptive::PoolError>(())
    /// ```
    pub fn score(&self, ability: f64, profile: &AbilityProfile) -> TestScore {
        let (mesh, pix) = self.pix(ability);
        let competences = &profile.competences;
        TestScore {
            pix,
            mesh,
            levels: competences.map(|competence| self.level(competence.median)),
        }
    }

    /// Mesh 0..=7 and pix of an ability. Linear within a mesh, rounded down, never
    /// decreasing; an ability outside the meshes (or not a number) gets the nearest (or
    /// lowest) score.
    pub fn pix(&self, ability: f64) -> (u8, u16) {
        let mesh = reached(&self.0.mesh_abilities[1..MESHES], ability);
        (mesh as u8, self.pix_within(mesh, ability))
    }

    /// Level 1..=7 of an ability in a competence; never decreasing.
    pub fn level(&self, ability: f64) -> u8 {
        1 + reached(&self.0.level_ends[..LEVELS - 1], ability) as u8
    }

    fn pix_within(&self, mesh: usize, ability: f64) -> u16 {
        let (from, to) = (self.0.mesh_abilities[mesh], self.0.mesh_abilities[mesh + 1]);
        let (first, after) = (self.0.mesh_pix[mesh], self.0.mesh_pix[mesh + 1]);
        let share = (ability - from) / (to - from);
        // The cast rounds down, takes what is negative or not a number as 0, and saturates.
        let gained = (share * f64::from(after - first)) as u16;
        // Rounding just below a bound must not give the first pix of the next mesh.
        first + gained.min(after - first - 1)
    }
}

impl TryFrom<ScaleData> for Scale {
    type Error = ScaleError;

    fn try_from(data: ScaleData) -> Result<Self, ScaleError> {
        if data.version.trim().is_empty() {
            return Err(ScaleError::NoVersion);
        }
        if !increases(&data.mesh_abilities) {
            return Err(ScaleError::NotIncreasing("mesh abilities"));
        }
        if !increases(&data.mesh_pix.map(f64::from)) {
            return Err(ScaleError::NotIncreasing("mesh pix"));
        }
        if !increases(&data.level_ends) {
            return Err(ScaleError::NotIncreasing("level ends"));
        }
        Ok(Self(data))
    }
}

impl From<Scale> for ScaleData {
    fn from(scale: Scale) -> Self {
        scale.0
    }
}

fn reached(bounds: &[f64], ability: f64) -> usize {
    bounds.iter().filter(|&&bound| ability >= bound).count()
}

fn increases(bounds: &[f64]) -> bool {
    let finite = bounds.iter().all(|bound| bound.is_finite());
    finite && bounds.is_sorted_by(|left, right| left < right)
}
