//! What the server measures of itself. The only place that calls the macros of `metrics`.
//!
//! A label is never text that somebody sent: each different one is a series that is kept for
//! ever. Every function here takes enums ([`MetricLabel`]), routes of the router, or numbers of
//! the server.

use axum::{
    extract::MatchedPath,
    http::{Method, StatusCode},
};
use std::time::Duration;

/// The values of a label, all known when the program is built: an enum, never a text.
pub(crate) trait MetricLabel: Copy {
    /// The value as the metrics name it.
    fn label(self) -> &'static str;
}

/// The methods that have a label of their own. HTTP allows any word as a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MethodLabel {
    Get,
    Head,
    Post,
    Other,
}

impl From<&Method> for MethodLabel {
    fn from(method: &Method) -> Self {
        match *method {
            Method::GET => Self::Get,
            Method::HEAD => Self::Head,
            Method::POST => Self::Post,
            _ => Self::Other,
        }
    }
}

impl MetricLabel for MethodLabel {
    fn label(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Other => "OTHER",
        }
    }
}

/// The template of a route, as the router has it; `spa` for pages and their files.
#[derive(Debug, Clone)]
pub(crate) struct RouteLabel(String);

impl From<Option<&MatchedPath>> for RouteLabel {
    fn from(route: Option<&MatchedPath>) -> Self {
        Self(route.map_or("spa", MatchedPath::as_str).to_owned())
    }
}

/// One HTTP request was answered.
pub(crate) fn http_answered(
    method: MethodLabel,
    route: RouteLabel,
    status: StatusCode,
    took: Duration,
) {
    // The status is one that a handler of ours has chosen.
    let status = status.as_u16().to_string();
    metrics::histogram!("vigie_http_seconds", "method" => method.label(), "route" => route.0,
        "status" => status)
    .record(took.as_secs_f64());
}

/// A turn of heavy work was waited for.
pub(crate) fn work_waited(kind: impl MetricLabel, waited: Duration) {
    metrics::histogram!("vigie_work_wait_seconds", "kind" => kind.label())
        .record(waited.as_secs_f64());
}

/// Heavy work is done.
pub(crate) fn work_done(kind: impl MetricLabel, took: Duration) {
    metrics::histogram!("vigie_work_seconds", "kind" => kind.label()).record(took.as_secs_f64());
}

/// Heavy work was refused, because too much waits.
pub(crate) fn work_refused(kind: impl MetricLabel) {
    metrics::counter!("vigie_work_refused_total", "kind" => kind.label()).increment(1);
}

/// So many TCP connections are open.
pub(crate) fn tcp_connections(open: usize) {
    metrics::gauge!("vigie_tcp_connections").set(open as f64);
}

/// A TCP connection found no place.
pub(crate) fn tcp_refused() {
    metrics::counter!("vigie_tcp_refused_total").increment(1);
}

/// A TCP connection had to go for another one.
pub(crate) fn tcp_evicted() {
    metrics::counter!("vigie_tcp_evicted_total").increment(1);
}

/// A room has panicked.
pub(crate) fn room_panicked() {
    metrics::counter!("vigie_rooms_panicked_total").increment(1);
}

/// A row of a room is durable.
pub(crate) fn events_written(events: usize, answers: usize) {
    metrics::counter!("vigie_answers_total").increment(answers as u64);
    metrics::counter!("vigie_events_total").increment(events as u64);
}

/// A transaction of the writer has ended.
pub(crate) fn committed(took: Duration) {
    metrics::histogram!("vigie_commit_seconds").record(took.as_secs_f64());
}

/// The rows that one transaction of the writer took together.
pub(crate) fn rows_committed(rows: usize) {
    metrics::histogram!("vigie_commit_rows").record(rows as f64);
}

/// The database has refused writes.
pub(crate) fn writes_refused(writes: usize) {
    metrics::counter!("vigie_writes_refused_total").increment(writes as u64);
}

/// Sessions, accounts and networks that guesses come at or from.
pub(crate) fn login_guessing(portal: impl MetricLabel, places: u32) {
    metrics::gauge!("vigie_login_guessing", "portal" => portal.label()).set(places);
}

/// Credentials or a certificate code were refused.
pub(crate) fn login_failed(portal: impl MetricLabel) {
    metrics::counter!("vigie_login_failures_total", "portal" => portal.label()).increment(1);
}

/// Somebody has used up a budget.
pub(crate) fn budget_exhausted(budget: BudgetLabel) {
    metrics::counter!("vigie_budgets_exhausted_total", "budget" => budget.label()).increment(1);
}

/// The budgets that can be used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BudgetLabel {
    /// Frames of a socket that ask for nothing.
    IdleFrames,
    /// Requests of somebody who is logged in.
    Requests,
    /// Requests of a network without a login.
    Strangers,
    /// Sockets of companions of one network.
    Companions,
    /// Hellos of one device.
    Hellos,
    /// Sockets of one principal.
    Sockets,
    /// Sessions of one center.
    Sessions,
}

impl MetricLabel for BudgetLabel {
    fn label(self) -> &'static str {
        match self {
            Self::IdleFrames => "idle_frames",
            Self::Requests => "requests",
            Self::Strangers => "strangers",
            Self::Companions => "companions",
            Self::Hellos => "hellos",
            Self::Sockets => "sockets",
            Self::Sessions => "sessions",
        }
    }
}

/// Counts something in a gauge as long as it lives.
#[derive(Debug)]
pub(crate) struct GaugeGuard(&'static str);

impl GaugeGuard {
    /// An open connection.
    pub(crate) fn connection() -> Self {
        Self::new("vigie_connections")
    }

    /// A live room.
    pub(crate) fn room() -> Self {
        Self::new("vigie_rooms")
    }

    /// A turn of heavy work that is waited for.
    pub(crate) fn work_queued() -> Self {
        Self::new("vigie_work_queued")
    }

    fn new(name: &'static str) -> Self {
        metrics::gauge!(name).increment(1);
        Self(name)
    }
}

impl Drop for GaugeGuard {
    fn drop(&mut self) {
        metrics::gauge!(self.0).decrement(1);
    }
}
