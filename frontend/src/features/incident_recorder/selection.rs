//! Candidates selected on the board, to record one incident for all of them.

use std::collections::BTreeSet;
use std::rc::Rc;

use vigie_shared::ids::Seat;
use yew::prelude::*;

/// The selected candidates. In selection mode every card has a checkbox.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CandidateSelection {
    on: bool,
    seats: BTreeSet<Seat>,
}

/// What changes the selection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelectionAction {
    /// Start selection mode, or end it and clear the selection.
    ToggleMode,
    /// Select or deselect a candidate. Starts selection mode.
    Toggle(Seat),
    /// Select these candidates only.
    Replace(Vec<Seat>),
    /// End selection mode and clear the selection.
    Clear,
}

/// Whether one candidate is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SelectionState {
    /// Not in selection mode.
    #[default]
    Off,
    Unselected,
    Selected,
}

/// Empty at first.
#[hook]
pub fn use_selection() -> UseReducerHandle<CandidateSelection> {
    use_reducer_eq(CandidateSelection::default)
}

impl Reducible for CandidateSelection {
    type Action = SelectionAction;

    fn reduce(self: Rc<Self>, action: SelectionAction) -> Rc<Self> {
        let mut selection = (*self).clone();
        match action {
            SelectionAction::ToggleMode if self.on => selection = Self::default(),
            SelectionAction::ToggleMode => selection.on = true,
            SelectionAction::Toggle(seat) => {
                selection.on = true;
                if !selection.seats.remove(&seat) {
                    selection.seats.insert(seat);
                }
            }
            SelectionAction::Replace(seats) => {
                selection.on = true;
                selection.seats = seats.into_iter().collect();
            }
            SelectionAction::Clear => selection = Self::default(),
        }
        Rc::new(selection)
    }
}

impl CandidateSelection {
    /// Is selection mode on?
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// The selected seats, in ascending order.
    pub fn seats(&self) -> Vec<Seat> {
        self.seats.iter().copied().collect()
    }

    pub fn of(&self, seat: Seat) -> SelectionState {
        match (self.on, self.seats.contains(&seat)) {
            (false, _) => SelectionState::Off,
            (true, false) => SelectionState::Unselected,
            (true, true) => SelectionState::Selected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = SelectionAction>) -> CandidateSelection {
        let start = Rc::new(CandidateSelection::default());
        (*actions.into_iter().fold(start, Reducible::reduce)).clone()
    }

    #[test]
    fn selecting_starts_the_mode_and_selecting_again_deselects() {
        let selection = after([
            SelectionAction::Toggle(Seat(3)),
            SelectionAction::Toggle(Seat(1)),
        ]);
        assert_eq!(selection.seats(), [Seat(1), Seat(3)]);
        assert_eq!(
            (selection.of(Seat(3)), selection.of(Seat(2))),
            (SelectionState::Selected, SelectionState::Unselected)
        );
        let selection = after([
            SelectionAction::Toggle(Seat(3)),
            SelectionAction::Toggle(Seat(3)),
        ]);
        assert!(selection.is_on() && selection.seats().is_empty());
    }

    #[test]
    fn ending_the_mode_clears_the_selection() {
        for last in [SelectionAction::ToggleMode, SelectionAction::Clear] {
            let selection = after([SelectionAction::Replace(vec![Seat(1), Seat(2)]), last]);
            assert_eq!(selection, CandidateSelection::default());
            assert_eq!(selection.of(Seat(1)), SelectionState::Off);
        }
    }
}
