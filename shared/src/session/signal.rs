//! What the page of a candidate notices: that it was left, and what else happened to its
//! window. Of all this only the rule of the session changes a score
//! ([`FocusRule`](crate::rules::FocusRule)); the rest is on record, for people.

use crate::{
    ids::{PresentationId, SignalId},
    item::ItemMode,
    session::{ActorName, PresentedItem},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Losses of one question on record, once one of them counts or while an alert blocks the
/// candidate: more of them change nothing.
const MAX_LOSSES_PER_ITEM: usize = 8;
/// Other signals of one question.
pub const MAX_NOTES_PER_ITEM: usize = 8;
/// Other signals of a whole test.
pub const MAX_NOTES_PER_TEST: usize = 120;

/// What was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    /// The page was left; it is not known how.
    Left,
    /// Another window or program has the focus.
    Blur,
    /// The page is hidden: another tab, a minimized window.
    Hidden,
    /// Another page of Vigie was asked for.
    Route,
    /// Back or forward in the history of the browser.
    Back,
    /// The full screen was left.
    FullScreen,
    /// The desktop goes over several screens.
    SecondScreen,
    /// The window is much smaller than its screen, or shares its room with tools.
    Window,
    /// The page is printed.
    Print,
    /// Something was copied.
    Copy,
    /// Something was cut.
    Cut,
    /// Something was pasted.
    Paste,
    /// The page was loaded again.
    Reload,
    /// The page is there again after the browser or the machine had stopped.
    Crash,
}

impl SignalKind {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::Left,
        Self::Blur,
        Self::Hidden,
        Self::Route,
        Self::Back,
        Self::FullScreen,
        Self::SecondScreen,
        Self::Window,
        Self::Print,
        Self::Copy,
        Self::Cut,
        Self::Paste,
        Self::Reload,
        Self::Crash,
    ];

    /// Does it mean that the page is left?
    pub fn is_leaving(self) -> bool {
        matches!(
            self,
            Self::Left | Self::Blur | Self::Hidden | Self::Route | Self::Back
        )
    }

    /// Two of one family are never open at once: what is left already is not left again.
    fn is_of_family(self, other: Self) -> bool {
        self == other || (self.is_leaving() && other.is_leaving())
    }

    /// Is it noted during this question? In free mode the web may be used: other windows,
    /// copying and pasting are part of the work there and nobody's business.
    pub fn concerns(self, presented: &PresentedItem) -> bool {
        let shown = presented.revealed_at.is_some();
        match self {
            Self::SecondScreen | Self::Reload | Self::Crash => true,
            Self::Print => shown,
            _ => shown && presented.traits.mode == ItemMode::Focus,
        }
    }
}

/// Which part of a signal a page reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalPhase {
    /// It began and goes on.
    Start,
    /// It is over.
    End,
    /// It happened, and is over.
    Once,
}

/// A report of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignalReport {
    /// The presentation it is about: only the current one is accepted.
    pub presentation: PresentationId,
    /// What was noticed. At the end of a signal it may be more than at its start: a window
    /// that lost the focus turned out to be hidden.
    pub kind: SignalKind,
    /// Which part of it.
    pub phase: SignalPhase,
    /// How long it lasted as the page measured it, milliseconds. It can only lengthen what the
    /// server measures: a page without a connection reports both ends at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lasted_ms: Option<u32>,
}

/// How a signal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalEnd {
    /// The page said so.
    Returned,
    /// The question was answered or passed while it lasted.
    Treated,
    /// The connection was lost with it, and the page came back as another one, or later: how
    /// long it lasted is not known.
    Interrupted,
    /// The test ended or the question was withdrawn while it lasted.
    Lapsed,
}

/// An invigilator's decision that a loss does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LossExcuse {
    /// Why, 1..=1000 characters.
    pub reason: String,
    /// Who did it, as the journal names them.
    pub by: ActorName,
    /// When it happened.
    pub at: Timestamp,
}

/// One signal of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSignal {
    /// Number within the seat, from 1.
    pub id: SignalId,
    /// The question it began on.
    pub presentation: PresentationId,
    /// What was noticed.
    pub kind: SignalKind,
    /// When it began.
    pub from: Timestamp,
    /// An alert blocked the candidate then: leaving the page is no fault.
    pub while_blocked: bool,
    /// How long it lasted, microseconds, and how it ended; none while it lasts.
    pub ended: Option<(i64, SignalEnd)>,
    /// The rule made it count against the answer.
    pub counts: bool,
    /// An invigilator decided that it does not.
    pub excused: Option<LossExcuse>,
}

impl PageSignal {
    /// A loss that makes the answer wrong: it counts and was not excused.
    pub fn is_held_against(&self) -> bool {
        self.counts && self.excused.is_none()
    }

