//! Entry point of the single-page application: everything is in the library.

fn main() {
    vigie_frontend::start();
}
