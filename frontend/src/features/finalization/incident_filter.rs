//! Which incidents of a session are listed, and in what order.

use vigie_shared::ids::IncidentId;
use vigie_shared::session::{Incident, IncidentState};

/// A filter of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IncidentFilter {
    #[default]
    All,
    /// Open, and finalization waits for them.
    Blocking,
    Open,
    /// Resolved, whichever way.
    Decided,
}

impl IncidentFilter {
    /// Every choice, in the order offered.
    pub const ALL: [Self; 4] = [Self::All, Self::Blocking, Self::Open, Self::Decided];

    /// The `value` of its option.
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Blocking => "blocking",
            Self::Open => "open",
            Self::Decided => "decided",
        }
    }

    /// The filter of an option.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.code() == code)
    }

    /// Whether an incident is listed.
    pub fn matches(self, incident: &Incident) -> bool {
        match self {
            Self::All => true,
            Self::Blocking => incident.blocks(),
            Self::Open => incident.is_open(),
            Self::Decided => matches!(incident.state, IncidentState::Resolved { .. }),
        }
    }
}

/// How the incidents stood when the list was last put in order: rows do not jump under the finger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListOrder {
    open: Vec<IncidentId>,
    last: Option<IncidentId>,
}

impl ListOrder {
    /// As they stand now.
    pub fn of(incidents: &[Incident]) -> Self {
        let open = incidents.iter().filter(|one| one.is_open());
        Self {
            open: open.map(|one| one.id).collect(),
            last: incidents.last().map(|one| one.id),
        }
    }

    /// Those listed: what was open, what blocks before the rest; then what came since; then all
    /// others, each group as recorded. What was decided in this list keeps its place and stays in
    /// sight, also where the filter would leave it out by now.
    pub fn listed<'a>(
        &self,
        incidents: &'a [Incident],
        filter: IncidentFilter,
    ) -> Vec<&'a Incident> {
        let mut listed: Vec<&Incident> = incidents.iter().collect();
        listed.retain(|one| filter.matches(one) || self.was_listed(one, filter));
        listed.sort_by_key(|one| match self.open.contains(&one.id) {
            true if one.category.blocks_finalization() => 0,
            true => 1,
            false if Some(one.id) > self.last => 2,
            false => 3,
        });
        listed
    }

    fn was_listed(&self, one: &Incident, filter: IncidentFilter) -> bool {
        let is_of_filter = match filter {
            IncidentFilter::Open => true,
            IncidentFilter::Blocking => one.category.blocks_finalization(),
            IncidentFilter::All | IncidentFilter::Decided => false,
        };
        is_of_filter && self.open.contains(&one.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::ids::Seat;
    use vigie_shared::session::{ActorName, IncidentCategory, IncidentResolution};
    use vigie_shared::time::{Interval, Timestamp};

    fn incident(id: u16, category: IncidentCategory, is_open: bool) -> Incident {
        let at = Timestamp(1);
        let state = match is_open {
            true => IncidentState::Open,
            false => IncidentState::Resolved {
                how: IncidentResolution::Upheld,
                by: ActorName::Referent("Nora".into()),
                at,
                reason: "seen".to_owned(),
            },
        };
        Incident {
            id: IncidentId(id),
            category,
            seats: vec![Seat(1)],
            number: None,
            alert: None,
            description: "words".to_owned(),
            when: Interval::instant(at),
            snapshots: Vec::new(),
            by: ActorName::Invigilator("Claire".into()),
            at,
            state,
            credited: Vec::new(),
            carried_over: false,
            events: Vec::new(),
        }
    }

    fn ids(listed: &[&Incident]) -> Vec<u16> {
        listed.iter().map(|one| one.id.0).collect()
    }

    #[test]
    fn what_blocks_comes_first_and_what_is_decided_keeps_its_place() {
        let mut incidents = vec![
            incident(1, IncidentCategory::C7, false),
            incident(2, IncidentCategory::C8, true),
            incident(3, IncidentCategory::C6, true),
        ];
        let order = ListOrder::of(&incidents);
        let all = |incidents: &[Incident]| ids(&order.listed(incidents, IncidentFilter::All));
        assert_eq!(all(&incidents), [3, 2, 1]);
        incidents[2] = incident(3, IncidentCategory::C6, false);
        incidents.push(incident(4, IncidentCategory::C6, true));
        assert_eq!(all(&incidents), [3, 2, 4, 1]);
        let shown = |filter| ids(&order.listed(&incidents, filter));
        assert_eq!(shown(IncidentFilter::Blocking), [3, 4]);
        assert_eq!(shown(IncidentFilter::Decided), [3, 1]);
        let fresh = ListOrder::of(&incidents);
        assert_eq!(ids(&fresh.listed(&incidents, IncidentFilter::Open)), [4, 2]);
    }

    #[test]
    fn a_choice_is_known_by_its_name() {
        for filter in IncidentFilter::ALL {
            assert_eq!(IncidentFilter::of_code(filter.code()), Some(filter));
        }
        assert_eq!(IncidentFilter::of_code("none"), None);
    }
}
