/// Why the service ends a connection. Each wire format has its own way to say it (`docs/WIRE.md`, close codes); all of
/// them tell the client whether to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The client said goodbye; it is answered in kind.
    Answered,
    /// The service stops or restarts: come back.
    Restart,
    /// More waits for the client than it reads: come back from your position.
    Slow,
    /// The client answered no heartbeat: come back.
    NoHeartbeat,
    /// The token ran out and no fresh one came: come back with one.
    TokenExpired,
    /// Nobody could be asked who the client is: come back.
    Unavailable,
    /// No identity came in time, or it was refused: do not come back with it.
    Unauthorized,
    /// The identity may not enter here: do not come back with it.
    Forbidden,
    /// The login was ended, or an administrator ended the connection: do not come back.
    LoginEnded,
    /// The bytes break the protocol.
    ProtocolError,
    /// A text is not UTF-8.
    InvalidText,
    /// A message is larger than the limit.
    TooLarge,
}

impl Ending {
    /// Whether the client may come back with what it has.
    pub const fn come_back(self) -> bool {
        match self {
            Self::Restart | Self::Slow | Self::NoHeartbeat | Self::TokenExpired | Self::Unavailable => true,
            Self::Answered
            | Self::Unauthorized
            | Self::Forbidden
            | Self::LoginEnded
            | Self::ProtocolError
            | Self::InvalidText
            | Self::TooLarge => false,
        }
    }

    /// Whether it happens to every connection sooner or later, without anything being wrong.
    pub const fn is_usual(self) -> bool {
        matches!(self, Self::Answered | Self::Restart)
    }

    /// What the client reads beside the code, and the operator in the log.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Answered => "closed by the client",
            Self::Restart => "the service restarts; come back",
            Self::Slow => "you read too slowly; come back from your position",
            Self::NoHeartbeat => "no answer to the heartbeat; come back",
            Self::TokenExpired => "the token has expired; come back with a fresh one",
            Self::Unavailable => "your identity cannot be checked now; come back",
            Self::Unauthorized => "no valid identity; do not come back with it",
            Self::Forbidden => "this identity may not enter here; do not come back with it",
            Self::LoginEnded => "the login has ended; do not come back with it",
            Self::ProtocolError => "protocol error",
            Self::InvalidText => "a text is not valid UTF-8",
            Self::TooLarge => "message larger than the limit",
        }
    }
}
