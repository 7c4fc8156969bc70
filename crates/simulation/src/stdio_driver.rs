//! The engine driven line by line by the simulation of another program: one JSON request
//! in, one JSON reply out. The engine never sees a true ability.
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
use vigie_adaptive::{
    AdministeredItem, COMPETENCES, ExposureControl, ExposureLimits, ItemFilter, ItemScore, Pool,
    Scale, TestState,
};

use crate::study_input::StudyInput;
use crate::study_output::EngineDescription;

/// A simulation under way.
#[derive(Debug, Default)]
pub struct StdioDriver {
    study: Option<DriverStudy>,
}

#[derive(Debug)]
struct DriverStudy {
    pool: Pool,
    scale: Scale,
    length: usize,
    sessions: HashMap<u64, DriverSession>,
}

#[derive(Debug)]
struct DriverSession {
    seed: u64,
    filter: ItemFilter,
    administered: Vec<AdministeredItem>,
    /// The item to be answered next; none once the test is over.
    current: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
enum DriverRequest {
    Init {
        input: Box<StudyInput>,
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
enum DriverReply {
    Ready {
        ok: bool,
        engine: EngineDescription,
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

impl StdioDriver {
    /// Answers one request line; `None` when the simulation is over.
    pub fn answer_line(&mut self, line: &str) -> Option<String> {
        let reply = match serde_json::from_str(line) {
            Ok(DriverRequest::Quit) => return None,
            Ok(request) => self.reply(request),
            Err(error) => Err(format!("this is not a request: {error}")),
        };
        let reply = reply.unwrap_or_else(|error| DriverReply::Error { error });
        Some(
            serde_json::to_string(&reply)
                .unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}")),
        )
    }

    fn reply(&mut self, request: DriverRequest) -> Result<DriverReply, String> {
        if let DriverRequest::Init { input } = request {
            let study = DriverStudy::new(&input)?;
            let engine = EngineDescription::vigie(study.pool.exposure_control().limits());
            self.study = Some(study);
            return Ok(DriverReply::Ready { ok: true, engine });
        }
        let study = self
            .study
            .as_mut()
            .ok_or("no study: the first request must be init")?;
        match request {
            DriverRequest::Start {
                session,
                seed,
                accessible_only,
            } => study.start(session, seed, accessible_only),
            DriverRequest::Answer {
                session,
                item,
                correct,
                passed,
            } => {
                let score = match correct && !passed {
                    true => ItemScore::Right,
                    false => ItemScore::Wrong,
                };
                study.record(session, AdministeredItem { item, score })
            }
            DriverRequest::Void { session, item } => study.record(
                session,
                AdministeredItem {
                    item,
                    score: ItemScore::Withdrawn,
                },
            ),
            DriverRequest::Init { .. } | DriverRequest::Quit => {
                Err("unexpected request".to_owned())
            }
        }
    }
}

impl DriverStudy {
    fn new(input: &StudyInput) -> Result<Self, String> {
        input.check().map_err(|error| error.to_string())?;
        let pool = input.pool().map_err(|error| error.to_string())?;
        let control = ExposureControl::fit(&pool, ExposureLimits::default(), |_| ());
        Ok(Self {
            pool: pool.with_exposure_control(control),
            scale: Scale::shipped(),
            length: input.test.length,
            sessions: HashMap::new(),
        })
    }

    fn start(&mut self, number: u64, seed: u64, accessible: bool) -> Result<DriverReply, String> {
        let filter = match accessible {
            true => ItemFilter::AccessibleOnly,
            false => ItemFilter::Any,
        };
        let first = self
            .pool
            .select_next(&[], filter, seed)
            .ok_or("no item suits this candidate")?;
        let session = DriverSession {
            seed,
            filter,
            administered: Vec::new(),
            current: Some(first.item),
        };
        self.sessions.insert(number, session);
        Ok(DriverReply::Item { item: first.item })
    }

    fn record(
        &mut self,
        number: u64,
        administered: AdministeredItem,
    ) -> Result<DriverReply, String> {
        let session = self.sessions.get_mut(&number).ok_or("no such session")?;
        if session.current != Some(administered.item) {
            return Err(format!(
                "item {} is not the current item of this session",
                administered.item
            ));
        }
        #[expect(
            clippy::disallowed_methods,
            reason = "how long a step takes is part of the reply"
        )]
        let start = Instant::now();
        session.administered.push(administered);
        // As the server does it: from the whole list, which is all that it stores.
        let state = TestState::from_history(&self.pool, &session.administered, session.filter);
        let (estimate, selection) = state.estimate_and_select(session.seed);
        let counted = session
            .administered
            .iter()
            .filter(|administered| administered.score != ItemScore::Withdrawn);
        let is_over = counted.count() >= self.length;
        session.current = selection
            .filter(|_| !is_over)
            .map(|selection| selection.item);
        let us = start.elapsed().as_secs_f64() * 1e6;
        let (theta, se) = (estimate.ability, estimate.standard_error);
        Ok(match session.current {
            Some(item) if administered.score == ItemScore::Withdrawn => DriverReply::Item { item },
            Some(item) => DriverReply::Next {
                item,
                theta,
                se,
                us,
            },
            None => {
                let profile = self.pool.profile(&session.administered);
                let score = self.scale.score(theta, &profile);
                DriverReply::Done {
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
