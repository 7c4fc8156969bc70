//! Focus questions: what leaving the page means, in the words of the candidate, at once.

use vigie_shared::time::SECOND;
use vigie_shared::view::{OwnSignal, QuestionView, SignalEffect};
use yew::prelude::*;

use super::mode_badge::Shield;
use crate::features::signal_words::signal_time;
use crate::i18n::{LanguageHandle, use_language};

/// What is said about the page having been left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbsenceNotice {
    /// The report of it waits for the network: nothing is decided.
    Waiting {
        /// Microseconds.
        lasted: i64,
    },
    /// It counts. Without times where an earlier page reported it.
    Counts {
        /// Microseconds.
        lasted: Option<i64>,
    },
    /// Something else came of it.
    Other(OwnSignal),
}

impl AbsenceNotice {
    /// What is said about `question`; `waiting` is the absence of which the report is on its
    /// way, milliseconds.
    pub fn for_question<C>(question: &QuestionView<C>, waiting: Option<u32>) -> Option<Self> {
        if let Some(lasted_ms) = waiting {
            return Some(Self::Waiting {
                lasted: i64::from(lasted_ms) * (SECOND / 1_000),
            });
        }
        let absences = || {
            let signals = question.signals.iter();
            signals.filter(|signal| signal.kind.is_leaving())
        };
        if question.focus_lost {
            let mut counted = absences().filter(|signal| signal.effect == SignalEffect::Counts);
            let lasted = counted.next_back().and_then(|signal| signal.micros);
            // Where the answer is kept all the same, that is what there is to say.
            let kept = absences().next_back();
            return match kept {
                Some(signal) if signal.effect == SignalEffect::Kept => Some(Self::Other(*signal)),
                _ => Some(Self::Counts { lasted }),
            };
        }
        absences()
            .next_back()
            .filter(|signal| {
                // What happens while an alert blocks has a box of its own.
                !matches!(
                    signal.effect,
                    SignalEffect::Ongoing | SignalEffect::WhileBlocked | SignalEffect::Recorded
                )
            })
            .map(|signal| Self::Other(*signal))
    }
}

/// Properties of [`AbsenceBox`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AbsenceBoxProps {
    /// What is said.
    pub notice: AbsenceNotice,
}

/// That the page was left, for how long, and what that means. Shown as long as the question.
#[component]
pub fn AbsenceBox(props: &AbsenceBoxProps) -> Html {
    let language = use_language();
    match props.notice {
        AbsenceNotice::Counts { lasted } => counted(&language, lasted),
        AbsenceNotice::Waiting { lasted } => {
            let time = signal_time(&language, lasted);
            mild(
                "focus-waiting",
                language.text_with("candidate-absence-waiting", &[("time", time.into())]),
            )
        }
        AbsenceNotice::Other(signal) => {
            let testid = match signal.effect {
                SignalEffect::Excused => "focus-excused",
                SignalEffect::Undecided => "focus-undecided",
                SignalEffect::Kept => "focus-kept",
                _ => "focus-warned",
            };
            mild(testid, absence_words(&language, &signal))
        }
    }
}

/// What came of an absence, in a sentence or two.
pub fn absence_words(language: &LanguageHandle, signal: &OwnSignal) -> String {
    let time = signal_time(language, signal.micros.unwrap_or_default());
    let key = match signal.effect {
        SignalEffect::Warned => "candidate-absence-warned",
        SignalEffect::Counts => "candidate-absence-counts",
        SignalEffect::Kept => "candidate-absence-kept",
        SignalEffect::Undecided => "candidate-absence-undecided",
        SignalEffect::Excused => "candidate-absence-excused",
        SignalEffect::WhileBlocked => "candidate-absence-blocked",
        SignalEffect::Recorded | SignalEffect::Ongoing => "candidate-absence-recorded",
    };
    language.text_with(key, &[("time", time.into())])
}

