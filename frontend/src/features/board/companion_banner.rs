//! Several companions of one room that are missing at once: one cause, one message.

use vigie_shared::ids::Seat;
use vigie_shared::session::AlertKind;
use vigie_shared::time::{MINUTE, Timestamp};
use yew::prelude::*;

use super::labels::full_name;
use super::store::{BoardSeat, BoardState};
use crate::components::{Button, ButtonSize, Icon};
use crate::i18n::use_language;

/// From so many on it is not one computer.
const SEVERAL: usize = 3;

/// What begins within this is one event, microseconds.
const AT_ONCE: i64 = 2 * MINUTE;

/// Properties of [`CompanionBanner`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompanionBannerProps {
    pub board: BoardState,
    /// Opens the details of a candidate.
    pub onopen: Callback<Seat>,
}

/// Nothing while at most two are missing. Each name leads to its card.
#[component]
pub fn CompanionBanner(props: &CompanionBannerProps) -> Html {
    let language = use_language();
    let missing = missing_at_once(&props.board.seats);
    if missing.is_empty() {
        return Html::default();
    }
    let count = [("count", missing.len().into())];
    let to_card = |seat: &BoardSeat| {
        let number = seat.card.seat;
        html! {
            <li key={usize::from(number.0)}>
                <Button
                    label={full_name(&seat.person)}
                    testid={format!("banner-companion-{number}")}
                    size={ButtonSize::Small}
                    opens_dialog=true
                    onclick={props.onopen.reform(move |()| number)}
                />
            </li>
        }
    };
    html! {
        <div
            class="vigie-banner vigie-banner--stale vigie-banner--companions"
            data-testid="banner-companions"
        >
            { Icon::Warning }
            // The sentence alone: names that come later are not read out one by one.
            <p role="alert">
                <b>{ language.text_with("board-companions-missing", &count) }</b>{ " " }
                { language.text("board-companions-missing-advice") }
            </p>
            <ul aria-label={language.text("board-companions-missing-names")}>
                { for missing.iter().map(to_card) }
            </ul>
        </div>
    }
}

/// The seats whose companions went missing together, if they are several; the first one first.
pub(super) fn missing_at_once(seats: &[BoardSeat]) -> Vec<BoardSeat> {
    let mut missing: Vec<(Timestamp, &BoardSeat)> = seats
        .iter()
        .filter_map(|seat| {
            let mut alerts = seat.card.alerts.iter();
            let alert = alerts.find(|alert| alert.kind == AlertKind::Companion)?;
            Some((alert.raised_at, seat))
        })
        .collect();
    missing.sort_by_key(|(at, _)| *at);
    let together = |first: usize| {
        let from = missing[first].0;
        let last = missing.iter().filter(|(at, _)| at.since(from) <= AT_ONCE);
        &missing[first..last.count().max(first)]
    };
    let most = (0..missing.len())
        .map(together)
        .max_by_key(|group| group.len());
    most.filter(|group| group.len() >= SEVERAL)
        .map(|group| group.iter().map(|(_, seat)| (*seat).clone()).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::features::board::samples::{alert, card, person};
    use vigie_shared::view::{CandidateCard, CardAlert};

    fn seat(number: u16, raised: Option<i64>) -> BoardSeat {
        let alerts = raised.map(|seconds| CardAlert {
            kind: AlertKind::Companion,
            ..alert(1, seconds)
        });
        BoardSeat {
            person: Rc::new(person(number, "Test", "Person")),
            card: Rc::new(CandidateCard {
                alerts: alerts.into_iter().collect(),
                ..card(number)
            }),
        }
    }

    fn missing(raised: &[Option<i64>]) -> usize {
        let seats: Vec<BoardSeat> = (1..).zip(raised).map(|(n, at)| seat(n, *at)).collect();
        missing_at_once(&seats).len()
    }

    #[test]
    fn three_within_two_minutes_are_one_event() {
        assert_eq!(missing(&[Some(0), Some(60), None]), 0, "two are two");
        assert_eq!(missing(&[Some(0), Some(60), Some(119), None]), 3);
        assert_eq!(missing(&[Some(0), Some(400), Some(800)]), 0, "one by one");
        assert_eq!(missing(&[Some(0), Some(400), Some(410), Some(500)]), 3);
    }
}
