use serde::{Deserialize, Serialize};
use utoipa::{
    ToSchema,
    openapi::schema::{ObjectBuilder, Ref},
};

use crate::domain::{TeamId, UserId, schema::schema};

/// Who competes in a contest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Participants {
    /// Each for himself.
    #[default]
    Individual,
    /// Teams.
    Team,
}

/// One of them; serialised `{"userId": 7}` or `{"teamId": 3}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Participant {
    /// A user.
    #[serde(rename = "userId")]
    User(UserId),
    /// A team.
    #[serde(rename = "teamId")]
    Team(TeamId),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_participant_is_told_by_the_name_of_his_id() {
        for json in [r#"{"userId":7}"#, r#"{"teamId":7}"#] {
            let participant: Participant = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&participant).unwrap(), json);
        }
    }
}

schema!(
    Participant,
    "Participant",
    ObjectBuilder::new()
        .property("userId", Ref::from_schema_name(UserId::name()))
        .property("teamId", Ref::from_schema_name(TeamId::name()))
        .description(Some("One of the two: a user, or a team in a contest of teams."))
);
