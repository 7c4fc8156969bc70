//! How often an item may be seen, and the prices that see to it.
//!
//! An item that everybody meets is soon known to everybody. So each item has a price, in
//! units of information, for candidates of each stratum of ability; a choice counts the
//! price against what the item tells ([`crate::Pool::next`]). Prices depend on the bank
//! alone and are found by simulation ([`Exposure::fit`]) when a bank version is made.
//!
//! The prices are those of a linear programme: to get the most information for all
//! candidates under the [`Limits`], ask the items whose information exceeds their price
//! by most. The idea of choosing by shadow prices is van der Linden's (Linear Models for
//! Optimal Test Design, 2005); that of limits given ability, Stocking and Lewis's (1998).

mod fit;

use serde::{Deserialize, Serialize};

use crate::knots::{KNOTS, Values};
use crate::pool::Need;
use crate::strata::{self, STRATA};

/// What the control aims at: the trade-off between accuracy and exposure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// Share of all candidates who may meet an item, 0 to 1.
    pub overall: f64,
    /// Share of the candidates of equal ability who may meet an item, 0 to 1.
    pub alike: f64,
    /// What it costs an item, in information, to be met by all candidates of an ability:
    /// spreads questions among neighbours even below the limits. 0 to about 1.
    pub sharing: f64,
    /// Largest part of chance in the worth of an item, in information. 0 to about 1.
    pub chance: f64,
}

impl Limits {
    /// What a curve of the trade-off is measured at, from no control at all to a very
    /// strict one.
    pub const CURVE: [Self; 8] = [
        Self::new(1.0, 1.0, 0.0, 0.0),
        Self::new(0.35, 0.80, 0.1, 0.1),
        Self::new(0.25, 0.60, 0.2, 0.15),
        Self::new(0.20, 0.50, 0.3, 0.15),
        Self::new(0.18, 0.44, 0.3, 0.15),
        Self::new(0.16, 0.38, 0.4, 0.2),
        Self::new(0.14, 0.30, 0.6, 0.2),
        Self::new(0.10, 0.20, 0.8, 0.2),
    ];

    const fn new(overall: f64, alike: f64, sharing: f64, chance: f64) -> Self {
        Self {
            overall,
            alike,
            sharing,
            chance,
        }
    }
}

impl Default for Limits {
    /// The point of the measured curve (docs/MEASUREMENT.md) with a standard error just
    /// above 0.2. The limits lie below the rates to be reached, 0.21 and 0.58: among 1,000
    /// candidates the most used of some hundred items exceeds its rate by chance.
    fn default() -> Self {
        Self::CURVE[4]
    }
}

/// The control of a pool: limits, and the price of every item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exposure {
    limits: Limits,
    any: Vec<Prices>,
    accessible: Vec<Prices>,
}

/// Price of an item in each stratum, in thousandths of a unit of information: whole
/// numbers are short to store, and the same on every machine.
pub type Prices = [u16; STRATA];

impl Exposure {
    /// No prices; chance alone keeps neighbours apart. For a bank without a fitted control.
    pub fn uncontrolled(items: usize) -> Self {
        let limits = Limits {
            overall: 1.0,
            alike: 1.0,
            sharing: 0.0,
            chance: Limits::default().chance,
        };
        Self {
            limits,
            any: vec![[0; STRATA]; items],
            accessible: vec![[0; STRATA]; items],
        }
    }

    /// A control fitted earlier, one entry per item of the pool in its order: prices for
    /// everybody, and for candidates with the accessibility need.
    pub fn stored(limits: Limits, prices: impl IntoIterator<Item = [Prices; 2]>) -> Self {
        let (any, accessible) = prices
            .into_iter()
            .map(|[any, accessible]| (any, accessible))
            .unzip();
        Self {
            limits,
            any,
            accessible,
        }
    }

    /// What it aims at.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Prices of an item for everybody, and for candidates with the accessibility need.
    pub fn prices(&self, item: usize) -> [Prices; 2] {
        [self.any[item], self.accessible[item]]
    }

    /// Is nothing controlled?
    pub fn is_uncontrolled(&self) -> bool {
        self.limits.overall >= 1.0 && self.limits.alike >= 1.0 && self.limits.sharing <= 0.0
    }

    pub(crate) fn len(&self) -> usize {
        self.any.len()
    }

    pub(crate) fn price(&self, need: Need, item: usize) -> Values {
        let prices = match need {
            Need::Any => &self.any[item],
            Need::AccessibleOnly => &self.accessible[item],
        };
        if prices.iter().all(|&price| price == 0) {
            return [0.0; KNOTS];
        }
        strata::at_knots(&prices.map(|price| f64::from(price) / 1000.0))
    }
}
