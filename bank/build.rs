//! Makes a new or deleted file of the bank reach the binary: the compiler itself only
//! notices changes of files that were embedded before.

fn main() {
    println!("cargo::rerun-if-changed=questions");
    println!("cargo::rerun-if-changed=families");
    println!("cargo::rerun-if-changed=control");
    println!("cargo::rerun-if-changed=assets");
}
