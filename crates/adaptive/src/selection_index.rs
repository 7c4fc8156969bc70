//! The items that one item filter allows, laid out for a quick selection.

use std::ops::Range;

use crate::likelihood_table::LikelihoodTable;
use crate::quadrature_knots::{self, KNOTS, KnotValues};
use crate::types::{COMPETENCES, DeliveryMode, PoolItem};

/// Items in the order of their competences and skills, so that both are ranges of
/// positions, with their functions of ability in rows by knot: a selection adds rows up
/// from one end to the other, which is what memory and vector instructions are fastest at.
#[derive(Debug, Clone)]
pub struct SelectionIndex {
    items: Vec<usize>,
    modes: Vec<DeliveryMode>,
    competences: [Range<usize>; COMPETENCES],
    skills: Vec<Range<usize>>,
    /// Information `a^2 P Q`, [`KNOTS`] rows of one number per position.
    information: Vec<f32>,
    /// Information, weighted more at the ends of the scale, less the exposure penalty.
    utility: Vec<f32>,
    /// The same with a larger penalty, for the last questions.
    late_utility: Vec<f32>,
}

impl SelectionIndex {
    /// Indexes the items that `allows` admits; `penalty` gives the exposure penalty of an
    /// item (index in `items`) at every knot.
    pub fn new(
        items: &[PoolItem],
        table: &LikelihoodTable,
        allows: impl Fn(&PoolItem) -> bool,
        penalty: impl Fn(usize) -> KnotValues,
    ) -> Self {
        let mut order: Vec<usize> = (0..items.len())
            .filter(|&item| allows(&items[item]))
            .collect();
        order.sort_by_key(|&item| (items[item].competence, table.skill(item), item));
        let mut competences = std::array::from_fn(|_| 0..0);
        let mut skills = vec![0..0; table.skill_count()];
        for (position, &item) in order.iter().enumerate() {
            extend(&mut competences[items[item].competence], position);
            extend(&mut skills[table.skill(item)], position);
        }
        let count = order.len();
        let mut information = vec![0.0; KNOTS * count];
        let mut utility = vec![0.0; KNOTS * count];
        let mut late_utility = vec![0.0; KNOTS * count];
        for (position, &item) in order.iter().enumerate() {
            let penalty = penalty(item);
            for knot in 0..KNOTS {
                let ability = quadrature_knots::ability(knot);
                let plain = items[item].parameters.information(ability);
                information[knot * count + position] = plain as f32;
                let weighted = (plain * information_weight(ability)) as f32;
                utility[knot * count + position] = weighted - penalty[knot];
                late_utility[knot * count + position] =
                    weighted - LATE_PENALTY_FACTOR * penalty[knot];
            }
        }
        Self {
            modes: order.iter().map(|&item| items[item].mode).collect(),
            items: order,
            competences,
            skills,
            information,
            utility,
            late_utility,
        }
    }

    /// Index in the pool of the item at a position.
    pub fn item(&self, position: usize) -> usize {
        self.items[position]
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Delivery mode of the item at a position.
    pub fn mode(&self, position: usize) -> DeliveryMode {
        self.modes[position]
    }

    /// Positions of a competence.
    pub fn competence(&self, competence: usize) -> Range<usize> {
        self.competences[competence].clone()
    }

    /// Positions of a skill; empty when none of its items is here.
    pub fn skill(&self, skill: usize) -> Range<usize> {
        self.skills[skill].clone()
    }

    /// Position of an item, if it is here.
    pub fn position(&self, table: &LikelihoodTable, item: usize) -> Option<usize> {
        let skill = self.skill(table.skill(item));
        let items = self.items.get(skill.clone())?;
        let offset = items.binary_search(&item).ok()?;
        Some(skill.start + offset)
    }

    /// Rows of the utility of all positions.
    pub fn utility(&self) -> &[f32] {
        &self.utility
    }

    /// Rows of the utility of all positions for the last questions of a test.
    pub fn late_utility(&self) -> &[f32] {
        &self.late_utility
    }

    /// Rows of the information of all positions.
    pub fn information(&self) -> &[f32] {
        &self.information
    }
}

/// How much more the penalty counts for the last questions. They are the ones a candidate
/// short of time gets wrong, and then an item with a low penalty and less information does
/// less harm; the exposure this saves goes to better items earlier. (With the last six
/// wrong, the error falls from 0.36 to 0.32, and without that it stays the same:
/// docs/MEASUREMENT.md.)
const LATE_PENALTY_FACTOR: f32 = 1.5;

/// How much a unit of information counts at an ability, relative to the middle. The
/// variance of an estimate is about one over its information, so information is worth
/// most where the bank offers little of it: at the ends. (Share of the squared error that
/// a unit removes, with 23 units in the middle and about 14 at an ability of 3.)
fn information_weight(ability: f64) -> f64 {
    1.0 + 0.2 * (ability * ability).min(9.0)
}

fn extend(range: &mut Range<usize>, position: usize) {
    if range.start == range.end {
        range.start = position;
    }
    range.end = position + 1;
}
