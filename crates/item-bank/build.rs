//! Makes a new or deleted file of the bank reach the binary: the compiler itself only
//! notices changes of files that were embedded before.

fn main() {
    println!("cargo::rerun-if-changed=../../bank/questions");
    println!("cargo::rerun-if-changed=../../bank/families");
    println!("cargo::rerun-if-changed=../../bank/control");
    println!("cargo::rerun-if-changed=../../bank/assets");
}
