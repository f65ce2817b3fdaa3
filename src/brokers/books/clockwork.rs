use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::time::{sleep, sleep_until};

use super::load::read_books;
use crate::{
    brokers::{Knowledge, tell::TellError},
    domain::{
        books::{BookRules, ContestEnd, Entry},
        events::Happened,
    },
    journal::{Mark, Note},
    lifecycle::Vital,
    store::{Archive, Record},
};

/// What is done by the clock: what was held back is told, contests are settled, screens are told, days are noted; and the
/// books are read again when what was written of them is in doubt. Runs on the brokers' thread until that ends.
pub struct Clockwork {
    knowledge: Knowledge,
    /// Nothing, if nothing is kept.
    archive: Option<Archive>,
    rules: Arc<BookRules>,
    tv_interval: Duration,
    history_days: u32,
    retry: Duration,
    /// How many screens had come when they were last told.
    screens_seen: u64,
    _vital: Vital,
}

/// How often the clock is looked at: months turn no later than that.
const TICK: Duration = Duration::from_secs(1);

/// But not more often than that.
const SHORTLY: Duration = Duration::from_millis(1);

impl Clockwork {
    /// For these books.
    pub fn new(
        knowledge: Knowledge,
        archive: Option<Archive>,
        rules: Arc<BookRules>,
        settings: &crate::settings::Settings,
        vital: Vital,
    ) -> Self {
        let boards = &settings.rules.boards;
        Self {
            knowledge,
            archive,
            rules,
            tv_interval: boards.tv_interval,
            history_days: boards.history_days,
            retry: settings.database.retry,
            screens_seen: 0,
            _vital: vital,
        }
    }

    /// Runs.
    pub async fn run(mut self) {
        let wake = std::rc::Rc::clone(&self.knowledge.state.borrow().books.wake);
        let clock = self.knowledge.clock.clone();
        let watchers = self.knowledge.registries.watchers().clone();
        let (mut next_tick, mut next_screens) = (Instant::now(), Instant::now());
        loop {
            let due = self.knowledge.state.borrow().books.next_due();
            let screens = self.must_tell_screens().then_some(next_screens);
            let next = due.into_iter().chain(screens).chain([next_tick]).min().unwrap_or(next_tick);
            tokio::select! {
                () = sleep_until(next.into()) => {}
                () = wake.notified() => {}
                () = watchers.joined() => {}
                // Whatever there is to do by the clock is done at once.
                () = clock.moved() => next_tick = Instant::now(),
            }
            let now = Instant::now();
            if self.knowledge.state.borrow().books.must_be_read_again() {
                self.read_again().await;
            }
            if let Err(error) = self.knowledge.tell_untold(now, false) {
                // It stays held back.
                log::debug!("what was held back is told later: {error}");
                sleep(self.retry).await;
            }
            if now >= next_tick {
                // A day of many users is written bit by bit, with whatever else is due between.
                let has_more = self.tick().await;
                next_tick = now + if has_more { Duration::ZERO } else { self.until_next_tick() };
            }
            if now >= next_screens && self.must_tell_screens() {
                next_screens = now + self.tv_interval;
                if let Err(error) = self.tell_screens() {
                    log::debug!("the screens are told later: {error}");
                }
            }
        }
    }

    /// Whether there is more to do at once.
    async fn tick(&self) -> bool {
        self.knowledge.state.borrow_mut().books.follow(self.knowledge.clock.now());
        let due = self.knowledge.state.borrow().books.due_contests();
        for contest_id in due {
            if let Err(error) = self.settle(contest_id).await {
                log::warn!("contest {contest_id} is over and will be settled later: {error}");
            }
        }
        self.note_some_days().await
    }

    /// A contest ends at its end, not up to a tick later.
    fn until_next_tick(&self) -> Duration {
        let ends = self.knowledge.state.borrow().books.next_contest_end();
        let left = ends.map(|ends| ends.duration_since(self.knowledge.clock.now()));
        left.and_then(|left| Duration::try_from(left).ok()).map_or(TICK, |left| left.clamp(SHORTLY, TICK))
    }

    async fn settle(&self, contest_id: crate::domain::ContestId) -> Result<(), TellError> {
        let admission = self.knowledge.admissions.admit(1).await?;
        let settled = [Happened::from(Entry::ContestSettled(ContestEnd { contest_id }))];
        let told = self.knowledge.tell(&settled, None, admission);
        told.await?;
        log::info!("contest {contest_id} is over and settled");
        Ok(())
    }

    /// Writes some rows of the days that are over. Whether there are more; what could not be written is tried at the next tick.
    async fn note_some_days(&self) -> bool {
        let Some(days) = self.knowledge.state.borrow_mut().books.next_days() else { return false };
        let day = days.first().map(|day| day.day);
        // The day itself is one of those that are kept.
        let kept = jiff::Span::new().try_days(self.history_days.saturating_sub(1)).ok();
        let first = day.zip(kept).and_then(|(day, kept)| day.checked_sub(kept).ok());
        let records = [Record::RankDays(days.clone())].into_iter().chain(first.map(Record::RankDaysEnded)).collect();
        let is_noted = matches!(self.knowledge.journal.send(Note(records)).await, Ok(Ok(())));
        if !is_noted {
            self.knowledge.state.borrow_mut().books.put_back(days);
        }
        is_noted
    }

    /// Whether there are screens on the walls, and something has changed, or one has just come. Whose monolith reports nothing
    /// is shown what that itself tells.
    fn must_tell_screens(&self) -> bool {
        let watchers = self.knowledge.registries.watchers();
        let books = &self.knowledge.state.borrow().books;
        watchers.count() > 0
            && books.books().is_ok_and(|books| books.last_seq() > 0)
            && (books.has_changed() || watchers.joins_seen() != self.screens_seen)
    }

    fn tell_screens(&mut self) -> Result<(), TellError> {
        let seen = self.knowledge.registries.watchers().joins_seen();
        let admission = self.knowledge.admissions.try_admit()?;
        let draft = self.knowledge.state.borrow_mut().books.screens()?;
        self.screens_seen = seen;
        self.knowledge.tell_fleeting(draft, admission);
        Ok(())
    }

    /// Reads the books again once it is known what was written.
    async fn read_again(&self) {
        let Some(archive) = &self.archive else { return };
        log::warn!("the books are read again, because it is in doubt what was written of them");
        loop {
            let settled = matches!(self.knowledge.journal.send(Mark).await, Ok(Ok(_)));
            if settled {
                match read_books(archive, Arc::clone(&self.rules)).await {
                    Ok(books) => {
                        self.knowledge.read_again(books);
                        log::info!("the books are read again");
                        return;
                    }
                    Err(error) => log::error!("the books: {error}"),
                }
            }
            sleep(self.retry).await;
        }
    }
}
