//! How events about the signals of a page change a test.

use crate::{
    ids::{PresentationId, SignalId},
    session::{Event, LossExcuse, PageSignal, PresentationState, PresentedItem, SignalEnd, Test},
    time::Timestamp,
};

impl Test {
    /// Applies an event about a signal; others change nothing here.
    pub(super) fn apply_signal(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::SignalStarted {
                signal,
                presentation,
                kind,
                ..
            } => self.note_signal((*signal, *presentation), *kind, at, None),
            Event::SignalNoted {
                signal,
                presentation,
                kind,
                micros,
                ..
            } => {
                let from = at.plus(-micros);
                let ended = Some((*micros, SignalEnd::Returned));
                self.note_signal((*signal, *presentation), *kind, from, ended);
            }
            Event::SignalEnded {
                signal,
                kind,
                micros,
                how,
                ..
            } => {
                if let Some(signal) = self.signals.get_mut(*signal) {
                    signal.kind = kind.unwrap_or(signal.kind);
                    signal.ended = Some((*micros, *how));
                }
            }
            Event::FocusLost {
                presentation,
                signal,
                ..
            } => self.count_loss(*presentation, *signal, at),
            Event::FocusLossExcused {
                signal,
                reason,
                by,
                correct,
                ..
            } => {
                let excuse = LossExcuse {
                    reason: reason.clone(),
                    by: by.clone(),
                    at,
                };
                self.excuse_loss(*signal, excuse, *correct);
            }
            _ => {}
        }
    }

    fn note_signal(
        &mut self,
        (id, presentation): (SignalId, PresentationId),
        kind: crate::session::SignalKind,
        from: Timestamp,
        ended: Option<(i64, SignalEnd)>,
    ) {
        self.signals.push(PageSignal {
            id,
            presentation,
            kind,
            from,
            while_blocked: self.blocked_since.is_some(),
            ended,
            counts: false,
            excused: None,
        });
    }

    fn count_loss(
        &mut self,
        presentation: PresentationId,
        signal: Option<SignalId>,
        at: Timestamp,
    ) {
        match signal.and_then(|id| self.signals.get_mut(id)) {
            Some(signal) => signal.counts = true,
            None => self.signals.note_unmeasured(presentation),
        }
        if let Some(presented) = self.presented_mut(presentation) {
            presented.focus_lost_at.get_or_insert(at);
        }
    }

    fn excuse_loss(&mut self, id: SignalId, excuse: LossExcuse, correct: bool) {
        let Some(signal) = self.signals.get_mut(id) else {
            return;
        };
        signal.excused = Some(excuse);
        let presentation = signal.presentation;
        if self.signals.has_unmeasured(presentation) {
            return;
        }
        let since = self.signals.held_against_since(presentation);
        let Some(presented) = self.presented_mut(presentation) else {
            return;
        };
        presented.focus_lost_at = since;
        if let PresentationState::Answered {
            correct: counted, ..
        } = &mut presented.state
        {
            *counted |= correct;
        }
    }

    fn presented_mut(&mut self, id: PresentationId) -> Option<&mut PresentedItem> {
        self.presentations
            .get_mut(usize::from(id.0).checked_sub(1)?)
    }
}
