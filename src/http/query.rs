use std::{borrow::Cow, ops::RangeInclusive};

use actix_web::{HttpRequest, HttpResponse, http::header::CACHE_CONTROL, http::header::ContentType};
use serde::Serialize;
use utoipa::openapi::{RefOr, Schema};

use super::{
    api::Api,
    openapi::{Parameter, Payload},
    post::json,
    problem::{Kind, Problem},
};
use crate::{
    domain::{
        Namespace,
        schema::{number, whole_number},
    },
    settings::in_bytes,
    store::Size,
};

/// Entries of a list where it is not said how many.
const LIMIT: u64 = 100;

/// Entries of a list at the most.
const MAX_LIMIT: u64 = 1_000;

/// `limit`, as the document has it.
pub(super) const LIMIT_OF_LIST: Parameter = Parameter::query("limit", Payload::inline(limit), "How many at the most.");

/// `namespace`, as the document has it.
pub(super) const NAMESPACE: Parameter =
    Parameter::query("namespace", Payload::of::<Namespace>(), "That of one namespace alone.");

/// `before`, as the document has it.
pub(super) const BEFORE: Parameter = Parameter::query(
    "before",
    Payload::inline(id),
    "What is older than the entry with this id: `next` of the answer before.",
);

fn limit() -> RefOr<Schema> {
    whole_number("An integer.")
        .minimum(Some(number(1)))
        .maximum(Some(number(MAX_LIMIT)))
        .default(Some(LIMIT.into()))
        .into()
}

fn id() -> RefOr<Schema> {
    whole_number("An id.").minimum(Some(number(1))).into()
}

/// The parameters of a list that has the newest first. `token` is one of the ways to say who one is.
pub(super) const PAGING: &[&str] = &["limit", "before", "token"];

/// The query of a request: what is asked for, each thing once, and nothing that is not known.
#[derive(Debug)]
pub(super) struct Query<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

/// Which part of a list that has the newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paging {
    /// What is older than this entry.
    pub(super) before: Option<u64>,
    /// How much of it.
    pub(super) size: Size,
}

impl<'a> Query<'a> {
    /// The query, which may have these parameters and no others.
    pub(super) fn of(request: &'a HttpRequest, known: &[&str]) -> Result<Self, Problem> {
        let mut given: Vec<(Cow<'_, str>, _)> = Vec::new();
        for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
            let wrong = |detail: String| Err(Problem::with_field(Kind::Malformed, name.as_ref(), detail));
            if !known.contains(&name.as_ref()) {
                return wrong(format!("unknown parameter; expected one of `{}`", known.join("`, `")));
            }
            if given.iter().any(|(other, _)| *other == name) {
                return wrong("expected once, and is there twice".to_owned());
            }
            given.push((name, value));
        }
        Ok(Self(given))
    }

    /// Whether something is given under the name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(given, _)| given == name)
    }

    /// What is given under the name, as `read` reads it, if anything is. The problem says what was expected.
    pub(super) fn get<T>(
        &self,
        name: &str,
        expected: &str,
        read: impl FnOnce(&str) -> Result<T, Kind>,
    ) -> Result<Option<T>, Problem> {
        let Some((_, text)) = self.0.iter().find(|(given, _)| given == name) else { return Ok(None) };
        let read = read(text).map(Some);
        read.map_err(|kind| Problem::with_field(kind, name, format!("expected {expected}, got `{text}`")))
    }

    /// How much of a list is asked for: `limit`, and as many bytes as a part may have.
    pub(super) fn size(&self, api: &Api) -> Result<Size, Problem> {
        let expected = format!("an integer from 1 to {MAX_LIMIT}");
        let limit = self.get("limit", &expected, |text| whole(text, 1..=MAX_LIMIT))?.unwrap_or(LIMIT);
        let entries = usize::try_from(limit).unwrap_or(usize::MAX);
        Ok(Size { entries, bytes: in_bytes(api.settings.max_page) })
    }

    /// The namespace that is asked for, if one is.
    pub(super) fn namespace(&self) -> Result<Option<Namespace>, Problem> {
        self.get("namespace", "`/`, `/leaderboard`, `/training` or `/field`", |text| {
            Namespace::from_path(text).ok_or(Kind::OutOfRange)
        })
    }

    /// Which part of a list is asked for: `before` and `limit`.
    pub(super) fn paging(&self, api: &Api) -> Result<Paging, Problem> {
        let before = self.get("before", "the id of an entry", |text| whole(text, 1..=u64::MAX))?;
        Ok(Paging { before, size: self.size(api)? })
    }
}

/// An integer within bounds.
pub(super) fn whole(text: &str, bounds: RangeInclusive<u64>) -> Result<u64, Kind> {
    let number: i128 = text.parse().map_err(|_| Kind::Malformed)?;
    u64::try_from(number).ok().filter(|number| bounds.contains(number)).ok_or(Kind::OutOfRange)
}

/// The answer to whoever reads. It is true at its position only, so nobody keeps it.
pub(super) fn answer(answer: &impl Serialize) -> Result<HttpResponse, Problem> {
    let body = json(answer)?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).content_type(ContentType::json()).body(body))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn problem<T>(query: &str, read: impl FnOnce(&Query<'_>) -> Result<T, Problem>) -> (Kind, String) {
        let request = TestRequest::with_uri(&format!("/x?{query}")).to_http_request();
        let problem = match Query::of(&request, &["limit", "room"]) {
            Ok(query) => read(&query).err(),
            Err(problem) => Some(problem),
        };
        let problem = problem.unwrap_or_else(|| panic!("{query} is taken"));
        (problem.kind(), problem.to_string())
    }

    fn limit(query: &Query<'_>) -> Result<Option<u64>, Problem> {
        query.get("limit", "an integer from 1 to 9", |text| whole(text, 1..=9))
    }

    #[test]
    fn what_is_asked_for_is_decoded() {
        let request = TestRequest::with_uri("/x?limit=9&room=a%3Ab").to_http_request();
        let query = Query::of(&request, &["limit", "room"]).unwrap();
        assert_eq!(limit(&query).unwrap(), Some(9));
        assert_eq!(query.get("room", "a room", |text| Ok(text.to_owned())).unwrap().as_deref(), Some("a:b"));
        assert_eq!(query.get("other", "", |_| Ok(())).unwrap(), None);
    }

    #[test]
    fn a_problem_names_the_parameter_and_what_was_expected() {
        for (query, kind, detail) in [
            ("limits=1", Kind::Malformed, "limits: unknown parameter; expected one of `limit`, `room`"),
            ("limit=1&room=x&limit=1", Kind::Malformed, "limit: expected once, and is there twice"),
            ("limit=x", Kind::Malformed, "limit: expected an integer from 1 to 9, got `x`"),
            ("limit=", Kind::Malformed, "limit: expected an integer from 1 to 9, got ``"),
            ("limit=10", Kind::OutOfRange, "limit: expected an integer from 1 to 9, got `10`"),
            ("limit=-1", Kind::OutOfRange, "limit: expected an integer from 1 to 9, got `-1`"),
        ] {
            assert_eq!(problem(query, limit), (kind, detail.to_owned()));
        }
    }
}
