//! What a candidate does about a page. No clock, no socket: a page goes in, timed
//! actions come out, the same for the same seed.

use super::BehaviorProfile;
use crate::duration_range::DurationRange;
use rand::{Rng, SeedableRng, rngs::SmallRng};
use std::{sync::Arc, time::Duration};
use vigie_item_bank::{Bank, Item};
use vigie_shared::{
    ids::PresentationId,
    item::{ItemContent, ItemMode},
    session::{AlertKind, Command},
    view::{CandidatePhase, CandidateView, OpenAlert, QuestionView},
};

/// The page of a candidate, with the content of the question.
pub type CandidatePage = CandidateView<ItemContent>;

/// What a candidate can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Send a command.
    Send(Command),
    /// Lose the network for this long.
    DropNetwork(Duration),
    /// Switch the companion on, or off.
    SwitchCompanion(bool),
}

/// An action, some time after the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedAction {
    /// After the action before, or after seeing the page.
    pub after: Duration,
    /// What to do then.
    pub action: Action,
}

/// A candidate's ability and behavior, and what the candidate remembers.
#[derive(Debug, Clone)]
pub struct CandidatePolicy {
    bank: Arc<Bank>,
    /// On the scale of the items' difficulty.
    ability: f64,
    behavior: BehaviorProfile,
    random: SmallRng,
    /// Is the companion on? None until it was switched on.
    companion: Option<bool>,
    /// The question reported last: each is reported at most once.
    reported: Option<PresentationId>,
    /// The question whose page was left last: left at most once each.
    distracted: Option<PresentationId>,
}

/// What two pages must have in common for a plan to stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Situation {
    Instructions,
    Waiting {
        confirmed: bool,
    },
    AwaitingResume {
        authorized: bool,
    },
    Warned(PresentationId),
    Asked(PresentationId),
    Blocked {
        presentation: PresentationId,
        alerts: usize,
    },
    Ended,
}

impl CandidatePolicy {
    /// A candidate of this ability. The same seed behaves the same.
    pub fn new(bank: Arc<Bank>, ability: f64, behavior: BehaviorProfile, seed: u64) -> Self {
        let random = SmallRng::seed_from_u64(seed);
        Self {
            bank,
            ability,
            behavior,
            random,
            companion: None,
            reported: None,
            distracted: None,
        }
    }

    /// What to do about a page.
    pub fn plan(&mut self, page: &CandidatePage) -> Vec<PlannedAction> {
        let mut actions = Vec::new();
        let ended = matches!(page.phase, CandidatePhase::Ended { .. });
        if self.companion.is_none() && !ended {
            actions.push(self.switch_companion(DurationRange::ZERO, true));
        }
        match &page.phase {
            CandidatePhase::Instructions => {
                actions.push(self.send_after(self.behavior.read_rules, Command::AcceptRules));
            }
            CandidatePhase::Waiting {
                confirmed_until: Some(_),
            } => {
                actions.push(self.send_after(self.behavior.react, Command::StartTest));
            }
            CandidatePhase::AwaitingResume {
                authorized_until: Some(_),
            } => {
                actions.push(self.send_after(self.behavior.react, Command::Resume));
            }
            CandidatePhase::Testing { alerts, .. } if !alerts.is_empty() => {
                actions.extend(self.while_blocked(alerts));
            }
            CandidatePhase::Testing { question, .. } => match &question.content {
                None => {
                    let reveal = Command::Reveal {
                        presentation: question.presentation,
                    };
                    actions.push(self.send_after(self.behavior.react, reveal));
                }
                Some(content) => self.treat(question, content, &mut actions),
            },
            CandidatePhase::Waiting {
                confirmed_until: None,
            }
            | CandidatePhase::AwaitingResume {
                authorized_until: None,
            }
            | CandidatePhase::Ended { .. } => {}
        }
        actions
    }

    /// Remembers what was carried out; plans are often cut short.
    pub fn record(&mut self, action: &Action) {
        match action {
            Action::SwitchCompanion(on) => self.companion = Some(*on),
            Action::Send(Command::ReportQuestion { presentation }) => {
                self.reported = Some(*presentation)
            }
            Action::Send(Command::LoseFocus { presentation }) => {
                self.distracted = Some(*presentation)
            }
            _ => {}
        }
    }

