//! A Chromium with the companion in it, and a profile that outlives the window.

mod asleep;
mod companion_copy;
mod private_window;

use std::{fs, path::Path, time::Duration};

use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::{By, WindowHandle};

pub use asleep::{MovedClock, SleepingBrowser};
pub use companion_copy::copy_folder;
pub(crate) use companion_copy::{companion_folder, set_version};

use crate::{Browsers, EXAM_HOST, ExamServer, Page, TestServer, WindowOptions};

/// The longest anything may take on a busy machine; what has a limit of its own is measured.
pub const PATIENCE: Duration = Duration::from_secs(60);
const POLL_INTERVAL: Duration = Duration::from_millis(100);
/// The id that the key in the manifest gives.
const COMPANION: &str = "cekclbabdcidghhfdlmlnlcokmjddpao";

/// Where a visit has led.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VisitTarget {
    /// The site itself, by its host name.
    Site(String),
    /// The companion's block page, for this category.
    BlockPage(String),
    /// The browser's own page for an error.
    Nothing,
}

/// Where a browser takes a test.
#[derive(Clone, Debug)]
pub struct ExamPlace {
    /// Origin of the server that the companion works for.
    pub server: String,
    /// Address of the page of the test.
    pub page: String,
    /// What Chromium is started with.
    pub arguments: Vec<String>,
}

impl ExamPlace {
    /// The server of the contract, and its small web.
    pub fn of_contract(server: &ExamServer) -> Self {
        Self {
            server: format!("https://{EXAM_HOST}"),
            page: server.page(),
            arguments: server.chromium_arguments(),
        }
    }

    /// A real server, reached through the proxy at `proxy_port`; every other host name is a site
    /// of the small web.
    pub fn of_server(server: &TestServer, web: &ExamServer, proxy_port: u16) -> Self {
        let [sites, rest] = web.chromium_arguments().try_into().unwrap();
        let sites = sites
            .strip_prefix("--host-resolver-rules=")
            .unwrap()
            .to_owned();
        let host = format!("localhost:{}", server.port());
        let rules = format!("--host-resolver-rules=MAP {host} 127.0.0.1:{proxy_port}, {sites}");
        Self {
            server: server.origin(),
            page: format!("{}/candidat", server.origin()),
            arguments: vec![rules, rest],
        }
    }
}

/// A browser with the page of a test in its first tab and sites in its second.
pub struct ExamBrowser {
    browsers: Browsers,
    page: Option<Page>,
    exam_tab: WindowHandle,
    site_tab: WindowHandle,
    arguments: Vec<String>,
    page_address: String,
    id: String,
    profile: TempDir,
    /// The companion as it is loaded, with the server among its allowed ones.
    companion: TempDir,
    is_managed: bool,
}

impl ExamBrowser {
    /// With the companion loaded from its folder, on the page of the test.
    pub async fn start(server: &ExamServer) -> Self {
        Self::start_at(&ExamPlace::of_contract(server), &[]).await
    }

    /// The same elsewhere, with further extensions beside the companion.
    pub async fn start_at(place: &ExamPlace, others: &[&Path]) -> Self {
        let companion = companion_folder(&place.server);
        let mut folders = vec![companion.path().display().to_string()];
        folders.extend(others.iter().map(|folder| folder.display().to_string()));
        let arguments = vec![
            format!("--load-extension={}", folders.join(",")),
            // Without this, a Chromium that Google has branded ignores the argument before.
            "--disable-features=DisableLoadExtensionCommandLineSwitch".to_owned(),
        ];
        Self::new(place, companion, arguments, COMPANION).await
    }

    /// With whatever policies install, where the companion has this id.
    pub async fn start_managed(server: &ExamServer, id: &str) -> Self {
        let place = ExamPlace::of_contract(server);
        let companion = companion_folder(&place.server);
        Self::new(&place, companion, Vec::new(), id).await
    }

    async fn new(
        place: &ExamPlace,
        companion: TempDir,
        mut arguments: Vec<String>,
        id: &str,
    ) -> Self {
        let is_managed = arguments.is_empty();
        arguments.extend(place.arguments.iter().cloned());
        let mut browser = Self {
            browsers: Browsers::start().await,
            page: None,
            exam_tab: WindowHandle::from(String::new()),
            site_tab: WindowHandle::from(String::new()),
            arguments,
            page_address: place.page.clone(),
            id: id.to_owned(),
            profile: tempfile::tempdir().unwrap(),
            companion,
            is_managed,
        };
        browser.open().await;
        browser.open_exam().await;
        browser
    }

