//! The items that one kind of candidate may meet, laid out for a quick choice.

use std::ops::Range;

use crate::knots::{self, KNOTS, Values};
use crate::pool::{COMPETENCES, Pool, PoolItem, Setting};
use crate::tables::Tables;

/// Items in the order of their competences and skills, so that both are ranges of
/// places, with their curves in rows by knot: a choice adds rows up from one end to the
/// other, which is what memory and vector instructions are fastest at.
#[derive(Debug, Clone)]
pub struct Shelf {
    items: Vec<usize>,
    settings: Vec<Setting>,
    competences: [Range<usize>; COMPETENCES],
    skills: Vec<Range<usize>>,
    /// Information `a^2 P Q`, [`KNOTS`] rows of one number per place.
    information: Vec<f32>,
    /// What an item is worth to a test: its information, dearer at the ends of the scale,
    /// less its price.
    worth: Vec<f32>,
    /// The same at a higher price, for the last questions.
    frugal: Vec<f32>,
}

impl Shelf {
    /// Puts the items that `fits` allows on a shelf; `price` gives the price of an item
    /// (index in `items`) at every knot.
    pub fn new(
        items: &[PoolItem],
        tables: &Tables,
        fits: impl Fn(&PoolItem) -> bool,
        price: impl Fn(usize) -> Values,
    ) -> Self {
        let mut places: Vec<usize> = (0..items.len())
            .filter(|&item| fits(&items[item]))
            .collect();
        places.sort_by_key(|&item| (items[item].competence, tables.skill(item), item));
        let mut competences = std::array::from_fn(|_| 0..0);
        let mut skills = vec![0..0; tables.skill_count()];
        for (place, &item) in places.iter().enumerate() {
            extend(&mut competences[items[item].competence], place);
            extend(&mut skills[tables.skill(item)], place);
        }
        let count = places.len();
        let mut information = vec![0.0; KNOTS * count];
        let mut worth = vec![0.0; KNOTS * count];
        let mut frugal = vec![0.0; KNOTS * count];
        for (place, &item) in places.iter().enumerate() {
            let price = price(item);
            for knot in 0..KNOTS {
                let ability = knots::ability(knot);
                let known = items[item].parameters.information(ability);
                information[knot * count + place] = known as f32;
                let needed = (known * need_of(ability)) as f32;
                worth[knot * count + place] = needed - price[knot];
                frugal[knot * count + place] = needed - FRUGALITY * price[knot];
            }
        }
        Self {
            settings: places.iter().map(|&item| items[item].setting).collect(),
            items: places,
            competences,
            skills,
            information,
            worth,
            frugal,
        }
    }

    /// Index in the pool of the item at a place.
    pub fn item(&self, place: usize) -> usize {
        self.items[place]
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Free or focus, of the item at a place.
    pub fn setting(&self, place: usize) -> Setting {
        self.settings[place]
    }

    /// Places of a competence.
    pub fn competence(&self, competence: usize) -> Range<usize> {
        self.competences[competence].clone()
    }

    /// Places of a skill; empty when none of its items is here.
    pub fn skill(&self, skill: usize) -> Range<usize> {
        self.skills[skill].clone()
    }

    /// Place of an item, if it is here.
    pub fn place(&self, pool: &Pool, item: usize) -> Option<usize> {
        let skill = self.skill(pool.tables.skill(item));
        let items = self.items.get(skill.clone())?;
        let index = items.binary_search(&item).ok()?;
        Some(skill.start + index)
    }

    /// Rows of the worth of all places.
    pub fn worth(&self) -> &[f32] {
        &self.worth
    }

    /// Rows of the worth of all places to the last questions of a test.
    pub fn frugal(&self) -> &[f32] {
        &self.frugal
    }

    /// Rows of the information of all places.
    pub fn information(&self) -> &[f32] {
        &self.information
    }
}

/// How much more the price counts for the last questions. They are the ones a candidate
/// short of time gets wrong, and then a cheap, less telling item does less harm; what they
/// save pays for better items before. (With the last six wrong, the error falls from 0.36
/// to 0.32, and without trouble it stays the same: docs/MEASUREMENT.md.)
const FRUGALITY: f32 = 1.5;

/// How much a unit of information is needed at an ability, relative to the middle. The
/// variance of an estimate is about one over its information, so information is worth
/// most where the bank offers little of it: at the ends. (Share of the squared error that
/// a unit removes, with 23 units in the middle and about 14 at an ability of 3.)
fn need_of(ability: f64) -> f64 {
    1.0 + 0.2 * (ability * ability).min(9.0)
}

fn extend(range: &mut Range<usize>, place: usize) {
    if range.start == range.end {
        range.start = place;
    }
    range.end = place + 1;
}
