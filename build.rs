//! Makes the compiler look at the built pages again when they have changed. They are compiled in (`src/http/pages`).

use std::fs;

const PAGES: &str = "client/pages/dist";

fn main() {
    // A folder that is not there counts as changed, and everything would be compiled anew each time. If it cannot be made,
    // that is all that happens.
    let _ = fs::create_dir_all(PAGES);
    println!("cargo:rerun-if-changed={PAGES}");
}
