//! Every row of the tables of events in `docs/WIRE.md`: exactly the audience hears it, as it is written there.

mod crowd;
mod from_clients;
mod table;
mod to_clients;
