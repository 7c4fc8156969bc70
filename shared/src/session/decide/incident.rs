//! What goes on record, and what becomes of it.

use super::{DecisionContext, next_id};
use crate::{
    ids::{IncidentId, Seat},
    limits::{MAX_FREE_TEXT_CHARS, MAX_REMARK_CHARS},
    session::{
        ActorName, Event, Incident, IncidentCategory, IncidentResolution, IncidentSettlement,
        IncidentState, RecordIncident, Refusal, SeatSnapshot, Session,
    },
    time::{Interval, Timestamp},
};
use std::collections::BTreeSet;

/// Most incidents that one person puts on record in a session, far more than an afternoon
/// has: nobody uses up what others need. Those of alerts do not count: candidates must not use
/// up the number.
const MOST_OF_AUTHOR: usize = 150;

/// Most incidents that people without an account put on record in a session: every view holds
/// all of them, and who has the password can log in again and again. Beyond it only people
/// with an account, whose number a center knows, record any.
const MOST_WITHOUT_ACCOUNT: usize = 1_000;

impl Session {
    pub(super) fn record_incident(
        &self,
        command: &RecordIncident,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let RecordIncident {
            category,
            seats,
            number,
            description,
            when,
            credit,
        } = command;
        self.check_quota(&context.actor.by())?;
        check_words(description)?;
        for seat in seats {
            self.existing_seat(*seat)?;
        }
        let complete = match number {
            Some(number) => seats.iter().all(|seat| self.was_shown(*seat, *number)),
            None => !category.needs_number(),
        };
        // What nobody handled is found by the server alone.
        let complete = complete && *category != IncidentCategory::A1;
        if seats.is_empty() || !complete || (*credit && !category.needs_interval()) {
            return Err(Refusal::IncidentIncomplete);
        }
        let when = match when {
            Some(when) if when.from > when.to || when.to > context.at => {
                return Err(Refusal::IntervalOutOfBounds);
            }
            Some(when) if when.from < when.to || !category.needs_interval() => *when,
            None if !category.needs_interval() => Interval::instant(context.at),
            _ => return Err(Refusal::IntervalOutOfBounds),
        };
        let seats = once_each(seats);
        let incident = self.next_incident()?;
        let mut events = vec![Event::IncidentRecorded {
            incident,
            category: *category,
            seats: seats.clone(),
            number: *number,
            alert: None,
            description: description.trim().to_owned(),
            when: Some(when),
            snapshots: self.snapshots(&seats, context.at),
            by: context.actor.by(),
        }];
        if *credit {
            events.extend(self.credit_lost_time(incident, &seats, when, context.at));
        }
        Ok(events)
    }

    /// May this author put one more on record?
    fn check_quota(&self, author: &ActorName) -> Result<(), Refusal> {
        let recorded = || self.incidents.iter().filter(|one| one.alert.is_none());
        let own = recorded().filter(|one| one.by.is_same_person(author));
        let without_account = recorded().filter(|one| !has_account(&one.by));
        let is_full = own.count() >= MOST_OF_AUTHOR
            || (!has_account(author) && without_account.count() >= MOST_WITHOUT_ACCOUNT);
        match is_full {
            true => Err(Refusal::TooManyIncidents),
            false => Ok(()),
        }
    }

    /// Gives the time back that running tests lost in an interval, without what was
    /// given back already, and without what an open alert will give back.
    fn credit_lost_time(
        &self,
        incident: IncidentId,
        seats: &[Seat],
        when: Interval,
        now: Timestamp,
    ) -> Vec<Event> {
        let credit = |seat: &Seat| {
            let test = self.existing_seat(*seat).ok()?.running(now).ok()?;
            let taken = Interval {
                from: test.started_at,
                to: test.blocked_since.unwrap_or(now),
            };
            let intervals = when
                .overlap(taken)?
                .without(test.credited_intervals.clone());
            (!intervals.is_empty()).then_some(Event::LostTimeCredited {
                seat: *seat,
                incident,
                intervals,
            })
        };
        seats.iter().filter_map(credit).collect()
    }

