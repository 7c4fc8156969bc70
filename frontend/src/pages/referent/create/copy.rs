//! The form filled in from a session that exists.

use std::rc::Rc;

use vigie_shared::api::{RosterCandidate, SessionDetails};
use vigie_shared::session::CompanionPolicy;
use vigie_shared::time::ExtraTime;

use super::draft::SessionDraft;

/// What is taken over from a session beside where it is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SessionCopy {
    /// The candidates and what is agreed for them.
    pub with_roster: bool,
    /// Whether the companion must be seen, as decided last; none where that is not known yet.
    pub companion: Option<CompanionPolicy>,
}

/// The form of a session held like this one, on a day and at an hour still to be chosen; with its
/// candidates if they are wanted.
pub(super) fn copy_of(
    details: &SessionDetails,
    wanted: &SessionCopy,
    today: String,
) -> SessionDraft {
    let invigilators = match details.invigilators.is_empty() {
        true => vec![String::new()],
        false => details.invigilators.clone(),
    };
    let roster = match wanted.with_roster {
        true => table(&details.candidates),
        false => String::new(),
    };
    let empty = SessionDraft::empty(today);
    SessionDraft {
        site: details.site.clone(),
        room: details.room.clone(),
        held_at: details.held_at.clone(),
        observations: details.observations.clone(),
        invigilators,
        companion: wanted.companion.unwrap_or(empty.companion),
        roster: Rc::from(roster),
        ..empty
    }
}

/// A roster as the form takes it.
fn table(candidates: &[RosterCandidate]) -> String {
    let headings = "last_name;first_name;used_name;other_first_names;birthdate;sex;birth_place;\
                    external_id;division;extra_time;accessible";
    let lines = candidates.iter().map(|candidate| {
        let extra_time = match candidate.extra_time {
            ExtraTime::NONE => String::new(),
            extra => format!("{} %", extra.percent().replace('.', ",")),
        };
        let cells = [
            candidate.last_name.as_str(),
            &candidate.first_name,
            &candidate.used_name,
            &candidate.other_first_names,
            &candidate.birthdate,
            &candidate.sex,
            &candidate.birth_place,
            &candidate.external_id,
            &candidate.division,
            &extra_time,
            if candidate.accessible { "oui" } else { "" },
        ];
        cells.map(quoted).join(";")
    });
    let lines: Vec<String> = std::iter::once(headings.to_owned()).chain(lines).collect();
    lines.join("\n") + "\n"
}

fn quoted(cell: &str) -> String {
    match cell.contains([';', '"', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::ids::Seat;

    #[test]
    fn a_candidate_is_written_as_a_roster_has_them() {
        let candidate = RosterCandidate {
            seat: Seat(4),
            first_name: "Léo".to_owned(),
            last_name: "Roux; dit \"R\"".to_owned(),
            used_name: String::new(),
            other_first_names: String::new(),
            birthdate: "2008-05-06".to_owned(),
            sex: "M".to_owned(),
            birth_place: "Lyon".to_owned(),
            external_id: String::new(),
            division: "TG2".to_owned(),
            extra_time: ExtraTime::from_basis_points(3_333).unwrap_or_default(),
            accessible: true,
            version: 3,
        };
        let table = table(&[candidate]);
        let line = table.lines().nth(1);
        assert_eq!(
            line,
            Some("\"Roux; dit \"\"R\"\"\";Léo;;;2008-05-06;M;Lyon;;TG2;33,33 %;oui")
        );
    }
}
