//! People over rooms: by class, which stay together where they can, or by name.

use crate::person::RosterPerson;
use vigie_shared::{
    api::SpreadOrder,
    limits::{MAX_CANDIDATES, MAX_SESSIONS_PER_FILE},
    person::fold_name,
};

/// Why people cannot be spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SpreadRefusal {
    /// No room, too many, or more rooms than people.
    Rooms,
    /// More people than the rooms hold.
    TooMany,
}

/// The people of each room, by their place in `people`.
pub(crate) fn spread(
    people: &[RosterPerson],
    rooms: usize,
    by: SpreadOrder,
) -> Result<Vec<Vec<usize>>, SpreadRefusal> {
    if rooms == 0 || rooms > MAX_SESSIONS_PER_FILE || rooms > people.len() {
        return Err(SpreadRefusal::Rooms);
    }
    if people.len() > rooms * MAX_CANDIDATES {
        return Err(SpreadRefusal::TooMany);
    }
    let mut all: Vec<usize> = (0..people.len()).collect();
    all.sort_by_key(|at| {
        let one = &people[*at];
        (
            fold_name(&one.last_name),
            fold_name(&one.first_name),
            one.birthdate,
        )
    });
    match by {
        SpreadOrder::Class => by_class(people, &all, rooms),
        SpreadOrder::Alphabet | SpreadOrder::File | SpreadOrder::Unknown => Ok(evenly(&all, rooms)),
    }
}

/// Parts whose sizes differ by one at most.
fn evenly(all: &[usize], parts: usize) -> Vec<Vec<usize>> {
    let part = |number: usize| {
        let (from, to) = (all.len() * number / parts, all.len() * (number + 1) / parts);
        all[from..to].to_vec()
    };
    (0..parts).map(part).collect()
}

fn by_class(
    people: &[RosterPerson],
    all: &[usize],
    rooms: usize,
) -> Result<Vec<Vec<usize>>, SpreadRefusal> {
    let mut groups = classes(people, all);
    // More rooms than classes, or a class that no room holds: the largest are halved.
    loop {
        let largest = (0..groups.len()).max_by_key(|at| groups[*at].len());
        let Some(largest) = largest else { break };
        let size = groups[largest].len();
        if (groups.len() >= rooms && size <= MAX_CANDIDATES) || size < 2 {
            break;
        }
        let halves = evenly(&groups[largest], 2);
        groups.splice(largest..=largest, halves);
    }
    let sizes: Vec<usize> = groups.iter().map(Vec::len).collect();
    let smallest = sizes.iter().copied().max().unwrap_or(0);
    // The smallest room into which the classes go in their order.
    let capacity = (smallest..=MAX_CANDIDATES).find(|capacity| packs(&sizes, *capacity) <= rooms);
    // Classes that do not go into the rooms whole are cut: everybody has a seat.
    let Some(capacity) = capacity else {
        let in_order: Vec<usize> = groups.concat();
        return Ok(evenly(&in_order, rooms));
    };
    Ok(pack(&groups, capacity, rooms))
}

