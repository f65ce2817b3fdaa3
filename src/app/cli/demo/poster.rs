use std::{
    pin::{Pin, pin},
    time::{Duration, SystemTime},
};

use reqwest::{Method, StatusCode};
use tokio::time::{Instant, sleep, sleep_until};

use crate::app::cli::{
    CliError,
    endpoint::{Answer, Api},
    output,
    problem::Problem,
};

use super::{
    company::{self, Report, Step},
    speed::Speed,
    tally::Tally,
};

/// How long to wait for a service that does not say when it can be asked again.
const PAUSE: Duration = Duration::from_secs(1);

/// Posts what a company reports, one after the other.
pub(super) struct Poster<'a> {
    pub(super) api: &'a Api,
    pub(super) speed: Speed,
    /// What no other run is called: a report that is sent again because its answer was lost is known by it.
    pub(super) run: String,
}

/// What became of a report.
enum Outcome {
    Taken,
    Refused(Problem),
    /// It was time to end before the service took it.
    Ended,
}

impl Poster<'_> {
    /// Until `steps` or `ended` ends. Refused reports are told and counted. It is an error if the service does not answer
    /// the first report or does not know the key; a service that goes away later is waited for.
    pub(super) async fn post_all(
        &self,
        steps: impl Iterator<Item = Step>,
        tally: &mut Tally,
        ended: impl Future<Output = ()>,
    ) -> Result<(), CliError> {
        let mut ended = pin!(ended);
        let mut due = Instant::now();
        for (n, step) in steps.enumerate() {
            due = self.speed.due(due, step.after, Instant::now());
            if over(ended.as_mut(), sleep_until(due)).await {
                break;
            }
            match self.post(n, &step.report, ended.as_mut()).await? {
                Outcome::Taken => tally.taken(step.report.kind),
                Outcome::Refused(problem) => {
                    output::note(&format!("{} {}: {problem}", step.report.method, step.report.path));
                    tally.refused();
                }
                Outcome::Ended => break,
            }
        }
        Ok(())
    }

    /// Sends one report until the service takes or refuses it.
    async fn post(
        &self,
        n: usize,
        report: &Report,
        mut ended: Pin<&mut impl Future<Output = ()>>,
    ) -> Result<Outcome, CliError> {
        // Times are set once: what is sent again under the same key must be the same.
        let body = report.body_at(SystemTime::now().into(), self.speed.pace());
        let mut told = false;
        loop {
            let method = match report.method {
                company::Method::Post => Method::POST,
                company::Method::Delete => Method::DELETE,
            };
            let mut request = self.api.request(method, &report.path)?;
            request = request.header("Idempotency-Key", format!("{}-{n}", self.run));
            if let Some(body) = &body {
                request = request.json(body);
            }
            let (why, wait) = match self.api.answer(request).await {
                Ok(answer) if answer.status.is_success() => return Ok(Outcome::Taken),
                Ok(answer) if is_busy(answer.status) => {
                    (problem(&answer).to_string(), answer.retry_after.unwrap_or(PAUSE))
                }
                Ok(answer) if answer.status == StatusCode::UNAUTHORIZED => {
                    return Err(CliError::Refused(problem(&answer)));
                }
                Ok(answer) => return Ok(Outcome::Refused(problem(&answer))),
                Err(error) if n > 0 => (error.to_string(), PAUSE),
                Err(error) => return Err(error),
            };
            if !told {
                output::note(&format!("waiting: {why}"));
                told = true;
            }
            if over(ended.as_mut(), sleep(wait)).await {
                return Ok(Outcome::Ended);
            }
        }
    }
}

/// Whether the same request may be taken a little later.
fn is_busy(status: StatusCode) -> bool {
    matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS)
}

fn problem(answer: &Answer) -> Problem {
    Problem::new(&answer.status.to_string(), &answer.body)
}

/// Waits; whether it is time to end.
async fn over(ended: Pin<&mut impl Future<Output = ()>>, wait: impl Future<Output = ()>) -> bool {
    tokio::select! {
        biased;
        () = ended => true,
        () = wait => false,
    }
}