    async fn open(&mut self) {
        let options = WindowOptions {
            arguments: &self.arguments,
            profile: Some(self.profile.path()),
            installs_extensions: self.is_managed,
        };
        let page = self.browsers.open_empty("", options).await;
        self.exam_tab = page.driver.window().await.unwrap();
        self.site_tab = page.driver.new_tab().await.unwrap();
        self.page = Some(page);
    }

    /// Ends the browser and starts it again with the same profile, on empty tabs.
    pub async fn restart(&mut self) {
        let page = self.page.take().unwrap();
        page.driver.clone().quit().await.unwrap();
        drop(page);
        self.open().await;
    }

    /// The window, for what is not asked for often.
    pub fn page(&self) -> &Page {
        self.page.as_ref().unwrap()
    }

    /// Opens the page of the test in its tab.
    pub async fn open_exam(&self) {
        self.to_tab(&self.exam_tab).await;
        self.page().driver.goto(&self.page_address).await.unwrap();
    }

    /// Brings the page of the test to the front.
    pub async fn to_exam(&self) -> &Page {
        self.to_tab(&self.exam_tab).await;
        self.page()
    }

    async fn to_tab(&self, tab: &WindowHandle) {
        let driver = &self.page().driver;
        driver.switch_to_window(tab.clone()).await.unwrap();
    }

    /// Waits until the page of the test shows this state.
    pub async fn see_state(&self, state: &str) {
        self.to_tab(&self.exam_tab).await;
        self.see_state_here(state).await;
    }

    /// The same in the window that is in front.
    pub async fn see_state_here(&self, state: &str) {
        let shown = async || {
            self.run("return document.getElementById('state').textContent")
                .await
        };
        let wanted = Value::from(state);
        self.until(&format!("state {state}"), async || {
            let now = shown().await;
            (now == wanted).then_some(()).ok_or(now)
        })
        .await;
    }

    /// The latest answer to the page of the test.
    pub async fn answer(&self) -> Value {
        self.to_tab(&self.exam_tab).await;
        self.run("return window.answer").await
    }

    /// Opens an address in the second tab.
    pub async fn visit(&self, address: &str) -> VisitTarget {
        self.to_tab(&self.site_tab).await;
        // The driver reports a navigation that was blocked as an error.
        let _ = self.page().driver.goto(address).await;
        self.arrival().await
    }

    /// Where the second tab is now.
    pub async fn arrival(&self) -> VisitTarget {
        self.to_tab(&self.site_tab).await;
        let place = "return [location.href, document.getElementById('site')?.textContent ?? null]";
        let place = self.run(place).await;
        let block_page = format!(
            "chrome-extension://{}/pages/blocked.html?category=",
            self.id
        );
        let address = place[0].as_str().unwrap_or_default();
        if let Some(category) = address.strip_prefix(&block_page) {
            return VisitTarget::BlockPage(
                category.split('&').next().unwrap_or_default().to_owned(),
            );
        }
        match place[1].as_str() {
            Some(site) => VisitTarget::Site(site.to_owned()),
            None => VisitTarget::Nothing,
        }
    }

    /// Waits until a site can be visited, or until it leads to the block page.
    pub async fn visit_until(&self, address: &str, wanted: &VisitTarget) {
        self.until(&format!("{address} to lead to {wanted:?}"), async || {
            let now = self.visit(address).await;
            (now == *wanted).then_some(()).ok_or(now)
        })
        .await;
    }

    /// Waits until the second tab, which nobody touches, is somewhere.
    pub async fn arrive(&self, wanted: &VisitTarget) {
        self.until(&format!("the tab to arrive at {wanted:?}"), async || {
            let now = self.arrival().await;
            (now == *wanted).then_some(()).ok_or(now)
        })
        .await;
    }

    /// Runs a script in the tab that is in front.
    pub async fn run(&self, script: &str) -> Value {
        let result = self.page().driver.execute(script, Vec::new()).await;
        result.map_or(Value::Null, |result| result.json().clone())
    }

