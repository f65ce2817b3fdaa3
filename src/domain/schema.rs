//! The OpenAPI schemas of what has a form of its own on the wire. The bounds in them are the constants that are checked, so the
//! two cannot drift apart; what has plain fields derives its schema where it stands.

use utoipa::{
    Number,
    openapi::{
        KnownFormat, SchemaFormat,
        schema::{ObjectBuilder, OneOfBuilder, SchemaType, Type},
    },
};

use super::{MAX_ID, MAX_NAME_LEN};

/// A text without control characters, as a pattern of JSON Schema.
const PRINTABLE: &str = r"^[^\u0000-\u001f\u007f-\u009f]+$";

/// Gives a type the schema `$schema` under the name `$name`, by which the document refers to it.
macro_rules! schema {
    ($type:ty, $name:expr, $schema:expr) => {
        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                $schema.into()
            }
        }

        impl utoipa::ToSchema for $type {
            fn name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
        }
    };
}
pub(crate) use schema;

/// A whole number from `min` to the largest that a JavaScript number holds exactly.
pub(crate) fn whole(min: u64, description: &str) -> ObjectBuilder {
    whole_number(description).minimum(Some(number(min))).maximum(Some(number(MAX_ID)))
}

/// A whole number.
pub(crate) fn whole_number(description: &str) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::Integer)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
        .description(Some(description))
}

/// A number.
pub(crate) fn decimal(description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::Number).description(Some(description))
}

/// A decimal from 0 to `max`, or a text that holds one.
pub(crate) fn decimal_or_text(max: i64, description: &str) -> OneOfBuilder {
    let (zero, max) = (Some(0.0), Some(Number::from(max as isize)));
    OneOfBuilder::new()
        .item(decimal("A number.").minimum(zero).maximum(max).build())
        .item(string("The digits of a number.").pattern(Some(r"^\d+(\.\d+)?$")).build())
        .description(Some(description))
}

/// A text.
pub(crate) fn string(description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).description(Some(description))
}

/// A moment.
pub(crate) fn moment(description: &str) -> ObjectBuilder {
    string(description)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
        .examples(["2026-03-01T09:30:00.000Z"])
}

/// A text of so many characters.
pub(crate) fn text(min: usize, max: usize, description: &str) -> ObjectBuilder {
    let text = string(description).max_length(Some(max));
    if min > 0 { text.min_length(Some(min)) } else { text }
}

/// A short name for programs: 1 to [`MAX_NAME_LEN`] bytes, and so at most as many characters, none of them a control character.
pub(crate) fn name(description: &str) -> ObjectBuilder {
    text(1, MAX_NAME_LEN, description).pattern(Some(PRINTABLE))
}

/// A name, or a whole number.
pub(crate) fn name_or_number(description: &str) -> OneOfBuilder {
    OneOfBuilder::new()
        .item(name("A short text without control characters.").build())
        .item(whole(0, "A whole number.").build())
        .description(Some(description))
}

/// One of these words.
pub(crate) fn words(words: impl IntoIterator<Item = &'static str>, description: &str) -> ObjectBuilder {
    string(description).enum_values(Some(words))
}

/// Any JSON value.
pub(crate) fn any(description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(SchemaType::AnyValue).description(Some(description))
}

/// A bound.
pub(crate) fn number(bound: u64) -> Number {
    usize::try_from(bound).map_or(Number::Float(f64::MAX), Number::UInt)
}
