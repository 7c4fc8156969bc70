//! A small bank whose every answer is known in advance.

use std::collections::BTreeSet;
use vigie_shared::{
    competence::COMPETENCE_COUNT,
    item::{ItemId, ItemMode, ItemResponse},
    session::{AssessmentEngine, ItemTraits, NextItem, Score, SeatConfig, Test},
};

/// An item that can be answered at once, anywhere.
pub const PLAIN: ItemTraits = ItemTraits {
    mode: ItemMode::Free,
    seconds: None,
    image: false,
    attachment: false,
};
/// An item during which the page must not be left.
pub const FOCUS: ItemTraits = ItemTraits {
    mode: ItemMode::Focus,
    ..PLAIN
};
/// An item with one minute of its own.
pub const TIMED: ItemTraits = ItemTraits {
    seconds: Some(60),
    ..PLAIN
};

/// Items in the bank: more than a test with many withdrawn questions needs.
const ITEMS: usize = 120;

/// Gives the first item that was not asked yet.
pub struct FakeEngine(fn(usize) -> ItemTraits);

impl FakeEngine {
    /// Items with these facts, by their number from 1.
    pub fn new(facts: fn(usize) -> ItemTraits) -> Self {
        Self(facts)
    }

    /// Items of all kinds.
    pub fn varied() -> Self {
        Self(|k| ItemTraits {
            mode: if k % 3 == 0 {
                ItemMode::Focus
            } else {
                ItemMode::Free
            },
            seconds: (k % 4 == 1).then_some(60),
            image: k.is_multiple_of(5),
            attachment: k.is_multiple_of(7),
        })
    }

    /// Items that are [`PLAIN`].
    pub fn plain() -> Self {
        Self(|_| PLAIN)
    }

    /// Items that are [`FOCUS`].
    pub fn focus() -> Self {
        Self(|_| FOCUS)
    }

    /// Items that are [`TIMED`].
    pub fn timed() -> Self {
        Self(|_| TIMED)
    }
}

/// The item of this number, from 1.
pub fn item(k: u16) -> ItemId {
    ItemId(format!("item-{k}").into())
}

/// The right answer to every item.
pub fn right() -> ItemResponse {
    ItemResponse::Text("right".into())
}

/// A wrong answer to every item.
pub fn wrong() -> ItemResponse {
    ItemResponse::Text("wrong".into())
}

/// A response of a form that no item has.
pub fn misfit() -> ItemResponse {
    ItemResponse::Single("a".into())
}

impl AssessmentEngine for FakeEngine {
    fn select_item(
        &self,
        test: &Test,
        config: &SeatConfig,
        suspended: &BTreeSet<ItemId>,
    ) -> Option<NextItem> {
        let presented = |id: &ItemId| {
            test.presentations
                .iter()
                .any(|presented| presented.item == *id)
        };
        // Every sixth item is not accessible.
        (1..=ITEMS)
            .filter(|k| !(config.accessible && k % 6 == 0))
            .find_map(|k| {
                let item = item(k as u16);
                let free = !presented(&item) && !suspended.contains(&item);
                free.then(|| NextItem {
                    item,
                    traits: (self.0)(k),
                })
            })
    }

    fn is_correct(&self, _: &ItemId, response: &ItemResponse) -> Option<bool> {
        match response {
            ItemResponse::Text(text) => Some(text == "right"),
            _ => None,
        }
    }

    fn score(&self, test: &Test, _: &SeatConfig, missing: u8) -> Score {
        let treated = test.treated();
        Score {
            pix: u16::from(treated - missing.min(treated)) * 20,
            mesh: treated / 5,
            levels: [1 + treated / 6; COMPETENCE_COUNT],
            likely: Some([(1, 1 + treated / 5); COMPETENCE_COUNT]),
            // Sevenths and thirds have no short decimal form: a round trip must keep them.
            ability: f64::from(treated) / 7.0 - f64::from(missing) / 3.0,
            error: 1.0 / f64::from(treated.max(1)).sqrt(),
        }
    }
}
