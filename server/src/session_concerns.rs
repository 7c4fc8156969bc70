//! What about a planned session is probably not meant: asked back before it is made.

use crate::{
    app::App,
    calendar::CertificationCalendar,
    roster::{RosterPerson, SessionPlan, identity},
    store::{PlannedRoom, UnfinalizedPerson},
};
use jiff::{
    ToSpan,
    civil::{Date, Time, Weekday},
};
use std::collections::{HashMap, HashSet};
use vigie_shared::{
    api::{EstablishmentType, SessionConcern, SessionConcernCode},
    ids::CenterId,
    person::fold_name,
};

/// A room is taken for the longest usual test and the change of people, minutes.
const ROOM_TAKEN_MINUTES: i32 = 120;

/// What is known of a center before sessions are planned in it.
struct PlanningContext<'a> {
    today: Date,
    establishment: Option<EstablishmentType>,
    calendar: &'a CertificationCalendar,
    rooms: Vec<PlannedRoom>,
    people: HashMap<String, u32>,
}

/// The concerns about sessions of one center that are made together, in their order. `several`
/// names the room each is about.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_plans(
    app: &App,
    center: CenterId,
    plans: &[SessionPlan],
) -> Result<Vec<SessionConcern>, sqlx::Error> {
    let context = planning_context(app, center, plans).await?;
    Ok(context.map_or_else(Vec::new, |context| context.of_plans(plans)))
}

/// The concerns about a session that is to be held elsewhere or at another time than known: only
/// about what changes. Who is on its roster stays.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_move(
    app: &App,
    number: u32,
    (before, after): (&SessionPlan, &SessionPlan),
) -> Result<Vec<SessionConcern>, sqlx::Error> {
    let is_moved = |of: fn(&SessionPlan) -> &str| of(before) != of(after);
    let day_moved = before.held_on != after.held_on;
    let moved = day_moved
        || is_moved(|plan| &plan.site)
        || is_moved(|plan| &plan.room)
        || is_moved(|plan| &plan.held_at);
    if !moved {
        return Ok(Vec::new());
    }
    let plans = std::slice::from_ref(after);
    let Some(mut context) = planning_context(app, after.center, plans).await? else {
        return Ok(Vec::new());
    };
    // The session itself is in the room where it was.
    context.rooms.retain(|room| room.number != number);
    let mut concerns = context.of_plans(plans);
    concerns.retain(|one| day_moved || one.code == SessionConcernCode::RoomTaken);
    Ok(concerns)
}

/// What is known of the days of these plans; none without a plan.
async fn planning_context<'a>(
    app: &'a App,
    center: CenterId,
    plans: &[SessionPlan],
) -> Result<Option<PlanningContext<'a>>, sqlx::Error> {
    let zone = app.store.center_zone(center).await?;
    let now = app.clock.now();
    let today = zone
        .day(now)
        .map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
    let days = plans.iter().map(|plan| plan.held_on);
    let (first, last) = (days.clone().min(), days.max());
    let (Some(first), Some(last)) = (first, last) else {
        return Ok(None);
    };
    let days = (first.to_string(), last.to_string());
    let rooms = app.store.planned_rooms(center, (&days.0, &days.1)).await?;
    let people = app
        .store
        .unfinalized_people(center, &today.to_string())
        .await?;
    let settings = app.store.center_settings(center).await?;
    Ok(Some(PlanningContext {
        today,
        establishment: settings.and_then(|row| row.settings.establishment),
        calendar: &app.calendar,
        rooms,
        people: by_identity(people),
    }))
}

fn by_identity(people: Vec<UnfinalizedPerson>) -> HashMap<String, u32> {
    let people = people.into_iter();
    people.map(|one| (one.identity, one.number)).collect()
}

impl PlanningContext<'_> {
    fn of_plans(&self, plans: &[SessionPlan]) -> Vec<SessionConcern> {
        let several = plans.len() > 1;
        let mut concerns = Vec::new();
        // Several sessions of one day have the same concern about it: it is asked once.
        let mut days = HashSet::new();
        for plan in plans {
            if days.insert(plan.held_on) {
                concerns.extend(self.of_day(plan.held_on));
            }
        }
        for plan in plans {
            let room = several.then(|| plan.room.clone());
            let of_room = self.of_room(plan).into_iter();
            let of_people = self.of_people(&plan.candidates).into_iter();
            concerns.extend(of_room.chain(of_people).map(|concern| SessionConcern {
                room: concern.room.or_else(|| room.clone()),
                ..concern
            }));
        }
        concerns
    }

    fn of_day(&self, day: Date) -> Vec<SessionConcern> {
        let about = |code| SessionConcern {
            day: Some(day.to_string()),
            ..concern(code)
        };
        let mut concerns = Vec::new();
        if day < self.today {
            concerns.push(about(SessionConcernCode::InThePast));
        }
        let in_a_year = self.today.checked_add(1.year());
        if in_a_year.is_ok_and(|limit| day > limit) {
            concerns.push(about(SessionConcernCode::FarAway));
        }
        if day.weekday() == Weekday::Sunday {
            concerns.push(about(SessionConcernCode::OnASunday));
        }
        let window = self
            .establishment
            .and_then(|establishment| self.calendar.outside(establishment, day));
        concerns.extend(window.map(|window| SessionConcern {
            window: Some(window.clone()),
            ..about(SessionConcernCode::OutsideWindow)
        }));
        concerns
    }

    fn of_room(&self, plan: &SessionPlan) -> Option<SessionConcern> {
        let start: Time = plan.held_at.parse().ok()?;
        let (site, room) = (fold_name(&plan.site), fold_name(&plan.room));
        let day = plan.held_on.to_string();
        let taken = self.rooms.iter().find(|other| {
            other.held_on == day
                && fold_name(&other.room) == room
                && fold_name(&other.site) == site
                && other.held_at.parse().is_ok_and(|at| overlap(start, at))
        })?;
        Some(SessionConcern {
            room: Some(plan.room.clone()),
            other_session: Some(taken.number),
            day: Some(day),
            ..concern(SessionConcernCode::RoomTaken)
        })
    }

    fn of_people(&self, people: &[RosterPerson]) -> Option<SessionConcern> {
        let enrolled = |one: &&RosterPerson| {
            let identity = identity(&one.first_name, &one.last_name, one.birthdate);
            self.people.contains_key(&identity)
        };
        let mut known = people.iter().filter(enrolled);
        let first = known.next()?;
        let identity = identity(&first.first_name, &first.last_name, first.birthdate);
        let person = format!("{} {}", first.last_name, first.first_name);
        Some(SessionConcern {
            other_session: self.people.get(&identity).copied(),
            people: u32::try_from(1 + known.count()).ok(),
            person: Some(person.trim().to_owned()),
            ..concern(SessionConcernCode::AlreadyEnrolled)
        })
    }
}

fn concern(code: SessionConcernCode) -> SessionConcern {
    SessionConcern {
        code,
        room: None,
        day: None,
        window: None,
        other_session: None,
        people: None,
        person: None,
    }
}

fn overlap(one: Time, other: Time) -> bool {
    let minutes = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    (minutes(one) - minutes(other)).abs() < ROOM_TAKEN_MINUTES
}

#[cfg(test)]
mod tests;