    /// Waits for the invigilator, unless it is the companion that can be brought back.
    fn while_blocked(&mut self, alerts: &[OpenAlert]) -> Option<PlannedAction> {
        let companion = alerts
            .iter()
            .any(|alert| alert.kind == AlertKind::Companion);
        (companion && self.companion == Some(false))
            .then(|| self.switch_companion(self.behavior.companion_away, true))
    }

    fn treat(
        &mut self,
        question: &QuestionView<ItemContent>,
        content: &ItemContent,
        actions: &mut Vec<PlannedAction>,
    ) {
        let presentation = question.presentation;
        if self.companion == Some(false) {
            actions.push(self.switch_companion(self.behavior.companion_away, true));
        } else if self.chance(self.behavior.lose_companion) {
            actions.push(self.switch_companion(self.behavior.react, false));
        }
        if self.chance(self.behavior.drop_network) {
            let away = self.behavior.network_away.pick(&mut self.random);
            let after = self.behavior.react.pick(&mut self.random);
            actions.push(PlannedAction {
                after,
                action: Action::DropNetwork(away),
            });
        }
        let may_leave = question.mode == ItemMode::Focus && self.distracted != Some(presentation);
        if may_leave && self.chance(self.behavior.lose_focus) {
            actions.push(self.send_after(self.behavior.react, Command::LoseFocus { presentation }));
        }
        if self.reported != Some(presentation) && self.chance(self.behavior.report) {
            actions.push(self.send_after(
                self.behavior.react,
                Command::ReportQuestion { presentation },
            ));
        }
        let command = self.answer(presentation, content);
        let mut last = self.send_after(self.behavior.think, command);
        if let Some(seconds) = question.seconds {
            // The timer is on the page: the answer comes before it is over.
            last.after = last
                .after
                .min(Duration::from_secs(u64::from(seconds)).mul_f64(0.8));
        }
        actions.push(last);
    }

    fn answer(&mut self, presentation: PresentationId, content: &ItemContent) -> Command {
        let bank = self.bank.clone();
        let item = bank.find_by_prompt(&content.prompt.fr);
        match item.filter(|_| !self.chance(self.behavior.pass)) {
            // Also when the server has another bank: passing is always possible.
            None => Command::Pass { presentation },
            Some(item) if self.chance(probability_correct(item, self.ability)) => Command::Answer {
                presentation,
                response: item.correct_response(),
            },
            Some(item) => Command::Answer {
                presentation,
                response: item.incorrect_response(),
            },
        }
    }

    fn send_after(&mut self, after: DurationRange, command: Command) -> PlannedAction {
        PlannedAction {
            after: after.pick(&mut self.random),
            action: Action::Send(command),
        }
    }

    fn switch_companion(&mut self, after: DurationRange, on: bool) -> PlannedAction {
        PlannedAction {
            after: after.pick(&mut self.random),
            action: Action::SwitchCompanion(on),
        }
    }

    fn chance(&mut self, probability: f64) -> bool {
        self.random.random_bool(probability.clamp(0.0, 1.0))
    }
}

/// Probability of a correct answer: the two-parameter logistic model, as the bank
/// states its items in.
fn probability_correct(item: &Item, ability: f64) -> f64 {
    1.0 / (1.0 + (-item.a * (ability - item.b)).exp())
}

/// Do both pages ask for the same plan?
pub(super) fn same_situation(a: &CandidatePage, b: &CandidatePage) -> bool {
    situation(a) == situation(b)
}

pub(super) fn has_ended(page: &CandidatePage) -> bool {
    situation(page) == Situation::Ended
}

fn situation(page: &CandidatePage) -> Situation {
    match &page.phase {
        CandidatePhase::Instructions => Situation::Instructions,
        CandidatePhase::Waiting { confirmed_until } => Situation::Waiting {
            confirmed: confirmed_until.is_some(),
        },
        CandidatePhase::AwaitingResume { authorized_until } => Situation::AwaitingResume {
            authorized: authorized_until.is_some(),
        },
        CandidatePhase::Testing {
            alerts, question, ..
        } => match &question.content {
            _ if !alerts.is_empty() => Situation::Blocked {
                presentation: question.presentation,
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
