use std::{
    future::{Future, Ready, ready},
    sync::Arc,
    time::Duration,
};

use actix_web::{FromRequest, HttpRequest, dev, rt};
use bytes::Bytes;
use jiff::Timestamp;
use moka::{future::Cache, policy::EvictionPolicy};
use sha2::{Digest, Sha256};

use super::{
    openapi::{Parameter, Payload},
    problem::{Kind, Problem},
};
use crate::{
    domain::schema::text,
    store::{self, Archive, StoreError},
};

/// The header's name.
const HEADER: &str = "Idempotency-Key";

/// The longest key.
const MAX_LEN: usize = 255;

/// The header, as the document has it.
pub(super) const IDEMPOTENCY_KEY: Parameter = Parameter::header(
    HEADER,
    Payload::inline(|| text(1, MAX_LEN, "Visible ASCII characters.").pattern(Some("^[!-~]+$")).into()),
    "The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`.",
);

/// The `Idempotency-Key` header, if there is one: 1 to 255 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct IdempotencyKey(pub Option<Arc<str>>);

/// What tells one request from another: a hash of its method, address and body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fingerprint(pub(super) [u8; 32]);

/// The answers that were given to requests with a key: the latest in memory, all of them in the database, where each was
/// written together with the events it is about. The same key with the same request is answered the same; one that comes while
/// the first is under way waits for it. Keys of two callers have nothing to do with each other. Failures are not remembered,
/// so that a request can be sent again; those that waited share the failure.
pub(super) struct Idempotency {
    answers: Cache<(Arc<str>, Arc<str>), Arc<Given>>,
    archive: Archive,
    ttl: Duration,
}

struct Given {
    fingerprint: Fingerprint,
    body: Bytes,
}

impl Idempotency {
    /// Remembers each for so long; in memory about so many of up to 1 KiB (larger ones take several places).
    pub(super) fn new(archive: Archive, ttl: Duration, most: u64) -> Self {
        let answers = Cache::builder()
            .max_capacity(most)
            .weigher(|_, given: &Arc<Given>| u32::try_from(given.body.len().div_ceil(1024)).unwrap_or(u32::MAX).max(1))
            .eviction_policy(EvictionPolicy::lru())
            .time_to_live(ttl)
            .build();
        Self { answers, archive, ttl }
    }

    /// Does the work unless it was done under this key, and answers with what it gave. Once begun it is done to the end,
    /// also if the one who asked is gone: he will ask again, with the same key.
    pub(super) async fn once(
        &self,
        caller: Arc<str>,
        key: Arc<str>,
        fingerprint: Fingerprint,
        work: impl Future<Output = Result<Bytes, Problem>> + 'static,
    ) -> Result<Bytes, Problem> {
        let (answers, archive, ttl) = (self.answers.clone(), self.archive.clone(), self.ttl);
        let given = rt::spawn(async move {
            let known = known(&archive, &caller, &key, ttl);
            let given = async {
                match known.await? {
                    Some(given) => Ok(Arc::new(given)),
                    None => work.await.map(|body| Arc::new(Given { fingerprint, body })),
                }
            };
            answers.try_get_with((caller.clone(), Arc::clone(&key)), given).await
        });
        let given = given.await.map_err(|_| Problem::stopping())?.map_err(|problem| Problem::clone(&problem))?;
        if given.fingerprint == fingerprint {
            Ok(given.body.clone())
        } else {
            let detail = format!("this {HEADER} was used with another request; expected the same address and body");
            Err(Problem::new(Kind::Conflict, detail))
        }
    }
}

