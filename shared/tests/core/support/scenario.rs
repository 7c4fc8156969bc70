//! Random moves. A move names things by where they stand ("the open alert", "the
//! question before this one") so that many are granted and the others are wrong
//! in ways that happen.

use super::{
    actor_kind::ActorKind,
    fake_engine::{misfit, right, wrong},
    session_harness::plain_seats,
};
use proptest::{collection::vec, prelude::*, sample::select};
use vigie_shared::{
    companion::{AttemptCounts, ForbiddenExtension, SiteCategory},
    item::ItemResponse,
    rules::AbortReason,
    session::{
        AlertReason, Command, CompanionMisuse, CompanionNotice, CompanionPolicy, CompanionReport,
        IncidentCategory, IncidentResolution, SeatConfig, SignalKind, SignalPhase,
    },
    time::{ExtraTime, MINUTE, SECOND},
};

/// What is wished; resolved against the state to a command.
#[derive(Debug, Clone)]
pub enum CommandTemplate {
    /// A command that names nothing that moves.
    Plain(Command),
    /// About a question: the current one plus an offset.
    Reveal(i8),
    Answer(i8, ItemResponse),
    Pass(i8),
    LoseFocus(i8),
    ReportQuestion(i8),
    /// A report of the page, with what it measured, milliseconds.
    Signal(i8, SignalKind, SignalPhase, Option<u32>),
    /// Look at the question, leave the page and come back after so long, microseconds.
    Wander(i64),
    /// Look at the question and leave the page; the connection is lost, and comes back after
    /// so long, microseconds, with another page.
    Vanish(i64),
    /// Look at the question, leave the page and answer after so long, microseconds, without
    /// ever having said to be back; an invigilator excuses it.
    Excursion(i64),
    /// About a signal: the latest one minus an offset.
    Excuse(u8),
    /// About an alert: the latest one minus an offset.
    Accept(u8, AlertReason),
    Dismiss(u8),
    Clear(u8),
    Resolve(u8, IncidentResolution),
    /// Name a device: the `nth` of the seat.
    AuthorizeResume(u8),
    RefuseDevice(u8),
    WithdrawPresence,
    CreditWithheldTime,
    /// The server could not record anything from so long ago to so long ago, microseconds.
    ServerAway(i64, i64),
    EndTest,
    /// Suspend the item of this number, or allow it again.
    Suspend(u16, bool),
    Abort(AbortReason),
    /// Extra time, basis points, and accessible items only.
    Terms(u32, bool),
    Record(IncidentCategory, Option<u8>, u16),
    /// An incident of two seats, from so long ago to so long ago, microseconds.
    RoomWide(i64, i64, u16),
    /// About an incident: the latest one minus an offset.
    Delete(u8),
    Reopen(u8),
    /// At their `nth` devices.
    Confirm(Vec<u16>, u8),
    Connection(u8, bool),
    /// The extension on the `nth` device is there, or missing.
    Companion(u8, bool),
    /// Its connection shows something else.
    Notice(u8, CompanionNotice),
    /// Let the candidate take the test without it, or not any more.
    Waive(bool),
    /// From the door to the first question, on this device.
    Begin,
    /// Treat so many questions in a row.
    Rush(u8),
    /// Look at the question and report it.
    Trouble,
    /// Finalize, with or without ending what runs, and publish.
    Close(bool),
    /// Log in here, be confirmed or authorised, start or go on here.
    ChangeDevice(u8),
    /// Enter here while the seat is held elsewhere.
    Intrude(u8),
    /// Look at the question and leave the page.
    Stray,
    /// Look at the question, report it, and leave the page.
    Detour,
    /// Switch the companion off, and on again after so long, microseconds.
    Toggle(i64),
}

/// How long before the move.
#[derive(Debug, Clone, Copy)]
pub enum TimeStep {
    Micros(i64),
    /// Until the next deadline, and so much more or less.
    Deadline(i64),
}

/// One move.
#[derive(Debug, Clone)]
pub struct ScenarioStep {
    pub wait: TimeStep,
    pub seat: u16,
    pub who: ActorKind,
    pub template: CommandTemplate,
}

/// A session and what happens in it.
#[derive(Debug, Clone)]
pub struct Scenario {
    pub seats: Vec<SeatConfig>,
    pub companion: CompanionPolicy,
    /// Seats that begin before anything else happens, and how far they go.
    pub begun: Vec<(u16, u8)>,
    pub moves: Vec<ScenarioStep>,
}