/// The classes in their order, `TG2` before `TG10`; the people of each by name.
fn classes(people: &[RosterPerson], all: &[usize]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for at in all {
        let class = &people[*at].division;
        let place = *places.entry(class).or_insert_with(|| {
            groups.push((class.clone(), Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(*at);
    }
    groups.sort_by_key(|(class, _)| class_order(class));
    groups.into_iter().map(|(_, people)| people).collect()
}

/// Sorts numbers in names as numbers.
pub(crate) fn class_order(class: &str) -> (Vec<(String, u64)>, String) {
    let mut parts = Vec::new();
    let mut rest = class;
    while !rest.is_empty() {
        let letters = rest
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (text, after) = rest.split_at(letters);
        let digits = after
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(after.len());
        let (number, after) = after.split_at(digits);
        parts.push((fold_name(text), number.parse().unwrap_or(0)));
        rest = after;
    }
    (parts, class.to_owned())
}

/// Rooms of this capacity that are needed.
fn packs(sizes: &[usize], capacity: usize) -> usize {
    let (mut rooms, mut taken) = (0, 0);
    for size in sizes {
        if rooms == 0 || taken + size > capacity {
            rooms += 1;
            taken = 0;
        }
        taken += size;
    }
    rooms
}

/// Fills rooms in order; leaves for every room to come a class at least.
fn pack(groups: &[Vec<usize>], capacity: usize, rooms: usize) -> Vec<Vec<usize>> {
    let mut packed: Vec<Vec<usize>> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let left = groups.len() - at;
        let to_come = rooms.saturating_sub(packed.len());
        let fits = packed
            .last()
            .is_some_and(|room| room.len() + group.len() <= capacity);
        if fits && left > to_come {
            if let Some(room) = packed.last_mut() {
                room.extend(group);
            }
        } else {
            packed.push(group.clone());
        }
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use vigie_shared::time::ExtraTime;

    fn people(classes: &[(&str, usize)]) -> Vec<RosterPerson> {
        let of_class = |(class, size): &(&str, usize)| {
            let class = (*class).to_owned();
            (0..*size).map(move |number| RosterPerson {
                first_name: "Léa".to_owned(),
                last_name: format!("P{number:03}"),
                used_name: String::new(),
                other_first_names: String::new(),
                birthdate: date(2008, 1, 1),
                sex: None,
                birth_place: String::new(),
                external_id: String::new(),
                division: class.clone(),
                extra_time: ExtraTime::NONE,
                accessible: false,
            })
        };
        classes.iter().flat_map(of_class).collect()
    }

    fn sizes(classes: &[(&str, usize)], rooms: usize, by: SpreadOrder) -> Vec<usize> {
        let spread = spread(&people(classes), rooms, by).unwrap();
        spread.iter().map(Vec::len).collect()
    }

    #[test]
    fn a_class_has_a_room_of_its_own_where_there_are_enough() {
        let classes = [("TG10", 30), ("TG2", 28), ("TG1", 31)];
        assert_eq!(sizes(&classes, 3, SpreadOrder::Class), [31, 28, 30]);
    }

    #[test]
    fn classes_share_rooms_or_are_halved() {
        let classes = [("A", 20), ("B", 20), ("C", 20), ("D", 20)];
        assert_eq!(sizes(&classes, 2, SpreadOrder::Class), [40, 40]);
        assert_eq!(
            sizes(&classes, 3, SpreadOrder::Class).iter().sum::<usize>(),
            80
        );
        assert_eq!(sizes(&[("A", 30)], 2, SpreadOrder::Class), [15, 15]);
        assert_eq!(sizes(&[("A", 100)], 2, SpreadOrder::Class), [50, 50]);
        assert_eq!(
            sizes(&[("A", 45), ("B", 45), ("C", 30)], 2, SpreadOrder::Class),
            [60, 60]
        );
    }

    #[test]
    fn everybody_has_one_seat_and_every_room_somebody() {
        for rooms in 1..=8 {
            for by in [SpreadOrder::Class, SpreadOrder::Alphabet] {
                let people = people(&[("A", 7), ("B", 9), ("C", 3), ("D", 12), ("", 5)]);
                let spread = spread(&people, rooms, by).unwrap();
                assert_eq!(spread.len(), rooms);
                assert!(
                    spread
                        .iter()
                        .all(|room| (1..=MAX_CANDIDATES).contains(&room.len()))
                );
                let mut all = spread.concat();
                all.sort_unstable();
                assert_eq!(all, (0..people.len()).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn too_few_rooms_are_refused() {
        let people = people(&[("A", 121)]);
        let refused = |rooms| spread(&people, rooms, SpreadOrder::Alphabet).unwrap_err();
        assert_eq!(refused(2), SpreadRefusal::TooMany);
        assert_eq!(refused(0), SpreadRefusal::Rooms);
        assert_eq!(refused(41), SpreadRefusal::Rooms);
    }
}