/// What was answered before, by this process or one before it.
async fn known(archive: &Archive, caller: &Arc<str>, key: &Arc<str>, ttl: Duration) -> Result<Option<Given>, Problem> {
    let since = Timestamp::now().saturating_sub(ttl).map_or(i64::MIN, Timestamp::as_millisecond);
    let (caller, key) = (Arc::clone(caller), Arc::clone(key));
    match archive.read(move |connection| store::Answer::find(connection, caller, key, since)).await {
        Ok(answer) => {
            Ok(answer.map(|answer| Given { fingerprint: Fingerprint(answer.fingerprint), body: answer.body }))
        }
        Err(StoreError::NotKept) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

impl Fingerprint {
    /// Of a request and its body.
    pub(super) fn of(request: &HttpRequest, body: &[u8]) -> Self {
        let head = [request.method().as_str(), " ", &request.uri().to_string(), "\n"].concat();
        Self(Sha256::new().chain_update(head).chain_update(body).finalize().into())
    }
}

impl IdempotencyKey {
    /// That of a request.
    pub(super) fn of(request: &HttpRequest) -> Result<Self, Problem> {
        let mut given = request.headers().get_all(HEADER);
        let key = match (given.next(), given.next()) {
            (None, _) => return Ok(Self(None)),
            (Some(key), None) => key.as_bytes(),
            (Some(_), Some(_)) => b"",
        };
        let fits = (1..=MAX_LEN).contains(&key.len()) && key.iter().all(u8::is_ascii_graphic);
        match std::str::from_utf8(key) {
            Ok(key) if fits => Ok(Self(Some(key.into()))),
            _ => {
                let detail = format!("{HEADER}: expected one, of 1 to {MAX_LEN} visible ASCII characters");
                Err(Problem::new(Kind::Malformed, detail))
            }
        }
    }
}

impl FromRequest for IdempotencyKey {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use futures_util::future::join_all;
    use tokio::sync::Notify;

    use super::*;

    fn fingerprint(n: u8) -> Fingerprint {
        Fingerprint([n; 32])
    }

    async fn ask(it: &Idempotency, who: &str, key: &str, print: u8, answer: &'static str) -> Result<Bytes, Kind> {
        let work = async { Ok(Bytes::from_static(answer.as_bytes())) };
        it.once(who.into(), key.into(), fingerprint(print), work).await.map_err(|p| p.kind())
    }

    #[actix_rt::test]
    async fn a_repeated_request_is_answered_the_same_and_another_one_refused() {
        let it = Idempotency::new(Archive::default(), Duration::from_secs(60), 10);
        assert_eq!(ask(&it, "a", "k", 1, "first").await, Ok("first".into()));
        assert_eq!(ask(&it, "a", "k", 1, "second").await, Ok("first".into()));
        assert_eq!(ask(&it, "a", "k", 2, "third").await, Err(Kind::Conflict));
        assert_eq!(ask(&it, "a", "l", 2, "fourth").await, Ok("fourth".into()));
        assert_eq!(ask(&it, "b", "k", 2, "fifth").await, Ok("fifth".into()));
    }

    #[actix_rt::test]
    async fn a_failure_is_not_remembered() {
        let it = Idempotency::new(Archive::default(), Duration::from_secs(60), 10);
        let failing = async { Err(Problem::stopping()) };
        let failed = it.once("a".into(), "k".into(), fingerprint(1), failing).await;
        assert!(matches!(failed.unwrap_err().kind(), Kind::Unavailable(_)));
        assert_eq!(ask(&it, "a", "k", 1, "done").await, Ok("done".into()));
    }

    #[actix_rt::test]
    async fn concurrent_duplicates_wait_for_the_first() {
        let it = Idempotency::new(Archive::default(), Duration::from_secs(60), 10);
        let (done, go) = (std::rc::Rc::new(Cell::new(0)), std::rc::Rc::new(Notify::new()));
        let requests = (0..8).map(|_| {
            let (done, go) = (done.clone(), go.clone());
            it.once("a".into(), "k".into(), fingerprint(1), async move {
                go.notified().await;
                done.set(done.get() + 1);
                Ok(Bytes::from_static(b"once"))
            })
        });
        go.notify_one();
        for answer in join_all(requests).await {
            assert_eq!(answer.unwrap(), "once");
        }
        assert_eq!(done.get(), 1);
    }

    #[actix_rt::test]
    async fn work_is_done_to_the_end_when_the_one_who_asked_is_gone() {
        let it = Idempotency::new(Archive::default(), Duration::from_secs(60), 10);
        let go = std::rc::Rc::new(Notify::new());
        let waiting = go.clone();
        let work = async move {
            waiting.notified().await;
            Ok(Bytes::from_static(b"first"))
        };
        let mut asked = Box::pin(it.once("a".into(), "k".into(), fingerprint(1), work));
        assert!(futures_util::poll!(&mut asked).is_pending());
        drop(asked);
        go.notify_one();
        assert_eq!(ask(&it, "a", "k", 1, "second").await, Ok("first".into()));
    }
}