fn policies() -> impl Strategy<Value = CompanionPolicy> {
    select(vec![
        CompanionPolicy::Observed,
        CompanionPolicy::Required,
        CompanionPolicy::RequiredAutoClear,
    ])
}

/// Stories of at most `length` moves.
pub fn scenarios(length: usize) -> impl Strategy<Value = Scenario> {
    let policy = policies();
    let seat = (
        prop_oneof![Just(0), Just(3_333), 0..=ExtraTime::MOST],
        any::<bool>(),
    );
    let far = prop_oneof![Just(0), Just(31), 0..=32_u8];
    let begun = vec((1..=6_u16, far), 0..6);
    let parts = (
        vec(seat, 1..=6),
        policy,
        begun,
        vec(scenario_steps(), 0..length),
    );
    parts.prop_map(|(seats, companion, begun, moves)| {
        let mut config = plain_seats(seats.len() as u16);
        for (config, (extra, accessible)) in config.iter_mut().zip(seats) {
            config.extra_time = ExtraTime::from_basis_points(extra).unwrap();
            config.accessible = accessible;
        }
        Scenario {
            seats: config,
            companion,
            begun,
            moves,
        }
    })
}

/// Stories of two devices at one seat or two: they enter and leave, are confirmed,
/// authorized and turned away, start, answer and go on, in any order.
pub fn device_scenarios(length: usize) -> impl Strategy<Value = Scenario> {
    let candidate = prop_oneof![
        3 => Just(CommandTemplate::Plain(Command::NoteLogin)),
        2 => Just(CommandTemplate::Plain(Command::AcceptRules)),
        4 => Just(CommandTemplate::Plain(Command::StartTest)),
        3 => Just(CommandTemplate::Plain(Command::Resume)),
        3 => Just(CommandTemplate::Rush(1)),
        2 => any::<bool>()
            .prop_map(|present| CommandTemplate::Plain(Command::ReportCompanion { present })),
        1 => Just(CommandTemplate::Trouble),
        1 => Just(CommandTemplate::Begin),
        2 => nth().prop_map(CommandTemplate::ChangeDevice),
    ];
    let step = prop_oneof![
        12 => (nth(), candidate).prop_map(|(nth, one)| (ActorKind::Candidate(nth), one)),
        3 => nth().prop_map(|nth| (ActorKind::Grace, CommandTemplate::Confirm(vec![1, 2], nth))),
        3 => nth().prop_map(|nth| (ActorKind::Grace, CommandTemplate::AuthorizeResume(nth))),
        1 => nth().prop_map(|nth| (ActorKind::Linus, CommandTemplate::RefuseDevice(nth))),
        1 => Just((ActorKind::Linus, CommandTemplate::WithdrawPresence)),
        3 => (nth(), any::<bool>())
            .prop_map(|(nth, there)| (ActorKind::Server, CommandTemplate::Connection(nth, there))),
        3 => (nth(), any::<bool>())
            .prop_map(|(nth, there)| (ActorKind::Server, CommandTemplate::Companion(nth, there))),
    ];
    let wait = prop_oneof![12 => 0..MINUTE, 1 => 0..20 * MINUTE];
    let steps = (wait.prop_map(TimeStep::Micros), 1..=2_u16, step);
    let steps = steps.prop_map(|(wait, seat, (who, template))| ScenarioStep {
        wait,
        seat,
        who,
        template,
    });
    let policy = select(vec![CompanionPolicy::Observed, CompanionPolicy::Required]);
    let begun = vec((1..=2_u16, 0..3_u8), 0..2);
    (policy, begun, vec(steps, 0..length)).prop_map(|(companion, begun, moves)| Scenario {
        seats: plain_seats(2),
        companion,
        begun,
        moves,
    })
}

fn scenario_steps() -> impl Strategy<Value = ScenarioStep> {
    let wait = prop_oneof![
        20 => Just(TimeStep::Micros(0)),
        60 => (0..60 * SECOND).prop_map(TimeStep::Micros),
        8 => (0..20 * MINUTE).prop_map(TimeStep::Micros),
        1 => (-1_i64..=1).prop_map(TimeStep::Deadline),
    ];
    // Few seats, so that much happens to each; 0 and 7 exist in no session.
    let seat = prop_oneof![8 => 1..=2_u16, 4 => 1..=6_u16, 1 => Just(0), 1 => Just(7)];
    let likely = prop_oneof![
        16 => candidate_commands().prop_map(|template| (ActorKind::Candidate(0), template)),
        2 => (1..=2_u8, candidate_commands()).prop_map(|(nth, template)| (ActorKind::Candidate(nth), template)),
        8 => (select(vec![ActorKind::Grace, ActorKind::Linus]), invigilator_commands()),
        3 => referent_commands().prop_map(|template| (ActorKind::Referent, template)),
        2 => server_commands().prop_map(|template| (ActorKind::Server, template)),
        1 => (anybody(), any_command()),
    ];
    (wait, seat, likely).prop_map(|(wait, seat, (who, template))| ScenarioStep {
        wait,
        seat,
        who,
        template,
    })
}

