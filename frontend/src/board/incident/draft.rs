//! An incident that is being written.

use serde::{Deserialize, Serialize};
use vigie_shared::ids::Seat;
use vigie_shared::session::{Command, IncidentCategory};

use super::clock::Day;
use super::span::{Point, TimeFault, lasting, moment};

/// Longest note, characters: the bound of the core.
pub const LONGEST: usize = vigie_shared::limits::MAX_FREE_TEXT_CHARS;

/// How the recorder is opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opening {
    /// For whom; nobody when that is to be chosen there.
    pub seats: Vec<Seat>,
    /// What for, when that is known.
    pub category: Option<IncidentCategory>,
    /// What was written already.
    pub draft: Option<Draft>,
}

/// What was chosen and typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// For whom, in the order of the seats.
    pub seats: Vec<Seat>,
    /// What for.
    pub category: Option<IncidentCategory>,
    /// During which question; none for the latest one that all have seen.
    pub number: Option<u8>,
    /// The note.
    pub words: String,
    /// Was the note touched, or is it still a ready sentence?
    pub own_words: bool,
    /// When, or since when.
    pub from: Point,
    /// Until when, where it lasts.
    pub to: Point,
    /// Give the lost time back, where it lasts.
    pub credit: bool,
}

/// Why a draft cannot go on record yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nobody is chosen.
    Nobody,
    /// No category is chosen.
    Category,
    /// The note is empty.
    Words,
    /// The note is too long.
    TooLong,
    /// Not all of them have seen a question.
    Number,
    /// The time does not do.
    Time(TimeFault),
}

impl Opening {
    /// With what a refused command said.
    pub fn again(command: &Command) -> Option<Self> {
        let draft = Draft::of_command(command)?;
        Some(Self {
            seats: draft.seats.clone(),
            category: draft.category,
            draft: Some(draft),
        })
    }
}

impl Draft {
    /// Nothing yet, for these people.
    pub fn of(seats: Vec<Seat>) -> Self {
        Self {
            seats,
            category: None,
            number: None,
            words: String::new(),
            own_words: false,
            from: Point::Now,
            to: Point::Now,
            credit: true,
        }
    }

    /// Of a command that was refused, or not sent: nothing typed is lost.
    pub fn of_command(command: &Command) -> Option<Self> {
        let Command::RecordIncident(vigie_shared::session::RecordIncident {
            category,
            seats,
            number,
            description,
            when,
            credit,
        }) = command
        else {
            return None;
        };
        Some(Self {
            seats: seats.clone(),
            category: Some(*category),
            number: *number,
            words: description.clone(),
            own_words: true,
            from: when.map_or(Point::Now, |when| Point::Then(when.from)),
            to: when.map_or(Point::Now, |when| Point::Then(when.to)),
            credit: *credit,
        })
    }

    /// With this category, and its first ready sentence unless something was typed.
    pub fn about(mut self, category: IncidentCategory, ready: Option<String>) -> Self {
        let lasts =
            |one: Option<IncidentCategory>| one.is_some_and(IncidentCategory::needs_interval);
        if lasts(Some(category)) && self.from == Point::Now {
            self.from = Point::Ago(5);
        } else if lasts(self.category) && !category.needs_interval() {
            (self.from, self.to) = (Point::Now, Point::Now);
        }
        self.category = Some(category);
        if !self.own_words {
            self.words = ready.unwrap_or_default();
        }
        self
    }

    /// With this ready sentence: in the place of another one, behind what was typed.
    pub fn saying(mut self, sentence: &str) -> Self {
        let typed = self.words.trim_end();
        self.own_words = self.own_words && !typed.is_empty();
        self.words = match self.own_words {
            true => format!("{typed} {sentence}"),
            false => sentence.to_owned(),
        };
        self
    }

