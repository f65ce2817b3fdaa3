//! How a WebSocket is closed, whatever was spoken on it.

use super::frame;
use crate::{domain::Encoded, rooms::Ending};

/// The close frame that says the ending's code and reason.
pub fn frame(ending: Ending) -> Encoded {
    frame::close(close_code(ending), ending.reason())
}

/// The WebSocket close code. 4000 to 4499 mean "come back", 4500 to 4999 "do not come back" with what you have; the
/// others are RFC 6455's own.
pub const fn close_code(ending: Ending) -> u16 {
    match ending {
        Ending::Answered => 1000,
        Ending::ProtocolError => 1002,
        Ending::InvalidText => 1007,
        Ending::TooLarge => 1009,
        Ending::Restart => 4000,
        Ending::Slow => 4001,
        Ending::NoHeartbeat => 4002,
        Ending::TokenExpired => 4003,
        Ending::Unavailable => 4004,
        Ending::Unauthorized => 4500,
        Ending::Forbidden => 4501,
        Ending::LoginEnded => 4502,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_tells_whether_to_come_back() {
        let endings = [
            Ending::Restart,
            Ending::Slow,
            Ending::NoHeartbeat,
            Ending::TokenExpired,
            Ending::Unavailable,
            Ending::Unauthorized,
            Ending::Forbidden,
            Ending::LoginEnded,
        ];
        for ending in endings {
            let code = close_code(ending);
            assert_eq!((4000..4500).contains(&code), ending.come_back(), "{ending:?}");
            assert!((4000..5000).contains(&code), "{ending:?}");
            assert!(ending.reason().len() <= 123, "RFC 6455 leaves a reason 123 bytes");
        }
    }
}
