use std::{cell::RefCell, future::Future, rc::Rc, time::Instant};

use actix::Addr;
use jiff::Timestamp;

use super::{
    books::{Answered, Bookkeeper, NotTaken, Question, Reported, View},
    leaderboard, notification,
    tell::{After, Outcome, Receipt, Remember, TellError, Told, append},
    training::TrainingRules,
};
use crate::{
    admission::{Admission, Admissions},
    clock::Clock,
    domain::{
        Draft, Position,
        books::{Books, Entry},
        events::Happened,
    },
    journal::{Journal, Mark},
    rooms::{Registries, TeamMove},
};

/// What the brokers know together, on the thread that they share; so what they are told has one order.
#[derive(Clone)]
pub struct Knowledge {
    pub(super) state: Rc<RefCell<State>>,
    pub(super) journal: Addr<Journal>,
    pub(super) admissions: Admissions,
    pub(super) registries: Registries,
    pub(super) clock: Clock,
}

/// What can change.
pub(super) struct State {
    pub(super) training: TrainingRules,
    pub(super) books: Bookkeeper,
}

impl Knowledge {
    /// What is known at the start.
    pub fn new(
        training: TrainingRules,
        books: Bookkeeper,
        journal: Addr<Journal>,
        admissions: Admissions,
        registries: Registries,
        clock: Clock,
    ) -> Self {
        let state = Rc::new(RefCell::new(State { training, books }));
        let knowledge = Self { state, journal, admissions, registries, clock };
        if let Ok(books) = knowledge.state.borrow().books.books() {
            knowledge.load_teams(books);
        }
        knowledge
    }

    /// Tells what follows from several things that happened: all of it, or nothing, and nothing between. It is in the journal's
    /// mailbox when this returns; the future only waits for the answer.
    pub(super) fn tell(
        &self,
        happened: &mut [Happened],
        remember: Option<Remember>,
        admission: Admission,
    ) -> impl Future<Output = Result<Told, TellError>> + use<> {
        let prepared = self.state.borrow_mut().prepare(happened, self.clock.now());
        let on_its_way = prepared.map(|Prepared { outcomes, moves, keeps_books }| {
            (append(&self.journal, outcomes, remember, admission), moves, keeps_books)
        });
        let knowledge = self.clone();
        async move {
            let (told, moves, keeps_books) = on_its_way?;
            let told = told.await;
            if keeps_books {
                knowledge.state.borrow_mut().books.written(told.is_ok());
            }
            if let Ok(told) = &told
                && !moves.is_empty()
            {
                let moves = knowledge.state.borrow().books.latest(moves);
                knowledge.registries.move_users(moves, told.position.clone()).await;
            }
            told
        }
    }

    /// What would follow from a report, which is taken back at once.
    pub(super) fn would_follow(&self, entry: &mut Entry) -> impl Future<Output = Result<Told, TellError>> + use<> {
        let followed = self.state.borrow_mut().would_follow(entry, self.clock.now());
        let position = self.mark();
        async move {
            let (receipts, after) = followed?;
            Ok(Told::of_nothing(position.await?, receipts, after))
        }
    }

    /// Answers a question at a position of the journal.
    pub(super) fn answer(&self, question: &Question) -> impl Future<Output = Result<Answered, TellError>> + use<> {
        let answer = self.answer_now(question);
        let position = self.mark();
        async move {
            let (view, server_time) = answer?;
            Ok(Answered { view, position: position.await?, server_time: server_time.into() })
        }
    }

    /// At which position what is known now is true. The mark is in the journal's mailbox when this returns.
    pub(super) fn mark(&self) -> impl Future<Output = Result<Position, TellError>> + use<> {
        let position = self.journal.send(Mark);
        async { Ok(position.await.map_err(|_| TellError::JournalGone)??) }
    }

    fn answer_now(&self, question: &Question) -> Result<(Option<View>, Timestamp), TellError> {
        let now = self.clock.now();
        self.state.borrow_mut().books.follow(now);
        self.tell_untold(Instant::now(), true)?;
        let state = self.state.borrow();
        let books = state.books.books()?;
        Ok((question.answer(books), books.at()))
    }

    /// Tells what was held back and is due, or all of it. Nobody waits for the answer; the books do mind it.
    pub(super) fn tell_untold(&self, now: Instant, all: bool) -> Result<(), TellError> {
        if !self.state.borrow().books.has_untold(now, all) {
            return Ok(());
        }
        let admission = self.admissions.try_admit()?;
        let untold = self.state.borrow_mut().books.untold(now, all)?;
        let Some((drafts, records)) = untold else { return Ok(()) };
        let told = append(&self.journal, vec![Outcome { drafts, records, ..Outcome::default() }], None, admission);
        let knowledge = self.clone();
        actix::spawn(async move {
            let is_told = told.await.is_ok();
            knowledge.state.borrow_mut().books.written(is_told);
        });
        Ok(())
    }

