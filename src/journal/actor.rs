use std::sync::Arc;

use actix::{Actor, Context, Handler, Message};

use crate::{
    admission::{Admission, BOUNDED_BY_ADMISSIONS},
    domain::{Draft, Epoch, Position, Publication},
    lifecycle::Vital,
};

/// Takes what the journal has ordered to one registry. Must not wait and must not lose anything: how much can be under
/// way is bounded by the admissions, which travel along.
pub type Outlet = Box<dyn Fn(Arc<[Arc<Publication>]>, Admission) + Send>;

/// Puts drafts into the journal, in this order and with nothing between them.
#[derive(Message)]
#[rtype(result = "Appended")]
pub struct Append {
    /// What to append.
    pub drafts: Vec<Draft>,
    /// The place they take on their way.
    pub admission: Admission,
}

/// Where the drafts of an [`Append`] went.
#[derive(Debug, Clone, PartialEq, Eq, actix::MessageResponse)]
pub struct Appended {
    /// The life of the journal the offsets belong to.
    pub epoch: Epoch,
    /// One for each draft, in order; `None` for fleeting ones.
    pub offsets: Vec<Option<u64>>,
}

/// Has everything that is appended from now on handed to a registry. Answers the position it starts after.
#[derive(Message)]
#[rtype(result = "Position")]
pub struct Subscribe(pub Outlet);

/// Gives events their order. One for the whole service; everything that is told passes through it.
pub struct Journal {
    epoch: Epoch,
    last_offset: u64,
    outlets: Vec<Outlet>,
    _vital: Vital,
}

impl Journal {
    /// A journal that begins a new epoch at offset 0.
    pub fn new(vital: Vital) -> Self {
        Self { epoch: Epoch::random(), last_offset: 0, outlets: Vec::new(), _vital: vital }
    }

    fn place(&mut self, draft: Draft) -> Arc<Publication> {
        let offset = (!draft.fleeting).then(|| {
            self.last_offset += 1;
            self.last_offset
        });
        Arc::new(Publication::new(draft, self.epoch.clone(), offset))
    }
}

impl Actor for Journal {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.set_mailbox_capacity(BOUNDED_BY_ADMISSIONS);
        log::info!("journal: epoch {} begins", self.epoch);
    }
}

impl Handler<Append> for Journal {
    type Result = Appended;

    fn handle(&mut self, append: Append, _: &mut Self::Context) -> Appended {
        let publications: Arc<[_]> = append.drafts.into_iter().map(|draft| self.place(draft)).collect();
        // An empty append only asks for the epoch.
        if !publications.is_empty() {
            for outlet in &self.outlets {
                outlet(Arc::clone(&publications), append.admission.clone());
            }
        }
        Appended { epoch: self.epoch.clone(), offsets: publications.iter().map(|p| p.offset).collect() }
    }
}

impl Handler<Subscribe> for Journal {
    type Result = actix::MessageResult<Subscribe>;

    fn handle(&mut self, subscribe: Subscribe, _: &mut Self::Context) -> Self::Result {
        self.outlets.push(subscribe.0);
        actix::MessageResult(Position { epoch: self.epoch.clone(), offset: self.last_offset })
    }
}
