//! What a candidate does about what he sees. No clock, no socket: a page goes in,
//! timed steps come out, the same for the same seed.

use super::Habits;
use crate::span::Span;
use rand::{Rng, SeedableRng, rngs::SmallRng};
use std::{sync::Arc, time::Duration};
use vigie_item_bank::{Bank, Item};
use vigie_shared::{
    ids::PresentationId,
    item::{ItemContent, ItemMode},
    session::{AlertKind, Command},
    view::{CandidatePhase, CandidateView, OpenAlert, QuestionView},
};

/// What a candidate sees.
pub type Page = CandidateView<ItemContent>;

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Send this.
    Send(Command),
    /// Lose the network for so long.
    DropNetwork(Duration),
}

/// One thing to do, some time after the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// After the step before, or after seeing the page.
    pub after: Duration,
    /// What.
    pub act: Act,
}

/// A candidate's ability and habits, and the little he remembers.
#[derive(Debug, Clone)]
pub struct Mind {
    bank: Arc<Bank>,
    /// On the scale of the items' difficulty.
    ability: f64,
    habits: Habits,
    random: SmallRng,
    /// The companion as last reported.
    companion: Option<bool>,
    /// He complains about a question once.
    reported: Option<PresentationId>,
    /// Nor does he leave its page twice.
    distracted: Option<PresentationId>,
}

/// What two pages must have in common for a plan to stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Situation {
    Instructions,
    Waiting { confirmed: bool },
    AwaitingResume { authorised: bool },
    Warned(PresentationId),
    Asked(PresentationId),
    Blocked { ask: PresentationId, alerts: usize },
    Ended,
}

impl Mind {
    /// A candidate of this ability. The same seed behaves the same.
    pub fn new(bank: Arc<Bank>, ability: f64, habits: Habits, seed: u64) -> Self {
        let random = SmallRng::seed_from_u64(seed);
        Self {
            bank,
            ability,
            habits,
            random,
            companion: None,
            reported: None,
            distracted: None,
        }
    }

    /// What to do about a page.
    pub fn plan(&mut self, page: &Page) -> Vec<Step> {
        let mut steps = Vec::new();
        let ended = matches!(page.phase, CandidatePhase::Ended { .. });
        if self.companion.is_none() && !ended {
            steps.push(self.send(Span::NOTHING, Command::ReportCompanion { present: true }));
        }
        match &page.phase {
            CandidatePhase::Instructions => {
                steps.push(self.send(self.habits.read_rules, Command::AcceptRules));
            }
            CandidatePhase::Waiting {
                confirmed_until: Some(_),
            } => {
                steps.push(self.send(self.habits.react, Command::StartTest));
            }
            CandidatePhase::AwaitingResume {
                authorized_until: Some(_),
            } => {
                steps.push(self.send(self.habits.react, Command::Resume));
            }
            CandidatePhase::Testing { alerts, .. } if !alerts.is_empty() => {
                steps.extend(self.while_blocked(alerts));
            }
            CandidatePhase::Testing { question, .. } => match &question.content {
                None => {
                    let reveal = Command::Reveal {
                        presentation: question.presentation,
                    };
                    steps.push(self.send(self.habits.react, reveal));
                }
                Some(content) => self.treat(question, content, &mut steps),
            },
            CandidatePhase::Waiting {
                confirmed_until: None,
            }
            | CandidatePhase::AwaitingResume {
                authorized_until: None,
            }
            | CandidatePhase::Ended { .. } => {}
        }
        steps
    }

    /// Remembers what was carried out; plans are often cut short.
    pub fn did(&mut self, act: &Act) {
        match act {
            Act::Send(Command::ReportCompanion { present }) => self.companion = Some(*present),
            Act::Send(Command::ReportQuestion { presentation: ask }) => self.reported = Some(*ask),
            Act::Send(Command::LoseFocus { presentation: ask }) => self.distracted = Some(*ask),
            _ => {}
        }
    }

