//! Remembers what the SPA was made of, so that it is not made again.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::workspace::{BuildProfile, Workspace};

/// What the SPA in `frontend/dist` was made of.
///
/// It stands in the build folder and not in `dist`, which is embedded into the server as it
/// is. The digest of the page tells when `dist` was removed or built by hand: its text names
/// every other file with the digest of its content.
#[derive(Debug, PartialEq)]
pub struct BuildStamp {
    /// Digest of the sources.
    pub inputs: u64,
    /// How it was compiled.
    pub profile: BuildProfile,
    /// Digest of the page that came out.
    pub page: Option<u64>,
}

impl BuildStamp {
    /// Tests also take an optimized SPA; a release never takes an unoptimized one.
    pub fn serves(&self, inputs: u64, wanted: BuildProfile, page: Option<u64>) -> bool {
        let profile = self.profile == wanted || self.profile == BuildProfile::Release;
        profile && self.inputs == inputs && page.is_some() && self.page == page
    }

    /// Reads the stamp of the last build.
    pub fn read(workspace: &Workspace) -> Option<Self> {
        Self::parse(&fs::read_to_string(Self::file(workspace)).ok()?)
    }

    /// Keeps it for the next time.
    pub fn write(&self, workspace: &Workspace) -> Result<()> {
        let file = Self::file(workspace);
        fs::write(&file, self.to_text()).with_context(|| format!("cannot write {}", file.display()))
    }

    fn file(workspace: &Workspace) -> PathBuf {
        workspace.web_target().join("spa.stamp")
    }

    fn to_text(&self) -> String {
        format!(
            "{} {:016x} {:016x}\n",
            self.profile.folder(),
            self.inputs,
            self.page.unwrap_or_default()
        )
    }

    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let name = words.next()?;
        let profile = [BuildProfile::Dev, BuildProfile::Release]
            .into_iter()
            .find(|profile| profile.folder() == name)?;
        let mut digest = || u64::from_str_radix(words.next()?, 16).ok();
        Some(Self {
            profile,
            inputs: digest()?,
            page: Some(digest()?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAMP: BuildStamp = BuildStamp {
        inputs: 7,
        profile: BuildProfile::Dev,
        page: Some(9),
    };

    #[test]
    fn a_stamp_survives_its_file() {
        assert_eq!(BuildStamp::parse(&STAMP.to_text()), Some(STAMP));
        assert_eq!(BuildStamp::parse("debug 12"), None);
    }

    #[test]
    fn a_stamp_serves_only_what_it_was_made_of() {
        assert!(STAMP.serves(7, BuildProfile::Dev, Some(9)));
        assert!(
            !STAMP.serves(8, BuildProfile::Dev, Some(9)),
            "the sources changed"
        );
        assert!(
            !STAMP.serves(7, BuildProfile::Dev, Some(8)),
            "another build replaced the page"
        );
        assert!(
            !STAMP.serves(7, BuildProfile::Dev, None),
            "the folder was removed"
        );
        assert!(
            !STAMP.serves(7, BuildProfile::Release, Some(9)),
            "it is not optimized"
        );
    }

    #[test]
    fn an_optimized_spa_serves_the_tests_too() {
        let release = BuildStamp {
            profile: BuildProfile::Release,
            ..STAMP
        };
        assert!(release.serves(7, BuildProfile::Dev, Some(9)));
    }
}
