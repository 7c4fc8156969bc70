//! The notable events.

use vigie_shared::ids::Seat;
use vigie_shared::rules::EndCause;
use vigie_shared::session::{AlertKind, IncidentCategory};
use vigie_shared::time::Timestamp;
use vigie_shared::view::{Board, CandidateCard, SessionStatus};

/// A notable event on the slider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayMarker {
    /// After so many steps.
    pub steps: usize,
    pub at: Timestamp,
    pub what: MarkerKind,
}

/// What happened there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkerKind {
    /// An alert blocked a candidate: about this question, or about the companion.
    Alert(Seat, Option<u8>),
    /// Something was put on record.
    Incident(IncidentCategory, Vec<Seat>),
    /// A test ended before its end.
    Ended(Seat),
    /// The session began, was closed, was published.
    Status(SessionStatus),
}

/// The markers of one step.
pub fn jumps(before: &Board, after: &Board, (steps, at): (usize, Timestamp)) -> Vec<ReplayMarker> {
    let cards = before.cards.iter().zip(&after.cards);
    let mut seen: Vec<MarkerKind> = cards.flat_map(|(old, new)| of_card(old, new)).collect();
    let recorded = after.incidents.iter().skip(before.incidents.len());
    seen.extend(recorded.map(|one| MarkerKind::Incident(one.category, one.seats.clone())));
    if after.status != before.status {
        seen.push(MarkerKind::Status(after.status));
    }
    let jump = |what| ReplayMarker { steps, at, what };
    seen.into_iter().map(jump).collect()
}

fn of_card(old: &CandidateCard, new: &CandidateCard) -> Vec<MarkerKind> {
    let known = |id| old.alerts.iter().any(|alert| alert.id == id);
    let raised = new.alerts.iter().filter(|alert| !known(alert.id));
    let mut seen: Vec<MarkerKind> = raised
        .map(|alert| {
            let number = match alert.kind {
                AlertKind::Question { number, .. } => Some(number),
                AlertKind::Companion => None,
            };
            MarkerKind::Alert(new.seat, number)
        })
        .collect();
    let cause = |card: &CandidateCard| Some(card.test.as_ref()?.end?.0);
    if cause(old).is_none() && cause(new) == Some(EndCause::EndedByInvigilator) {
        seen.push(MarkerKind::Ended(new.seat));
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::super::samples::{at, board, card};
    use super::*;
    use vigie_shared::ids::AlertId;
    use vigie_shared::view::CardAlert;

    fn alerted() -> Board {
        let alert = CardAlert {
            id: AlertId(1),
            kind: AlertKind::Companion,
            raised_at: at(5),
            reasons: Vec::new(),
            marks: Vec::new(),
        };
        let card = CandidateCard {
            alerts: vec![alert],
            ..card(3)
        };
        Board {
            cards: vec![card],
            ..board()
        }
    }

    #[test]
    fn an_alert_is_seen_when_it_is_raised_and_not_while_it_waits() {
        let raised = jumps(&board(), &alerted(), (4, at(5)));
        let expected = ReplayMarker {
            steps: 4,
            at: at(5),
            what: MarkerKind::Alert(Seat(1), None),
        };
        assert_eq!(raised, [expected]);
        assert!(jumps(&alerted(), &alerted(), (5, at(6))).is_empty());
    }

    #[test]
    fn an_answer_is_nothing_to_jump_to() {
        let answered = Board {
            cards: vec![card(1)],
            ..board()
        };
        assert!(jumps(&board(), &answered, (1, at(1))).is_empty());
    }
}
