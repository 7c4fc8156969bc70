//! The pages: the files of the browser application, inside the binary.

mod encode;

use super::ApiError;
use crate::work_pool::WorkPool;
use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use encode::EncodedFile;
use rust_embed::RustEmbed;
use std::{collections::HashMap, convert::Infallible, path::Path, sync::Arc};
use tower::Service;

#[derive(RustEmbed)]
#[folder = "../frontend/dist"]
struct Dist;

const INDEX: &str = "index.html";

/// What a browser sees when the server was built alone.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Vigie</title>\
    <h1>The pages are not in this binary</h1><p>The server runs, but it was built without the \
    browser application. <code>cargo xtask run</code> builds both and starts them.</p></html>";

/// All files of the application.
#[derive(Clone)]
pub(super) struct Spa {
    files: Arc<HashMap<String, File>>,
    /// Where files are compressed.
    work: WorkPool,
}

#[derive(Debug)]
struct File {
    content: EncodedFile,
    media_type: HeaderValue,
    /// Trunk writes a digest of the content into the name: such a file never changes.
    immutable: bool,
}

impl Spa {
    /// The files built into this binary.
    pub(super) fn embedded(work: &WorkPool) -> Self {
        let files = Dist::iter().filter_map(|path| {
            let file = Dist::get(&path)?;
            Some((path.into_owned(), Bytes::from(file.data.into_owned())))
        });
        Self::of(files, work)
    }

    /// The files of a folder, as they are now: for work on the pages, which would
    /// otherwise need a new binary for every change.
    pub(super) fn read(dir: &Path, work: &WorkPool) -> std::io::Result<Self> {
        let mut files = Vec::new();
        let mut folders = vec![dir.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(name) = path.strip_prefix(dir) {
                    let name = name.to_string_lossy().replace('\\', "/");
                    files.push((name, Bytes::from(std::fs::read(&path)?)));
                }
            }
        }
        Ok(Self::of(files, work))
    }

    fn of(files: impl IntoIterator<Item = (String, Bytes)>, work: &WorkPool) -> Self {
        let file = |(path, content): (String, Bytes)| {
            let guess = mime_guess::from_path(&path).first_or_octet_stream();
            let text = guess.type_() == "text" || guess.subtype() == "javascript";
            let charset = if text { "; charset=utf-8" } else { "" };
            let media_type = HeaderValue::try_from(format!("{}{charset}", guess.essence_str()));
            let file = File {
                content: EncodedFile::new(content),
                media_type: media_type.unwrap_or(HeaderValue::from_static("text/plain")),
                immutable: has_digest(&path),
            };
            (path, file)
        };
        Self {
            files: Arc::new(files.into_iter().map(file).collect()),
            work: work.clone(),
        }
    }

    /// The text of the page; empty when the application was not built.
    pub(super) fn index(&self) -> &str {
        let file = self.files.get(INDEX).map(|file| file.content.plain());
        file.and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or("")
    }

    async fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return ApiError::MethodNotAllowed.into_response();
        }
        let path = path.trim_start_matches('/');
        let last = path.rsplit('/').next().unwrap_or("");
        // An address without extension is one of the application's own_session; it finds its
        // page itself, also after a reload.
        let file = match self.files.get(path) {
            None if last.contains('.') => return ApiError::NotFound.into_response(),
            None => self.files.get(INDEX),
            file => file,
        };
        match file {
            Some(file) => file.respond(headers, &self.work).await,
            None => {
                let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
                (StatusCode::SERVICE_UNAVAILABLE, html, NOT_BUILT).into_response()
            }
        }
    }
}

impl File {
    async fn respond(&self, request: &HeaderMap, work: &WorkPool) -> Response {
        let tag = self.content.tag();
        let caching = if self.immutable {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let mut headers = HeaderMap::new();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        headers.insert(header::ETAG, tag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if request
            .get(header::IF_NONE_MATCH)
            .is_some_and(|known| known == tag)
        {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(header::CONTENT_TYPE, self.media_type.clone());
        if encode::takes_gzip(request)
            && let Some(zipped) = self.content.zipped(work).await
        {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            return (headers, Body::from(zipped)).into_response();
        }
        (headers, Body::from(self.content.plain().clone())).into_response()
    }
}

/// The service behind every address that is no resource.
pub(super) fn service(
    spa: Spa,
) -> impl Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + Sync
{
    tower::service_fn(move |request: Request| {
        let spa = spa.clone();
        async move {
            Ok(spa
                .answer(request.method(), request.uri().path(), request.headers())
                .await)
        }
    })
}

/// `vigie-0123456789abcdef_bg.wasm`: a stretch of 16 hexadecimal digits.
fn has_digest(path: &str) -> bool {
    path.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|part| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests;
