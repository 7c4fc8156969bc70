//! Makes sure that there is a folder to embed the browser application from.

use std::{fs, path::Path};

fn main() {
    let dist = Path::new("../frontend/dist");
    println!("cargo:rerun-if-changed=../frontend/dist");
    println!("cargo:rerun-if-changed=../migrations");
    if dist.join("index.html").exists() {
        return;
    }
    if let Err(error) = fs::create_dir_all(dist) {
        println!("cargo:warning=cannot create frontend/dist: {error}");
    }
    println!(
        "cargo:warning=the browser application is not built, this server has no pages; `cargo \
         xtask run` builds both"
    );
}
