//! Why the page has unblocked: read from two pages in a row, shown on the second.

use vigie_shared::session::AlertKind;
use vigie_shared::view::{CandidatePhase, OpenAlert};
use yew::prelude::*;

use super::context::PageView;
use crate::components::{Icon, IconButton};
use crate::format::{Rounding, duration};
use crate::i18n::use_language;

/// Why the page has unblocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnblockNotice {
    /// What became of the alert.
    pub outcome: AlertOutcome,
    /// Time given back by it; 0 while another alert still blocks.
    pub credited_micros: i64,
    /// Time that was not given back, and for which an invigilator can be asked.
    pub withheld_micros: i64,
}

/// What became of an alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertOutcome {
    /// Another question under the same number.
    Replaced,
    /// The same question again.
    Dismissed,
    /// The companion is detected, or may be missing.
    Companion,
    /// None: the invigilator gave time back.
    GivenBack,
    /// None: the server could not record anything for a while.
    ServerOutage,
}

impl UnblockNotice {
    /// What the change from `old` to `new` means to the candidate, if anything.
    pub fn between(old: &PageView, new: &PageView) -> Option<Self> {
        let (
            CandidatePhase::Testing {
                alerts: before,
                question: before_question,
                credited_micros: had,
                withheld_micros: withheld_before,
                outage_micros: outage_before,
                ..
            },
            CandidatePhase::Testing {
                alerts: after,
                question: after_question,
                credited_micros: has,
                withheld_micros: withheld,
                outage_micros: outage,
                ..
            },
        ) = (&old.phase, &new.phase)
        else {
            return None;
        };
        let closed = |alert: &&OpenAlert| after.iter().all(|other| other.id != alert.id);
        let is_question = |kind: AlertKind| matches!(kind, AlertKind::Question { .. });
        let closed: Vec<_> = before.iter().filter(closed).collect();
        let outcome = if closed.iter().any(|alert| is_question(alert.kind)) {
            if after_question.presentation == before_question.presentation {
                AlertOutcome::Dismissed
            } else {
                AlertOutcome::Replaced
            }
        } else if closed.is_empty() {
            match (has > had, outage > outage_before) {
                (false, _) => return None,
                (true, false) => AlertOutcome::GivenBack,
                (true, true) => AlertOutcome::ServerOutage,
            }
        } else {
            AlertOutcome::Companion
        };
        Some(Self {
            outcome,
            credited_micros: has - had,
            withheld_micros: (withheld.unwrap_or(0) - withheld_before.unwrap_or(0)).max(0),
        })
    }

    /// This one, after `earlier` on the same question: what became of the question
    /// says more than what became of the companion.
    pub fn after(self, earlier: Option<Self>) -> Self {
        match earlier {
            Some(Self {
                outcome,
                credited_micros,
                withheld_micros,
            }) if self.outcome == AlertOutcome::Companion => Self {
                outcome,
                credited_micros: credited_micros + self.credited_micros,
                withheld_micros: withheld_micros + self.withheld_micros,
            },
            _ => self,
        }
    }
}

/// Properties of [`NoticeBox`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NoticeBoxProps {
    /// Nothing is shown without.
    pub notice: Option<UnblockNotice>,
    /// The candidate has read it.
    pub onclose: Callback<()>,
}

