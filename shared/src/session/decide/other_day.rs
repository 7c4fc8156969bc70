//! Tests start on the day of the session, or by a decision of a referent.

use super::{DecisionContext, incident::check_words};
use crate::{
    session::{Event, OtherDayPermit, Refusal, Session},
    time::MINUTE,
};

/// How long tests may start after a referent has allowed another day, microseconds.
const ALLOWED_MICROS: i64 = 24 * 60 * MINUTE;

impl Session {
    /// From now on, for a day.
    pub(super) fn allow_other_day(
        &self,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(reason)?;
        Ok(vec![Event::OtherDayAllowed(OtherDayPermit {
            until: context.at.plus(ALLOWED_MICROS),
            reason: reason.trim().to_owned(),
            by: context.actor.by(),
        })])
    }

    /// A certificate names the day of the session: no test starts on another one unnoticed.
    pub(super) fn check_day(&self, context: &DecisionContext) -> Result<(), Refusal> {
        let (Some(begins_at), Some(ends_at)) = (context.day_begins, context.day_ends) else {
            return Ok(());
        };
        let is_the_day = (begins_at..ends_at).contains(&context.at);
        let is_allowed = self.other_day_until.is_some_and(|until| context.at < until);
        match is_the_day || is_allowed {
            true => Ok(()),
            false => Err(Refusal::OtherDay { begins_at, ends_at }),
        }
    }
}