    /// What is going on at these seats.
    pub(super) fn snapshots(&self, seats: &[Seat], now: Timestamp) -> Vec<SeatSnapshot> {
        let seats = seats.iter().filter_map(|seat| self.seat_state(*seat));
        seats
            .map(|seat_state| SeatSnapshot::capture(seat_state, now))
            .collect()
    }

    fn was_shown(&self, seat: Seat, number: u8) -> bool {
        let test = self
            .seat_state(seat)
            .and_then(|seat_state| seat_state.test.as_ref());
        test.is_some_and(|test| {
            test.presentations
                .iter()
                .any(|presented| presented.number == number)
        })
    }

    pub(super) fn next_incident(&self) -> Result<IncidentId, Refusal> {
        next_id(self.incidents.len()).map(IncidentId)
    }

    pub(super) fn resolve_incident(
        &self,
        id: IncidentId,
        how: IncidentResolution,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(reason)?;
        let incident = self.open_incident(id)?;
        if how == IncidentResolution::Automatic {
            return Err(Refusal::NotAllowed);
        }
        if upholds_plainly(how, incident.category) {
            return Err(Refusal::CorrectionNeeded);
        }
        if how == IncidentResolution::Noted && incident.category.blocks_finalization() {
            return Err(Refusal::IncidentBlocks);
        }
        Ok(vec![resolved(id, how, reason, context)])
    }

    /// Upholds an incident about identity or extra time whose right value is enrolled already.
    pub(super) fn uphold_as_enrolled(
        &self,
        id: IncidentId,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(reason)?;
        let incident = self.open_incident(id)?;
        if !incident.category.asks_for_correction() {
            return Err(Refusal::CorrectionDoesNotFit);
        }
        Ok(vec![resolved(
            id,
            IncidentResolution::Upheld,
            reason,
            context,
        )])
    }

    /// An incident that nobody has resolved or deleted.
    pub(super) fn open_incident(&self, id: IncidentId) -> Result<&Incident, Refusal> {
        let incident = self.incident(id)?;
        match &incident.state {
            IncidentState::Resolved { how, by, .. } => Err(Refusal::IncidentAlreadyResolved {
                by: by.clone(),
                how: *how,
            }),
            IncidentState::Deleted { .. } => Err(Refusal::UnknownIncident),
            IncidentState::Open => Ok(incident),
        }
    }

    /// Resolves the open incidents that the author of this one recorded, this one included; to
    /// uphold does not reach those that need the right value, one by one.
    pub(super) fn resolve_incidents_of_author(
        &self,
        id: IncidentId,
        how: IncidentResolution,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let one = self.resolve_incident(id, how, reason, context)?;
        let author = &self.incident(id)?.by;
        let is_person = matches!(author, ActorName::Invigilator(_) | ActorName::Referent(_));
        let others = self.incidents.iter().filter(|other| {
            is_person
                && other.id != id
                && other.is_open()
                && other.alert.is_none()
                && other.by.is_same_person(author)
                && !upholds_plainly(how, other.category)
        });
        let resolved = others.map(|other| Event::IncidentResolved {
            incident: other.id,
            how,
            reason: reason.trim().to_owned(),
            by: context.actor.by(),
        });
        Ok(one.into_iter().chain(resolved).collect())
    }

    /// After the finalization only what was left open on purpose.
    pub(super) fn resolve_carried_over(
        &self,
        id: IncidentId,
        how: IncidentResolution,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        self.check_carried_over(id)?;
        self.resolve_incident(id, how, reason, context)
    }

    pub(super) fn check_carried_over(&self, id: IncidentId) -> Result<(), Refusal> {
        match self.incident(id)?.carried_over {
            true => Ok(()),
            false => Err(Refusal::SessionFinalized),
        }
    }

