//! The house has floors, and imports point down only (`docs/ARCHITECTURE.md`).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// From the ground up. Modules of one floor do not import each other.
const FLOORS: [&[&str]; 7] = [
    &["admission", "domain", "lifecycle", "secrets", "settings", "telemetry"],
    &["journal", "rooms"],
    &["brokers"],
    &["session"],
    &["protocol"],
    &["http", "transport"],
    &["app"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The top modules that a source names behind `crate::`, alone or in braces; comments do not count.
fn named(source: &str) -> BTreeSet<String> {
    let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let mut modules = BTreeSet::new();
    for (_, rest) in code.match_indices("crate::").map(|(at, prefix)| code.split_at(at + prefix.len())) {
        if !rest.starts_with('{') {
            modules.insert(word(rest));
            continue;
        }
        let (mut depth, mut begins) = (0, false);
        for (at, c) in rest.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if begins && c.is_alphabetic() {
                modules.insert(word(&rest[at..]));
                begins = false;
            }
            begins |= depth == 1 && (c == ',' || c == '{');
        }
    }
    modules
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn imports_point_down_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for file in &files {
        let name = file.strip_prefix(&root).unwrap().display().to_string();
        let module = name.split(['/', '.']).next().unwrap();
        // What stands above all floors.
        if matches!(module, "main" | "lib") {
            continue;
        }
        let home = floor(module).unwrap_or_else(|| panic!("{name}: `{module}` has no floor"));
        for import in named(&fs::read_to_string(file).unwrap()) {
            let Some(target) = floor(&import).filter(|_| import != module) else { continue };
            seen.insert(target);
            if target >= home {
                wrong.push(format!("{name} imports {import}"));
            }
        }
    }
    assert_eq!(seen.len(), FLOORS.len() - 1, "every floor but the top is imported by somebody");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn modules_are_found_in_all_spellings_of_an_import() {
    let source = "use crate::domain::Room;\n// use crate::app::x;\nuse crate::{\n    http::{self, rows::{A, B}},\n    \
                  session,\n};\nfn f(_: crate::rooms::Outbox) {}\n";
    assert_eq!(named(source), ["domain", "http", "rooms", "session"].map(str::to_owned).into());
}
