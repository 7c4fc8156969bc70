//! The package of an extension as Chromium installs it (CRX3), signed with a key of one's own.
//!
//! The format: `Cr24`, the version 3 and the length of the header as 32 bits each, little end
//! first; the header, a message of Protocol Buffers; the zip archive. The header holds the public
//! key, the signature, and the id of the extension, which is what the first half of the SHA-256 of
//! that key says. Source: `components/crx_file/crx3.proto` of Chromium, which also says what is
//! signed.

use base64::{Engine, engine::general_purpose::STANDARD};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const MAGIC: &[u8; 4] = b"Cr24";
const VERSION: u32 = 3;

/// What is signed begins with this.
const SIGNED_PREFIX: &[u8] = b"CRX3 SignedData\0";

/// Numbers of the fields of the header.
const SHA256_WITH_ECDSA: u32 = 3;
const SIGNED_HEADER_DATA: u32 = 10_000;
const PUBLIC_KEY: u32 = 1;
const SIGNATURE: u32 = 2;
const CRX_ID: u32 = 1;

/// Bytes of the id of an extension.
const ID_BYTES: usize = 16;

/// What stands before the point of a P-256 key in a `SubjectPublicKeyInfo` (RFC 5480).
const SPKI_OF_P256: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a,
    0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

const PEM_BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
const PEM_END: &str = "-----END PRIVATE KEY-----";

/// The key of an extension: ECDSA on P-256. Its id follows from it, so it has to be kept.
pub struct PackageKey(EcdsaKeyPair);

impl PackageKey {
    /// The text of a new key, PKCS #8 as PEM.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn generate() -> anyhow::Result<Zeroizing<String>> {
        let random = SystemRandom::new();
        let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random)
            .map_err(|_| anyhow::anyhow!("the system has no randomness for a key"))?;
        let text = Zeroizing::new(STANDARD.encode(key.as_ref()));
        let mut pem = Zeroizing::new(format!("{PEM_BEGIN}\n"));
        for line in text.as_bytes().chunks(64) {
            pem.push_str(std::str::from_utf8(line).expect("base64 is ASCII"));
            pem.push('\n');
        }
        pem.push_str(PEM_END);
        pem.push('\n');
        Ok(pem)
    }

    /// Reads a key that [`PackageKey::generate`] has made, or `openssl genpkey -algorithm EC
    /// -pkeyopt ec_paramgen_curve:P-256`.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_pem(pem: &str) -> anyhow::Result<Self> {
        let inner = pem.trim().strip_prefix(PEM_BEGIN);
        let inner = inner.and_then(|rest| rest.strip_suffix(PEM_END));
        let text: Zeroizing<String> = Zeroizing::new(
            inner
                .unwrap_or_default()
                .split_ascii_whitespace()
                .collect::<Vec<_>>()
                .concat(),
        );
        let bytes = STANDARD.decode(text.as_bytes()).map(Zeroizing::new);
        let pair = bytes
            .ok()
            .filter(|bytes| !bytes.is_empty())
            .and_then(|bytes| {
                let random = SystemRandom::new();
                EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &bytes, &random).ok()
            });
        pair.map(Self).ok_or_else(|| {
            anyhow::anyhow!(
                "not a key for packages: a private key on P-256 is needed, PKCS #8 as PEM \
                 (`BEGIN PRIVATE KEY`)"
            )
        })
    }

    /// Id of the extensions that are signed with it: 32 letters.
    pub fn extension_id(&self) -> String {
        letters(&self.id_bytes())
    }

    /// The package of this archive.
    ///
    /// # Errors
    /// When it is no zip archive, or the system has no randomness to give.
    pub fn sign(&self, archive: &[u8]) -> anyhow::Result<Vec<u8>> {
        anyhow::ensure!(
            archive.starts_with(b"PK\x03\x04"),
            "what is to be signed is no zip archive"
        );
        let signed_data = field(CRX_ID, &self.id_bytes());
        let mut text = SIGNED_PREFIX.to_vec();
        text.extend(length(&signed_data)?);
        text.extend_from_slice(&signed_data);
        text.extend_from_slice(archive);
        let signature = self.0.sign(&SystemRandom::new(), &text);
        let signature =
            signature.map_err(|_| anyhow::anyhow!("the system has no randomness to sign with"))?;
        let mut proof = field(PUBLIC_KEY, &self.public_key());
        proof.extend(field(SIGNATURE, signature.as_ref()));
        let mut header = field(SHA256_WITH_ECDSA, &proof);
        header.extend(field(SIGNED_HEADER_DATA, &signed_data));
        let mut package = MAGIC.to_vec();
        package.extend(VERSION.to_le_bytes());
        package.extend(length(&header)?);
        package.extend(header);
        package.extend_from_slice(archive);
        Ok(package)
    }

    fn public_key(&self) -> Vec<u8> {
        [&SPKI_OF_P256, self.0.public_key().as_ref()].concat()
    }

    fn id_bytes(&self) -> [u8; ID_BYTES] {
        let digest = Sha256::digest(self.public_key());
        let mut id = [0; ID_BYTES];
        id.copy_from_slice(&digest[..ID_BYTES]);
        id
    }
}

