use bytesize::ByteSize;
use garde::Validate;
use serde::Deserialize;

/// `[journal]`: how much of the past can be asked for.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct JournalSettings {
    /// Events kept in memory.
    #[garde(range(min = 1, max = 16_777_216))]
    pub keep_events: usize,
    /// Bytes of payload kept in memory.
    #[garde(skip)]
    pub keep_bytes: ByteSize,
}
