//! `ridgecast openapi`: the document, for generators of clients.

use serde_json::Value;

use super::Ridgecast;

#[test]
fn the_document_is_printed_without_any_settings() {
    let printed = Ridgecast::new(&["openapi"]).run().succeeds();
    let document: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["version"], env!("CARGO_PKG_VERSION"));
    assert!(document["paths"]["/api/v1/leaderboard/ranking-updates"]["post"].is_object());
    let events = &document["components"]["schemas"]["LeaderboardEvents"]["properties"];
    assert!(events["rankings:update"].is_object(), "{events}");
}

#[test]
fn help_shows_what_to_do_with_it() {
    let help = Ridgecast::new(&["openapi", "--help"]).run().succeeds();
    assert!(help.contains("ridgecast openapi > openapi.json") && help.contains("/api/v1/openapi.json"), "{help}");
}
