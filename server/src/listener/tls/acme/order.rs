//! One order of a certificate, from the names to the chain.

use super::AcmeCertificate;
use crate::crypto_provider::crypto_provider;
use anyhow::Context;
use instant_acme::{
    Account, AuthorizationStatus, ChallengeType, Identifier, NewOrder, Order, OrderStatus,
    RetryPolicy,
};
use rcgen::{CertificateParams, CustomExtension, KeyPair};
use rustls::{
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    sign::CertifiedKey,
};
use std::{collections::HashMap, sync::Arc, time::Duration};

/// How long the authority may take for one step.
const PATIENCE: RetryPolicy = RetryPolicy::new().timeout(Duration::from_secs(120));

/// What the authority issued, in PEM.
pub(super) struct IssuedCertificate {
    pub chain: String,
    pub key: String,
}

/// Orders a certificate for the names of `certificate`, and shows there that we hold them.
pub(super) async fn place(
    certificate: &AcmeCertificate,
    account: &Account,
) -> anyhow::Result<IssuedCertificate> {
    let names = certificate.options.domains.iter().cloned();
    let names: Vec<Identifier> = names.map(Identifier::Dns).collect();
    let mut order = account.new_order(&NewOrder::new(&names)).await?;
    show_challenges(certificate, &mut order).await?;
    let status = order.poll_ready(&PATIENCE).await?;
    anyhow::ensure!(
        status == OrderStatus::Ready,
        "the authority could not confirm {}: its name must lead to this server, and port 443 of \
         it to the port of Vigie",
        certificate.options.domains.join(", ")
    );
    let key = order.finalize().await?;
    let chain = order.poll_certificate(&PATIENCE).await?;
    Ok(IssuedCertificate { chain, key })
}

/// Puts up the answers to all challenges first, then tells the authority to look.
async fn show_challenges(certificate: &AcmeCertificate, order: &mut Order) -> anyhow::Result<()> {
    let mut shown = HashMap::new();
    let mut authorizations = order.authorizations();
    while let Some(authorization) = authorizations.next().await {
        let mut authorization = authorization?;
        if authorization.status == AuthorizationStatus::Valid {
            continue;
        }
        let name = authorization.identifier().to_string();
        let mut challenge = authorization
            .challenge(ChallengeType::TlsAlpn01)
            .with_context(|| format!("the authority cannot confirm {name} by TLS-ALPN-01"))?;
        let answer = answer(&name, challenge.key_authorization().digest().as_ref())?;
        shown.insert(name, Arc::new(answer));
        certificate.set_challenges(shown.clone());
        challenge.set_ready().await?;
    }
    Ok(())
}

/// The certificate that only the holder of the account's key can make (RFC 8737, section 3).
fn answer(name: &str, digest: &[u8]) -> anyhow::Result<CertifiedKey> {
    let mut params = CertificateParams::new(vec![name.to_owned()])?;
    params.custom_extensions = vec![CustomExtension::new_acme_identifier(digest)];
    let key = KeyPair::generate()?;
    let chain = vec![params.self_signed(&key)?.der().clone()];
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let key = crypto_provider().key_provider.load_private_key(key)?;
    // Not checked against its key: the extension is critical, and known to authorities only.
    Ok(CertifiedKey::new(chain, key))
}
