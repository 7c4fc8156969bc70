//! A file, plain and compressed.

use crate::work_pool::{WorkError, WorkKey, WorkKind, WorkPool};
use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, header},
};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::io::Write;
use tokio::sync::OnceCell;

/// The content of a file. It is compressed once, when it is first asked for: a
/// class of thirty that opens the page at the same minute would otherwise have
/// the same megabytes compressed thirty times.
#[derive(Debug)]
pub(super) struct EncodedFile {
    plain: Bytes,
    tag: HeaderValue,
    zipped: OnceCell<Option<Bytes>>,
}

impl EncodedFile {
    pub(super) fn new(plain: Bytes) -> Self {
        let digest = Sha256::digest(&plain);
        let tag = format!("\"{}\"", hex::encode(&digest[..8]));
        let tag = HeaderValue::try_from(tag).expect("hexadecimal digits are a header value");
        Self {
            plain,
            tag,
            zipped: OnceCell::new(),
        }
    }

    pub(super) fn plain(&self) -> &Bytes {
        &self.plain
    }

    pub(super) fn tag(&self) -> &HeaderValue {
        &self.tag
    }

    /// The compressed content, when that is worth it: not for images and fonts.
    /// None as well while too much other work waits.
    pub(super) async fn zipped(&self, work: &WorkPool) -> Option<Bytes> {
        let zip = async || {
            let plain = self.plain.clone();
            let zip = move || gzip(&plain).ok();
            let zipped = work.run(WorkKey::Server, WorkKind::Compression, zip);
            let worth_it = |zipped: &Vec<u8>| zipped.len() < self.plain.len() / 10 * 9;
            Ok::<_, WorkError>(zipped.await?.filter(worth_it).map(Bytes::from))
        };
        self.zipped.get_or_try_init(zip).await.ok()?.clone()
    }
}

fn gzip(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::default());
    encoder.write_all(plain)?;
    encoder.finish()
}

/// Does the browser take gzip?
pub(super) fn takes_gzip(request: &HeaderMap) -> bool {
    let accepted = request
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    accepted.unwrap_or("").split(',').any(|entry| {
        let (name, quality) = entry.split_once(';').unwrap_or((entry, ""));
        name.trim() == "gzip" && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}
