use utoipa::openapi::{
    RefOr, Required,
    path::{Parameter as Documented, ParameterBuilder, ParameterIn},
    schema::Schema,
};

use super::payload::{Components, Payload};
use crate::domain::{ChatId, ContestId, ModuleId, SessionId, TeamId, UserId, books::SaleId};

/// A parameter of the query, a header, or a part of the address. Only the last has to be given.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct Parameter {
    place: Place,
    name: &'static str,
    schema: Payload,
    description: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Query,
    Header,
    Path,
}

impl Parameter {
    /// One of the query.
    pub(in crate::http) const fn query(name: &'static str, schema: Payload, description: &'static str) -> Self {
        Self { place: Place::Query, name, schema, description }
    }

    /// A header.
    pub(in crate::http) const fn header(name: &'static str, schema: Payload, description: &'static str) -> Self {
        Self { place: Place::Header, name, schema, description }
    }

    /// A part of the address, `{name}`. Ids need not be named here: [`in_address`] finds them.
    pub(in crate::http) const fn path(name: &'static str, schema: Payload, description: &'static str) -> Self {
        Self { place: Place::Path, name, schema, description }
    }

    /// Whether it can be left out, and be wrong.
    pub(super) fn is_optional(&self) -> bool {
        self.place != Place::Path
    }

    pub(super) fn collect(&self, components: &mut Components) {
        self.schema.collect(components);
    }
}

impl From<Parameter> for Documented {
    fn from(parameter: Parameter) -> Self {
        let Parameter { place, name, schema, description } = parameter;
        let (place, required) = match place {
            Place::Query => (ParameterIn::Query, Required::False),
            Place::Header => (ParameterIn::Header, Required::False),
            Place::Path => (ParameterIn::Path, Required::True),
        };
        documented(place, name, schema.schema()).required(required).description(Some(description)).build()
    }
}

/// The ids in an address, by what stands in its braces.
pub(super) fn in_address(path: &'static str) -> impl Iterator<Item = (&'static str, Payload)> {
    let names = path.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    names.filter_map(move |name| Some((name, id(name, path)?)))
}

fn id(name: &str, path: &str) -> Option<Payload> {
    Some(match name {
        "userId" => Payload::of::<UserId>(),
        "teamId" => Payload::of::<TeamId>(),
        "contestId" => Payload::of::<ContestId>(),
        "sessionId" if path.contains("/chats/") => Payload::of::<ChatId>(),
        "sessionId" => Payload::of::<SessionId>(),
        "moduleId" => Payload::of::<ModuleId>(),
        "saleId" => Payload::of::<SaleId>(),
        _ => return None,
    })
}

/// An id in an address.
pub(super) fn of_address(name: &str, schema: Payload) -> Documented {
    documented(ParameterIn::Path, name, schema.schema()).required(Required::True).build()
}

fn documented(place: ParameterIn, name: &str, schema: RefOr<Schema>) -> ParameterBuilder {
    ParameterBuilder::new().parameter_in(place).name(name).schema(Some(schema))
}
