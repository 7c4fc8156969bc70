//! A computer that sleeps, and a clock that is set: what the companion makes of time.

use std::{fs, path::PathBuf};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

use super::ExamBrowser;

/// Processes that stand still until [`SleepingBrowser::wake`].
#[must_use]
pub struct SleepingBrowser(Vec<u32>);

/// A clock of the companion that is another than the computer's, for as long as this lives.
#[must_use]
pub struct MovedClock {
    _inspector: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl ExamBrowser {
    /// Every process of the browser stands still, as on a computer that falls asleep: no timer
    /// runs, no connection is answered. Until it wakes nothing can be asked of this browser.
    pub fn fall_asleep(&self) -> SleepingBrowser {
        let processes = self.processes();
        assert!(!processes.is_empty(), "no process of the browser is found");
        signal(&processes, "STOP");
        SleepingBrowser(processes)
    }

    /// Moves the clock that the companion reads; back where `by` is negative, milliseconds. Its
    /// timers and alarms stay as they are, as in a sleep of the computer.
    pub async fn move_clock(&self, by_ms: i64) -> MovedClock {
        let address = self.inspector_address().await;
        let (mut inspector, _) = connect_async(address).await.unwrap();
        let moved = format!(
            "(() => {{ const before = Date.now.bind(Date); \
             Date.now = () => before() + {by_ms}; }})()"
        );
        let evaluate = json!({
            "id": 1, "method": "Runtime.evaluate", "params": { "expression": moved },
        });
        let text = evaluate.to_string();
        inspector.send(Message::text(text)).await.unwrap();
        while let Some(message) = inspector.next().await {
            let Message::Text(text) = message.unwrap() else {
                continue;
            };
            let answer: Value = serde_json::from_str(&text).unwrap();
            if answer["id"] == 1 {
                assert!(answer["result"]["exceptionDetails"].is_null(), "{answer}");
                return MovedClock {
                    _inspector: inspector,
                };
            }
        }
        panic!("the background script of the companion does not answer");
    }

    /// Where the background script of the companion can be inspected.
    async fn inspector_address(&self) -> String {
        let file = self.profile.path().join("DevToolsActivePort");
        let text = fs::read_to_string(file).unwrap();
        let port = text.lines().next().unwrap();
        let targets = reqwest::get(format!("http://127.0.0.1:{port}/json/list")).await;
        let targets = targets.unwrap().text().await.unwrap();
        let targets: Vec<Value> = serde_json::from_str(&targets).unwrap();
        let own = format!("chrome-extension://{}/", self.id);
        let script = targets.iter().find(|target| {
            target["type"] == "service_worker"
                && target["url"]
                    .as_str()
                    .is_some_and(|url| url.starts_with(&own))
        });
        let script = script.unwrap_or_else(|| panic!("not awake: {targets:?}"));
        script["webSocketDebuggerUrl"].as_str().unwrap().to_owned()
    }

    /// The browser and all that it has started.
    fn processes(&self) -> Vec<u32> {
        let profile = self.profile.path().display().to_string();
        let all: Vec<(u32, u32, String)> = fs::read_dir("/proc")
            .unwrap()
            .filter_map(|entry| read_process(entry.ok()?.path()))
            .collect();
        let mut found: Vec<u32> = all
            .iter()
            .filter(|(_, _, command)| command.contains(&profile))
            .map(|(id, ..)| *id)
            .collect();
        let mut at = 0;
        while let Some(parent) = found.get(at).copied() {
            let children = all.iter().filter(|(_, of, _)| *of == parent);
            let children: Vec<u32> = children.map(|(id, ..)| *id).collect();
            for child in children {
                if !found.contains(&child) {
                    found.push(child);
                }
            }
            at += 1;
        }
        found
    }
}

impl SleepingBrowser {
    /// Goes on.
    pub fn wake(self) {
        drop(self);
    }
}

/// Also when a test fails: what stands still cannot be closed.
impl Drop for SleepingBrowser {
    fn drop(&mut self) {
        signal(&self.0, "CONT");
    }
}

fn signal(processes: &[u32], name: &str) {
    let ids = processes.iter().map(ToString::to_string);
    // One that has ended meanwhile is no fault.
    let _ = std::process::Command::new("kill")
        .arg(format!("-{name}"))
        .args(ids)
        .status();
}

/// Id, parent and command of a process; none for what is no process, or not any more.
fn read_process(folder: PathBuf) -> Option<(u32, u32, String)> {
    let id = folder.file_name()?.to_str()?.parse().ok()?;
    let state = fs::read_to_string(folder.join("stat")).ok()?;
    // The name of the program stands in parentheses and may hold anything.
    let (_, rest) = state.rsplit_once(')')?;
    let parent = rest.split_whitespace().nth(1)?.parse().ok()?;
    let command = fs::read(folder.join("cmdline")).ok()?;
    Some((id, parent, String::from_utf8_lossy(&command).into_owned()))
}
