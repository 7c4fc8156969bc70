//! How often an item may be seen, and the penalties that keep to it.
//!
//! An item that every candidate meets is soon known to all of them. So each item has an
//! exposure penalty, in units of information, for candidates of each stratum of ability;
//! the selection subtracts it from the information of the item
//! ([`crate::Pool::select_next`]). Penalties depend on the bank alone and are found by
//! simulation ([`ExposureControl::fit`]) when a bank version is made.
//!
//! The penalties are the shadow prices of a linear program: to get the most information
//! for all candidates under the [`ExposureLimits`], administer the items whose information
//! exceeds their shadow price by most. Selecting by shadow prices is van der Linden's idea
//! (Linear Models for Optimal Test Design, 2005); limits conditional on ability are
//! Stocking and Lewis's (1998).

use serde::{Deserialize, Serialize};

use crate::quadrature_knots::{KNOTS, KnotValues};
use crate::strata::{self, STRATA};
use crate::types::ItemFilter;

/// What the control aims at: the trade-off between accuracy and exposure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ExposureLimits {
    /// Share of all candidates who may meet an item, 0 to 1.
    pub overall: f64,
    /// Share of the candidates of equal ability who may meet an item, 0 to 1.
    #[serde(rename = "alike")]
    pub conditional: f64,
    /// Penalty, in information, of an item that all candidates of an ability meet: spreads
    /// questions among candidates of equal ability even below the limits. 0 to about 1.
    pub sharing: f64,
    /// Largest random part of the utility of an item, in information. 0 to about 1.
    #[serde(rename = "chance")]
    pub random: f64,
}

impl ExposureLimits {
    /// Limits at which the trade-off between accuracy and exposure is measured, from no
    /// control at all to a very strict one.
    pub const TRADE_OFF: [Self; 8] = [
        Self::new(1.0, 1.0, 0.0, 0.0),
        Self::new(0.35, 0.80, 0.1, 0.1),
        Self::new(0.25, 0.60, 0.2, 0.15),
        Self::new(0.20, 0.50, 0.3, 0.15),
        Self::new(0.18, 0.44, 0.3, 0.15),
        Self::new(0.16, 0.38, 0.4, 0.2),
        Self::new(0.14, 0.30, 0.6, 0.2),
        Self::new(0.10, 0.20, 0.8, 0.2),
    ];

    const fn new(overall: f64, conditional: f64, sharing: f64, random: f64) -> Self {
        Self {
            overall,
            conditional,
            sharing,
            random,
        }
    }
}

impl Default for ExposureLimits {
    /// The point of the measured curve (docs/MEASUREMENT.md) with a standard error just
    /// above 0.2. The limits lie below the rates to be reached, 0.21 and 0.58: among 1,000
    /// candidates the most used of some hundred items exceeds its expected rate by chance.
    fn default() -> Self {
        Self::TRADE_OFF[4]
    }
}

/// The exposure control of a pool: limits, and the penalties of every item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExposureControl {
    limits: ExposureLimits,
    any: Vec<ExposurePenalties>,
    accessible: Vec<ExposurePenalties>,
}

/// Exposure penalty of an item in each stratum, in thousandths of a unit of information:
/// whole numbers are short to store, and the same on every machine.
pub type ExposurePenalties = [u16; STRATA];

impl ExposureControl {
    /// No penalties; only the random part keeps the tests of neighbors apart. For a bank
    /// without a fitted control.
    pub fn uncontrolled(items: usize) -> Self {
        let limits = ExposureLimits {
            overall: 1.0,
            conditional: 1.0,
            sharing: 0.0,
            random: ExposureLimits::default().random,
        };
        Self::unpenalized(limits, items)
    }

    /// No penalties yet under these limits: where a fit starts.
    pub(crate) fn unpenalized(limits: ExposureLimits, items: usize) -> Self {
        Self {
            limits,
            any: vec![[0; STRATA]; items],
            accessible: vec![[0; STRATA]; items],
        }
    }

    /// A control fitted earlier, one entry per item of the pool in its order: penalties
    /// among all candidates, and among those who need accessible items.
    pub fn from_stored(
        limits: ExposureLimits,
        penalties: impl IntoIterator<Item = [ExposurePenalties; 2]>,
    ) -> Self {
        let (any, accessible) = penalties
            .into_iter()
            .map(|[any, accessible]| (any, accessible))
            .unzip();
        Self {
            limits,
            any,
            accessible,
        }
    }

    /// What the control aims at.
    pub fn limits(&self) -> ExposureLimits {
        self.limits
    }

    /// Penalties of an item among all candidates, and among those who need accessible items.
    pub fn penalties(&self, item: usize) -> [ExposurePenalties; 2] {
        [self.any[item], self.accessible[item]]
    }

    /// Whether nothing is controlled.
    pub fn is_uncontrolled(&self) -> bool {
        self.limits.overall >= 1.0 && self.limits.conditional >= 1.0 && self.limits.sharing <= 0.0
    }

    pub(crate) fn len(&self) -> usize {
        self.any.len()
    }

    pub(crate) fn penalty_at_knots(&self, filter: ItemFilter, item: usize) -> KnotValues {
        let penalties = match filter {
            ItemFilter::Any => &self.any[item],
            ItemFilter::AccessibleOnly => &self.accessible[item],
        };
        if penalties.iter().all(|&penalty| penalty == 0) {
            return [0.0; KNOTS];
        }
        strata::at_knots(&penalties.map(|penalty| f64::from(penalty) / 1000.0))
    }
}
