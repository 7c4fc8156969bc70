//! Installed by an administrator: the example for Linux (docs/deploy/companion), as it is copied.

use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use vigie_server::companion::{PackageKey, ServedVersion};
use vigie_tests::{EXAM_HOST, ExamBrowser, ExamServer};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::support::{AI, block_page, is_full_size, list};

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
    if is_full_size() {
        install_by_policy().await;
    }
}

async fn install_by_policy() {
    let server = ExamServer::start(list(1)).await;
    let key = PackageKey::from_pem(&PackageKey::generate().unwrap()).unwrap();
    let id = key.extension_id();
    let update = serve(&server, &key, "1.0.0");
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

    // A newer version, in the middle of the test.
    serve(&server, &key, "1.0.1");
    browser.look_for_updates().await;
    browser
        .until("the new version to answer", async || {
            let answer = browser.answer().await;
            let is_new = answer["version"] == "1.0.1" && answer["state"] == "blocking";
            is_new.then_some(()).ok_or(answer)
        })
        .await;
    assert_eq!(browser.visit(AI).await, block_page("ai"));
    println!("claim: a server without a store serves a newer version, which goes on with the test");
}

/// The companion in this version as an archive, for a server that serves its updates.
fn archive(version: &str, update_address: &str) -> Vec<u8> {
    let companion = Path::new(env!("CARGO_MANIFEST_DIR")).join("../companion");
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut folders = vec![companion.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&companion).unwrap().to_str().unwrap();
            let mut content = fs::read(&path).unwrap();
            if name == "manifest.json" {
                let mut manifest: Value = serde_json::from_slice(&content).unwrap();
                manifest["version"] = version.into();
                manifest["update_url"] = update_address.into();
                // The id follows from the key of the package.
                manifest.as_object_mut().unwrap().remove("key");
                content = manifest.to_string().into_bytes();
            }
            archive.start_file(name, options).unwrap();
            archive.write_all(&content).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

/// Serves this version as `vigie companion-package` makes it; the address of the manifest.
fn serve(server: &ExamServer, key: &PackageKey, version: &str) -> String {
    let origin = format!("https://{EXAM_HOST}");
    let served = ServedVersion {
        version,
        origin: &origin,
    };
    let address = format!("{origin}/companion/updates.xml");
    let package = key.sign(&archive(version, &address)).unwrap();
    let kind = "application/x-chrome-extension";
    server.serve_file("vigie-companion.crx", kind, package);
    let manifest = served.for_chromium(&key.extension_id()).into_bytes();
    server.serve_file("updates.xml", "application/xml", manifest);
    address
}
