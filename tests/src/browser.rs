//! Real Chromium windows, each with a profile of its own.

use std::{
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    process::Stdio,
    time::Duration,
};
use tempfile::TempDir;
use thirtyfour::{
    By, ChromiumLikeCapabilities, DesiredCapabilities, Key, TypingData, WebDriver, WebElement,
    extensions::query::ElementQueryable,
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// The longest a page may take to show what it should: these machines are busy.
const TIMEOUT: Duration = Duration::from_secs(20);
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// A chromedriver, and what it needs to open windows.
pub struct Browsers {
    _driver: Child,
    port: u16,
}

/// One window.
pub struct Page {
    /// The window, for what is not asked for often.
    pub driver: WebDriver,
    origin: String,
    _profile: Option<TempDir>,
}

/// How a window is opened, beyond the usual.
#[derive(Default)]
pub struct WindowOptions<'a> {
    /// Further arguments for Chromium.
    pub arguments: &'a [String],
    /// The profile to open, which is kept; without one, a new one for this window.
    pub profile: Option<&'a Path>,
    /// Lets Chromium look for extensions that a policy names, as it does for people.
    pub installs_extensions: bool,
}

fn program(variable: &str, usual: &[&str]) -> String {
    if let Ok(path) = std::env::var(variable) {
        return path;
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    usual
        .iter()
        .flat_map(|name| std::env::split_paths(&folders).map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
        .unwrap_or_else(|| panic!("none of {usual:?} is installed; set {variable}"))
        .to_string_lossy()
        .into_owned()
}

/// The Chromium of the tests.
pub fn chromium() -> String {
    program("VIGIE_CHROMIUM", &["chromium", "google-chrome"])
}

impl Browsers {
    /// Starts a chromedriver on a free port.
    pub async fn start() -> Self {
        let mut driver = Command::new(program("VIGIE_CHROMEDRIVER", &["chromedriver"]))
            .arg("--port=0")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = loop {
            let line = lines.next_line().await.unwrap().expect("chromedriver ends");
            let started = line.split("started successfully on port ").nth(1);
            if let Some(port) = started {
                break port.trim_end_matches('.').parse().unwrap();
            }
        };
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self {
            _driver: driver,
            port,
        }
    }

    /// Opens a window on `origin`, at a laptop's size. Through the proxy at
    /// `proxy_port`, if there is one.
    pub async fn open(&self, origin: &str, path: &str, proxy_port: Option<u16>) -> Page {
        let host = origin.trim_start_matches("http://");
        let proxy =
            proxy_port.map(|port| format!("--host-resolver-rules=MAP {host} 127.0.0.1:{port}"));
        let options = WindowOptions {
            arguments: proxy.as_slice(),
            ..WindowOptions::default()
        };
        let page = self.open_empty(origin, options).await;
        page.go(path).await;
        page
    }

    /// Opens a window that shows nothing yet, for paths of `origin`.
    pub async fn open_empty(&self, origin: &str, options: WindowOptions<'_>) -> Page {
        let fresh = options
            .profile
            .is_none()
            .then(|| tempfile::tempdir().unwrap());
        let profile = options.profile.or(fresh.as_ref().map(TempDir::path));
        let profile = profile.unwrap().display();
        let mut caps = DesiredCapabilities::chrome();
        caps.set_binary(&chromium()).unwrap();
        for arg in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1366,768",
        ] {
            caps.add_arg(arg).unwrap();
        }
        caps.add_arg(&format!("--user-data-dir={profile}")).unwrap();
        let quiet = "disable-background-networking";
        if options.installs_extensions {
            caps.add_exclude_switch(quiet).unwrap();
        } else {
            caps.add_arg(&format!("--{quiet}")).unwrap();
        }
        for argument in options.arguments {
            caps.add_arg(argument).unwrap();
        }
        // Begins with an empty page: the browser's own for new tabs wants the network, and the
        // driver waits for it.
        let prefs = serde_json::json!({
            "intl.accept_languages": "fr",
            "session": { "restore_on_startup": 4, "startup_urls": ["about:blank"] },
        });
        caps.add_experimental_option("prefs", prefs).unwrap();
        let url = format!("http://localhost:{}", self.port);
        let driver = WebDriver::new(&url, caps).await.unwrap();
        Page {
            driver,
            origin: origin.to_owned(),
            _profile: fresh,
        }
    }
}

/// The driver closes its windows on a request to shut down; killed, it would leave them
/// behind. Also when a test fails: hence here, and without async.
impl Drop for Browsers {
    fn drop(&mut self) {
        let Ok(mut line) = TcpStream::connect(("localhost", self.port)) else {
            return;
        };
        let request = "GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        let _ = line.set_read_timeout(Some(TIMEOUT));
        let _ = line.write_all(request.as_bytes());
        let _ = line.read_to_end(&mut Vec::new());
    }
}

impl Page {
    /// Opens a path of the application.
    pub async fn go(&self, path: &str) {
        self.driver
            .goto(format!("{}{path}", self.origin))
            .await
            .unwrap();
    }

    /// Waits until something is to be seen.
    pub async fn see(&self, testid: &str) -> WebElement {
        let found = self
            .driver
            .query(By::Testid(testid))
            .wait(TIMEOUT, POLL_INTERVAL)
            .and_displayed()
            .first()
            .await;
        match found {
            Ok(element) => element,
            Err(error) => panic!(
                "{testid} is not to be seen: {error}\n{}",
                self.all_text().await
            ),
        }
    }

    /// Waits until a CSS selector finds something.
    pub async fn see_css(&self, css: &str) -> WebElement {
        self.see_css_within(TIMEOUT, css).await
    }

    /// The same for what takes the pace of people: the page is not waited for, but they.
    pub async fn see_css_within(&self, timeout: Duration, css: &str) -> WebElement {
        let found = self
            .driver
            .query(By::Css(css))
            .wait(timeout, POLL_INTERVAL)
            .first()
            .await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("{css} is not there: {error}\n{}", self.all_text().await),
        }
    }

    /// Waits until something is there no more.
    pub async fn gone(&self, testid: &str) {
        let gone = self
            .driver
            .query(By::Testid(testid))
            .wait(TIMEOUT, POLL_INTERVAL)
            .not_exists()
            .await
            .unwrap();
        assert!(gone, "{testid} is still there");
    }

    /// Is it to be seen now?
    pub async fn has(&self, testid: &str) -> bool {
        self.driver
            .query(By::Testid(testid))
            .nowait()
            .exists()
            .await
            .unwrap()
    }

    /// Clicks on something, once it can be clicked.
    pub async fn click(&self, testid: &str) {
        let element = self
            .driver
            .query(By::Testid(testid))
            .wait(TIMEOUT, POLL_INTERVAL)
            .and_displayed()
            .and_enabled()
            .first()
            .await;
        match element {
            Ok(element) => {
                element.scroll_into_view().await.unwrap();
                element.click().await.unwrap();
            }
            Err(error) => {
                panic!(
                    "{testid} cannot be clicked: {error}\n{}",
                    self.all_text().await
                )
            }
        }
    }

    /// Replaces what a field holds.
    pub async fn fill(&self, testid: &str, text: &str) {
        let field = self.see(testid).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// What an element says.
    pub async fn text(&self, testid: &str) -> String {
        self.see(testid).await.text().await.unwrap()
    }

    /// Waits until an element says this, white space aside.
    pub async fn see_text(&self, testid: &str, text: &str) {
        let wanted: String = text.split_whitespace().collect();
        self.see_where(testid, &format!("`{text}`"), move |said| {
            said.contains(&wanted)
        })
        .await;
    }

    /// Waits until an element says something else.
    pub async fn see_text_change(&self, testid: &str, before: &str) {
        let before: String = before.split_whitespace().collect();
        self.see_where(testid, "something new", move |said| said != before)
            .await;
    }

    async fn see_where(
        &self,
        testid: &str,
        what: &str,
        fits: impl Fn(&str) -> bool + Send + Sync + 'static,
    ) {
        let fits = std::sync::Arc::new(fits);
        let found = self
            .driver
            .query(By::Testid(testid))
            .wait(TIMEOUT, POLL_INTERVAL)
            .with_filter(move |element: WebElement| {
                let fits = fits.clone();
                async move {
                    let said = element.text().await.unwrap_or_default();
                    let said: String = said.split_whitespace().collect();
                    Ok(fits(&said))
                }
            })
            .first()
            .await;
        if let Err(error) = found {
            panic!(
                "{testid} does not say {what}: {error}\n{}",
                self.all_text().await
            );
        }
    }

    /// Everything the page says: for the message of a failed test.
    pub async fn all_text(&self) -> String {
        let body = self.driver.find(By::Tag("body")).await;
        match body {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(error) => error.to_string(),
        }
    }

    /// What axe finds against WCAG 2.2 AA on the page as it is; nothing, it is hoped.
    pub async fn axe(&self) -> Vec<String> {
        const RUN: &str = "const done = arguments[arguments.length - 1]; \
             axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', \
             'best-practice'] }).then(found => done(found.violations.map(v => \
             v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | '))), \
             error => done([String(error)]));";
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(file).unwrap();
        // What is shown before the application starts is not the page.
        self.see_css("main h1").await;
        self.driver.execute(source, Vec::new()).await.unwrap();
        let found = self.driver.execute_async(RUN, Vec::new()).await.unwrap();
        found.convert().unwrap()
    }

    /// Presses keys, as on a keyboard: they go to the element with the focus, and a field for a
    /// file does not take them for its name.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let keyboard = self.driver.action_chain().send_keys(keys);
        keyboard.perform().await.unwrap();
    }

    /// Comes to something with Tab, once it is there, and presses Enter.
    pub async fn press(&self, testid: &str) {
        self.see(testid).await;
        self.tab_to(testid).await;
        self.keys(Key::Enter).await;
    }

    /// Is the focus on something with this testid?
    pub async fn has_focus(&self, testid: &str) -> bool {
        let focused = self.driver.active_element().await.unwrap();
        focused.attr("data-testid").await.unwrap().as_deref() == Some(testid)
    }

    /// Presses Tab until the focus is on something with this testid.
    pub async fn tab_to(&self, testid: &str) {
        const MOST: usize = 400;
        for _ in 0..MOST {
            if self.has_focus(testid).await {
                return;
            }
            self.keys(Key::Tab).await;
        }
        panic!("Tab does not come to {testid}\n{}", self.all_text().await);
    }

    /// Loads the page again, as a person in doubt would.
    pub async fn reload(&self) {
        self.driver.refresh().await.unwrap();
    }

    /// Keeps a picture, if the test was asked for them.
    pub async fn picture(&self, name: &str) {
        if let Some(folder) = std::env::var_os("VIGIE_PICTURES") {
            let path = Path::new(&folder).join(format!("{name}.png"));
            self.driver.screenshot(&path).await.unwrap();
        }
    }
}