fn anybody() -> impl Strategy<Value = ActorKind> {
    select(vec![
        ActorKind::Candidate(0),
        ActorKind::Grace,
        ActorKind::Referent,
        ActorKind::Server,
    ])
}

fn any_command() -> impl Strategy<Value = CommandTemplate> {
    prop_oneof![
        candidate_commands(),
        invigilator_commands(),
        referent_commands(),
        server_commands()
    ]
}

fn candidate_commands() -> impl Strategy<Value = CommandTemplate> {
    let offset = || prop_oneof![12 => Just(0_i8), 1 => -3..=3_i8];
    let response = select(vec![right(), right(), wrong(), misfit()]);
    let plain = vec![
        Command::NoteLogin,
        Command::AcceptRules,
        Command::StartTest,
        Command::Resume,
    ];
    prop_oneof![
        2 => select(plain).prop_map(CommandTemplate::Plain),
        2 => Just(CommandTemplate::Begin),
        3 => Just(CommandTemplate::Trouble),
        1 => (1..=2_u8).prop_map(CommandTemplate::ChangeDevice),
        2 => (0..=3_u8).prop_map(CommandTemplate::Intrude),
        2 => Just(CommandTemplate::Stray),
        2 => Just(CommandTemplate::Detour),
        2 => (1..=10_i64).prop_map(|halves| CommandTemplate::Toggle(halves * MINUTE / 2)),
        5 => offset().prop_map(CommandTemplate::Reveal),
        8 => (offset(), response).prop_map(|(presentation, response)| CommandTemplate::Answer(presentation, response)),
        2 => offset().prop_map(CommandTemplate::Pass),
        2 => offset().prop_map(CommandTemplate::LoseFocus),
        5 => offset().prop_map(CommandTemplate::ReportQuestion),
        6 => signals(),
        3 => (0..5_i64).prop_map(|seconds| CommandTemplate::Wander(seconds * SECOND)),
        2 => (0..60_i64).prop_map(|seconds| CommandTemplate::Vanish(seconds * SECOND)),
        6 => (1..8_i64).prop_map(|seconds| CommandTemplate::Excursion(seconds * SECOND)),
        4 => any::<bool>().prop_map(|present| CommandTemplate::Plain(Command::ReportCompanion { present })),
        2 => (1..=31_u8).prop_map(CommandTemplate::Rush),
    ]
}

fn signals() -> impl Strategy<Value = CommandTemplate> {
    let kind = prop_oneof![
        2 => select(vec![SignalKind::Blur, SignalKind::Hidden]),
        1 => select(SignalKind::ALL.to_vec()),
    ];
    let phases = vec![SignalPhase::Start, SignalPhase::End, SignalPhase::Once];
    let phase = select(phases);
    let lasted = proptest::option::of(0..4_000_u32);
    let offset = prop_oneof![12 => Just(0_i8), 1 => -3..=3_i8];
    (offset, kind, phase, lasted).prop_map(|(presentation, kind, phase, lasted)| {
        CommandTemplate::Signal(presentation, kind, phase, lasted)
    })
}

/// A device of a seat, mostly one of the first two.
fn nth() -> impl Strategy<Value = u8> {
    prop_oneof![4 => Just(0_u8), 3 => Just(1), 1 => 2..=3_u8]
}

