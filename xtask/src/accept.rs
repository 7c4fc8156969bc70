//! `cargo xtask accept`: acceptance stories at full size, against the release build.

mod api;
mod postgres;

use anyhow::{Context, Result};

use crate::workspace::{BuildProfile, Workspace};
use crate::{parity, programs, step, system_programs, tools};

/// Each story and the test binaries of `vigie-tests` that tell it.
const STORIES: &[(&str, &[&str])] = &[
    ("live-room", &["live", "browser", "accept_live_room"]),
    ("certificate", &["live", "browser", "accept_certificate"]),
    ("abuse", &["accept_abuse"]),
    // Files, corrections, papers: the corrections are live stories.
    ("center", &["accept_center", "live"]),
    ("companion", &["accept_companion"]),
    // No room and no browser: a program of its own tells it.
    ("measurement", &[]),
    // schemathesis against a server of its own.
    ("api", &[]),
    // The live stories on another database.
    ("postgres", &[]),
];

/// Runs one story.
pub fn run(workspace: &Workspace, name: &str) -> Result<()> {
    let binaries = binaries_of(name)?;
    match name {
        "api" => return api::run(workspace),
        "postgres" => return postgres::run(workspace),
        _ => {}
    }
    if binaries.is_empty() {
        step::heading(&format!("Acceptance: {name}"));
        step::run(&mut programs::simulation(workspace, "accept"))?;
        return parity::check(workspace, &tools::ensure(workspace)?, BuildProfile::Release);
    }
    let found = system_programs::ensure()?;
    programs::build(workspace, BuildProfile::Release)?;
    step::heading(&format!("Acceptance: {name}"));
    let mut test = workspace.cargo();
    test.args(["test", "-p", "vigie-tests"]);
    for binary in binaries {
        test.args(["--test", binary]);
    }
    // One after the other: what is measured must have the machine to itself.
    test.args(["--", "--nocapture", "--test-threads=1"])
        .envs(found)
        .env("VIGIE_ACCEPT", "full")
        .env("VIGIE_BIN_DIR", workspace.binaries(BuildProfile::Release));
    if name == "center" {
        // Centers are overseas, the machine is not.
        test.env("TZ", "UTC");
    }
    step::run(&mut test)
}

fn binaries_of(name: &str) -> Result<&'static [&'static str]> {
    let story = STORIES.iter().find(|(known, _)| *known == name);
    story.map(|(_, binaries)| *binaries).with_context(|| {
        let known: Vec<_> = STORIES.iter().map(|(known, _)| *known).collect();
        format!("there is no story `{name}`; known: {}", known.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_story_gets_the_list_of_the_known_ones() {
        let message =
            binaries_of("dead-room").map_or_else(|error| error.to_string(), |_| String::new());
        assert!(message.contains("known: live-room"), "{message}");
    }
}
