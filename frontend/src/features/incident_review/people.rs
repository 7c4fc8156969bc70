//! Whom an incident is about.

use std::rc::Rc;

use vigie_shared::ids::Seat;
use vigie_shared::session::Incident;
use yew::AttrValue;

/// More names than this are counted.
const NAMED: usize = 6;

/// Seats with their names, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct IncidentPeople(pub Rc<[(Seat, AttrValue)]>);

impl IncidentPeople {
    /// The people of an incident, by the names that `name` knows.
    pub fn of(incident: &Incident, name: impl Fn(Seat) -> Option<String>) -> Self {
        let named = |seat: &Seat| {
            let name = name(*seat).unwrap_or_else(|| seat.to_string());
            (*seat, AttrValue::from(name))
        };
        Self(incident.seats.iter().map(named).collect())
    }

    /// The name at a seat.
    pub fn name(&self, seat: Seat) -> AttrValue {
        let known = self.0.iter().find(|(one, _)| *one == seat);
        known.map_or_else(|| seat.to_string().into(), |(_, name)| name.clone())
    }

    /// The first names in a row, and how many there are beyond them.
    pub fn listed(&self) -> (String, usize) {
        let shown = if self.0.len() > NAMED + 1 {
            NAMED
        } else {
            self.0.len()
        };
        let names: Vec<&str> = self.0[..shown].iter().map(|(_, name)| &**name).collect();
        (names.join(", "), self.0.len() - shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(count: u16) -> IncidentPeople {
        let one = |seat| (Seat(seat), AttrValue::from(format!("N{seat}")));
        IncidentPeople((1..=count).map(one).collect())
    }

    #[test]
    fn a_whole_room_is_counted_and_a_few_are_named() {
        assert_eq!(people(2).listed(), ("N1, N2".to_owned(), 0));
        // One more name takes no more room than the number.
        assert_eq!(people(7).listed().1, 0);
        assert_eq!(
            people(24).listed(),
            ("N1, N2, N3, N4, N5, N6".to_owned(), 18)
        );
    }

    #[test]
    fn a_candidate_who_is_not_known_is_called_by_the_seat() {
        assert_eq!(&*people(1).name(Seat(1)), "N1");
        assert_eq!(&*people(1).name(Seat(9)), "9");
    }
}