    /// Closes open incidents that do not block, or leaves them for after the finalization.
    pub(super) fn settle_incidents(
        &self,
        ids: &[IncidentId],
        settlement: IncidentSettlement,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let by = context.actor.by();
        let mut open = BTreeSet::new();
        for id in ids {
            let incident = self.incident(*id)?;
            if incident.blocks() {
                return Err(Refusal::IncidentBlocks);
            }
            let already = settlement == IncidentSettlement::CarryOver && incident.carried_over;
            if incident.is_open() && !already {
                open.insert(*id);
            }
        }
        let noted = |incident| Event::IncidentResolved {
            incident,
            how: IncidentResolution::Noted,
            reason: String::new(),
            by: by.clone(),
        };
        Ok(match settlement {
            IncidentSettlement::Close => open.into_iter().map(noted).collect(),
            IncidentSettlement::CarryOver if open.is_empty() => Vec::new(),
            IncidentSettlement::CarryOver => vec![Event::IncidentsCarriedOver {
                incidents: open.into_iter().collect(),
                by,
            }],
        })
    }

    pub(super) fn set_remark(
        &self,
        remark: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let remark = remark.trim();
        if !remark.is_empty() {
            check_words(remark)?;
        }
        if remark.chars().count() > MAX_REMARK_CHARS {
            return Err(Refusal::TextOutOfBounds);
        }
        if remark == self.remark {
            return Ok(Vec::new());
        }
        Ok(vec![Event::RemarkSet {
            remark: remark.to_owned(),
            by: context.actor.by(),
        }])
    }

    /// Takes a resolution back. What was resolved by handling an alert stays so: the
    /// alert is over.
    pub(super) fn reopen_incident(
        &self,
        id: IncidentId,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(reason)?;
        match &self.incident(id)?.state {
            IncidentState::Resolved { how, .. } if *how != IncidentResolution::Automatic => {
                Ok(vec![Event::IncidentReopened {
                    incident: id,
                    reason: reason.trim().to_owned(),
                    by: context.actor.by(),
                }])
            }
            IncidentState::Deleted { .. } => Err(Refusal::UnknownIncident),
            _ => Err(Refusal::IncidentNotResolved),
        }
    }

    /// Only while it is open, and only by its author. Time it gave back stays given:
    /// no clock may jump back.
    pub(super) fn delete_incident(
        &self,
        id: IncidentId,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let (incident, by) = (self.incident(id)?, context.actor.by());
        let is_author = incident.by.is_same_person(&by);
        if is_author && matches!(incident.state, IncidentState::Deleted { .. }) {
            return Ok(Vec::new());
        }
        self.open_incident(id)?;
        let deleted = vec![Event::IncidentDeleted { incident: id, by }];
        is_author.then_some(deleted).ok_or(Refusal::NotTheAuthor)
    }

    fn incident(&self, id: IncidentId) -> Result<&Incident, Refusal> {
        let incident = self.incidents.iter().find(|incident| incident.id == id);
        incident.ok_or(Refusal::UnknownIncident)
    }
}

/// Is the author known by an account, which outlives a login?
fn has_account(author: &ActorName) -> bool {
    match author {
        ActorName::Invigilator(member) | ActorName::Referent(member) => member.account.is_some(),
        ActorName::Server | ActorName::Candidate => false,
    }
}

fn resolved(
    incident: IncidentId,
    how: IncidentResolution,
    reason: &str,
    context: &DecisionContext,
) -> Event {
    Event::IncidentResolved {
        incident,
        how,
        reason: reason.trim().to_owned(),
        by: context.actor.by(),
    }
}

/// To uphold it would leave the wrong value on every paper.
fn upholds_plainly(how: IncidentResolution, category: IncidentCategory) -> bool {
    how == IncidentResolution::Upheld && category.asks_for_correction()
}

fn once_each(seats: &[Seat]) -> Vec<Seat> {
    seats
        .iter()
        .copied()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// Words a person can have meant: with a letter or a digit in them (what has none may not
/// even be visible), not too many, and nothing that makes the rest of a line read
/// otherwise than it is written.
pub(super) fn check_words(text: &str) -> Result<(), Refusal> {
    let length = text.trim().chars().count();
    let said = text.chars().any(char::is_alphanumeric);
    let printable = text.chars().all(|c| c == '\n' || !disturbs(c));
    if said && length <= MAX_FREE_TEXT_CHARS && printable {
        Ok(())
    } else {
        Err(Refusal::TextOutOfBounds)
    }
}

/// Control characters, the separators of lines and paragraphs, and what turns the
/// direction of writing around (Unicode Standard Annex 9, explicit directional formatting).
fn disturbs(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
