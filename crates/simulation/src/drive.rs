//! The engine driven line by line by somebody else's simulation: one JSON request in, one
//! JSON reply out. The engine never sees a true ability.
//!
//! | request | reply |
//! |---|---|
//! | `{"op":"init","input":{..}}`: a `cat-sim-input/1` document without `simulees` | `{"ok":true,"engine":{"name","version","config"}}`; the exposure control is fitted to the bank meanwhile |
//! | `{"op":"start","session":0,"seed":1,"accessible_only":false}` | `{"item":17}` |
//! | `{"op":"answer","session":0,"item":17,"correct":true}`, with `"passed":true` for a passed question | `{"item":905,"theta":.1,"se":.9,"us":3.2}`, at the end `{"done":true,"theta","se","us","score","levels"}` |
//! | `{"op":"void","session":0,"item":17}`: withdrawn, replaced under the same number | `{"item":4}` |
//! | `{"op":"quit"}` | none |
//!
//! Anything else is answered with `{"error":"why"}` and changes nothing.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::time::Instant;
use vigie_adaptive::{Asked, COMPETENCES, Exposure, Limits, Mark, Need, Pool, Progress, Scale};

use crate::input::Input;
use crate::output::EngineName;

/// A simulation under way.
#[derive(Debug, Default)]
pub struct Driver {
    study: Option<Study>,
}

#[derive(Debug)]
struct Study {
    pool: Pool,
    scale: Scale,
    length: usize,
    sessions: HashMap<u64, Session>,
}

#[derive(Debug)]
struct Session {
    seed: u64,
    need: Need,
    asked: Vec<Asked>,
    /// The item that waits for its answer; none once the test is over.
    current: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
enum Request {
    Init {
        input: Box<Input>,
    },
    Start {
        session: u64,
        seed: u64,
        #[serde(default)]
        accessible_only: bool,
    },
    Answer {
        session: u64,
        item: usize,
        correct: bool,
        #[serde(default)]
        passed: bool,
    },
    Void {
        session: u64,
        item: usize,
    },
    Quit,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Reply {
    Ready {
        ok: bool,
        engine: EngineName,
    },
    Item {
        item: usize,
    },
    Next {
        item: usize,
        theta: f64,
        se: f64,
        us: f64,
    },
    Done {
        done: bool,
        theta: f64,
        se: f64,
        us: f64,
        score: u16,
        levels: [u8; COMPETENCES],
    },
    Error {
        error: String,
    },
}

impl Driver {
    /// Answers one line; `None` when the simulation is over.
    pub fn line(&mut self, line: &str) -> Option<String> {
        let reply = match serde_json::from_str(line) {
            Ok(Request::Quit) => return None,
            Ok(request) => self.reply(request),
            Err(error) => Err(format!("this is not a request: {error}")),
        };
        let reply = reply.unwrap_or_else(|error| Reply::Error { error });
        Some(
            serde_json::to_string(&reply)
                .unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}")),
        )
    }

    fn reply(&mut self, request: Request) -> Result<Reply, String> {
        if let Request::Init { input } = request {
            let study = Study::new(&input)?;
            let engine = EngineName::vigie(study.pool.exposure().limits());
            self.study = Some(study);
            return Ok(Reply::Ready { ok: true, engine });
        }
        let study = self
            .study
            .as_mut()
            .ok_or("no study: the first request must be init")?;
        match request {
            Request::Start {
                session,
                seed,
                accessible_only,
            } => study.start(session, seed, accessible_only),
            Request::Answer {
                session,
                item,
                correct,
                passed,
            } => {
                let mark = match correct && !passed {
                    true => Mark::Right,
                    false => Mark::Wrong,
                };
                study.record(session, Asked { item, mark })
            }
            Request::Void { session, item } => study.record(
                session,
                Asked {
                    item,
                    mark: Mark::Withdrawn,
                },
            ),
            Request::Init { .. } | Request::Quit => Err("unexpected request".to_owned()),
        }
    }
}

impl Study {
    fn new(input: &Input) -> Result<Self, String> {
        input.check().map_err(|error| error.to_string())?;
        let pool = input.pool().map_err(|error| error.to_string())?;
        let exposure = Exposure::fit(&pool, Limits::default(), |_| ());
        Ok(Self {
            pool: pool.under(exposure),
            scale: Scale::shipped(),
            length: input.test.length,
            sessions: HashMap::new(),
        })
    }

    fn start(&mut self, number: u64, seed: u64, accessible: bool) -> Result<Reply, String> {
        let need = match accessible {
            true => Need::AccessibleOnly,
            false => Need::Any,
        };
        let first = self
            .pool
            .next(&[], need, seed)
            .ok_or("no item suits this candidate")?;
        let session = Session {
            seed,
            need,
            asked: Vec::new(),
            current: Some(first.item),
        };
        self.sessions.insert(number, session);
        Ok(Reply::Item { item: first.item })
    }

    fn record(&mut self, number: u64, asked: Asked) -> Result<Reply, String> {
        let session = self.sessions.get_mut(&number).ok_or("no such session")?;
        if session.current != Some(asked.item) {
            return Err(format!(
                "item {} is not the current item of this session",
                asked.item
            ));
        }
        let start = Instant::now();
        session.asked.push(asked);
        // As the server does it: from the whole list, which is all that it stores.
        let progress = Progress::after(&self.pool, &session.asked, session.need);
        let (estimate, choice) = progress.step(session.seed);
        let counted = session
            .asked
            .iter()
            .filter(|asked| asked.mark != Mark::Withdrawn);
        let over = counted.count() >= self.length;
        session.current = choice.filter(|_| !over).map(|choice| choice.item);
        let us = start.elapsed().as_secs_f64() * 1e6;
        let (theta, se) = (estimate.ability, estimate.error);
        Ok(match session.current {
            Some(item) if asked.mark == Mark::Withdrawn => Reply::Item { item },
            Some(item) => Reply::Next {
                item,
                theta,
                se,
                us,
            },
            None => {
                let profile = self.pool.profile(&session.asked);
                let score = self.scale.score(theta, &profile);
                Reply::Done {
                    done: true,
                    theta,
                    se,
                    us,
                    score: score.pix,
                    levels: score.levels,
                }
            }
        })
    }
}
