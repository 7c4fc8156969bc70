//! Installed by an administrator: the example for Linux (docs/deploy/companion), as it is copied.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use vigie_tests::{EXAM_HOST, ExamBrowser, ExamServer, chromium, copy_folder};

use crate::support::{AI, block_page, list};

const DEPLOY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/deploy/companion");
const POLICIES: &str = "/etc/chromium/policies/managed";

/// A policy of this machine, for as long as a test needs it.
struct MachinePolicy(PathBuf);

impl MachinePolicy {
    fn write(policy: &Value) -> std::io::Result<Self> {
        fs::create_dir_all(POLICIES)?;
        let file = Path::new(POLICIES).join("vigie-companion-test.json");
        fs::write(&file, policy.to_string())?;
        Ok(Self(file))
    }
}

impl Drop for MachinePolicy {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
        // Only where nothing else is in them.
        for folder in self.0.ancestors().skip(1).take(2) {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// It changes the policies of the machine, which is asked for with `VIGIE_ACCEPT=full` only, and
/// needs the right to.
#[tokio::test(flavor = "multi_thread")]
async fn a_policy_installs_it_in_a_fresh_profile_and_locks_the_servers() {
    if std::env::var("VIGIE_ACCEPT").is_ok_and(|size| size == "full") {
        install_by_policy().await;
    }
}

async fn install_by_policy() {
    let server = ExamServer::start(list(1)).await;
    let (id, package) = pack();
    let package = server.serve_file("companion.crx", "application/x-chrome-extension", package);
    let update = fs::read_to_string(format!("{DEPLOY}/update.xml"))
        .unwrap()
        .replace("appid=\"ID\"", &format!("appid=\"{id}\""))
        .replace(
            "https://exams.example.org/companion/vigie-companion.crx",
            &package,
        );
    let update = server.serve_file("update.xml", "text/xml", update.into_bytes());
    let text = fs::read_to_string(format!("{DEPLOY}/linux/vigie-companion.json"))
        .unwrap()
        .replace("\"ID\"", &format!("\"{id}\""))
        .replace("https://exams.example.org", &format!("https://{EXAM_HOST}"))
        .replace("https://clients2.google.com/service/update2/crx", &update);
    let mut policy: Value = serde_json::from_str(&text).unwrap();
    // Drivers see nothing of extensions that a policy installs, unless they may.
    policy["DeveloperToolsAvailability"] = 1.into();
    let Ok(_policy) = MachinePolicy::write(&policy) else {
        println!("left out: {POLICIES} cannot be written");
        return;
    };
    let browser = ExamBrowser::start_managed(&server, &id).await;
    browser.see_state("linked").await;
    assert_eq!(browser.answer().await["self_check"]["policy"], "managed");
    server.run_for(3600);
    browser.see_state("blocking").await;
    assert_eq!(browser.visit(AI).await, block_page("ai"));
    browser.visit_own_page("options").await;
    let locked = "return [...document.querySelectorAll('#locked, #add')].map((one) => one.hidden)";
    assert_eq!(browser.run(locked).await, json!([false, true]));
    let asked = "chrome.runtime.sendMessage({ type: 'add_server', address: 'https://a.example' }).then(done)";
    assert_eq!(browser.run_to_end(asked).await, "managed");
    println!(
        "claim: a policy installs the companion in a fresh profile, and nobody changes its servers"
    );
}

/// The companion as a package that Chromium signs with a key of its own making, and the id.
fn pack() -> (String, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("companion");
    copy_folder(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../companion"),
        &source,
    );
    let status = Command::new(chromium())
        .args(["--headless=new", "--no-sandbox"])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("--pack-extension={}", source.display()))
        .status()
        .unwrap();
    assert!(status.success(), "{status}");
    let package = fs::read(folder.path().join("companion.crx")).unwrap();
    // "Cr24", version, length of the header; the header ends with the 16 bytes of the id.
    let length = u32::from_le_bytes(package[8..12].try_into().unwrap());
    let end = 12 + usize::try_from(length).unwrap();
    let letters = package[end - 16..end]
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15]);
    let id = letters.map(|half| char::from(b'a' + half)).collect();
    (id, package)
}