    /// The books, as they are kept at this position. Rights follow their roster, and so do the rooms of those who are in another
    /// team than was known: what moved them was in doubt when it was told. The future waits until they have been.
    pub(super) fn read_again(&self, books: Books, at: Position) -> impl Future<Output = ()> + use<> {
        let known = self.registries.teams();
        let users = books.roster().users();
        let moves: Vec<_> = users
            .filter(|listed| known.team_of(listed.id) != Some(listed.member_of()))
            .map(|listed| TeamMove { user: listed.id, to: listed.member_of() })
            .collect();
        self.load_teams(&books);
        self.state.borrow_mut().books.read_again(books);
        self.registries.move_users(moves, at)
    }

    fn load_teams(&self, books: &Books) {
        self.registries.teams().load(books.roster().users().map(|listed| (listed.id, listed.member_of())));
    }

    /// Tells all that is held back, and waits until everything that was told is in the journal.
    pub(super) fn settle(&self) -> impl Future<Output = Result<(), TellError>> + use<> {
        let told = self.tell_untold(Instant::now(), true);
        let settled = self.mark();
        async move {
            told?;
            settled.await.map(drop)
        }
    }

    /// Tells what nobody need remember. Nobody waits for it.
    pub(super) fn tell_fleeting(&self, draft: Draft, admission: Admission) {
        let told = append(&self.journal, vec![vec![draft].into()], None, admission);
        actix::spawn(async { told.await.map(drop) });
    }
}

/// What is to be told and written.
struct Prepared {
    outcomes: Vec<Outcome>,
    moves: Vec<TeamMove>,
    /// Whether some of it is the books'.
    keeps_books: bool,
}

impl State {
    fn prepare(&mut self, happened: &mut [Happened], now: Timestamp) -> Result<Prepared, TellError> {
        // First whatever may be refused, so that nothing has been done when it is.
        let mut reported = Vec::new();
        for (index, happened) in happened.iter_mut().enumerate() {
            let Happened::Reported(entry) = happened else { continue };
            match self.books.apply(entry, now) {
                Ok(report) => reported.push(report),
                Err(not_taken) => {
                    self.books.take_back();
                    return Err(not_taken.at(index));
                }
            }
        }
        let prepared = self.word_all(happened, &reported, now);
        if prepared.is_err() {
            self.books.take_back();
        }
        Ok(prepared?)
    }

    /// Words what has followed, and keeps what the books have of it.
    fn word_all(
        &mut self,
        happened: &[Happened],
        reported: &[Reported],
        now: Timestamp,
    ) -> serde_json::Result<Prepared> {
        let keeps_books = !reported.is_empty();
        let mut reported = reported.iter();
        let (mut outcomes, mut moves) = (Vec::with_capacity(happened.len()), Vec::new());
        for happened in happened {
            outcomes.push(match happened {
                Happened::Reported(_) => self.worded(reported.next(), &mut moves)?,
                Happened::Leaderboard(event) => leaderboard::outcome(event)?,
                Happened::Training(event) => self.training.outcome(event, now)?,
                Happened::Notification(event) => notification::outcome(event)?,
            });
        }
        if keeps_books && let Some(last) = outcomes.last_mut() {
            last.records.extend(self.books.keep()?);
        }
        Ok(Prepared { outcomes, moves, keeps_books })
    }

    fn worded(&mut self, reported: Option<&Reported>, moves: &mut Vec<TeamMove>) -> serde_json::Result<Outcome> {
        let Some(reported) = reported else { return Ok(Outcome::default()) };
        let worded = self.books.word(reported, Instant::now())?;
        moves.extend(worded.moves);
        Ok(Outcome { drafts: worded.drafts, records: Vec::new(), after: reported.after.clone() })
    }

    fn would_follow(&mut self, entry: &mut Entry, now: Timestamp) -> Result<(Vec<Receipt>, After), TellError> {
        let reported = self.books.apply(entry, now).map_err(|not_taken| not_taken.at(0));
        let followed = reported.and_then(|reported| {
            let worded = self.books.word_for_nobody(&reported)?;
            Ok((worded.drafts.iter().map(Receipt::of).collect(), reported.after))
        });
        self.books.take_back();
        followed
    }
}

impl NotTaken {
    /// The error of the thing of this index among those that were told.
    fn at(self, index: usize) -> TellError {
        match self {
            Self::Refused(refusal) => TellError::Refused { index, refusal: Box::new(refusal) },
            Self::Failed(error) => error,
        }
    }
}
