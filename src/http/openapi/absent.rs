//! An optional key that has no value is absent on the wire, not `null`. Schemas that are derived from `Option` allow for both;
//! here the one that does not come is taken out. A key that is required and may be `null` stays as it is.

use utoipa::openapi::{
    RefOr,
    schema::{AdditionalProperties, ArrayItems, OneOf, Schema, SchemaType, Type},
};

/// Takes `null` out of a schema and of all within.
pub(super) fn without_null(schema: &mut RefOr<Schema>) {
    if let RefOr::T(Schema::OneOf(one_of)) = schema
        && let Some(only) = the_only_other(one_of)
    {
        *schema = only;
    }
    match schema {
        RefOr::T(Schema::Array(array)) => not_null(&mut array.schema_type),
        RefOr::T(Schema::Object(object)) => not_null(&mut object.schema_type),
        RefOr::T(_) | RefOr::Ref(_) => {}
    }
    within(schema);
}

/// Takes `null` out of what is within a schema.
fn within(schema: &mut RefOr<Schema>) {
    let RefOr::T(schema) = schema else { return };
    match schema {
        Schema::Array(array) => {
            if let ArrayItems::RefOrSchema(items) = &mut array.items {
                without_null(items);
            }
        }
        Schema::Object(object) => {
            for (name, property) in &mut object.properties {
                if object.required.contains(name) { within(property) } else { without_null(property) }
            }
            if let Some(AdditionalProperties::RefOr(values)) = object.additional_properties.as_deref_mut() {
                without_null(values);
            }
        }
        Schema::OneOf(one_of) => one_of.items.iter_mut().for_each(without_null),
        Schema::AllOf(all_of) => all_of.items.iter_mut().for_each(without_null),
        Schema::AnyOf(any_of) => any_of.items.iter_mut().for_each(without_null),
        _ => {}
    }
}

/// What a value is if it is not `null`, with the description of the choice.
fn the_only_other(one_of: &OneOf) -> Option<RefOr<Schema>> {
    let mut others = one_of.items.iter().filter(|item| !is_null(item));
    let (only, None) = (others.next()?, others.next()) else { return None };
    let mut only = only.clone();
    if let (RefOr::Ref(reference), Some(description)) = (&mut only, &one_of.description) {
        reference.description.clone_from(description);
    }
    Some(only)
}

fn is_null(schema: &RefOr<Schema>) -> bool {
    matches!(schema, RefOr::T(Schema::Object(object)) if object.schema_type == SchemaType::Type(Type::Null))
}

fn not_null(schema_type: &mut SchemaType) {
    if let SchemaType::Array(types) = schema_type {
        types.retain(|schema_type| *schema_type != Type::Null);
        if let [only] = types.as_slice() {
            *schema_type = SchemaType::Type(only.clone());
        }
    }
}
