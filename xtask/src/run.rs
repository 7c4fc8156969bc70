//! `cargo xtask run`: Vigie with its demo center, from a fresh checkout to a live room.

use std::net::TcpListener;

use anyhow::{Context, Result};

use crate::programs;
use crate::serve::{self, DemoOptions, PROFILE};
use crate::workspace::Workspace;

/// Builds what is missing, then serves the demo until it is stopped.
pub fn run(workspace: &Workspace, options: &DemoOptions) -> Result<()> {
    // Asked before the build, which takes minutes on a fresh checkout.
    require_free(options.port)?;
    programs::build(workspace, PROFILE)?;
    serve::demo(workspace, options)
}

fn require_free(port: u16) -> Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port)).with_context(|| {
        let other = port.checked_add(1).unwrap_or(8080);
        format!("port {port} is taken: stop the program that uses it, or choose another port with `cargo xtask run --port {other}`")
    })?;
    drop(listener);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_a_way_out() -> Result<()> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        let message = require_free(port).map_or_else(|error| error.to_string(), |()| String::new());
        assert!(
            message.contains(&format!("port {port} is taken")),
            "{message}"
        );
        Ok(())
    }
}
