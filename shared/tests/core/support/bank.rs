//! A small bank whose every answer is known in advance.

use std::collections::BTreeSet;
use vigie_shared::{
    competence::COMPETENCES,
    item::{ItemId, Mode, Response},
    session::{Examiner, ItemFacts, Proposal, Score, SeatTerms, Test},
};

/// An item that can be answered at once, anywhere.
pub const PLAIN: ItemFacts = ItemFacts {
    mode: Mode::Free,
    seconds: None,
    image: false,
    attachment: false,
};
/// An item during which the page must not be left.
pub const FOCUS: ItemFacts = ItemFacts {
    mode: Mode::Focus,
    ..PLAIN
};
/// An item with one minute of its own.
pub const TIMED: ItemFacts = ItemFacts {
    seconds: Some(60),
    ..PLAIN
};

/// Items in the bank: more than a test with many withdrawn questions needs.
const ITEMS: usize = 120;

/// Gives the first item that was not asked yet.
pub struct Bank(fn(usize) -> ItemFacts);

impl Bank {
    /// Items with these facts, by their number from 1.
    pub fn new(facts: fn(usize) -> ItemFacts) -> Self {
        Self(facts)
    }

    /// Items of all kinds.
    pub fn varied() -> Self {
        Self(|k| ItemFacts {
            mode: if k % 3 == 0 { Mode::Focus } else { Mode::Free },
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
pub fn right() -> Response {
    Response::Text("right".into())
}

/// A wrong answer to every item.
pub fn wrong() -> Response {
    Response::Text("wrong".into())
}

/// A response of a form that no item has.
pub fn misfit() -> Response {
    Response::Single("a".into())
}

impl Examiner for Bank {
    fn next(
        &self,
        test: &Test,
        terms: &SeatTerms,
        suspended: &BTreeSet<ItemId>,
    ) -> Option<Proposal> {
        let asked = |id: &ItemId| test.asked.iter().any(|asked| asked.item == *id);
        // Every sixth item is not accessible.
        (1..=ITEMS)
            .filter(|k| !(terms.accessible && k % 6 == 0))
            .find_map(|k| {
                let item = item(k as u16);
                let free = !asked(&item) && !suspended.contains(&item);
                free.then(|| Proposal {
                    item,
                    facts: (self.0)(k),
                })
            })
    }

    fn is_right(&self, _: &ItemId, response: &Response) -> Option<bool> {
        match response {
            Response::Text(text) => Some(text == "right"),
            _ => None,
        }
    }

    fn score(&self, test: &Test, _: &SeatTerms, missing: u8) -> Score {
        let treated = test.treated();
        Score {
            pix: u16::from(treated - missing.min(treated)) * 20,
            mesh: treated / 5,
            levels: [1 + treated / 6; COMPETENCES],
            likely: Some([(1, 1 + treated / 5); COMPETENCES]),
            // Sevenths and thirds have no short decimal form: a round trip must keep them.
            ability: f64::from(treated) / 7.0 - f64::from(missing) / 3.0,
            error: 1.0 / f64::from(treated.max(1)).sqrt(),
        }
    }
}
