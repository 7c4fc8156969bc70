//! `vigie doctor`: asks a server from outside, as a browser would, and says what is wrong and
//! what to set.
//!
//! The mistakes it looks for are those that no start can see, because they are made in the
//! proxy, the name service or the clock.

mod browser_checks;
mod certificate;
mod finding;
mod folder;
mod forwarding;
mod outside_client;
mod socket_check;

pub use finding::{DoctorFinding, DoctorVerdict};

use crate::{clock::Clock, outgoing::OutgoingClient};
use outside_client::OutsideClient;
use std::{net::SocketAddr, path::PathBuf};
use url::Url;

/// What to look at.
#[derive(Debug, Clone)]
pub struct DoctorTarget {
    /// The address in browsers, such as `https://vigie.example.fr`.
    pub origin: Url,
    /// The admin address, where it can be reached from here.
    pub admin: Option<SocketAddr>,
    /// The data folder, on the machine of the server.
    pub data: Option<PathBuf>,
}

/// Everything that was found, one finding for each thing looked at.
///
/// # Errors
/// When a client cannot be made.
pub async fn examine(target: &DoctorTarget, clock: &Clock) -> anyhow::Result<Vec<DoctorFinding>> {
    let mut findings = Vec::new();
    let outgoing = OutgoingClient::new()?;
    let client = OutsideClient::new(outgoing.clone(), target.origin.clone());
    match client.connect().await {
        Ok(connection) => {
            findings.push(certificate::judge(&client, &connection, clock));
            findings.extend(ask_from_outside(&client, clock).await);
        }
        Err(error) => findings.push(DoctorFinding::wrong(error.to_string())),
    }
    if let Some(admin) = target.admin {
        findings.push(browser_checks::admin(outgoing, admin).await?);
    }
    if let Some(data) = &target.data {
        findings.extend(folder::judge(data));
    }
    Ok(findings)
}

async fn ask_from_outside(client: &OutsideClient, clock: &Clock) -> Vec<DoctorFinding> {
    let mut findings = browser_checks::redirect(client).await;
    findings.extend(browser_checks::pages(client).await);
    findings.push(browser_checks::own_origin(client).await);
    findings.push(browser_checks::foreign_origin(client).await);
    findings.push(socket_check::upgrade(client).await);
    findings.extend(forwarding::judge(client, clock).await);
    findings.push(browser_checks::metrics(client).await);
    findings
}