    /// A loss of which nobody saw the end, and which counts nothing.
    pub fn is_undecided(&self) -> bool {
        self.is_loss()
            && !self.counts
            && self.excused.is_none()
            && matches!(self.ended, Some((_, SignalEnd::Interrupted)))
    }

    /// Was the page left while nothing blocked the candidate?
    pub fn is_loss(&self) -> bool {
        self.kind.is_leaving() && !self.while_blocked
    }
}

/// All signals of a test, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignalLog {
    signals: Vec<PageSignal>,
    /// Questions with a loss that an old page reported, without any times.
    unmeasured: Vec<PresentationId>,
}

impl SignalLog {
    /// All of them, in order.
    pub fn all(&self) -> &[PageSignal] {
        &self.signals
    }

    /// One of them.
    pub fn get(&self, id: SignalId) -> Option<&PageSignal> {
        self.signals.get(usize::from(id.0).checked_sub(1)?)
    }

    /// The open one of the family of `kind`.
    pub fn open(&self, kind: SignalKind) -> Option<&PageSignal> {
        self.all_open().find(|one| one.kind.is_of_family(kind))
    }

    /// Those that last.
    pub fn all_open(&self) -> impl Iterator<Item = &PageSignal> {
        self.signals.iter().filter(|one| one.ended.is_none())
    }

    /// Those of one question.
    pub fn of_question(&self, presentation: PresentationId) -> impl Iterator<Item = &PageSignal> {
        self.signals
            .iter()
            .filter(move |one| one.presentation == presentation)
    }

    /// Since when a loss makes the answer of a question wrong, if one does: since its end, or
    /// its beginning while it lasts.
    pub fn held_against_since(&self, presentation: PresentationId) -> Option<Timestamp> {
        self.of_question(presentation)
            .find(|one| one.is_held_against())
            .map(|one| one.from.plus(one.ended.map_or(0, |(micros, _)| micros)))
    }

    /// Was a loss of this question reported without times?
    pub fn has_unmeasured(&self, presentation: PresentationId) -> bool {
        self.unmeasured.contains(&presentation)
    }

    /// Is a loss of this question, other than `but`, the first one? Excused ones are forgotten,
    /// those that nobody saw the end of prove nothing.
    pub fn is_first_loss(&self, presentation: PresentationId, but: SignalId) -> bool {
        let earlier = self.of_question(presentation).any(|one| {
            one.id < but && one.is_loss() && one.excused.is_none() && !one.is_undecided()
        });
        !earlier && !self.has_unmeasured(presentation)
    }

    /// Losses of this question that nobody saw the end of, excused ones included.
    pub fn interrupted_losses(&self, presentation: PresentationId) -> usize {
        self.of_question(presentation)
            .filter(|one| one.is_loss() && matches!(one.ended, Some((_, SignalEnd::Interrupted))))
            .count()
    }

    /// Is there no room for another signal of this kind? Losses always have room as long as
    /// they can still change something.
    pub fn is_full(&self, kind: SignalKind, presentation: PresentationId, blocked: bool) -> bool {
        let of_question = |leaving: bool| {
            self.of_question(presentation)
                .filter(|one| one.kind.is_leaving() == leaving)
                .count()
        };
        if kind.is_leaving() {
            let decided = blocked || self.held_against_since(presentation).is_some();
            return decided && of_question(true) >= MAX_LOSSES_PER_ITEM;
        }
        let noted = self.signals.iter().filter(|one| !one.kind.is_leaving());
        of_question(false) >= MAX_NOTES_PER_ITEM || noted.count() >= MAX_NOTES_PER_TEST
    }

    /// The id of the next signal, if there is one: 65,535 signals are not made by hand.
    pub fn next_id(&self) -> Option<SignalId> {
        u16::try_from(self.signals.len() + 1).ok().map(SignalId)
    }

    pub(super) fn push(&mut self, signal: PageSignal) {
        self.signals.push(signal);
    }

    pub(super) fn get_mut(&mut self, id: SignalId) -> Option<&mut PageSignal> {
        self.signals.get_mut(usize::from(id.0).checked_sub(1)?)
    }

    pub(super) fn note_unmeasured(&mut self, presentation: PresentationId) {
        self.unmeasured.push(presentation);
    }

    /// Ends those that last and of which `which` is true, without any consequence.
    pub(super) fn lapse(&mut self, at: Timestamp, which: impl Fn(&PageSignal) -> bool) {
        for one in &mut self.signals {
            if one.ended.is_none() && which(one) {
                one.ended = Some((at.since(one.from).max(0), SignalEnd::Lapsed));
            }
        }
    }
}
