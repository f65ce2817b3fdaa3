use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr,
        schema::{AllOfBuilder, AnyOfBuilder, Array, ObjectBuilder, Ref, Schema},
    },
};

use crate::domain::events::{AnyJson, Timestamp};

/// Schemas by the names under which others refer to them.
pub(in crate::http) type Components = Vec<(String, RefOr<Schema>)>;

/// What an operation takes or answers, or an event carries, by its Rust type.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct Payload {
    schema: fn() -> RefOr<Schema>,
    components: fn(&mut Components),
}

impl Payload {
    /// No body.
    pub(in crate::http) const NOTHING: Self = Self::plain::<()>();

    /// A type of the document's components, which is referred to by its name.
    pub(in crate::http) const fn of<T: ToSchema>() -> Self {
        Self { schema: reference::<T>, components: component::<T> }
    }

    /// A type that is so plain that it has no name, such as `bool`.
    pub(in crate::http) const fn plain<T: PartialSchema>() -> Self {
        Self { schema: T::schema, components: |_| {} }
    }

    /// A schema that nothing else refers to.
    pub(in crate::http) const fn inline(schema: fn() -> RefOr<Schema>) -> Self {
        Self { schema, components: |_| {} }
    }

    /// A list.
    pub(in crate::http) const fn list_of<T: ToSchema>() -> Self {
        Self { schema: || Array::new(reference::<T>()).into(), components: component::<T> }
    }

    /// A type with a `timestamp`, which senders may leave out and readers always get.
    pub(in crate::http) const fn stamped<T: ToSchema>() -> Self {
        Self { schema: || always::<T>("timestamp"), components: component::<T> }
    }

    /// A type with a `createdAt`, likewise.
    pub(in crate::http) const fn created<T: ToSchema>() -> Self {
        Self { schema: || always::<T>("createdAt"), components: component::<T> }
    }

    /// What the service words with this type, and its users as they like.
    pub(in crate::http) const fn or_any<T: ToSchema>() -> Self {
        let schema = || AnyOfBuilder::new().item(reference::<T>()).item(reference::<AnyJson>()).into();
        Self {
            schema,
            components: |all| {
                component::<T>(all);
                component::<AnyJson>(all);
            },
        }
    }

    /// The keys of both types side by side.
    pub(in crate::http) const fn both<A: ToSchema, B: ToSchema>() -> Self {
        let schema = || AllOfBuilder::new().item(reference::<A>()).item(reference::<B>()).into();
        Self {
            schema,
            components: |all| {
                component::<A>(all);
                component::<B>(all);
            },
        }
    }

    /// Its schema.
    pub(super) fn schema(&self) -> RefOr<Schema> {
        (self.schema)()
    }

    /// Adds what the schema refers to.
    pub(super) fn collect(&self, components: &mut Components) {
        (self.components)(components);
    }
}

fn reference<T: ToSchema>() -> RefOr<Schema> {
    Ref::from_schema_name(T::name()).into()
}

fn component<T: ToSchema>(all: &mut Components) {
    all.push((T::name().into(), T::schema()));
    T::schemas(all);
}

fn always<T: ToSchema>(time: &str) -> RefOr<Schema> {
    let stamp = ObjectBuilder::new().property(time, reference::<Timestamp>()).required(time);
    AllOfBuilder::new().item(reference::<T>()).item(stamp).into()
}
