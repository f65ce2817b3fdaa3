//! Imports point down: a module may use itself and what lies on lower floors, nothing above and no neighbour.
//! Modules for tests alone may use what they like.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod scan;

use std::{
    fs,
    path::{Path, PathBuf},
};

use scan::{Scan, Use};

/// The top-level modules by floor, as in `docs/ARCHITECTURE.md`. `main` stands on the library.
const FLOORS: &[(u8, &[&str])] = &[
    (9, &["main"]),
    (8, &["app"]),
    (7, &["http", "transport"]),
    (6, &["protocol"]),
    (5, &["session"]),
    (4, &["brokers"]),
    (3, &["rooms", "journal"]),
    (2, &["store"]),
    (1, &["domain", "settings", "telemetry", "admission", "clock", "lifecycle", "secrets"]),
];

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(_, modules)| modules.contains(&module)).map(|(floor, _)| *floor)
}

/// A file below `src`.
struct Source {
    /// Relative to `src`.
    path: PathBuf,
    /// The path of its module: `["http", "api"]` for `http/api.rs`, `["http"]` for `http/mod.rs`.
    module: Vec<String>,
    scan: Scan,
}

impl Source {
    fn new(path: &Path, text: &str) -> Self {
        let parts = path.with_extension("");
        let mut module: Vec<String> = parts.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let scan = Scan::of(text, module.len()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { path: path.to_owned(), module, scan }
    }

    /// The modules below this one that are there for tests alone.
    fn test_modules(&self) -> impl Iterator<Item = Vec<String>> {
        self.scan.test_modules.iter().map(|name| self.module.iter().chain([name]).cloned().collect())
    }

    /// The imports that do not point down, one line each.
    fn violations(&self) -> impl Iterator<Item = String> {
        let from = &self.module[0];
        let told = move |floor: Option<u8>| floor.map_or("on no floor".to_owned(), |floor| format!("floor {floor}"));
        let violates = move |used: &&Use| {
            // lib.rs names all modules and is on no floor itself.
            used.module != *from && floor(&used.module).zip(floor(from)).is_none_or(|(to, from)| to >= from)
        };
        self.scan.uses.iter().filter(violates).map(move |Use { module: to, line }| {
            let path = self.path.display();
            format!("src/{path}:{line}: {from} ({}) uses {to} ({})", told(floor(from)), told(floor(to)))
        })
    }
}

/// The violations among these files.
fn violations(sources: &[Source]) -> Vec<String> {
    let tests: Vec<Vec<String>> = sources.iter().flat_map(Source::test_modules).collect();
    let is_product = |source: &&Source| !tests.iter().any(|test| source.module.starts_with(test));
    sources.iter().filter(is_product).flat_map(Source::violations).collect()
}

fn read_all(src: &Path, folder: &Path, into: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(src, &path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(Source::new(path.strip_prefix(src).unwrap(), &fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn imports_point_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    read_all(&src, &src, &mut sources);
    let uses: usize = sources.iter().map(|source| source.scan.uses.len()).sum();
    assert!(sources.len() > 100 && uses > 150, "{uses} imports in {} files", sources.len());
    let violations = violations(&sources);
    assert!(violations.is_empty(), "imports must point down:\n{}", violations.join("\n"));
}

/// What the checker says of a few files.
fn check(files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<_> = files.iter().map(|(path, text)| Source::new(Path::new(path), text)).collect();
    violations(&sources)
}

#[test]
fn what_points_down_or_stays_is_fine() {
    let files = [
        ("main.rs", "fn main() { ridgecast::app::run() }"),
        ("lib.rs", "pub mod http; pub mod rooms;"),
        ("http/api.rs", "use crate::{brokers::Tell, http::Problem, rooms}; use super::{post, Kind};"),
        ("http/mod.rs", "mod api; pub(crate) use api::Api; pub(in crate::http) fn x() {}"),
        (
            "rooms/mod.rs",
            "/// Unlike [`crate::session`].\nuse crate::domain; // crate::app\nconst X: &str = \"crate::app\";",
        ),
    ];
    assert_eq!(check(&files), Vec::<String>::new());
}

#[test]
fn what_points_up_or_aside_is_named_by_its_line() {
    let files = [
        ("rooms/registry.rs", "use std::fmt;\nuse crate::{\n    domain::Room,\n    session::{Session, rooms},\n};"),
        ("transport/json.rs", "fn x() {\n    crate::http::post()\n}"),
        ("session/mod.rs", "use super::protocol::json;"),
        ("session/rights.rs", "use super::Code; use super::super::transport;"),
        ("journal/actor.rs", "macro_rules! m { () => { $crate::rooms::Outbox } }"),
        ("domain/mod.rs", "use crate::settings as s;"),
        ("brokers/mod.rs", "use crate::nowhere;"),
        ("newcomer.rs", "use crate::domain;"),
        ("protocol/mod.rs", "use crate::*;"),
    ];
    let expected = [
        "src/rooms/registry.rs:4: rooms (floor 3) uses session (floor 5)",
        "src/transport/json.rs:2: transport (floor 7) uses http (floor 7)",
        "src/session/mod.rs:1: session (floor 5) uses protocol (floor 6)",
        "src/session/rights.rs:1: session (floor 5) uses transport (floor 7)",
        "src/journal/actor.rs:1: journal (floor 3) uses rooms (floor 3)",
        "src/domain/mod.rs:1: domain (floor 1) uses settings (floor 1)",
        "src/brokers/mod.rs:1: brokers (floor 4) uses nowhere (on no floor)",
        "src/newcomer.rs:1: newcomer (on no floor) uses domain (floor 1)",
        "src/protocol/mod.rs:1: protocol (floor 6) uses * (on no floor)",
    ];
    assert_eq!(check(&files), expected);
}

#[test]
fn tests_may_use_what_they_like_and_nothing_else_may() {
    let files = [
        ("domain/mod.rs", "#[cfg(test)]\npub(crate) mod samples;\n#[cfg(test)]\nuse crate::app;\nmod room;"),
        ("domain/samples.rs", "use crate::http;"),
        ("domain/samples/more.rs", "use crate::http;"),
        ("domain/room.rs", "#[cfg(test)]\nmod tests {\n    use crate::session;\n}\nuse crate::rooms;"),
        ("domain/samples_of.rs", "#[cfg(unix)]\nuse crate::app;"),
    ];
    let expected = [
        "src/domain/room.rs:5: domain (floor 1) uses rooms (floor 3)",
        "src/domain/samples_of.rs:2: domain (floor 1) uses app (floor 8)",
    ];
    assert_eq!(check(&files), expected);
}
