use serde_json::Value;

use super::profile::{roles, shown_name};
use crate::domain::{Identity, TeamId, UserId};

/// What the monolith said about a cookie.
#[derive(Debug)]
pub(super) enum Answer {
    /// Whose it is.
    User(Identity),
    /// Nobody's.
    Nobody,
}

/// Reads a 2xx answer: `{"success": true, "user": {"id": 7, …}}`.
///
/// `success` and `user.id` are needed; what else is there is taken where it has a known form and left where it has not:
/// `role`, `roles`; `name`, `userName` or `firstName` with `lastName`; `teamId`, `teams` (ids, or objects with `id`).
/// The error says what was expected.
pub(super) fn read(body: &[u8]) -> Result<Answer, &'static str> {
    let answer: Value = serde_json::from_slice(body).map_err(|_| "expected JSON")?;
    match answer["success"].as_bool() {
        Some(true) => {}
        Some(false) => return Ok(Answer::Nobody),
        None => return Err("expected `success` to be true or false"),
    }
    let user = &answer["user"];
    let id = number(&user["id"]).and_then(|id| UserId::new(id).ok());
    Ok(Answer::User(Identity {
        user: Some(id.ok_or("expected `user.id` to be a positive integer")?),
        name: name(user).as_deref().and_then(shown_name),
        teams: teams(user),
        roles: roles(texts(&user["role"]).chain(texts(&user["roles"]))),
        ..Identity::default()
    }))
}

fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// The text, or the texts of an array.
fn texts(value: &Value) -> impl Iterator<Item = &str> {
    let many = value.as_array().into_iter().flatten();
    many.chain(Some(value)).filter_map(Value::as_str)
}

fn name(user: &Value) -> Option<String> {
    let text = |key: &str| user[key].as_str().filter(|text| !text.is_empty());
    if let Some(name) = text("name").or_else(|| text("userName")) {
        return Some(name.to_owned());
    }
    match (text("firstName"), text("lastName")) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (first, last) => first.or(last).map(str::to_owned),
    }
}

fn teams(user: &Value) -> Vec<TeamId> {
    let many = user["teams"].as_array().into_iter().flatten();
    let one = Some(&user["teamId"]).into_iter();
    let mut teams = Vec::new();
    for team in many.chain(one) {
        let id = number(team).or_else(|| number(&team["id"])).and_then(|id| TeamId::new(id).ok());
        teams.extend(id.filter(|id| !teams.contains(id)));
    }
    teams
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Role;

    fn identity(body: &str) -> Identity {
        match read(body.as_bytes()) {
            Ok(Answer::User(identity)) => identity,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_monoliths_answer_becomes_an_identity() {
        let got = identity(
            r#"{"success":true,"user":{"id":7,"email":"a@b.c","role":"ADMIN","firstName":"Ada","lastName":"L",
                "teamId":3,"teams":[{"id":4,"name":"x"},"5",3],"password":null}}"#,
        );
        assert_eq!(got.user.unwrap().get(), 7);
        assert_eq!(got.name.as_deref(), Some("Ada L"));
        assert_eq!(got.roles, [Role::Admin]);
        assert_eq!(got.teams.iter().map(|team| team.get()).collect::<Vec<_>>(), [4, 5, 3]);
        assert!(got.expires_at.is_none() && got.login.is_none() && !got.kiosk);
    }

    #[test]
    fn forms_that_are_not_needed_may_be_odd() {
        let got = identity(
            r#"{"success":true,"user":{"id":"7","role":null,"roles":["coach",5],"userName":"ada","teamId":null,"teams":"x"}}"#,
        );
        assert_eq!((got.user.unwrap().get(), got.teams.len()), (7, 0));
        assert_eq!((got.name.as_deref(), got.roles.as_slice()), (Some("ada"), [Role::Coach].as_slice()));
    }

    #[test]
    fn no_success_is_nobody_and_no_answer_is_an_error() {
        assert!(matches!(read(br#"{"success":false,"message":"Not authenticated"}"#), Ok(Answer::Nobody)));
        let bad = [
            ("<html>", "JSON"),
            ("", "JSON"),
            ("[]", "`success`"),
            (r#"{"success":"yes","user":{"id":7}}"#, "`success`"),
            (r#"{"success":true}"#, "`user.id`"),
            (r#"{"success":true,"user":{"id":0}}"#, "`user.id`"),
            (r#"{"success":true,"user":{"id":7.5}}"#, "`user.id`"),
        ];
        for (body, expected) in bad {
            assert!(read(body.as_bytes()).unwrap_err().contains(expected), "{body}");
        }
    }
}
