//! Everybody of a measurement: logged in, connected, at work, sent home.

use super::{
    Options,
    candidate::Candidate,
    gauge::{Gauge, Marks},
    invigilator::Invigilator,
    schedule::Schedule,
};
use crate::{
    client::{Address, Client, Heard, Http},
    rooms::Room,
};
use anyhow::{Context, bail};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::{sync::watch, task::JoinSet};
use vigie_shared::ids::Seat;

/// Log-ins at the same time: a few classes at their doors.
const DOORS: usize = 64;

/// All of them.
pub(super) struct Crowd {
    tasks: JoinSet<()>,
    start: watch::Sender<Option<Schedule>>,
}

#[derive(Clone, Copy)]
enum Role {
    Candidate(Seat),
    Invigilator(u16),
}

/// One who has to come in.
struct Person {
    room: Room,
    marks: Arc<Marks>,
    role: Role,
    /// Unique among all, and the candidate's place in the schedule.
    index: u64,
}

/// What those at the doors share.
struct Doors {
    address: Address,
    queue: Mutex<std::vec::IntoIter<Person>>,
}

impl Crowd {
    /// Logs everybody in and connects him.
    pub(super) async fn come_in(
        rooms: &[Room],
        options: &Options,
        address: &Address,
        gauge: &Arc<Gauge>,
    ) -> anyhow::Result<Self> {
        let (start, started) = watch::channel(None);
        let queue = Mutex::new(people(rooms, options).into_iter());
        let doors = Arc::new(Doors {
            address: address.clone(),
            queue,
        });
        let mut at_doors = JoinSet::new();
        for _ in 0..DOORS {
            at_doors.spawn(let_in(doors.clone(), gauge.clone(), started.clone()));
        }
        let mut crowd = Self {
            tasks: JoinSet::new(),
            start,
        };
        while let Some(inside) = at_doors.join_next().await {
            let mut inside = inside??;
            crowd
                .tasks
                .spawn(async move { while inside.join_next().await.is_some() {} });
        }
        Ok(crowd)
    }

    /// Lets the candidates answer.
    pub(super) fn start(&self, schedule: Schedule) {
        self.start.send_replace(Some(schedule));
    }

    /// Cuts everybody off.
    pub(super) async fn leave(mut self) {
        self.tasks.shutdown().await;
    }
}

/// Invigilators first. Candidates seat by seat over all rooms: two answers in a row
/// are of two rooms, and no room has the luck to commit several at once.
fn people(rooms: &[Room], options: &Options) -> Vec<Person> {
    let invigilators = (0..options.invigilators).map(Role::Invigilator);
    let candidates = (1..=options.candidates).map(|seat| Role::Candidate(Seat(seat)));
    let marks: Vec<_> = rooms
        .iter()
        .map(|_| Arc::new(Marks::new(options.candidates)))
        .collect();
    let mut people = Vec::new();
    let mut next = 0;
    for role in invigilators.chain(candidates) {
        for (room, marks) in rooms.iter().zip(&marks) {
            let index = match role {
                Role::Invigilator(_) => 0,
                Role::Candidate(_) => {
                    next += 1;
                    next - 1
                }
            };
            people.push(Person {
                room: room.clone(),
                marks: marks.clone(),
                role,
                index,
            });
        }
    }
    people
}

/// One door: one after the other, until the queue is empty.
async fn let_in(
    doors: Arc<Doors>,
    gauge: Arc<Gauge>,
    started: watch::Receiver<Option<Schedule>>,
) -> anyhow::Result<JoinSet<()>> {
    let mut http = Http::new(doors.address.clone());
    let mut inside = JoinSet::new();
    loop {
        let person = doors
            .queue
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next();
        let Some(Person {
            room,
            marks,
            role,
            index,
        }) = person
        else {
            return Ok(inside);
        };
        let badge = match role {
            Role::Candidate(seat) => http.candidate(&room.candidate(seat)).await,
            Role::Invigilator(index) => http.invigilator(&room.invigilator(index)).await,
        };
        let mut client = Client::new(doors.address.clone(), badge.context("a log-in")?, index);
        match client.next().await {
            Heard::Connected => {}
            other => bail!("a socket could not be opened: {other:?}"),
        }
        match role {
            Role::Candidate(seat) => {
                let candidate =
                    Candidate::new(client, room.id(), seat, index, marks, gauge.clone());
                inside.spawn(candidate.run(started.clone()));
            }
            Role::Invigilator(index) => {
                let confirms = index == 0;
                let invigilator = Invigilator::new(client, room.seats(), confirms, marks);
                inside.spawn(invigilator.run(gauge.clone()));
            }
        }
    }
}
