use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

/// The name of the fence's event.
const NAME: &str = "test:fence";

/// An event that was sent to everyone in every namespace, after everything before it.
#[derive(Debug)]
pub(crate) struct Fence(u64);

impl Fence {
    /// A fence, and the batch that puts it up.
    pub(super) fn new() -> (Self, Value) {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let number = LAST.fetch_add(1, Ordering::Relaxed) + 1;
        let everywhere = ["/", "/leaderboard", "/training", "/field"].map(|namespace| {
            let body = json!({ "namespace": namespace, "event": NAME, "data": number });
            json!({ "path": "/api/v1/broadcasts", "body": body })
        });
        (Self(number), json!(everywhere))
    }

    /// Whether the message is this fence.
    pub(super) fn is(&self, message: &Value) -> bool {
        Self::is_any(message) && message["data"] == self.0
    }

    /// Whether the message is a fence.
    pub(super) fn is_any(message: &Value) -> bool {
        message["event"] == NAME
    }
}
