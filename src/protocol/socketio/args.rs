use bytes::Bytes;
use engineioxide_core::Str;
use serde::de::IgnoredAny;
use serde_json::{Deserializer, value::RawValue};

/// The arguments of an event or an acknowledgement: JSON values that have been checked to be such, but are only taken apart
/// when asked for. A megabyte of `[1,1,1,…]` stays a megabyte.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Args {
    /// The values as they came, with commas between them and without the brackets around them.
    items: Str,
    attachments: Vec<Bytes>,
}

impl Args {
    /// Takes the text of a JSON array.
    pub(super) fn from_array(json: &Str) -> Option<Self> {
        serde_json::from_str::<IgnoredAny>(json).ok()?;
        let inner = json.trim().strip_prefix('[')?.strip_suffix(']')?.trim();
        Some(Self { items: part(json, inner), attachments: Vec::new() })
    }

    /// Takes the text of a single JSON value.
    pub fn one(value: &RawValue) -> Self {
        Self { items: Str::copy_from_slice(value.get()), attachments: Vec::new() }
    }

    /// Takes the first value off.
    pub(super) fn split_first(&self) -> Option<(&RawValue, Self)> {
        let mut values = Deserializer::from_str(&self.items).into_iter::<&RawValue>();
        let first = values.next()?.ok()?;
        let rest = self.items[values.byte_offset()..].trim_start();
        let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        Some((first, Self { items: part(&self.items, rest), attachments: Vec::new() }))
    }

    /// The first argument. Where a binary attachment belongs, the JSON has its placeholder:
    /// `{"_placeholder":true,"num":0}` for the first of [`Args::attachments`].
    pub fn first(&self) -> Option<&RawValue> {
        self.split_first().map(|(first, _)| first)
    }

    /// All arguments as they came, with commas between them.
    pub fn items(&self) -> &str {
        &self.items
    }

    /// The binary attachments. No event of ours uses them; whoever reads an argument into a type meets the placeholder, an
    /// object, where it wanted something else.
    pub fn attachments(&self) -> &[Bytes] {
        &self.attachments
    }

    pub(super) fn attach(&mut self, attachments: Vec<Bytes>) {
        self.attachments = attachments;
    }
}

/// `part` of `whole` as a value that shares its bytes; `part` must be borrowed from `whole`.
fn part(whole: &Str, part: &str) -> Str {
    let start = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    match whole.as_str().get(start..start + part.len()) {
        Some(found) if found == part => whole.slice(start..start + part.len()),
        _ => Str::copy_from_slice(part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(json: &'static str) -> Args {
        Args::from_array(&Str::from(json)).unwrap()
    }

    #[test]
    fn arguments_are_given_as_they_came() {
        let args = args(" [ \"a\" , {\"b\": [1, 2]},3 ] ");
        assert_eq!(args.items(), "\"a\" , {\"b\": [1, 2]},3");
        let (first, rest) = args.split_first().unwrap();
        assert_eq!(first.get(), "\"a\"");
        assert_eq!(rest.items(), "{\"b\": [1, 2]},3");
        assert_eq!(rest.first().unwrap().get(), "{\"b\": [1, 2]}");
        let (_, rest) = rest.split_first().unwrap();
        assert_eq!(rest.items(), "3");
        let (three, none) = rest.split_first().unwrap();
        assert_eq!((three.get(), none.items()), ("3", ""));
        assert!(none.first().is_none());
    }

    #[test]
    fn an_empty_array_has_no_arguments() {
        assert_eq!(args("[]").items(), "");
        assert!(args("[ ]").first().is_none());
    }

    #[test]
    fn only_arrays_are_arguments() {
        for bad in ["", "{}", "1", "[", "[1", "[1,]", "[1]]", "[1][2]", "[1],2", "x[1]", "[\"\u{1}\"]"] {
            assert_eq!(Args::from_array(&Str::from(bad)), None, "{bad:?}");
        }
    }

    #[test]
    fn deep_nesting_does_not_exhaust_the_stack() {
        let deep = format!("[{}{}]", "[".repeat(200_000), "]".repeat(200_000));
        let args = Args::from_array(&Str::from(deep)).unwrap();
        assert_eq!(args.first().unwrap().get().len(), 400_000);
    }
}
