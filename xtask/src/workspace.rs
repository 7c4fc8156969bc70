//! Where things are: the repository, the build folder, the programs built into it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How a program is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuildProfile {
    /// What developers and CI test.
    Dev,
    /// What people use and what is measured.
    Release,
}

impl BuildProfile {
    /// Name in cargo's build folder: `debug` is cargo's own word for the dev profile.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// The checkout that the command works on.
pub struct Workspace {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's build folder.
    pub target: PathBuf,
}

impl Workspace {
    /// Finds the checkout from the manifest that cargo is running, so that the commands work
    /// from any folder below it.
    pub fn locate() -> Self {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .parent()
            .map_or_else(|| manifest.clone(), Path::to_path_buf);
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        Self { root, target }
    }

    /// Build folder of everything that becomes wasm. It is apart from the native one because
    /// Trunk and cargo would otherwise wait for each other's lock.
    pub fn web_target(&self) -> PathBuf {
        self.target.join("web")
    }

    /// Folder with the programs built in a profile.
    pub fn binaries(&self, profile: BuildProfile) -> PathBuf {
        self.target.join(profile.folder())
    }

    /// A program built in a profile.
    pub fn binary(&self, profile: BuildProfile, name: &str) -> PathBuf {
        self.binaries(profile)
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// A command that starts in the root folder.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(&self.root);
        command
    }

    /// Cargo, as the developer would have called it.
    pub fn cargo(&self) -> Command {
        let mut command =
            self.command(env::var_os("CARGO").map_or_else(|| "cargo".into(), PathBuf::from));
        // `cargo run` describes xtask in these variables. Some build scripts (ring's) watch
        // them, and would compile again each time cargo is called with and without xtask.
        for (name, _) in env::vars_os() {
            let leaks = name.to_str().is_some_and(|name| {
                name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
            });
            if leaks {
                command.env_remove(name);
            }
        }
        command
    }
}
