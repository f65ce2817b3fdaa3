use std::time::Duration;

use actix_web::{rt, web};
use serde_json::json;
use tokio::time::sleep;

use super::{Demo, partner::pieces, roleplays::Turn};
use crate::{
    domain::{
        SessionId, UserId,
        books::Entry,
        events::{
            Amount, AnyJson, Count, ForeignId, Happened, Metrics, RoleplayProgress, RoleplayResponse, TrainingEvent,
        },
        training::{RoleplayResult, Score, TrainingReport},
    },
    http::{api::Api, problem::Problem},
};

/// The partner's answer to a message: he thinks, speaks word by word, and then it is known how far the roleplay is. With the last
/// answer comes the result, from which XP follow.
#[derive(Debug)]
pub(super) struct Speech {
    pub(super) session: SessionId,
    pub(super) trainee: UserId,
    /// What he answers to.
    pub(super) message: String,
    pub(super) turn: Turn,
}

/// For so many words he thinks.
const THINKS_FOR: u32 = 10;

/// The trainee may go on when this is dropped, however the speech has ended.
struct Speaking {
    session: SessionId,
    demo: web::Data<Demo>,
}

impl Drop for Speaking {
    fn drop(&mut self) {
        self.demo.roleplays().finished(&self.session, self.demo.now());
    }
}

impl Speech {
    /// Speaks, whether anybody waits for it or not.
    pub(super) fn begin(self, api: web::Data<Api>, demo: web::Data<Demo>) {
        rt::spawn(async move {
            let pace = demo.pace;
            let speaking = Speaking { session: self.session.clone(), demo };
            if let Err(problem) = self.speak(&api, pace, speaking).await {
                log::warn!("the demo's partner could not finish what he said: {problem}");
            }
        });
    }

    async fn speak(&self, api: &Api, pace: Duration, speaking: Speaking) -> Result<(), Problem> {
        sleep(pace * THINKS_FOR).await;
        for (index, delta) in (0..).zip(pieces(self.turn.reaction.says)) {
            let (session, delta) = (self.session.clone(), delta.to_owned());
            let chunk = TrainingEvent::RoleplayChunk { session, index, delta };
            // The whole follows; a piece that there is no room for is left out.
            if let Ok(admission) = api.admissions.try_admit() {
                api.tell_pieces(vec![chunk], admission).await?;
            }
            sleep(pace).await;
        }
        // Who hears the answer may go on at once.
        drop(speaking);
        api.tell(self.outcome(), None).await.map(drop)
    }

    /// What has come of it, told together.
    fn outcome(&self) -> Vec<Happened> {
        let Self { session, message, turn, .. } = self;
        let metadata = json!({"inReplyTo": message, "mood": turn.reaction.mood.name(), "step": turn.step});
        let response =
            RoleplayResponse { message: turn.reaction.says.to_owned(), metadata: Some(AnyJson::of(&metadata)) };
        let response = TrainingEvent::RoleplayResponse { session: session.clone(), response };
        let mut outcome = vec![response.into(), TrainingEvent::Progress(self.progress()).into()];
        if turn.is_last() {
            let result = RoleplayResult {
                user_id: self.trainee,
                session_id: session.clone(),
                scenario_id: self.scenario_id(),
                difficulty: turn.scenario.difficulty,
                score: turn.score,
            };
            outcome.push(Entry::Training(TrainingReport::RoleplayResult(result)).into());
        }
        outcome
    }

    fn progress(&self) -> RoleplayProgress {
        let Turn { scenario, step, score, took, .. } = self.turn;
        let steps = scenario.steps.len();
        let done = u16::try_from(step * 100 / steps.max(1)).unwrap_or(100);
        RoleplayProgress {
            session_id: self.session.clone(),
            user_id: self.trainee,
            scenario_id: self.scenario_id(),
            progress: Score::points(done).into(),
            current_step: count(step),
            total_steps: count(steps),
            metrics: Some(Metrics {
                accuracy: None,
                response_time: serde_json::from_str::<Amount>(&format!("{:.1}", took.as_secs_f64())).ok(),
                score: Some(score.into()),
            }),
        }
    }

    fn scenario_id(&self) -> ForeignId {
        ForeignId::Name(self.turn.scenario.id.into())
    }
}

fn count(number: usize) -> Count {
    Count::nearest(u64::try_from(number).unwrap_or(u64::MAX))
}