/// The id of the extension in a package, as its header states it; none when it is no package.
pub fn id_of_package(package: &[u8]) -> Option<String> {
    let header = package.strip_prefix(MAGIC)?;
    let (version, header) = header.split_first_chunk::<4>()?;
    let (length, header) = header.split_first_chunk::<4>()?;
    if u32::from_le_bytes(*version) != VERSION {
        return None;
    }
    let header = header.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let signed_data = field_of(header, SIGNED_HEADER_DATA)?;
    let id: &[u8; ID_BYTES] = field_of(signed_data, CRX_ID)?.try_into().ok()?;
    Some(letters(id))
}

/// Each half byte is a letter from `a` to `p`.
fn letters(id: &[u8; ID_BYTES]) -> String {
    let halves = id.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.map(|half| char::from(b'a' + half)).collect()
}

fn length(bytes: &[u8]) -> anyhow::Result<[u8; 4]> {
    Ok(u32::try_from(bytes.len())?.to_le_bytes())
}

/// A field of bytes in a message of Protocol Buffers.
fn field(number: u32, bytes: &[u8]) -> Vec<u8> {
    const LENGTH_DELIMITED: u64 = 2;
    let mut field = varint((u64::from(number) << 3) | LENGTH_DELIMITED);
    field.extend(varint(bytes.len() as u64));
    field.extend_from_slice(bytes);
    field
}

fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// The first field of this number in a message that has only fields of bytes.
fn field_of(mut message: &[u8], number: u32) -> Option<&[u8]> {
    loop {
        let (tag, rest) = read_varint(message)?;
        let (length, rest) = read_varint(rest)?;
        let (bytes, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        if tag >> 3 == u64::from(number) {
            return Some(bytes);
        }
        message = rest;
    }
}

fn read_varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut number = 0;
    for (at, byte) in bytes.iter().enumerate().take(9) {
        number |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((number, &bytes[at + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{ECDSA_P256_SHA256_ASN1, UnparsedPublicKey};

    const ARCHIVE: &[u8] = b"PK\x03\x04 and the rest";

    #[test]
    fn a_package_is_checked_with_the_key_in_it_and_has_its_id() {
        let key = PackageKey::from_pem(&PackageKey::generate().unwrap()).unwrap();
        let package = key.sign(ARCHIVE).unwrap();
        assert!(package.ends_with(ARCHIVE));
        assert_eq!(id_of_package(&package), Some(key.extension_id()));
        assert_eq!(key.extension_id().len(), 32);
        let header = &package[12..package.len() - ARCHIVE.len()];
        let proof = field_of(header, SHA256_WITH_ECDSA).unwrap();
        let signed_data = field_of(header, SIGNED_HEADER_DATA).unwrap();
        let text = [
            SIGNED_PREFIX,
            &(signed_data.len() as u32).to_le_bytes(),
            signed_data,
            ARCHIVE,
        ]
        .concat();
        let point = &field_of(proof, PUBLIC_KEY).unwrap()[SPKI_OF_P256.len()..];
        let check = UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point);
        let signature = field_of(proof, SIGNATURE).unwrap();
        assert!(check.verify(&text, signature).is_ok());
    }

    #[test]
    fn what_is_no_package_has_no_id_and_what_is_no_archive_is_not_signed() {
        let key = PackageKey::from_pem(&PackageKey::generate().unwrap()).unwrap();
        let package = key.sign(ARCHIVE).unwrap();
        for end in 0..package.len() - ARCHIVE.len() {
            assert_eq!(id_of_package(&package[..end]), None, "{end}");
        }
        assert_eq!(id_of_package(ARCHIVE), None);
        assert!(key.sign(b"<html>").is_err());
    }

    #[test]
    fn only_a_key_on_p256_is_one() {
        for text in [
            "",
            "a key",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        ] {
            assert!(PackageKey::from_pem(text).is_err(), "{text}");
        }
    }
}
