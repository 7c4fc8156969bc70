//! A Firefox with the companion in it. It speaks WebDriver `BiDi` by itself, so no driver is needed.

mod bidi;
mod connect_proxy;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use crate::{EXAM_HOST, ExamServer, VisitTarget, exam_browser};
use bidi::BidiConnection;
use connect_proxy::ConnectProxy;

/// What else the browser would do by itself, without a network to do it in.
const SETTINGS: &str = r#"
user_pref("network.proxy.type", 1);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", PORT);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", PORT);
user_pref("network.proxy.no_proxies_on", "");
user_pref("network.trr.mode", 5);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("intl.accept_languages", "fr");
"#;

/// A browser with the page of a test in one tab and sites in another.
pub struct FirefoxBrowser {
    bidi: BidiConnection,
    exam_tab: String,
    site_tab: String,
    companion: TempDir,
    // Ended in this order: the browser writes to its profile until it is gone.
    _process: Child,
    _proxy: ConnectProxy,
    _profile: TempDir,
}

/// The Firefox of this machine, or that of `VIGIE_FIREFOX`; none where there is none.
pub fn firefox() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("VIGIE_FIREFOX") {
        return Some(path.into());
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let names = ["firefox-esr", "firefox"].into_iter();
    names
        .flat_map(|name| std::env::split_paths(&folders).map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
}

impl FirefoxBrowser {
    /// Installs the companion and opens the page of the test of `server`.
    pub async fn start(program: &Path, server: &ExamServer) -> Self {
        let profile = tempfile::tempdir().unwrap();
        let proxy = ConnectProxy::start(server.port()).await;
        let settings = SETTINGS.replace("PORT", &proxy.port().to_string());
        fs::write(profile.path().join("user.js"), settings).unwrap();
        let mut process = Command::new(program)
            .args([
                "--headless",
                "--no-remote",
                "--remote-debugging-port=0",
                "--profile",
            ])
            .arg(profile.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let bidi = BidiConnection::open(&read_address(&mut process).await).await;
        let tabs = bidi
            .ask("browsingContext.getTree", json!({}))
            .await
            .unwrap();
        let exam_tab = tabs["contexts"][0]["context"].as_str().unwrap().to_owned();
        let new = json!({ "type": "tab", "background": true });
        let site = bidi.ask("browsingContext.create", new).await.unwrap();
        let browser = Self {
            bidi,
            exam_tab,
            site_tab: site["context"].as_str().unwrap().to_owned(),
            companion: exam_browser::companion_folder(&format!("https://{EXAM_HOST}")),
            _process: process,
            _proxy: proxy,
            _profile: profile,
        };
        browser.install().await;
        browser.navigate(&browser.exam_tab, &server.page()).await;
        browser
    }

    /// Installs the companion from its folder, or what has become of it since.
    async fn install(&self) {
        let path = self.companion.path().display().to_string();
        let install = json!({ "extensionData": { "type": "path", "path": path } });
        let installed = self.bidi.ask("webExtension.install", install).await;
        installed.unwrap();
    }

    /// Installs the companion again with another version, over the one that runs.
    pub async fn update(&self, version: &str) {
        exam_browser::set_version(self.companion.path(), version);
        self.install().await;
    }

    /// Version of the browser, such as `140.4.0`.
    pub fn version(&self) -> &str {
        self.bidi.version()
    }

    /// A page of the companion never says that it has loaded, so nothing is waited for.
    async fn navigate(&self, tab: &str, address: &str) {
        let to = json!({ "context": tab, "url": address, "wait": "none" });
        // Blocked is an error as well.
        let _ = self.bidi.ask("browsingContext.navigate", to).await;
    }

    /// Waits until the page of the test shows this state.
    pub async fn see_state(&self, state: &str) {
        let shown = "document.getElementById('state')?.textContent ?? null";
        exam_browser::until(&format!("state {state}"), async || {
            let now = self.evaluate(&self.exam_tab, shown).await;
            (now == state).then_some(()).ok_or(now)
        })
        .await;
    }

    /// Waits until this version of the companion answers the page of the test.
    pub async fn see_version(&self, version: &str) {
        let latest = "window.answer?.version ?? null";
        exam_browser::until(&format!("version {version}"), async || {
            let now = self.evaluate(&self.exam_tab, latest).await;
            (now == version).then_some(()).ok_or(now)
        })
        .await;
    }

    /// The result of an expression in the second tab: text, number or nothing.
    pub async fn result(&self, expression: &str) -> Value {
        self.evaluate(&self.site_tab, expression).await
    }

    async fn evaluate(&self, tab: &str, expression: &str) -> Value {
        let evaluate = json!({
            "expression": expression, "target": { "context": tab }, "awaitPromise": true,
        });
        let evaluated = self.bidi.ask("script.evaluate", evaluate).await;
        evaluated.map_or(Value::Null, |mut answer| answer["result"]["value"].take())
    }

    /// Waits until the second tab is somewhere, without going there.
    pub async fn arrive(&self, wanted: &VisitTarget) {
        exam_browser::until(&format!("the tab to arrive at {wanted:?}"), async || {
            let now = self.arrival().await;
            (now == *wanted).then_some(()).ok_or(now)
        })
        .await;
    }

    /// Opens an address in the second tab and waits until it has led there.
    pub async fn visit(&self, address: &str, wanted: &VisitTarget) {
        self.navigate(&self.site_tab, "about:blank").await;
        self.arrive(&VisitTarget::Nothing).await;
        self.navigate(&self.site_tab, address).await;
        self.arrive(wanted).await;
    }

    /// Goes there again and again until it leads to `wanted`.
    pub async fn visit_until(&self, address: &str, wanted: &VisitTarget) {
        exam_browser::until(&format!("{address} to lead to {wanted:?}"), async || {
            self.navigate(&self.site_tab, address).await;
            let now = self.arrival().await;
            (now == *wanted).then_some(()).ok_or(now)
        })
        .await;
    }

    /// Opens an address in the second tab.
    pub async fn open(&self, address: &str) {
        let to = json!({ "context": self.site_tab, "url": address, "wait": "complete" });
        let opened = self.bidi.ask("browsingContext.navigate", to).await;
        opened.unwrap();
    }

    /// Waits until the result of an expression in the second tab fits.
    pub async fn see_result(&self, what: &str, expression: &str, fits: impl Fn(&Value) -> bool) {
        exam_browser::until(what, async || {
            let now = self.result(expression).await;
            fits(&now).then_some(()).ok_or(now)
        })
        .await;
    }

    async fn arrival(&self) -> VisitTarget {
        let root = json!({ "root": self.site_tab });
        let tree = self.bidi.ask("browsingContext.getTree", root).await;
        let tree = tree.unwrap();
        let address = tree["contexts"][0]["url"].as_str().unwrap_or_default();
        // Each profile gives the companion another address.
        if address.starts_with("moz-extension://") {
            let category = address.split("/pages/blocked.html?category=").nth(1);
            let category = category.and_then(|rest| rest.split('&').next());
            return VisitTarget::BlockPage(category.unwrap_or_default().to_owned());
        }
        match self
            .result("document.getElementById('site')?.textContent")
            .await
        {
            Value::String(site) => VisitTarget::Site(site),
            _ => VisitTarget::Nothing,
        }
    }
}

/// Where it listens: it says so on its error output.
async fn read_address(process: &mut Child) -> String {
    let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
    let address = loop {
        let line = lines.next_line().await.unwrap();
        let line = line.expect("Firefox ends before it listens");
        if let Some((_, address)) = line.split_once("WebDriver BiDi listening on ") {
            break address.trim().to_owned();
        }
    };
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    address
}
