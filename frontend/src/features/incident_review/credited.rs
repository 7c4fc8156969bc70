//! The time that was given back for a room-wide incident.

use vigie_shared::ids::Seat;
use yew::prelude::*;

use super::IncidentPeople;
use crate::components::Icon;
use crate::format::{self, Rounding};
use crate::i18n::use_language;

/// Properties of [`Credited`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CreditedProps {
    /// Time given back, microseconds, by seat.
    pub credited: Vec<(Seat, i64)>,
    pub people: IncidentPeople,
}

/// One line for the same time to several, one each when it differs.
#[component]
pub fn Credited(props: &CreditedProps) -> Html {
    let language = use_language();
    let line = |(micros, seats): (i64, Vec<Seat>)| {
        let names: Vec<AttrValue> = seats.iter().map(|seat| props.people.name(*seat)).collect();
        let args = [
            (
                "length",
                format::duration(&language, micros, Rounding::Down).into(),
            ),
            ("count", seats.len().into()),
        ];
        html! {
            <li>
                { language.text_with("referent-credited-to", &args) }
                { " " }
                <span class="vigie-subtle">{ names.join(", ") }</span>
            </li>
        }
    };
    html! {
        <div class="vigie-credited" data-testid="referent-credited">
            <p>{ Icon::Clock }{ " " }<strong>{ language.text("referent-credited") }</strong></p>
            if props.credited.is_empty() {
                <p class="vigie-subtle">{ language.text("referent-credited-nobody") }</p>
            } else {
                <ul>{ for grouped(&props.credited).into_iter().map(line) }</ul>
            }
        </div>
    }
}

/// The seats by the time they got, the longest first.
fn grouped(credited: &[(Seat, i64)]) -> Vec<(i64, Vec<Seat>)> {
    let mut groups: Vec<(i64, Vec<Seat>)> = Vec::new();
    for (seat, micros) in credited {
        match groups.iter_mut().find(|(known, _)| known == micros) {
            Some((_, seats)) => seats.push(*seat),
            None => groups.push((*micros, vec![*seat])),
        }
    }
    groups.sort_by_key(|(micros, _)| -micros);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_got_the_same_time_stand_together_the_longest_first() {
        let credited = [(Seat(1), 5), (Seat(2), 9), (Seat(4), 5)];
        let groups = grouped(&credited);
        assert_eq!(groups, [(9, vec![Seat(2)]), (5, vec![Seat(1), Seat(4)])]);
    }
}
