//! Who a client is.
//!
//! A request's head is read by one function, [`Gate::credentials`], for every transport alike: WebSocket upgrades never
//! see actix-web's middleware, so nothing about identity may depend on it. [`Gate::identify`] then asks, in this order:
//! the token in the query, the token in `Authorization`, the service's own login cookie, the monolith's cookie. A token
//! may also come later, in a first message ([`Gate::token`]).
//!
//! | file | answers |
//! |---|---|
//! | `credentials` | what did the request bring? |
//! | `gate` | which of it counts, and what follows? |
//! | `device` | what does the user come with? |
//! | `token`, `jwks`, `claims`, `mint` | is this JWT good, with which key, what does it say, how is one made? |
//! | `login`, `ended` | what is in our own cookie, and which logins are over? |
//! | `tickets` | how does the monolith sign somebody in without a token? |
//! | `pairings` | how does a screen on a wall get its token? |
//! | `upstream`, `answer` | whose is the monolith's cookie? |
//! | `profile` | how is an identity spelled in JSON? |
//! | `origins`, `proxies` | may this page act for its visitor, and where does the request come from? |

mod answer;
mod claims;
mod credentials;
mod denied;
mod device;
mod ended;
mod gate;
mod jwks;
mod login;
mod mint;
mod origins;
mod pairings;
mod profile;
mod proxies;
mod tickets;
mod token;
mod upstream;

pub use credentials::Credentials;
pub use denied::{Denied, InvalidIdentitySettings};
pub use ended::{CannotEnd, EndedLogins};
pub use gate::Gate;
pub use login::{Login, LoginTooLarge};
pub use mint::{CannotMint, TokenMint};
pub use origins::{ForeignOrigin, InvalidOrigin, Origins};
pub use pairings::{Begun, NoPlace, Paired, Pairings};
pub use profile::{NobodysProfile, Profile};
pub use proxies::TrustedProxies;
pub use tickets::{Tickets, TooManyTickets};
