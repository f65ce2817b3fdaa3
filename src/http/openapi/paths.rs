//! From the tables of operations to the paths of the document.

use std::collections::BTreeSet;

use utoipa::openapi::{
    Content, ContentBuilder, HttpMethod, Paths, PathsBuilder, RefOr, Required, ResponseBuilder,
    path::{Operation as Documented, OperationBuilder, PathItem},
    request_body::{RequestBody, RequestBodyBuilder},
    response::Response,
    schema::Schema,
};

use super::{
    examples,
    operation::{Answer, Body, Operation},
    parameter::{Parameter, in_address, of_address},
    payload::Components,
    problem,
    who::Who,
};

/// The paths of these operations. What they refer to is added to the components.
pub(super) fn paths(operations: impl Iterator<Item = Operation>, components: &mut Components) -> Paths {
    let mut paths = PathsBuilder::new();
    for operation in operations {
        operation.collect(components);
        paths = paths.path(operation.path, PathItem::new(operation.method.clone(), operation.documented()));
    }
    paths.build()
}

impl Operation {
    fn collect(&self, components: &mut Components) {
        in_address(self.path).for_each(|(_, id)| id.collect(components));
        self.parameters.iter().for_each(|parameter| parameter.collect(components));
        match self.body {
            Body::None => {}
            Body::Json(payload) | Body::JsonIfAny(payload) | Body::Stream(payload) => payload.collect(components),
        }
        if let Answer::Json(_, payload) = self.answer {
            payload.collect(components);
        }
    }

    fn documented(&self) -> Documented {
        let ids = in_address(self.path).map(|(name, id)| of_address(name, id));
        let others = self.parameters.iter().map(|parameter| (*parameter).into());
        let (status, answer) = self.answer.documented();
        let mut operation = OperationBuilder::new()
            .operation_id(Some(self.id()))
            .tag(self.tag.name())
            .summary(Some(self.summary))
            .description(self.words())
            .parameters(Some(ids.chain(others)))
            .request_body(self.body.documented(self.path))
            .securities(Some(self.who.requirements()))
            .response(status.to_string(), answer.clone());
        if let Some(status) = self.other_status {
            let other =
                if status == 304 { ResponseBuilder::new().description("It has not changed.").build() } else { answer };
            operation = operation.response(status.to_string(), other);
        }
        for status in self.problems() {
            operation = operation.response(status.to_string(), problem::reference(status));
        }
        operation.build()
    }

    /// `GET /api/v1/users/{userId}/standing` is `getUsersUserIdStanding`.
    fn id(&self) -> String {
        let mut id = match self.method {
            HttpMethod::Get => "get",
            HttpMethod::Put => "put",
            HttpMethod::Delete => "delete",
            _ => "post",
        }
        .to_owned();
        let address = self.path.strip_prefix("/api/v1").unwrap_or(self.path);
        for word in address.split(|c: char| !c.is_ascii_alphanumeric()) {
            let mut letters = word.chars();
            id.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            id.push_str(letters.as_str());
        }
        id
    }

    fn words(&self) -> Option<String> {
        let who = self.who.words().map(|who| format!("For {who}."));
        let words: Vec<_> =
            [Some(self.description.to_owned()), who].into_iter().flatten().filter(|text| !text.is_empty()).collect();
        Some(words.join("\n\n")).filter(|words| !words.is_empty())
    }

    /// The statuses of problems.
    pub(super) fn problems(&self) -> BTreeSet<u16> {
        // Parameters that are not known are refused everywhere.
        let of_all: &[u16] = if self.who == Who::Anybody { &[] } else { &[400, 503] };
        let of_ids: &[u16] = if in_address(self.path).next().is_some() { &[422] } else { &[] };
        let of_query: &[u16] = if self.parameters.iter().any(Parameter::is_optional) { &[400, 422] } else { &[] };
        let of_body: &[u16] = match self.body {
            Body::None => &[],
            Body::Json(_) | Body::JsonIfAny(_) | Body::Stream(_) => &[400, 413, 415, 422],
        };
        [of_all, self.who.problems(), of_ids, of_query, of_body, self.problems].into_iter().flatten().copied().collect()
    }
}

impl Body {
    fn documented(self, path: &str) -> Option<RequestBody> {
        let json = |schema: RefOr<Schema>, required| {
            let content = ContentBuilder::new().schema(Some(schema)).example(examples::of(path)).build();
            RequestBodyBuilder::new().content("application/json", content).required(Some(required)).build()
        };
        match self {
            Self::None => None,
            Self::Json(payload) => Some(json(payload.schema(), Required::True)),
            Self::JsonIfAny(payload) => Some(json(payload.schema(), Required::False)),
            Self::Stream(piece) => {
                let streams = ["application/x-ndjson", "text/event-stream"];
                let body = streams.into_iter().fold(RequestBodyBuilder::new(), |body, media| {
                    body.content(media, Content::new(Some(piece.schema())))
                });
                Some(body.required(Some(Required::True)).build())
            }
        }
    }
}

impl Answer {
    fn documented(self) -> (u16, Response) {
        let response = ResponseBuilder::new();
        match self {
            Self::Json(status, payload) => {
                let content = Content::new(Some(payload.schema()));
                let words = if status == 201 { "Made." } else { "Done." };
                (status, response.description(words).content("application/json", content).build())
            }
            Self::Accepted => (202, response.description("It will be done.").build()),
            Self::Nothing => (204, response.description("Done.").build()),
        }
    }
}
