//! The monolith: posts with an idempotency key, and posts again until it is answered.

use std::{cell::Cell, collections::BTreeSet, rc::Rc};

use futures_util::future::join;
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::Value;
use tokio::time::Instant;

use crate::{
    audience::Audience,
    client::Pause,
    endpoint::{Endpoint, Failure, PATIENCE},
    post::{Post, Telling},
};

/// Complaints of one poster.
const MOST_COMPLAINTS: usize = 5;

/// One who posts without a break, each as soon as the one before is answered.
pub(crate) struct Poster {
    name: String,
    endpoint: Rc<Endpoint>,
    rng: StdRng,
    pause: Pause,
    answered: Vec<Answered>,
    posted: Posted,
}

/// A POST and its answer.
struct Answered {
    key: String,
    post: Post,
    answer: String,
}

/// What a poster was told by the service.
#[derive(Debug, Default)]
pub(crate) struct Posted {
    /// What was acknowledged.
    pub(crate) told: Vec<Told>,
    pub(crate) epochs: BTreeSet<String>,
    /// What a poster should not have met with.
    pub(crate) complaints: Vec<String>,
    /// POSTs that were answered before and then again.
    pub(crate) repeated: u64,
}

/// An event in its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told {
    pub(crate) offset: u64,
    pub(crate) telling: Telling,
}

/// What one POST is answered.
struct Receipt {
    epoch: String,
    events: Vec<Place>,
}

/// Where an event went.
struct Place {
    event: String,
    audience: Audience,
    offset: u64,
}

impl Poster {
    pub(crate) fn new(name: impl Into<String>, endpoint: Rc<Endpoint>, mut rng: StdRng) -> Self {
        let pause = Pause::new(StdRng::from_rng(&mut rng));
        Self { name: name.into(), endpoint, rng, pause, answered: Vec::new(), posted: Posted::default() }
    }

    /// Posts by chance until it is enough. Never leaves a POST unanswered.
    pub(crate) async fn run(mut self, enough: Rc<Cell<bool>>) -> Posted {
        let mut number = 0;
        while !enough.get() {
            match self.rng.random_range(0..12) {
                0 => self.repeat().await,
                1 => self.misuse().await,
                _ => {
                    number += 1;
                    let label = format!("{}-{number}", self.name);
                    let post = Post::by_chance(&mut self.rng, &label);
                    self.tell(label, post).await;
                }
            }
        }
        self.posted
    }

    /// Posts this one thing.
    pub(crate) async fn just(mut self, post: Post) -> Posted {
        self.tell(self.name.clone(), post).await;
        self.posted
    }

    /// Posts until it is answered, now and then in two requests at once.
    async fn tell(&mut self, key: String, post: Post) {
        let answer = if self.rng.random_ratio(1, 12) {
            let mut other_pause = Pause::new(StdRng::from_rng(&mut self.rng));
            let first = answer(&self.endpoint, &mut self.pause, &key, &post);
            let second = answer(&self.endpoint, &mut other_pause, &key, &post);
            let (first, second) = join(first, second).await;
            if let (Ok(first), Ok(second)) = (&first, &second)
                && first != second
            {
                self.complain(&key, format!("twice at once was answered {first:?} and {second:?}"));
            }
            self.posted.repeated += 1;
            first
        } else {
            answer(&self.endpoint, &mut self.pause, &key, &post).await
        };
        match answer {
            Ok((200, answer)) => {
                self.take_receipts(&key, &post, &answer);
                self.answered.push(Answered { key, post, answer });
            }
            other => self.complain(&key, format!("{} was answered {other:?}", post.path)),
        }
    }

    /// Posts again what was answered at some time, perhaps several lives of the process ago.
    async fn repeat(&mut self) {
        let Some(Answered { key, post, answer: before }) = self.answered.choose(&mut self.rng) else { return };
        let again = answer(&self.endpoint, &mut self.pause, key, post).await;
        self.posted.repeated += 1;
        if !matches!(&again, Ok((200, again)) if again == before) {
            let complaint = format!("was answered {before}, and then {again:?}");
            let key = key.clone();
            self.complain(&key, complaint);
        }
    }

    /// Posts something else under a key that was used.
    async fn misuse(&mut self) {
        let Some(Answered { key, .. }) = self.answered.choose(&mut self.rng) else { return };
        let key = key.clone();
        let other = Post::by_chance(&mut self.rng, "never to be told");
        let answer = answer(&self.endpoint, &mut self.pause, &key, &other).await;
        if !matches!(answer, Ok((409, _))) {
            self.complain(&key, format!("another request under it was answered {answer:?}"));
        }
    }

    fn take_receipts(&mut self, key: &str, post: &Post, answer: &str) {
        let Some(receipts) = receipts(answer) else { return self.complain(key, format!("was answered {answer}")) };
        let events: Vec<_> = receipts.iter().flat_map(|receipt| &receipt.events).collect();
        let as_expected = events.iter().map(|event| (&event.event, &event.audience));
        if !as_expected.eq(post.tells.iter().map(|telling| (&telling.event, &telling.audience)))
            || !events.is_sorted_by(|a, b| a.offset < b.offset)
        {
            self.complain(key, format!("{} was answered {answer}", post.body));
        }
        let told = events.iter().zip(&post.tells);
        self.posted.told.extend(told.map(|(event, telling)| Told { offset: event.offset, telling: telling.clone() }));
        self.posted.epochs.extend(receipts.into_iter().map(|receipt| receipt.epoch));
    }

    fn complain(&mut self, key: &str, complaint: String) {
        if self.posted.complaints.len() < MOST_COMPLAINTS {
            self.posted.complaints.push(format!("the post {key}: {complaint}"));
        }
    }
}

impl Posted {
    /// Both together.
    pub(crate) fn add(&mut self, other: Self) {
        self.told.extend(other.told);
        self.epochs.extend(other.epochs);
        self.complaints.extend(other.complaints);
        self.repeated += other.repeated;
    }
}

/// Posts until there is an answer.
async fn answer(endpoint: &Endpoint, pause: &mut Pause, key: &str, post: &Post) -> Result<(u16, String), String> {
    let begun = Instant::now();
    loop {
        match endpoint.post(key, post).await {
            Ok(answer) => {
                pause.reset();
                return Ok(answer);
            }
            Err(Failure::Wrong(what)) => return Err(what),
            Err(Failure::Passing) if begun.elapsed() > PATIENCE => return Err(format!("no success in {PATIENCE:?}")),
            Err(Failure::Passing) => pause.wait().await,
        }
    }
}

/// The receipts in the answer to a single POST or a batch.
fn receipts(answer: &str) -> Option<Vec<Receipt>> {
    let answers = match serde_json::from_str(answer).ok()? {
        Value::Array(answers) => answers,
        single => vec![single],
    };
    answers.iter().map(Receipt::read).collect()
}

impl Receipt {
    fn read(answer: &Value) -> Option<Self> {
        let event = |event: &Value| {
            Some(Place {
                event: event["event"].as_str()?.to_owned(),
                audience: Audience::read(event)?,
                offset: event["offset"].as_u64()?,
            })
        };
        let events = answer["events"].as_array()?.iter().map(event).collect::<Option<_>>()?;
        Some(Self { epoch: answer["epoch"].as_str()?.to_owned(), events })
    }
}
