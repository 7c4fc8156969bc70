//! How long an answer takes from a candidate's click to the invigilator's board,
//! measured in the two pages themselves: by the wall clock of the one machine they
//! run on, without a round trip of WebDriver in it.

use crate::Page;
use serde_json::json;
use std::time::Duration;

/// Notes when an answer or a pass is clicked, to the millisecond.
const CLICKS: &str = "
    window.vigieClicks = [];
    addEventListener('click', (event) => {
        if (event.target.closest('[data-testid=validate], [data-testid=pass-yes]')) {
            window.vigieClicks.push(Date.now());
        }
    }, true);
";

/// Notes when the card of a seat shows another count: in the frame that paints it.
/// Returns the count of the beginning.
const COUNTS: &str = r"
    const seat = arguments[0];
    const count = () => {
        const parts = document.querySelectorAll(`[data-testid=card-${seat}] [aria-hidden=true]`);
        const found = [...parts].map((part) => /^(\d+)\/\d+$/.exec(part.textContent));
        return Number(found.find((match) => match !== null)[1]);
    };
    const first = count();
    let last = first;
    window.vigieCounts = [];
    new MutationObserver(() => {
        const now = count();
        if (now !== last) {
            last = now;
            requestAnimationFrame(() => window.vigieCounts.push([now, Date.now()]));
        }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return first;
";

/// Runs in two windows until one of them goes to another page.
pub struct LatencyWatch<'w> {
    candidate: &'w Page,
    board: &'w Page,
    first: u64,
}

/// Latencies, shortest first; not empty.
pub struct LatencySamples(Vec<Duration>);

impl<'w> LatencyWatch<'w> {
    /// Starts, while the candidate of `seat` is before a question and the board shows it.
    pub async fn start(candidate: &'w Page, board: &'w Page, seat: u16) -> Self {
        candidate.driver.execute(CLICKS, vec![]).await.unwrap();
        let first = board.driver.execute(COUNTS, vec![json!(seat)]).await;
        Self {
            candidate,
            board,
            first: first.unwrap().convert().unwrap(),
        }
    }

    /// How long each answer took that the board has shown since the start.
    pub async fn read(&self) -> LatencySamples {
        let clicks = "return window.vigieClicks;";
        let clicks = self.candidate.driver.execute(clicks, vec![]).await.unwrap();
        let clicks: Vec<u64> = clicks.convert().unwrap();
        let counts = "return window.vigieCounts;";
        let counts = self.board.driver.execute(counts, vec![]).await.unwrap();
        let counts: Vec<(u64, u64)> = counts.convert().unwrap();
        // The nth click makes the card show n more than at first; after the last
        // question it shows no more.
        let shown = |(click, next): (&u64, u64)| {
            let (_, at) = counts.iter().find(|(count, _)| *count >= next)?;
            Some(Duration::from_millis(at.saturating_sub(*click)))
        };
        let mut taken: Vec<Duration> = clicks
            .iter()
            .zip(self.first + 1..)
            .filter_map(shown)
            .collect();
        taken.sort_unstable();
        assert!(!taken.is_empty(), "{clicks:?} but {counts:?}");
        LatencySamples(taken)
    }
}

impl LatencySamples {
    /// Number of answers.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The median.
    pub fn median(&self) -> Duration {
        self.0[self.0.len() / 2]
    }

    /// The longest.
    pub fn max(&self) -> Duration {
        self.0[self.0.len() - 1]
    }
}
