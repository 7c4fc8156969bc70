//! The account at the authority: made once, kept in the folder.

use super::{AcmeOptions, transport::AcmeTransport, write_secret};
use crate::outgoing::OutgoingClient;
use anyhow::Context;
use instant_acme::{Account, AccountCredentials, NewAccount};
use serde::{Deserialize, Serialize};

/// The file. An account belongs to the authority that made it.
#[derive(Serialize, Deserialize)]
struct KeptAccount<C> {
    directory: String,
    credentials: C,
}

/// The account of the folder, or a new one.
pub(super) async fn open(
    options: &AcmeOptions,
    outgoing: OutgoingClient,
) -> anyhow::Result<Account> {
    let file = options.folder.join("account.json");
    let builder = Account::builder_with_http(Box::new(AcmeTransport(outgoing)));
    if let Ok(text) = std::fs::read_to_string(&file) {
        let kept = serde_json::from_str::<KeptAccount<AccountCredentials>>(&text);
        let kept =
            kept.with_context(|| format!("{} is no account: move it away", file.display()))?;
        if kept.directory == options.directory {
            return Ok(builder.from_credentials(kept.credentials).await?);
        }
    }
    let contact: Vec<String> = options
        .contact
        .iter()
        .map(|to| format!("mailto:{to}"))
        .collect();
    let contact: Vec<&str> = contact.iter().map(String::as_str).collect();
    let new = NewAccount {
        contact: &contact,
        // Said so by the operator who asks for certificates of this authority.
        terms_of_service_agreed: true,
        only_return_existing: false,
    };
    let (account, credentials) = builder
        .create(&new, options.directory.clone(), None)
        .await
        .with_context(|| format!("{} makes no account", options.directory))?;
    let kept = KeptAccount {
        directory: options.directory.clone(),
        credentials: &credentials,
    };
    write_secret(&file, &serde_json::to_string_pretty(&kept)?)?;
    Ok(account)
}
