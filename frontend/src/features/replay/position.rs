//! The instant that is shown, and how it changes.

use std::rc::Rc;

use vigie_shared::time::Timestamp;
use yew::Reducible;

use super::board_history::BoardHistory;

/// An instant, and how many steps had happened: several steps can share an instant, and
/// one of the states between them may be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplayPosition {
    pub film: Rc<BoardHistory>,
    pub at: Timestamp,
    /// Steps that had happened.
    pub steps: usize,
    /// Whether it advances on its own.
    pub playing: bool,
}

/// How it moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PositionChange {
    To(Timestamp),
    /// By this many microseconds.
    By(i64),
    /// To after so many steps.
    After(usize),
    /// To the step before.
    Back,
    /// To the next step.
    On,
    /// Playing, by this many microseconds.
    Play(i64),
    /// Starts or stops playing; from the beginning when it is at the end.
    Turn,
}

impl ReplayPosition {
    /// At the end of the history.
    pub fn at_end(film: Rc<BoardHistory>) -> Self {
        Self {
            at: film.end(),
            steps: film.len(),
            film,
            playing: false,
        }
    }

    fn to(&self, at: Timestamp) -> Self {
        let at = at.clamp(self.film.at(0), self.film.end());
        Self {
            at,
            steps: self.film.until(at),
            film: self.film.clone(),
            playing: self.playing && at < self.film.end(),
        }
    }

    fn after(&self, steps: usize) -> Self {
        let steps = steps.min(self.film.len());
        Self {
            at: self.film.at(steps),
            steps,
            film: self.film.clone(),
            playing: self.playing && steps < self.film.len(),
        }
    }
}

impl Reducible for ReplayPosition {
    type Action = PositionChange;

    fn reduce(self: Rc<Self>, action: PositionChange) -> Rc<Self> {
        Rc::new(match action {
            PositionChange::To(at) => self.to(at),
            PositionChange::By(micros) => self.to(self.at.plus(micros)),
            PositionChange::After(steps) => self.after(steps),
            // Between two steps, the one before is the one that has just happened.
            PositionChange::Back if self.at > self.film.at(self.steps) => self.after(self.steps),
            PositionChange::Back => self.after(self.steps.saturating_sub(1)),
            PositionChange::On => self.after(self.steps + 1),
            PositionChange::Play(micros) if self.playing => self.to(self.at.plus(micros)),
            PositionChange::Play(_) => return self,
            PositionChange::Turn if self.playing => Self {
                playing: false,
                ..(*self).clone()
            },
            PositionChange::Turn => {
                let ended = self.at >= self.film.end();
                let from = if ended {
                    self.after(0)
                } else {
                    (*self).clone()
                };
                Self {
                    playing: from.film.len() > 0,
                    ..from
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{at, replay};
    use super::*;

    /// Where the moves lead from the end of five steps, 10 seconds apart.
    fn moved(moves: &[PositionChange]) -> ReplayPosition {
        let film = BoardHistory::of(&Rc::new(replay(5)));
        let start = Rc::new(ReplayPosition::at_end(Rc::new(film)));
        let end = moves.iter().fold(start, |here, step| here.reduce(*step));
        (*end).clone()
    }

    #[test]
    fn arrows_go_from_step_to_step_and_stop_at_both_ends() {
        assert_eq!(moved(&[PositionChange::Back]).steps, 4);
        assert_eq!(
            moved(&[
                PositionChange::After(1),
                PositionChange::Back,
                PositionChange::Back
            ])
            .steps,
            0
        );
        assert_eq!(
            moved(&[PositionChange::Back, PositionChange::On, PositionChange::On]).steps,
            5
        );
    }

    #[test]
    fn between_two_steps_back_leads_to_the_one_that_has_just_happened() {
        let between = moved(&[PositionChange::To(at(25))]);
        assert_eq!((between.at, between.steps), (at(25), 2));
        let back = moved(&[PositionChange::To(at(25)), PositionChange::Back]);
        assert_eq!((back.at, back.steps), (at(20), 2));
    }

    #[test]
    fn time_stays_within_the_session() {
        assert_eq!(moved(&[PositionChange::By(-3_600_000_000)]).at, at(0));
        assert_eq!(moved(&[PositionChange::To(at(99))]).at, at(50));
    }

    #[test]
    fn playing_begins_again_at_the_end_and_stops_there() {
        let begun = moved(&[PositionChange::Turn]);
        assert!(begun.playing && begun.steps == 0);
        let over = moved(&[PositionChange::Turn, PositionChange::Play(60_000_000)]);
        assert!(!over.playing && over.steps == 5);
        // A tick that comes after the stop moves nothing.
        let stopped = moved(&[
            PositionChange::Turn,
            PositionChange::Turn,
            PositionChange::Play(10_000_000),
        ]);
        assert_eq!(stopped.at, at(0));
    }
}
