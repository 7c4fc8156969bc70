//! A session that was sat, and its record as an auditor reads it.

use std::{
    path::Path,
    process::{Command as Program, Output},
};
use vigie_item_bank::Bank;
use vigie_server::{
    archive::{ArchiveDatabase, SessionArchive},
    journal::SessionAggregate,
};
use vigie_shared::{
    ids::{IncidentId, Seat, SessionId},
    rules::AbortReason,
    session::{AlertReason, Command, Event, IncidentCategory, IncidentResolution},
    time::{MINUTE, SECOND},
};
use vigie_tests::{Room, TestServer, program};

/// A server with one session on its database.
pub struct RecordedSession {
    pub server: TestServer,
    pub room: Room,
}

impl RecordedSession {
    /// Three seats: the first is given another question and stops early, the second
    /// stops after two questions under a suspicion, the third never comes.
    pub async fn short() -> Self {
        let recorded = Self::begin(3, [3, 2]).await;
        recorded.close([1, 2]).await;
        recorded
    }

    /// The same with scores: the first finishes, the second stops after 21 questions.
    pub async fn whole() -> Self {
        let recorded = Self::begin(3, [32, 21]).await;
        recorded.close([2]).await;
        recorded
    }

    /// The same, still going on.
    pub async fn open() -> Self {
        Self::begin(2, [2, 1]).await
    }

    async fn begin(seats: u16, answers: [usize; 2]) -> Self {
        let server = TestServer::start().await;
        let bank = server.app().bank.clone();
        let room = Room::create(&server, seats).await;
        let mut claire = room.invigilator(&server, "Claire Morel").await;
        let mut first = room.testing(&server, &mut claire, 1).await;
        let page = first.page().await;
        let (ask, _) = first.shown(page, &bank).await;
        first
            .socket
            .ask(Command::ReportQuestion { presentation: ask })
            .await
            .unwrap();
        server.clock.advance(90 * SECOND);
        let accept = Command::AcceptAlert {
            seat: Seat(1),
            alert: vigie_shared::ids::AlertId(1),
            reason: AlertReason::E9,
        };
        claire.socket.ask(accept).await.unwrap();
        let mut second = room.testing(&server, &mut claire, 2).await;
        for (candidate, answers) in [&mut first, &mut second].into_iter().zip(answers) {
            for number in 0..answers {
                server.clock.advance(20 * SECOND);
                candidate.answer(&bank, number % 3 != 2).await;
            }
        }
        let suspected = Command::RecordIncident(vigie_shared::session::RecordIncident {
            category: IncidentCategory::C6,
            seats: vec![Seat(2)],
            number: None,
            description: "A phone on the table".to_owned(),
            when: None,
            credit: false,
        });
        claire.socket.ask(suspected).await.unwrap();
        Self { server, room }
    }

    async fn close(&self, unfinished: impl IntoIterator<Item = u16>) {
        self.server.clock.advance(MINUTE);
        let mut claire = self.room.invigilator(&self.server, "Claire Morel").await;
        let mut nora = self.room.referent_again(&self.server).await;
        for seat in unfinished.into_iter().map(Seat) {
            claire.socket.ask(Command::EndTest { seat }).await.unwrap();
            let reason = AbortReason::Candidate;
            let why = Command::SetAbortReason { seat, reason };
            nora.socket.ask(why).await.unwrap();
        }
        let resolve = Command::ResolveIncident {
            incident: IncidentId(2),
            how: IncidentResolution::Dismissed,
            reason: "It was switched off".to_owned(),
        };
        nora.socket.ask(resolve).await.unwrap();
        let finalize = Command::Finalize { end_running: false };
        nora.socket.ask(finalize).await.unwrap();
        self.server.clock.advance(MINUTE);
        nora.socket.ask(Command::Publish).await.unwrap();
    }

    pub fn bank(&self) -> &Bank {
        &self.server.app().bank
    }

    pub fn id(&self) -> SessionId {
        self.room.id.parse().unwrap()
    }

    /// The database, as `vigie journal` opens it.
    pub async fn archive(&self) -> ArchiveDatabase {
        ArchiveDatabase::open(self.server.database()).await.unwrap()
    }

    /// The record, as `vigie journal` reads it.
    pub async fn record(&self) -> SessionArchive {
        let record = self.archive().await.session(self.id()).await.unwrap();
        record.unwrap()
    }

    /// Runs `vigie journal` on the database of the running server.
    pub fn journal(&self, arguments: &[&str]) -> ProgramOutput {
        let mut all = arguments.to_vec();
        all.extend(["--database", self.server.database()]);
        journal(&all)
    }
}

/// What a program said, and how it ended.
#[derive(Debug)]
pub struct ProgramOutput {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs `vigie journal`, in the time zone of Paris.
pub fn journal(arguments: &[&str]) -> ProgramOutput {
    let Output {
        status,
        stdout,
        stderr,
    } = Program::new(program("vigie"))
        .arg("journal")
        .args(arguments)
        .env("TZ", "Europe/Paris")
        .env_remove("VIGIE_DATA")
        .env_remove("VIGIE_DATABASE")
        .output()
        .unwrap();
    ProgramOutput {
        code: status.code(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

/// Verifies a file with the program.
pub fn verify_file(file: &Path) -> ProgramOutput {
    journal(&["verify", "--file", file.to_str().unwrap()])
}

/// The record as somebody would forge it who knows how digests are made: with `change`
/// done to its events, and every row chained again.
pub fn forged(record: &SessionArchive, mut change: impl FnMut(&mut Vec<Event>)) -> SessionArchive {
    let mut forged = record.clone();
    let mut folded: Option<SessionAggregate> = None;
    for row in &mut forged.rows {
        let mut events: Vec<Event> = serde_json::from_str(&row.events).unwrap();
        let grants: Vec<_> = serde_json::from_str(&row.command_ids).unwrap();
        change(&mut events);
        row.events = serde_json::to_string(&events).unwrap();
        let before = match &folded {
            Some(folded) => folded.clone(),
            None => SessionAggregate::from_creation(std::slice::from_ref(row)).unwrap(),
        };
        *row = before.next_row(row.session, row.at, &events, &grants);
        let mut after = before;
        after.apply_row(row).unwrap();
        folded = Some(after);
    }
    forged
}