    /// Waits for the invigilator, unless he can do something himself.
    fn while_blocked(&mut self, alerts: &[OpenAlert]) -> Option<Step> {
        let companion = alerts
            .iter()
            .any(|alert| alert.kind == AlertKind::Companion);
        (companion && self.companion == Some(false)).then(|| {
            self.send(
                self.habits.companion_away,
                Command::ReportCompanion { present: true },
            )
        })
    }

    fn treat(
        &mut self,
        question: &QuestionView<ItemContent>,
        content: &ItemContent,
        steps: &mut Vec<Step>,
    ) {
        let ask = question.presentation;
        if self.companion == Some(false) {
            let back = Command::ReportCompanion { present: true };
            steps.push(self.send(self.habits.companion_away, back));
        } else if self.chance(self.habits.lose_companion) {
            steps.push(self.send(
                self.habits.react,
                Command::ReportCompanion { present: false },
            ));
        }
        if self.chance(self.habits.drop_network) {
            let away = self.habits.network_away.pick(&mut self.random);
            let after = self.habits.react.pick(&mut self.random);
            steps.push(Step {
                after,
                act: Act::DropNetwork(away),
            });
        }
        let may_leave = question.mode == ItemMode::Focus && self.distracted != Some(ask);
        if may_leave && self.chance(self.habits.lose_focus) {
            steps.push(self.send(self.habits.react, Command::LoseFocus { presentation: ask }));
        }
        if self.reported != Some(ask) && self.chance(self.habits.report) {
            steps.push(self.send(
                self.habits.react,
                Command::ReportQuestion { presentation: ask },
            ));
        }
        let command = self.answer(ask, content);
        let mut step = self.send(self.habits.think, command);
        if let Some(seconds) = question.seconds {
            // He sees the timer: he answers before it is over.
            step.after = step
                .after
                .min(Duration::from_secs(u64::from(seconds)).mul_f64(0.8));
        }
        steps.push(step);
    }

    fn answer(&mut self, ask: PresentationId, content: &ItemContent) -> Command {
        let bank = self.bank.clone();
        let item = bank.find_by_prompt(&content.prompt.fr);
        match item.filter(|_| !self.chance(self.habits.pass)) {
            // Also when the server has another bank: passing is always possible.
            None => Command::Pass { presentation: ask },
            Some(item) if self.chance(right(item, self.ability)) => Command::Answer {
                presentation: ask,
                response: item.correct_response(),
            },
            Some(item) => Command::Answer {
                presentation: ask,
                response: item.incorrect_response(),
            },
        }
    }

    fn send(&mut self, after: Span, command: Command) -> Step {
        Step {
            after: after.pick(&mut self.random),
            act: Act::Send(command),
        }
    }

    fn chance(&mut self, probability: f64) -> bool {
        self.random.random_bool(probability.clamp(0.0, 1.0))
    }
}

/// Probability of a right answer: the two-parameter logistic model, as the bank
/// states its items in.
fn right(item: &Item, ability: f64) -> f64 {
    1.0 / (1.0 + (-item.a * (ability - item.b)).exp())
}

/// Would a candidate do the same about both pages?
pub(super) fn same_situation(a: &Page, b: &Page) -> bool {
    situation(a) == situation(b)
}

pub(super) fn has_ended(page: &Page) -> bool {
    situation(page) == Situation::Ended
}

fn situation(page: &Page) -> Situation {
    match &page.phase {
        CandidatePhase::Instructions => Situation::Instructions,
        CandidatePhase::Waiting { confirmed_until } => Situation::Waiting {
            confirmed: confirmed_until.is_some(),
        },
        CandidatePhase::AwaitingResume {
            authorized_until: authorized_until,
        } => Situation::AwaitingResume {
            authorised: authorized_until.is_some(),
        },
        CandidatePhase::Testing {
            alerts, question, ..
        } => match &question.content {
            _ if !alerts.is_empty() => Situation::Blocked {
                ask: question.presentation,
                alerts: alerts.len(),
            },
            None => Situation::Warned(question.presentation),
            Some(_) => Situation::Asked(question.presentation),
        },
        CandidatePhase::Ended { .. } => Situation::Ended,
    }
}

#[cfg(test)]
mod tests;