    /// Runs a script in the second tab that calls `done` with its result.
    pub async fn run_to_end(&self, script: &str) -> Value {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        let result = self.page().driver.execute_async(script, Vec::new()).await;
        result.unwrap().json().clone()
    }

    /// What is left of a test in the companion: number of rules and scripts, names of what is
    /// stored on the disk.
    pub async fn traces(&self) -> Value {
        self.visit_own_page("options").await;
        self.run_to_end(
            "Promise.all([chrome.declarativeNetRequest.getSessionRules(), \
             chrome.declarativeNetRequest.getDynamicRules(), \
             chrome.scripting.getRegisteredContentScripts(), chrome.storage.local.get(null)]) \
             .then(([session, dynamic, scripts, local]) => done({ \
             rules: session.length + dynamic.length, \
             scripts: scripts.map(({ id }) => id), stored: Object.keys(local).sort() }))",
        )
        .await
    }

    /// Opens one of the companion's own pages in the second tab.
    pub async fn visit_own_page(&self, name: &str) {
        self.to_tab(&self.site_tab).await;
        let address = format!("chrome-extension://{}/pages/{name}.html", self.id);
        self.page().driver.goto(address).await.unwrap();
        let heading = self.page().driver.find(By::Tag("h1")).await.unwrap();
        assert_ne!(heading.text().await.unwrap(), "");
    }

    /// The texts of the companion in the language of the page that is in front.
    pub async fn messages(&self) -> Value {
        let language = self.run("return document.documentElement.lang").await;
        let file = format!("_locales/{}/messages.json", language.as_str().unwrap());
        let text = fs::read_to_string(self.companion.path().join(file)).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// Disables or enables the companion, as its switch on the browser's page does.
    pub async fn set_enabled(&self, enabled: bool) {
        self.manage(&format!(
            "chrome.management.setEnabled('{}', {enabled}, () => done(true))",
            self.id
        ))
        .await;
    }

    /// Takes the access to sites from the companion or gives it back, as its page of the browser
    /// does.
    pub async fn set_site_access(&self, allowed: bool) {
        let access = if allowed { "ON_ALL_SITES" } else { "ON_CLICK" };
        self.manage(&format!(
            "chrome.developerPrivate.updateExtensionConfiguration({{ extensionId: '{}', \
             hostAccess: '{access}' }}, () => done(true))",
            self.id
        ))
        .await;
    }

    /// Loads the companion again from its folder, with another version. Chromium keeps an
    /// unpacked extension through that only in its mode for developers.
    pub async fn update(&self, version: &str) {
        set_version(self.companion.path(), version);
        self.manage(&format!(
            "chrome.developerPrivate.updateProfileConfiguration({{ inDeveloperMode: true }}, () => \
             chrome.developerPrivate.reload('{}', {{}}, () => done(true)))",
            self.id
        ))
        .await;
    }

    /// Looks for newer versions of all extensions, as the button on the browser's page does.
    pub async fn look_for_updates(&self) {
        self.manage(
            "chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }, () => \
             chrome.developerPrivate.autoUpdate(() => done(true)))",
        )
        .await;
    }

    async fn manage(&self, script: &str) {
        self.to_tab(&self.site_tab).await;
        let driver = &self.page().driver;
        driver.goto("chrome://extensions/").await.unwrap();
        self.run_to_end(script).await;
    }

    /// Tries again until it is so, for as long as [`PATIENCE`]; how long it took.
    pub async fn until<E: std::fmt::Debug>(
        &self,
        what: &str,
        attempt: impl AsyncFn() -> Result<(), E>,
    ) -> Duration {
        until(what, attempt).await
    }
}

/// See [`ExamBrowser::until`].
pub(crate) async fn until<E: std::fmt::Debug>(
    what: &str,
    attempt: impl AsyncFn() -> Result<(), E>,
) -> Duration {
    let start = tokio::time::Instant::now();
    let mut pause = tokio::time::interval(POLL_INTERVAL);
    loop {
        pause.tick().await;
        match attempt().await {
            Ok(()) => return start.elapsed(),
            Err(now) if start.elapsed() > PATIENCE => {
                panic!("waited in vain for {what}; now: {now:?}")
            }
            Err(_) => {}
        }
    }
}