/// Stays until it is dismissed or the next question comes.
#[component]
pub fn NoticeBox(props: &NoticeBoxProps) -> Html {
    let language = use_language();
    let Some(notice) = props.notice else {
        return html! { <div role="status" /> };
    };
    let (name, key) = match notice.outcome {
        AlertOutcome::Replaced => ("replaced", "candidate-notice-replaced"),
        AlertOutcome::Dismissed => ("dismissed", "candidate-notice-dismissed"),
        AlertOutcome::Companion => ("companion", "candidate-notice-companion"),
        AlertOutcome::GivenBack => ("given-back", "candidate-notice-given-back"),
        AlertOutcome::ServerOutage => ("server-outage", "candidate-notice-server-outage"),
    };
    let credited = duration(&language, notice.credited_micros, Rounding::Up);
    let withheld = duration(&language, notice.withheld_micros, Rounding::Up);
    html! {
        <div role="status">
            <div class="vigie-box vigie-box--good" data-testid="notice" data-what={name}>
                { Icon::CheckCircle }
                <div>
                    <p><strong>{ language.text(key) }</strong></p>
                    if notice.credited_micros > 0 {
                        <p>{ language.text_with("candidate-notice-credited", &[("time", credited.into())]) }</p>
                    }
                    if notice.withheld_micros > 0 {
                        <p data-testid="notice-withheld">
                            { language.text_with("candidate-notice-withheld", &[("time", withheld.into())]) }
                        </p>
                    }
                </div>
                <IconButton
                    label={language.text("candidate-dismiss")}
                    icon={Icon::Cross}
                    onclick={props.onclose.clone()}
                />
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use vigie_shared::ids::{AlertId, PresentationId};
    use vigie_shared::time::{SECOND, Timestamp};

    use super::*;
    use crate::features::question::samples;

    fn question(presentation: u16) -> OpenAlert {
        let kind = AlertKind::Question {
            presentation: PresentationId(presentation),
            number: 3,
        };
        OpenAlert {
            id: AlertId(1),
            kind,
            raised_at: Timestamp(0),
        }
    }

    fn companion() -> OpenAlert {
        OpenAlert {
            id: AlertId(2),
            kind: AlertKind::Companion,
            raised_at: Timestamp(0),
        }
    }

    #[test]
    fn a_replacement_is_distinguished_from_the_same_question_again() {
        let old = samples::testing(3, vec![question(3)], 0);
        let replaced = samples::testing(4, vec![], 20 * SECOND);
        let dismissed = samples::testing(3, vec![], 20 * SECOND);
        let notice = |new| UnblockNotice::between(&old, new);
        let notice_of = |outcome| {
            Some(UnblockNotice {
                outcome,
                credited_micros: 20 * SECOND,
                withheld_micros: 0,
            })
        };
        assert_eq!(notice(&replaced), notice_of(AlertOutcome::Replaced));
        assert_eq!(notice(&dismissed), notice_of(AlertOutcome::Dismissed));
        assert_eq!(notice(&old), None);
    }

    #[test]
    fn time_given_back_without_an_alert_says_by_whom() {
        let old = samples::testing(3, vec![], 0);
        let new = samples::testing(3, vec![], 20 * SECOND);
        let outcome = |new: &PageView| UnblockNotice::between(&old, new).map(|one| one.outcome);
        assert_eq!(outcome(&new), Some(AlertOutcome::GivenBack));
        let mut after_outage = new.clone();
        if let CandidatePhase::Testing { outage_micros, .. } = &mut after_outage.phase {
            *outage_micros = Some(20 * SECOND);
        }
        assert_eq!(outcome(&after_outage), Some(AlertOutcome::ServerOutage));
    }

    #[test]
    fn what_became_of_the_question_stays_shown_when_the_companion_comes_back() {
        let both = samples::testing(3, vec![question(3), companion()], 0);
        let half = samples::testing(4, vec![companion()], 0);
        let free = samples::testing(4, vec![], 30 * SECOND);
        let first = UnblockNotice::between(&both, &half).unwrap();
        assert_eq!(
            first,
            UnblockNotice {
                outcome: AlertOutcome::Replaced,
                credited_micros: 0,
                withheld_micros: 0,
            }
        );
        let second = UnblockNotice::between(&half, &free).unwrap();
        assert_eq!(second.outcome, AlertOutcome::Companion);
        let shown = second.after(Some(first));
        assert_eq!(
            shown,
            UnblockNotice {
                outcome: AlertOutcome::Replaced,
                credited_micros: 30 * SECOND,
                withheld_micros: 0,
            }
        );
    }

    #[test]
    fn what_the_rule_withholds_is_said_and_so_is_what_the_invigilator_gives_back() {
        let with = |alerts, credited, withheld| {
            let mut page = samples::testing(3, alerts, credited);
            if let CandidatePhase::Testing {
                withheld_micros, ..
            } = &mut page.phase
            {
                *withheld_micros = withheld;
            }
            page
        };
        let blocked = with(vec![companion()], 0, None);
        let capped = with(vec![], 30 * SECOND, Some(90 * SECOND));
        let notice = UnblockNotice::between(&blocked, &capped).unwrap();
        assert_eq!(
            (notice.outcome, notice.withheld_micros),
            (AlertOutcome::Companion, 90 * SECOND)
        );
        let whole = with(vec![], 120 * SECOND, None);
        let notice = UnblockNotice::between(&capped, &whole).unwrap();
        assert_eq!(
            (notice.outcome, notice.credited_micros),
            (AlertOutcome::GivenBack, 90 * SECOND)
        );
    }
}