fn mild(testid: &'static str, words: String) -> Html {
    html! {
        <p role="status" class="vigie-box vigie-box--focus" data-testid={testid}>
            <Shield />
            <span>{ words }</span>
        </p>
    }
}

fn counted(language: &LanguageHandle, lasted: Option<i64>) -> Html {
    let title = match lasted {
        Some(micros) => {
            let time = signal_time(language, micros);
            language.text_with("candidate-focus-lost-for", &[("time", time.into())])
        }
        None => language.text("candidate-focus-lost"),
    };
    html! {
        <div role="alert" class="vigie-box vigie-box--focus" data-testid="focus-lost">
            <Shield />
            <div>
                <p><strong>{ title }</strong></p>
                <p>{ language.text("candidate-focus-lost-means") }</p>
                <p>{ language.text("candidate-focus-lost-advice") }</p>
            </div>
        </div>
    }
}

/// The page was left while the test is paused: what that means.
#[component]
pub fn LeftWhileBlocked() -> Html {
    let language = use_language();
    html! {
        <p role="status" class="vigie-box vigie-box--focus" data-testid="left-while-blocked">
            <Shield />
            <span>{ language.text("candidate-left-while-blocked") }</span>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use vigie_shared::session::SignalKind;
    use vigie_shared::time::Timestamp;
    use vigie_shared::view::CandidatePhase;

    use super::*;
    use crate::features::question::samples;

    fn signal(effect: SignalEffect, micros: i64) -> OwnSignal {
        OwnSignal {
            number: 3,
            kind: SignalKind::Blur,
            at: Timestamp(0),
            micros: Some(micros),
            effect,
        }
    }

    fn notice(signals: Vec<OwnSignal>, lost: bool, waiting: Option<u32>) -> Option<AbsenceNotice> {
        let page = samples::testing(3, vec![], 0);
        let CandidatePhase::Testing { mut question, .. } = page.phase else {
            panic!("testing")
        };
        question.signals = signals;
        question.focus_lost = lost;
        AbsenceNotice::for_question(&question, waiting)
    }

    #[test]
    fn the_candidate_reads_what_the_last_absence_means() {
        let warned = signal(SignalEffect::Warned, SECOND);
        assert_eq!(notice(vec![], false, None), None);
        assert_eq!(
            notice(vec![warned], false, None),
            Some(AbsenceNotice::Other(warned))
        );
        let counts = signal(SignalEffect::Counts, 3 * SECOND);
        assert_eq!(
            notice(vec![warned, counts], true, None),
            Some(AbsenceNotice::Counts {
                lasted: Some(3 * SECOND)
            })
        );
        // One that still counts is said, also when another one was excused after it.
        let excused = signal(SignalEffect::Excused, 5 * SECOND);
        assert_eq!(
            notice(vec![counts, excused], true, None),
            Some(AbsenceNotice::Counts {
                lasted: Some(3 * SECOND)
            })
        );
        let kept = signal(SignalEffect::Kept, 5 * SECOND);
        assert_eq!(
            notice(vec![kept], true, None),
            Some(AbsenceNotice::Other(kept))
        );
    }

    #[test]
    fn what_lasts_or_is_said_elsewhere_is_not_said_twice() {
        for effect in [
            SignalEffect::Ongoing,
            SignalEffect::WhileBlocked,
            SignalEffect::Recorded,
        ] {
            assert_eq!(notice(vec![signal(effect, SECOND)], false, None), None);
        }
    }

    #[test]
    fn without_a_network_the_page_says_what_it_measured() {
        assert_eq!(
            notice(vec![], false, Some(1_200)),
            Some(AbsenceNotice::Waiting { lasted: 1_200_000 })
        );
    }

    #[test]
    fn a_loss_of_an_earlier_page_is_said_without_times() {
        assert_eq!(
            notice(vec![], true, None),
            Some(AbsenceNotice::Counts { lasted: None })
        );
    }
}