fn invigilator_commands() -> impl Strategy<Value = CommandTemplate> {
    let back = || prop_oneof![8 => Just(0_u8), 2 => Just(1), 1 => 2..=9_u8];
    prop_oneof![
        4 => (vec(1..=6_u16, 0..4), nth()).prop_map(|(seats, nth)| CommandTemplate::Confirm(seats, nth)),
        4 => nth().prop_map(CommandTemplate::AuthorizeResume),
        1 => nth().prop_map(CommandTemplate::RefuseDevice),
        1 => Just(CommandTemplate::WithdrawPresence),
        1 => any::<bool>().prop_map(CommandTemplate::Waive),
        6 => (back(), select(AlertReason::ALL.to_vec()))
            .prop_map(|(alert, reason)| CommandTemplate::Accept(alert, reason)),
        4 => back().prop_map(CommandTemplate::Dismiss),
        4 => back().prop_map(CommandTemplate::Clear),
        4 => Just(CommandTemplate::CreditWithheldTime),
        4 => (0..3_u8).prop_map(CommandTemplate::Excuse),
        1 => Just(CommandTemplate::EndTest),
        2 => (categories(), proptest::option::of(1..=4_u8), 1..=6_u16)
            .prop_map(|(category, number, seat)| CommandTemplate::Record(category, number, seat)),
        3 => (0..30 * MINUTE, 0..10 * MINUTE, 1..=6_u16)
            .prop_map(|(from, to, seat)| CommandTemplate::RoomWide(from, to, seat)),
        1 => back().prop_map(CommandTemplate::Delete),
    ]
}

/// Every category there is.
pub fn categories() -> impl Strategy<Value = IncidentCategory> {
    let mut all = vec![
        IncidentCategory::C1,
        IncidentCategory::C2,
        IncidentCategory::C4,
        IncidentCategory::C6,
        IncidentCategory::C7,
        IncidentCategory::C8,
        IncidentCategory::R1,
    ];
    all.extend(AlertReason::ALL.map(IncidentCategory::Question));
    select(all)
}

fn referent_commands() -> impl Strategy<Value = CommandTemplate> {
    let how = select(vec![
        IncidentResolution::Automatic,
        IncidentResolution::Upheld,
        IncidentResolution::Dismissed,
    ]);
    let abort = select(vec![AbortReason::Candidate, AbortReason::Technical]);
    prop_oneof![
        12 => (0..3_u8, how).prop_map(|(incident, how)| CommandTemplate::Resolve(incident, how)),
        12 => abort.prop_map(CommandTemplate::Abort),
        3 => (select(vec![0, 1_000, 3_300, ExtraTime::MOST]), any::<bool>())
            .prop_map(|(points, accessible)| CommandTemplate::Terms(points, accessible)),
        16 => (0..3_u8).prop_map(CommandTemplate::Reopen),
        2 => (1..=40_u16, any::<bool>()).prop_map(|(k, suspended)| CommandTemplate::Suspend(k, suspended)),
        1 => policies().prop_map(|policy| CommandTemplate::Plain(Command::SetCompanionPolicy {
            policy,
            reason: "no extension on these computers".into(),
        })),
        1 => select(vec!["Grammarly", "aaaa"]).prop_map(|name| {
            let extensions = vec![ForbiddenExtension::parse(name).unwrap()];
            CommandTemplate::Plain(Command::SetForbiddenExtensions { extensions })
        }),
        1 => Just(CommandTemplate::Plain(Command::Publish)),
        1 => any::<bool>().prop_map(|end_running| CommandTemplate::Plain(Command::Finalize { end_running })),
        4 => any::<bool>().prop_map(CommandTemplate::Close),
    ]
}

fn server_commands() -> impl Strategy<Value = CommandTemplate> {
    prop_oneof![
        2 => Just(CommandTemplate::Plain(Command::ExpireTimers)),
        2 => (0..30 * MINUTE, 0..MINUTE).prop_map(|(from, to)| CommandTemplate::ServerAway(from, to)),
        2 => (nth(), any::<bool>()).prop_map(|(nth, connected)| CommandTemplate::Connection(nth, connected)),
        2 => (nth(), any::<bool>()).prop_map(|(nth, there)| CommandTemplate::Companion(nth, there)),
        1 => (nth(), select(notices())).prop_map(|(nth, notice)| CommandTemplate::Notice(nth, notice)),
    ]
}

/// What a connection of the extension can show beside that it is there.
fn notices() -> Vec<CompanionNotice> {
    let reports = [(true, 0), (false, 0), (true, 3)];
    let reports = reports.map(|(permissions, count)| {
        let attempts = (count > 0).then_some((SiteCategory::Ai, count));
        CompanionNotice::Reported(CompanionReport {
            permissions,
            attempts: AttemptCounts {
                direct: attempts.into_iter().collect(),
                ..AttemptCounts::default()
            },
            ..CompanionReport::default()
        })
    });
    let misuses = [CompanionMisuse::Replayed, CompanionMisuse::PageScript];
    let misuses = misuses.map(CompanionNotice::Misused);
    let fresh = CompanionNotice::Linked {
        version: "0.9".parse().unwrap(),
        outdated: true,
        resumed: false,
    };
    reports.into_iter().chain(misuses).chain([fresh]).collect()
}
