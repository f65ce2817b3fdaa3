use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::{
    ContestId, UserId,
    books::{Books, Running},
    contests::{ContestPlan, Participant, Participants, Status},
    events::{Amount, AnyJson, Timestamp},
    sales::Measure,
};

/// A contest without its board.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Contest)]
pub struct ContestCard {
    /// Which one.
    pub contest_id: ContestId,
    /// What it is called.
    pub title: String,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where it is, by the service's clock.
    pub status: Status,
    /// Its first moment.
    pub starts_at: Timestamp,
    /// The first moment behind it.
    pub ends_at: Timestamp,
    /// What counts.
    pub metric: Measure,
    /// Who competes.
    pub participants: Participants,
    /// What is won.
    pub prizes: Vec<AnyJson>,
    /// Its rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<AnyJson>,
    /// How many take part.
    pub entrants: usize,
    /// When it was settled, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled_at: Option<Timestamp>,
}

/// A contest with the first of its board.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContestBoard {
    /// The contest.
    #[serde(flatten)]
    pub contest: ContestCard,
    /// Best first. Once it is settled, what it was settled with; those who have not scored are not named.
    pub board: Vec<ContestRow>,
    /// How many places the board has.
    pub total: usize,
}

/// A place in a contest.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContestRow {
    /// 1-2-2-4.
    pub rank: u64,
    /// `userId`, or `teamId` in a contest of teams.
    #[serde(flatten)]
    pub participant: Participant,
    /// What he or it is called.
    pub name: Arc<str>,
    /// How much.
    pub value: Amount,
    /// When it came to that much; not known of one that is settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached_at: Option<Timestamp>,
    /// What was won.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prize: Option<AnyJson>,
}

impl Books {
    /// A contest without its board.
    pub fn contest_card(&self, id: ContestId) -> Option<ContestCard> {
        let running = self.contests.get(id)?;
        let ContestPlan { title, description, starts_at, ends_at, metric, participants, prizes, rules, .. } =
            running.contest.plan.clone();
        Some(ContestCard {
            contest_id: id,
            title,
            description,
            status: running.contest.status(self.at()),
            starts_at,
            ends_at,
            metric,
            participants,
            prizes,
            rules,
            entrants: running.entrants(),
            settled_at: running.contest.settlement.as_ref().map(|settlement| settlement.settled_at),
        })
    }

    /// A contest with the first of its board.
    pub fn contest_board(&self, id: ContestId, offset: usize, limit: usize) -> Option<ContestBoard> {
        let running = self.contests.get(id)?;
        let (board, total) = match &running.contest.settlement {
            Some(settlement) => {
                let places = settlement.places.iter().skip(offset).take(limit);
                let row = |placing: &crate::domain::contests::Placing| ContestRow {
                    rank: placing.place.get(),
                    participant: placing.participant,
                    name: self.participant_name(placing.participant),
                    value: running.contest.plan.metric.amount(placing.value),
                    reached_at: None,
                    prize: placing.prize.clone(),
                };
                (places.map(row).collect(), settlement.places.len())
            }
            None => (self.contest_rows(running, offset, limit), running.standings().len()),
        };
        Some(ContestBoard { contest: self.contest_card(id)?, board, total })
    }

    /// How he, or his team, does in a contest he takes part in.
    pub fn contest_row_of(&self, id: ContestId, user: UserId) -> Option<ContestRow> {
        let running = self.contests.get(id)?;
        let entrant = running.contest.entrant(user, self.roster.team_of(user))?;
        let score = running.score(entrant)?;
        let participant = running.contest.participant(entrant)?;
        Some(ContestRow {
            rank: running.standings().rank(score.value),
            participant,
            name: self.participant_name(participant),
            value: running.contest.plan.metric.amount(score.value),
            reached_at: (score.value > 0).then(|| Timestamp::from_millisecond(score.reached)),
            prize: None,
        })
    }

    fn contest_rows(&self, running: &Running, offset: usize, limit: usize) -> Vec<ContestRow> {
        let standings = running.standings();
        let row = |place: crate::domain::Place| {
            let participant = running.contest.participant(place.id)?;
            Some(ContestRow {
                rank: standings.rank(place.value),
                participant,
                name: self.participant_name(participant),
                value: running.contest.plan.metric.amount(place.value),
                reached_at: Some(Timestamp::from_millisecond(place.reached)),
                prize: None,
            })
        };
        standings.from_index(offset).take(limit).filter_map(row).collect()
    }
}