    /// The command, if nothing is missing. `shown` is the greatest question number
    /// that all of them have seen.
    pub fn command(&self, shown: Option<u8>, day: Day) -> Result<Command, Fault> {
        if self.seats.is_empty() {
            return Err(Fault::Nobody);
        }
        let category = self.category.ok_or(Fault::Category)?;
        let number = match (category.needs_number(), shown) {
            (false, _) => None,
            (true, None) => return Err(Fault::Number),
            (true, Some(most)) => Some(self.number.unwrap_or(most).clamp(1, most)),
        };
        let description = self.words.trim();
        match description.chars().count() {
            0 => return Err(Fault::Words),
            1..=LONGEST => {}
            _ => return Err(Fault::TooLong),
        }
        let when = match category.needs_interval() {
            true => lasting(self.from, self.to, day),
            false => moment(self.from, day),
        };
        Ok(Command::RecordIncident(
            vigie_shared::session::RecordIncident {
                category,
                seats: self.seats.clone(),
                number,
                description: description.to_owned(),
                when: Some(when.map_err(Fault::Time)?),
                credit: self.credit && category.needs_interval(),
            },
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::samples::at;
    use vigie_shared::session::AlertReason;
    use vigie_shared::time::Interval;

    fn day() -> Day {
        Day {
            now: at(3600),
            midnight: at(-3600),
        }
    }

    fn ready() -> Option<String> {
        Some("A ready sentence.".to_owned())
    }

    #[test]
    fn a_category_and_its_ready_sentence_are_enough() {
        let draft = Draft::of(vec![Seat(1)]).about(IncidentCategory::C7, ready());
        let Ok(Command::RecordIncident(vigie_shared::session::RecordIncident {
            description,
            when,
            ..
        })) = draft.command(None, day())
        else {
            panic!("nothing is missing");
        };
        assert_eq!(description, "A ready sentence.");
        assert_eq!(when, Some(Interval::instant(at(3599))));
    }

    #[test]
    fn own_words_are_kept_when_the_category_changes() {
        let mut draft = Draft::of(vec![Seat(1)]).about(IncidentCategory::C7, ready());
        assert_eq!(draft.clone().about(IncidentCategory::C8, None).words, "");
        draft.words = "Mine".to_owned();
        draft.own_words = true;
        assert_eq!(draft.about(IncidentCategory::C8, ready()).words, "Mine");
    }

    #[test]
    fn a_ready_sentence_replaces_another_and_follows_what_was_typed() {
        let draft = Draft::of(vec![Seat(1)]).about(IncidentCategory::C7, ready());
        assert_eq!(draft.clone().saying("Other.").words, "Other.");
        let typed = Draft {
            words: "Seen twice. ".to_owned(),
            own_words: true,
            ..draft
        };
        assert_eq!(typed.saying("Other.").words, "Seen twice. Other.");
    }

    #[test]
    fn what_is_missing_is_named() {
        let draft = Draft::of(vec![Seat(1)]);
        let of = |category| draft.clone().about(category, ready());
        let fault = |draft: &Draft| draft.command(None, day()).unwrap_err();
        assert_eq!(fault(&Draft::of(vec![])), Fault::Nobody);
        assert_eq!(fault(&draft), Fault::Category);
        assert_eq!(
            fault(&draft.clone().about(IncidentCategory::C7, None)),
            Fault::Words
        );
        let e4 = IncidentCategory::Question(AlertReason::E4);
        assert_eq!(fault(&of(e4)), Fault::Number);
        let long = Draft {
            words: "x".repeat(LONGEST + 1),
            ..of(IncidentCategory::C7)
        };
        assert_eq!(fault(&long), Fault::TooLong);
    }

    #[test]
    fn a_question_is_the_latest_that_all_have_seen_unless_another_is_named() {
        let e4 = IncidentCategory::Question(AlertReason::E4);
        let draft = Draft::of(vec![Seat(1)]).about(e4, ready());
        let number = |named| {
            let draft = Draft {
                number: named,
                ..draft.clone()
            };
            match draft.command(Some(9), day()) {
                Ok(Command::RecordIncident(vigie_shared::session::RecordIncident {
                    number,
                    ..
                })) => number,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(
            (number(None), number(Some(4)), number(Some(12))),
            (Some(9), Some(4), Some(9))
        );
    }

    #[test]
    fn only_what_lasts_gives_time_back() {
        let draft = Draft::of(vec![Seat(1)]).about(IncidentCategory::R1, ready());
        let credit = |draft: &Draft| match draft.command(None, day()) {
            Ok(Command::RecordIncident(vigie_shared::session::RecordIncident {
                credit,
                when,
                ..
            })) => (credit, when.map(|when| when.from < when.to)),
            other => panic!("{other:?}"),
        };
        assert_eq!(credit(&draft), (true, Some(true)));
        assert_eq!(
            credit(&draft.about(IncidentCategory::C7, ready())),
            (false, Some(false))
        );
    }

    #[test]
    fn a_refused_command_becomes_the_draft_it_was() {
        let command = Draft::of(vec![Seat(1), Seat(2)])
            .about(IncidentCategory::R1, ready())
            .command(None, day())
            .unwrap();
        let again = Draft::of_command(&command).unwrap();
        assert_eq!(again.command(None, day()), Ok(command));
    }
}
