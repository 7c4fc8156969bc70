//! An invigilator of a measurement: confirms all presences, then watches the board.

use super::{answer_timestamps::AnswerTimestamps, frame::CardFrame, metrics::LoadMetrics};
use std::sync::Arc;
use vigie_client::{ClientEvent, ReconnectingClient};
use vigie_shared::{
    ids::Seat,
    session::{Command, SeatDevice},
    view::SeatPhase,
};

/// One invigilator.
pub(super) struct BenchInvigilator {
    client: ReconnectingClient,
    /// Seats that have not accepted the rules yet.
    awaited: Vec<Seat>,
    /// The devices of those that have.
    waiting: Vec<SeatDevice>,
    /// One invigilator in each room confirms the presences.
    confirms: bool,
    answer_timestamps: Arc<AnswerTimestamps>,
    /// Treated questions of each seat as last seen, by seat number.
    seen: Vec<u8>,
}

impl BenchInvigilator {
    pub(super) fn new(
        client: ReconnectingClient,
        seats: impl Iterator<Item = Seat>,
        confirms: bool,
        answer_timestamps: Arc<AnswerTimestamps>,
    ) -> Self {
        let awaited: Vec<Seat> = seats.collect();
        let seen = vec![0; awaited.len() + 1];
        Self {
            client,
            awaited,
            waiting: Vec::new(),
            confirms,
            answer_timestamps,
            seen,
        }
    }

    /// Runs until the connection has ended for good.
    pub(super) async fn run(mut self, metrics: Arc<LoadMetrics>) {
        loop {
            match self.client.next().await {
                ClientEvent::View(text) => self.view(&text, &metrics).await,
                ClientEvent::Disconnected(_) => metrics.reconnected(),
                ClientEvent::Terminated(_) => return,
                ClientEvent::Connected
                | ClientEvent::CommandDone { .. }
                | ClientEvent::CommandRefused { .. } => {}
            }
        }
    }

    async fn view(&mut self, text: &str, metrics: &LoadMetrics) {
        if let Ok(cards) = CardFrame::in_snapshot(text) {
            for card in &cards {
                self.card(card, metrics);
            }
        } else if let Ok(Some(card)) = CardFrame::in_change(text) {
            self.card(&card, metrics);
        }
        if self.confirms && self.awaited.is_empty() {
            self.confirms = false;
            let devices = std::mem::take(&mut self.waiting);
            self.client.send(Command::ConfirmPresence { devices }).await;
        }
    }

    fn card(&mut self, card: &CardFrame, metrics: &LoadMetrics) {
        let seat = card.seat;
        if !matches!(card.phase, SeatPhase::Absent | SeatPhase::Instructions)
            && let Some(device) = card.device()
            && self.awaited.contains(&seat)
        {
            self.awaited.retain(|awaited| *awaited != seat);
            self.waiting.push(SeatDevice { seat, device });
        }
        let Some(seen) = self.seen.get_mut(usize::from(card.seat.0)) else {
            return;
        };
        if card.treated() <= *seen {
            return;
        }
        *seen = card.treated();
        if let Some(intended) = self
            .answer_timestamps
            .get(metrics, card.seat.0, card.treated())
        {
            metrics.on_board(intended);
        }
    }
}
