use super::Timestamp;

/// A body that may carry a time. Where its sender gave none, it gets the server's.
pub trait Stamp {
    /// Sets a missing time to `now`. Does nothing for bodies without one.
    fn stamp(&mut self, now: Timestamp);
}

/// Implements [`Stamp`]: `stamp!(T.field, …)` for types with a time, `stamp!(T, …)` for those without.
macro_rules! stamp {
    ($($name:ident . $field:ident),+ $(,)?) => {
        $(impl Stamp for $name {
            fn stamp(&mut self, now: Timestamp) {
                self.$field.get_or_insert(now);
            }
        })+
    };
    ($($name:ident),+ $(,)?) => {
        $(impl Stamp for $name {
            fn stamp(&mut self, _: Timestamp) {}
        })+
    };
}
pub(in crate::domain) use stamp;
