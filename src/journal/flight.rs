use std::{sync::Arc, time::Instant};

use tokio::sync::oneshot;

use super::{
    append::{Append, AppendError, Appended, NotWritten, Remember},
    inbox::InboxKinds,
};
use crate::{
    admission::Admission,
    domain::{Draft, Epoch, Publication},
    store::{Answer, Group, Record},
};

/// Where the answer to an append goes.
pub(super) type Reply = oneshot::Sender<Result<Appended, AppendError>>;

/// An append that waits for its turn.
pub(super) struct Waiting {
    pub(super) drafts: Vec<Draft>,
    records: Vec<Record>,
    remember: Option<Remember>,
    admission: Option<Admission>,
    /// It has nothing to write, and waits all the same until what is before it is written.
    is_mark: bool,
    reply: Reply,
    pub(super) since: Instant,
}

impl Waiting {
    pub(super) fn new(append: Append, reply: Reply) -> Self {
        let Append { drafts, records, remember, admission } = append;
        Self { drafts, remember, admission: Some(admission), ..Self::note(records, reply) }
    }

    /// What is written and not told.
    pub(super) fn note(records: Vec<Record>, reply: Reply) -> Self {
        let since = Instant::now();
        Self { drafts: Vec::new(), records, remember: None, admission: None, is_mark: false, reply, since }
    }

    /// A place in the order.
    pub(super) fn mark(reply: Reply) -> Self {
        Self { is_mark: true, ..Self::note(Vec::new(), reply) }
    }

    /// Whether all of it can be told without being written.
    pub(super) fn is_fleeting(&self) -> bool {
        !self.is_mark
            && self.records.is_empty()
            && self.remember.is_none()
            && self.drafts.iter().all(|draft| draft.fleeting)
    }

    /// The key of its answer, with whose it is.
    pub(super) fn key(&self) -> Option<(Arc<str>, Arc<str>)> {
        self.remember.as_ref().map(|remember| (Arc::clone(&remember.caller), Arc::clone(&remember.key)))
    }

    /// Tells whoever asked that it is not done.
    pub(super) fn fail(self, why: &NotWritten) {
        let _ = self.reply.send(Err(why.clone().into()));
    }
}

/// The journal's end: what comes next has the next offset.
#[derive(Debug, Clone)]
pub(super) struct End {
    pub(super) epoch: Epoch,
    pub(super) last_offset: u64,
}

/// An append whose drafts have their places.
pub(super) struct Placed {
    pub(super) publications: Arc<[Arc<Publication>]>,
    pub(super) admission: Option<Admission>,
    appended: Appended,
    /// Gone once it has been answered.
    reply: Option<Reply>,
}

impl Placed {
    /// Says that it is done.
    pub(super) fn answer(&mut self) {
        if let Some(reply) = self.reply.take() {
            let Appended { epoch, offsets, last_offset, answer } = &mut self.appended;
            let (offsets, answer) = (std::mem::take(offsets), answer.take());
            let _ = reply.send(Ok(Appended { epoch: epoch.clone(), offsets, last_offset: *last_offset, answer }));
        }
    }

    /// Says that it is not done; it may turn out otherwise.
    fn fail(&mut self, why: &NotWritten) {
        if let Some(reply) = self.reply.take() {
            let _ = reply.send(Err(why.clone().into()));
        }
    }
}

impl End {
    /// Gives the drafts of an append their places, unless its answer cannot be made; then nothing has happened. Takes out
    /// what is to be written.
    pub(super) fn place(&mut self, waiting: Waiting, now: i64) -> Option<(Placed, Vec<Record>, Option<Answer>)> {
        let Waiting { drafts, records, remember, admission, reply, is_mark: _, since: _ } = waiting;
        let before = self.last_offset;
        let publications: Arc<[_]> = drafts.into_iter().map(|draft| self.publication(draft, now)).collect();
        let offsets = publications.iter().map(|publication| publication.offset).collect();
        let last_offset = self.last_offset;
        let mut appended = Appended { epoch: self.epoch.clone(), offsets, last_offset, answer: None };
        let mut kept = None;
        if let Some(Remember { caller, key, fingerprint, answer }) = remember {
            match answer(&appended) {
                Ok(body) => {
                    appended.answer = Some(body.clone());
                    kept = Some(Answer { caller, key, fingerprint, body, made_at: now });
                }
                Err(error) => {
                    self.last_offset = before;
                    let _ = reply.send(Err(error.into()));
                    return None;
                }
            }
        }
        Some((Placed { publications, admission, appended, reply: Some(reply) }, records, kept))
    }

    /// A publication at the next place, or at none if it is fleeting.
    pub(super) fn publication(&mut self, draft: Draft, now: i64) -> Arc<Publication> {
        let offset = (!draft.fleeting).then(|| {
            self.last_offset += 1;
            self.last_offset
        });
        Arc::new(Publication::new(draft, self.epoch.clone(), offset, now))
    }
}

/// What is written in one transaction, on its way.
pub(super) struct Flight {
    pub(super) appends: Vec<Placed>,
    pub(super) group: Arc<Group>,
    /// Where the journal ends when it has been written.
    pub(super) end: End,
    /// How often it was tried before.
    pub(super) attempts: u32,
    /// Since when the first of those who wait for it has waited.
    pub(super) since: Instant,
}

impl Flight {
    /// Gives everything a place behind `end`. What cannot be placed has been told so.
    pub(super) fn load(appends: impl Iterator<Item = Waiting>, end: &End, now: i64, inbox: &InboxKinds) -> Self {
        let mut end = end.clone();
        let mut group = Group {
            events: Vec::new(),
            inbox: Vec::new(),
            inbox_keep: inbox.keep(),
            records: Vec::new(),
            answers: Vec::new(),
        };
        let mut placed = Vec::new();
        let mut since = Instant::now();
        for waiting in appends {
            since = since.min(waiting.since);
            let Some((append, records, answer)) = end.place(waiting, now) else { continue };
            for publication in append.publications.iter().filter(|publication| publication.offset.is_some()) {
                if let Some(user) = inbox.owner(&publication.draft) {
                    group.inbox.push((user, Arc::clone(publication)));
                }
                group.events.push(Arc::clone(publication));
            }
            group.records.extend(records);
            group.answers.extend(answer);
            placed.push(append);
        }
        Self { appends: placed, group: Arc::new(group), end, attempts: 0, since }
    }

    /// Tells all who wait that it is not done.
    pub(super) fn fail(&mut self, why: &NotWritten) {
        self.appends.iter_mut().for_each(|append| append.fail(why));
    }
}
