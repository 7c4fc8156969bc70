//! The items a test draws from, checked once.

use crate::exposure_control::ExposureControl;
use crate::likelihood_table::LikelihoodTable;
use crate::pool_error::{PoolError, PoolWarning};
use crate::quadrature_knots::KnotValues;
use crate::selection_index::SelectionIndex;
use crate::types::{DeliveryMode, ItemFilter, PoolItem};

/// The items of one bank version, with all that can be computed before any test.
///
/// Building takes a few milliseconds per thousand items; build once per bank version
/// and share it. About 3 kB of memory per item.
#[derive(Debug, Clone)]
pub struct Pool {
    items: Vec<PoolItem>,
    table: LikelihoodTable,
    exposure_control: ExposureControl,
    any: SelectionIndex,
    accessible: SelectionIndex,
    has_both_modes: bool,
}

impl Pool {
    /// Checks the items and computes their tables. The index of an item in `items` is its
    /// name everywhere in this crate.
    ///
    /// # Errors
    /// Parameters that are not numbers or out of range, unknown competences, competences
    /// without any item: all faults are listed, not only the first.
    pub fn new(items: Vec<PoolItem>) -> Result<Self, PoolError> {
        PoolError::check(&items)?;
        let table = LikelihoodTable::new(&items);
        let exposure_control = ExposureControl::uncontrolled(items.len());
        let [any, accessible] = selection_indexes(&items, &table, &exposure_control);
        let has = |mode| items.iter().any(|item| item.mode == mode);
        Ok(Self {
            has_both_modes: has(DeliveryMode::Free) && has(DeliveryMode::Focus),
            items,
            table,
            exposure_control,
            any,
            accessible,
        })
    }

    /// The same items under an exposure control fitted to them.
    ///
    /// # Panics
    /// When the control has penalties for another number of items.
    #[must_use]
    pub fn with_exposure_control(self, control: ExposureControl) -> Self {
        assert_eq!(control.len(), self.len(), "the control is of another pool");
        let [any, accessible] = selection_indexes(&self.items, &self.table, &control);
        Self {
            exposure_control: control,
            any,
            accessible,
            ..self
        }
    }

    /// The control in force.
    pub fn exposure_control(&self) -> &ExposureControl {
        &self.exposure_control
    }

    /// Weaknesses of the pool: tests are possible, but rules will give way.
    pub fn warnings(&self) -> Vec<PoolWarning> {
        PoolWarning::for_items(&self.items)
    }

    /// Number of items; at least 16, one per competence.
    #[expect(clippy::len_without_is_empty, reason = "a pool is never empty")]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The items, in the order given to [`Pool::new`].
    pub fn items(&self) -> &[PoolItem] {
        &self.items
    }

    pub(crate) fn likelihood_table(&self) -> &LikelihoodTable {
        &self.table
    }

    pub(crate) fn selection_index(&self, filter: ItemFilter) -> &SelectionIndex {
        match filter {
            ItemFilter::Any => &self.any,
            ItemFilter::AccessibleOnly => &self.accessible,
        }
    }

    /// Gives the items other penalties, while a control is being fitted.
    pub(crate) fn set_penalties(
        &mut self,
        filter: ItemFilter,
        penalty: impl Fn(usize) -> KnotValues,
    ) {
        let allows = |item: &PoolItem| filter.allows(item);
        let index = SelectionIndex::new(&self.items, &self.table, allows, penalty);
        match filter {
            ItemFilter::Any => self.any = index,
            ItemFilter::AccessibleOnly => self.accessible = index,
        }
    }

    /// Largest random part of the utility of an item.
    pub(crate) fn max_random(&self) -> f32 {
        self.exposure_control.limits().random as f32
    }

    pub(crate) fn has_both_modes(&self) -> bool {
        self.has_both_modes
    }
}

fn selection_indexes(
    items: &[PoolItem],
    table: &LikelihoodTable,
    control: &ExposureControl,
) -> [SelectionIndex; 2] {
    [ItemFilter::Any, ItemFilter::AccessibleOnly].map(|filter| {
        let penalty = |item| control.penalty_at_knots(filter, item);
        SelectionIndex::new(items, table, |item| filter.allows(item), penalty)
    })
}
