//! Who chooses the questions and estimates the ability.

use vigie_adaptive::{Asked, Estimate, Need, Pool, Profile, Progress};

/// A way to give a test.
pub trait Rule: Sync {
    /// Name for tables.
    fn name(&self) -> String;

    /// A new test.
    fn sit(&self, seed: u64, need: Need) -> Box<dyn Sitting + '_>;
}

/// One test under way.
pub trait Sitting {
    /// The item to ask now.
    fn next(&mut self) -> Option<usize>;

    /// Takes its mark into account.
    fn record(&mut self, asked: Asked);

    /// The ability so far.
    fn estimate(&self) -> Estimate;

    /// The abilities in the competences; `None` for a rule that deduces them from the
    /// global one.
    fn profile(&self) -> Option<Profile> {
        None
    }
}

/// The engine of Vigie.
#[derive(Debug)]
pub struct Engine<'a> {
    /// Items, under their exposure control.
    pub pool: &'a Pool,
}

struct EngineSitting<'a> {
    engine: &'a Engine<'a>,
    progress: Progress<'a>,
    asked: Vec<Asked>,
    seed: u64,
}

impl Rule for Engine<'_> {
    fn name(&self) -> String {
        "vigie".to_owned()
    }

    fn sit(&self, seed: u64, need: Need) -> Box<dyn Sitting + '_> {
        Box::new(EngineSitting {
            engine: self,
            progress: Progress::new(self.pool, need),
            asked: Vec::new(),
            seed,
        })
    }
}

impl Sitting for EngineSitting<'_> {
    fn next(&mut self) -> Option<usize> {
        Some(self.progress.next(self.seed)?.item)
    }

    fn record(&mut self, asked: Asked) {
        self.progress.record(asked);
        self.asked.push(asked);
    }

    fn estimate(&self) -> Estimate {
        self.progress.estimate()
    }

    fn profile(&self) -> Option<Profile> {
        Some(self.engine.pool.profile(&self.asked))
    }
}
