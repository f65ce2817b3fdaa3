//! A service under load: from the first client to what was right and wrong in the end.

#![allow(dead_code, reason = "each test binary uses what it needs")]

use std::{cell::Cell, rc::Rc};

use actix_rt::task::JoinHandle;
use futures_util::future::join_all;
use rand::{SeedableRng, rngs::StdRng};
use tokio::time::timeout;

use crate::{
    MOST_FAULTS, PATIENCE,
    crowd::Crowd,
    endpoint::Endpoint,
    post::Post,
    poster::{Posted, Poster},
    server::Server,
    truth,
};

/// Those who post at the same time.
const POSTERS: usize = 8;
/// POSTs that must be answered before anything happens to the service, and again after the last.
const ANSWERS: u64 = 400;

/// A service, those who post to it without a break, and those who listen.
pub(crate) struct Trial {
    pub(crate) server: Server,
    pub(crate) endpoint: Rc<Endpoint>,
    pub(crate) crowd: Crowd,
    pub(crate) rng: StdRng,
    posters: Vec<JoinHandle<Posted>>,
    enough: Rc<Cell<bool>>,
}

/// How a trial ended.
pub(crate) struct Verdict {
    /// What should not have been.
    pub(crate) faults: Vec<String>,
    /// What the posters and the clients did, for a person.
    pub(crate) summary: String,
    /// How often a client's position was taken.
    pub(crate) recoveries: u64,
    /// The offset of the last event, which is their number.
    pub(crate) last_offset: u64,
    /// The server, which still runs.
    pub(crate) server: Server,
}

impl Trial {
    /// Starts the service, lets the first clients in, and has it answer the first POSTs.
    pub(crate) async fn begin(mut server: Server, mut rng: StdRng) -> Self {
        let endpoint = Rc::new(Endpoint::new(server.port()));
        server.start().await;
        let crowd = Crowd::new(Rc::clone(&endpoint), &mut rng);
        crowd.everybody_settles().await;
        crowd.everything_is_due();

        let enough = Rc::new(Cell::new(false));
        let posters = (1..=POSTERS)
            .map(|n| Poster::new(n.to_string(), Rc::clone(&endpoint), StdRng::from_rng(&mut rng)))
            .map(|poster| actix_rt::spawn(poster.run(Rc::clone(&enough))))
            .collect();
        let trial = Self { server, endpoint, crowd, rng, posters, enough };
        trial.more_answers().await;
        trial
    }

    /// Waits until some more POSTs have been answered.
    pub(crate) async fn more_answers(&self) {
        let enough = self.endpoint.answered.get() + ANSWERS;
        self.in_time("more POSTs", self.endpoint.answered.reaches(enough)).await;
    }

    /// Waits for `what`, but not for ever.
    pub(crate) async fn in_time<T>(&self, what: &str, future: impl Future<Output = T>) -> T {
        in_time(what, &self.server, future).await
    }

    /// Everybody has come, the service has recovered. Posts the last of everything and looks at what has come of it all.
    pub(crate) async fn end(mut self) -> Verdict {
        self.more_answers().await;
        self.crowd.everybody_settles().await;
        self.enough.set(true);
        let mut posted = Posted::default();
        let of_all = in_time("the answers to the POSTs under way", &self.server, join_all(self.posters)).await;
        of_all.into_iter().for_each(|of_one| posted.add(of_one.unwrap()));
        let last = Poster::new("last", Rc::clone(&self.endpoint), StdRng::from_rng(&mut self.rng)).just(Post::last());
        posted.add(in_time("the answer to the last POST", &self.server, last).await);
        let left = timeout(PATIENCE, self.crowd.everybody_leaves()).await;

        let mut faults = self.server.panics();
        faults.append(&mut posted.complaints);
        if left.is_err() {
            faults.extend(self.crowd.those_who_wait());
        }
        posted.told.sort_by_key(|told| told.offset);
        faults.extend(truth::check_acknowledged(&posted.told));
        let journal = truth::read_journal(&self.endpoint, &mut posted.epochs).await;
        faults.extend(truth::check_journal(&posted.told, &journal));
        faults.extend(self.crowd.check(&posted.told, &mut posted.epochs));
        if posted.epochs.len() != 1 {
            faults.push(format!("expected one epoch throughout, got {:?}", posted.epochs));
        }
        let summary = format!(
            "{} POSTs answered, {} refused for the time being, {} broken off, {} repeated after their answer; {} events in \
             the journal; {}",
            self.endpoint.answered.get(),
            self.endpoint.refused.get(),
            self.endpoint.broken_off.get(),
            posted.repeated,
            posted.told.len(),
            self.crowd.summary(),
        );
        let last_offset = posted.told.last().map_or(0, |told| told.offset);
        Verdict { faults, summary, recoveries: self.crowd.recoveries(), last_offset, server: self.server }
    }
}

impl Verdict {
    /// Fails if there were faults; `name` is the trial's.
    #[track_caller]
    pub(crate) fn assert_faultless(&self, name: &str) {
        let shown = self.faults.iter().take(MOST_FAULTS).map(|fault| format!("- {fault}\n")).collect::<String>();
        assert!(
            self.faults.is_empty(),
            "{name}: {} faults\n{shown}{}\nthe log's end:\n{}",
            self.faults.len(),
            self.summary,
            self.server.last_words()
        );
    }
}

async fn in_time<T>(what: &str, server: &Server, future: impl Future<Output = T>) -> T {
    match timeout(PATIENCE, future).await {
        Ok(done) => done,
        Err(_) => panic!("waited {PATIENCE:?} in vain: {what}\n{}", server.last_words()),
    }
}
