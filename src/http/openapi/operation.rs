use utoipa::openapi::HttpMethod;

use super::{parameter::Parameter, payload::Payload, tag::Tag, who::Who};

/// One request of the API as the document tells of it. Each module of `http` has a table of its own, `OPERATIONS`; from what is said
/// here follow the parameters of the address, what is needed to be let in, and most of the statuses.
#[derive(Clone)]
pub(in crate::http) struct Operation {
    pub(super) method: HttpMethod,
    pub(super) path: &'static str,
    pub(super) tag: Tag,
    pub(super) summary: &'static str,
    pub(super) description: &'static str,
    pub(super) who: Who,
    pub(super) parameters: &'static [Parameter],
    pub(super) body: Body,
    pub(super) answer: Answer,
    pub(super) problems: &'static [u16],
    pub(super) other_status: Option<u16>,
}

/// What a request carries.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) enum Body {
    /// Nothing.
    None,
    /// JSON.
    Json(Payload),
    /// JSON, or nothing.
    JsonIfAny(Payload),
    /// Lines or server-sent events, each of which holds this.
    Stream(Payload),
}

/// What is answered when all is well.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) enum Answer {
    /// JSON with this status.
    Json(u16, Payload),
    /// 202, and nothing else: it will be done.
    Accepted,
    /// 204.
    Nothing,
}

impl Operation {
    /// A GET.
    pub(in crate::http) const fn get(path: &'static str, answer: Payload) -> Self {
        Self::new(HttpMethod::Get, path, Answer::Json(200, answer))
    }

    /// A POST of JSON that is answered 200.
    pub(in crate::http) const fn post(path: &'static str, body: Payload, answer: Payload) -> Self {
        Self::new(HttpMethod::Post, path, Answer::Json(200, answer)).takes(Body::Json(body))
    }

    /// A request without a body.
    pub(in crate::http) const fn new(method: HttpMethod, path: &'static str, answer: Answer) -> Self {
        Self {
            method,
            path,
            tag: Tag::Operators,
            summary: "",
            description: "",
            who: Who::Anybody,
            parameters: &[],
            body: Body::None,
            answer,
            problems: &[],
            other_status: None,
        }
    }

    /// Where it belongs, and what it is in one line.
    pub(in crate::http) const fn is(self, tag: Tag, summary: &'static str) -> Self {
        Self { tag, summary, ..self }
    }

    /// More about it, in Markdown.
    pub(in crate::http) const fn tells(self, description: &'static str) -> Self {
        Self { description, ..self }
    }

    /// Who is let in; anybody, if it is not said.
    pub(in crate::http) const fn for_whom(self, who: Who) -> Self {
        Self { who, ..self }
    }

    /// Its query and headers.
    pub(in crate::http) const fn with(self, parameters: &'static [Parameter]) -> Self {
        Self { parameters, ..self }
    }

    /// What it carries.
    pub(in crate::http) const fn takes(self, body: Body) -> Self {
        Self { body, ..self }
    }

    /// Another status that is no problem: under which the same is answered, or 304.
    pub(in crate::http) const fn answers_as_well(self, status: u16) -> Self {
        Self { other_status: Some(status), ..self }
    }

    /// Statuses of problems that do not follow from the rest, such as 404.
    pub(in crate::http) const fn refused_with(self, problems: &'static [u16]) -> Self {
        Self { problems, ..self }
    }
}
