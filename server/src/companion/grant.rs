//! The signature under what an extension may block: Ed25519, with a key of this installation.

use base64::{Engine, engine::general_purpose::STANDARD};
use ring::signature::{Ed25519KeyPair, KeyPair};
use vigie_shared::companion::{GrantPayload, SignedGrant};

/// Signs grants. The extension keeps the public key at the first use of a server, so the key
/// must stay: it is in the database, with the other keys of the server.
pub struct GrantSigner {
    pair: Ed25519KeyPair,
    public_key: String,
}

impl GrantSigner {
    /// The key that follows from 32 random bytes.
    ///
    /// # Errors
    /// When none does.
    pub fn from_seed(seed: &[u8; 32]) -> anyhow::Result<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed)
            .map_err(|_| anyhow::anyhow!("the key of the grants is no seed"))?;
        let public_key = STANDARD.encode(pair.public_key().as_ref());
        Ok(Self { pair, public_key })
    }

    /// The key that checks the signatures, base64: for managed storage.
    pub fn public_key(&self) -> &str {
        &self.public_key
    }

    /// Signs a grant.
    pub fn sign(&self, payload: &GrantPayload) -> SignedGrant {
        let text = serde_json::to_string(payload).expect("plain data with text keys");
        SignedGrant {
            signature: STANDARD.encode(self.pair.sign(text.as_bytes())),
            payload: STANDARD.encode(text),
            public_key: self.public_key.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{ED25519, UnparsedPublicKey};
    use vigie_shared::time::Timestamp;

    #[test]
    fn a_grant_is_checked_with_the_key_that_comes_with_it() {
        let signer = GrantSigner::from_seed(&[7; 32]).unwrap();
        let payload = GrantPayload {
            server: "https://vigie.example.fr".into(),
            session: 471_576,
            list_version: 17,
            list_digest: "ab".repeat(32),
            not_before: Timestamp(1),
            not_after: Timestamp(2),
            forbidden_extensions: Vec::new(),
        };
        let grant = signer.sign(&payload);
        let bytes = |text: &str| STANDARD.decode(text).unwrap();
        let text = bytes(&grant.payload);
        assert_eq!(
            serde_json::from_slice::<GrantPayload>(&text).unwrap(),
            payload
        );
        let key = UnparsedPublicKey::new(&ED25519, bytes(&grant.public_key));
        assert!(key.verify(&text, &bytes(&grant.signature)).is_ok());
        assert!(key.verify(&text[1..], &bytes(&grant.signature)).is_err());
        let again = GrantSigner::from_seed(&[7; 32]).unwrap();
        assert_eq!(again.public_key(), grant.public_key);
    }
}
