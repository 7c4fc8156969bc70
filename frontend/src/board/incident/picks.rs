//! Candidates picked on the board, to put the same on record for all of them.

use std::collections::BTreeSet;
use std::rc::Rc;

use vigie_shared::ids::Seat;
use yew::prelude::*;

/// Who is picked. While picking is on, every card has a box to tick.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picks {
    on: bool,
    seats: BTreeSet<Seat>,
}

/// What happens to picks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PickAction {
    /// Show the boxes, or put them away and forget who was picked.
    Switch,
    /// Pick him, or not any more. Shows the boxes.
    Toggle(Seat),
    /// Pick these and nobody else.
    Exactly(Vec<Seat>),
    /// Put the boxes away and forget who was picked.
    Clear,
}

/// Is one candidate picked?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pick {
    /// Nobody is being picked.
    #[default]
    Off,
    /// No.
    Out,
    /// Yes.
    In,
}

/// Nobody is picked at first.
#[hook]
pub fn use_picks() -> UseReducerHandle<Picks> {
    use_reducer_eq(Picks::default)
}

impl Reducible for Picks {
    type Action = PickAction;

    fn reduce(self: Rc<Self>, action: PickAction) -> Rc<Self> {
        let mut picks = (*self).clone();
        match action {
            PickAction::Switch if self.on => picks = Self::default(),
            PickAction::Switch => picks.on = true,
            PickAction::Toggle(seat) => {
                picks.on = true;
                if !picks.seats.remove(&seat) {
                    picks.seats.insert(seat);
                }
            }
            PickAction::Exactly(seats) => {
                picks.on = true;
                picks.seats = seats.into_iter().collect();
            }
            PickAction::Clear => picks = Self::default(),
        }
        Rc::new(picks)
    }
}

impl Picks {
    /// Are people being picked?
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// Who is picked, in the order of the seats.
    pub fn seats(&self) -> Vec<Seat> {
        self.seats.iter().copied().collect()
    }

    /// Is he picked?
    pub fn of(&self, seat: Seat) -> Pick {
        match (self.on, self.seats.contains(&seat)) {
            (false, _) => Pick::Off,
            (true, false) => Pick::Out,
            (true, true) => Pick::In,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = PickAction>) -> Picks {
        let start = Rc::new(Picks::default());
        (*actions.into_iter().fold(start, Reducible::reduce)).clone()
    }

    #[test]
    fn the_first_pick_shows_the_boxes_and_the_second_of_the_same_undoes_it() {
        let picks = after([PickAction::Toggle(Seat(3)), PickAction::Toggle(Seat(1))]);
        assert_eq!(picks.seats(), [Seat(1), Seat(3)]);
        assert_eq!(
            (picks.of(Seat(3)), picks.of(Seat(2))),
            (Pick::In, Pick::Out)
        );
        let picks = after([PickAction::Toggle(Seat(3)), PickAction::Toggle(Seat(3))]);
        assert!(picks.is_on() && picks.seats().is_empty());
    }

    #[test]
    fn putting_the_boxes_away_forgets_who_was_picked() {
        for last in [PickAction::Switch, PickAction::Clear] {
            let picks = after([PickAction::Exactly(vec![Seat(1), Seat(2)]), last]);
            assert_eq!(picks, Picks::default());
            assert_eq!(picks.of(Seat(1)), Pick::Off);
        }
    }
}
