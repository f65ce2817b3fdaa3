use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        Content, HeaderBuilder, Ref, RefOr, ResponseBuilder,
        response::Response,
        schema::{ArrayBuilder, ObjectBuilder, Schema, Type},
    },
};

use super::payload::{Components, Payload};
use crate::{domain::schema::string, http::problem::FieldError};

/// The document that says why a request is not done. There are no values of it here: [`crate::http::Problem`] writes it.
pub(super) enum ProblemDocument {}

impl PartialSchema for ProblemDocument {
    fn schema() -> RefOr<Schema> {
        let status = ObjectBuilder::new().schema_type(Type::Integer).description(Some("The status, once more."));
        let errors = ArrayBuilder::new()
            .items(Ref::from_schema_name(FieldError::name()))
            .description(Some("The fields that are to blame, if any are."));
        ObjectBuilder::new()
            .description(Some("Why a request is not done (RFC 9457)."))
            .property("title", string("What the status is called."))
            .required("title")
            .property("status", status)
            .required("status")
            .property("detail", string("What was expected, and what came. For people."))
            .required("detail")
            .property("errors", errors)
            .into()
    }
}

impl ToSchema for ProblemDocument {
    fn name() -> std::borrow::Cow<'static, str> {
        "Problem".into()
    }

    fn schemas(components: &mut Components) {
        Payload::of::<FieldError>().collect(components);
    }
}

/// The statuses of problems.
const STATUSES: [u16; 10] = [400, 401, 403, 404, 409, 413, 415, 422, 429, 503];

/// What is answered with these statuses, by the names under which operations refer to it.
pub(super) fn responses() -> impl Iterator<Item = (String, Response)> {
    STATUSES.into_iter().map(|status| (name(status), response(status)))
}

/// What is answered with this status.
pub(super) fn reference(status: u16) -> Ref {
    Ref::from_response_name(name(status))
}

fn name(status: u16) -> String {
    format!("Problem{status}")
}

fn response(status: u16) -> Response {
    let problem = Content::new(Some(Ref::from_schema_name(ProblemDocument::name())));
    let response = ResponseBuilder::new().description(means(status)).content("application/problem+json", problem);
    let header =
        |description: &str| HeaderBuilder::new().schema(Some(string(""))).description(Some(description)).build();
    match status {
        401 => response.header("WWW-Authenticate", header("`Bearer`, and the scope that is missing.")),
        503 => response.header("Retry-After", header("After how many seconds to try again.")),
        _ => response,
    }
    .build()
}

/// What a status means, wherever it comes.
const fn means(status: u16) -> &'static str {
    match status {
        400 => "Malformed: no JSON, or a field or a parameter is missing, unknown or of the wrong type.",
        401 => "Nobody that is known here, or a refused token or cookie.",
        403 => "The scope is missing, it is another user's business, or the page is of a foreign origin.",
        404 => "There is no such thing, or nothing is kept to be read.",
        409 => "It contradicts what was done or said before, or is a position of another journal.",
        413 => "The body is too large.",
        415 => "The `Content-Type` is not what is read here, or there is a `Content-Encoding`.",
        422 => "Well-formed, but a value is out of its range.",
        503 => "The service is full or stopping, or its database is away.",
        _ => "Not done.",
    }
}
