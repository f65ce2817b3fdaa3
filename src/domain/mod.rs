//! Floor 1: the words of the trade as types. Nothing here does I/O, knows an actor or reads a clock.

pub mod books;
mod calendar;
mod client_id;
pub mod contests;
mod decimal;
mod device;
pub mod events;
mod identity;
mod ids;
mod namespace;
mod position;
mod publication;
mod ranking;
mod room;
pub mod sales;
pub(crate) mod schema;
pub mod training;

pub use calendar::{Calendar, InvalidPeriod, Period, Span};
pub use client_id::{ClientId, InvalidClientId};
pub use decimal::{Cents, Decimal, InvalidDecimal, Tenths, amount_of};
pub use device::{Device, InvalidDevice};
pub use identity::{Identity, Role};
pub(crate) use ids::OUT_OF_RANGE;
pub use ids::{ChatId, ContestId, InvalidId, MAX_ID, MAX_NAME_LEN, ModuleId, SessionId, TeamId, UserId};
pub use namespace::Namespace;
pub use position::{Epoch, Position};
pub use publication::{Achieved, Draft, Encoded, Encoding, Publication};
pub use ranking::{Place, Ranking};
pub use room::{InvalidRoom, Room, RoomKey, RoomKind};
