use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::time::{sleep, sleep_until};

use super::{days, heartbeat::Heartbeat, load::read_books};
use crate::{
    brokers::{Knowledge, audience, tell::TellError},
    domain::{
        books::{BookRules, ContestEnd, Entry},
        events::Happened,
    },
    journal::Mark,
    lifecycle::Vital,
    store::Archive,
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
    /// How many had come when they were last told how each is to be.
    control_seen: u64,
    heartbeat: Heartbeat,
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
            control_seen: 0,
            heartbeat: Heartbeat::new(boards.tv_beat),
            _vital: vital,
        }
    }

    /// Runs.
    pub async fn run(mut self) {
        let wake = std::rc::Rc::clone(&self.knowledge.state.borrow().books.wake);
        let clock = self.knowledge.clock.clone();
        let watchers = self.knowledge.registries.watchers().clone();
        let noting = days::note(self.knowledge.clone(), self.history_days, self.retry);
        tokio::pin!(noting);
        let (mut next_tick, mut next_screens, mut next_control) = (Instant::now(), Instant::now(), Instant::now());
        loop {
            let due = self.knowledge.state.borrow().books.next_due();
            let screens = self.must_tell_screens().then_some(next_screens);
            let control = self.must_tell_control().then_some(next_control);
            let beat = self.heartbeat.due(watchers.count(), watchers.joins_seen(), Instant::now());
            let next =
                due.into_iter().chain(screens).chain(control).chain(beat).chain([next_tick]).min().unwrap_or(next_tick);
            tokio::select! {
                () = sleep_until(next.into()) => {}
                () = wake.notified() => {}
                () = watchers.joined() => {}
                // Whatever there is to do by the clock is done at once.
                () = clock.moved() => next_tick = Instant::now(),
                never = &mut noting => match never {},
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
                self.tick().await;
                next_tick = now + self.until_next_tick();
            }
            if now >= next_control && self.must_tell_control() {
                next_control = now + self.tv_interval;
                if let Err(error) = self.tell_control() {
                    log::debug!("the screens are told later how they are to be: {error}");
                }
            }
            if self.heartbeat.beats(watchers.count(), watchers.joins_seen(), now)
                && let Err(error) = self.beat()
            {
                log::debug!("the screens hear no heartbeat this time: {error}");
            }
            if now >= next_screens && self.must_tell_screens() {
                next_screens = now + self.tv_interval;
                if let Err(error) = self.tell_screens() {
                    log::debug!("the screens are told later: {error}");
                }
            }
        }
    }

    async fn tick(&mut self) {
        self.knowledge.state.borrow_mut().books.follow(self.knowledge.clock.now());
        let due = self.knowledge.state.borrow().books.due_contests();
        for contest_id in due {
            if let Err(error) = self.settle(contest_id).await {
                log::warn!("contest {contest_id} is over and will be settled later: {error}");
            }
        }
    }

    /// A contest ends at its end, not up to a tick later.
    fn until_next_tick(&self) -> Duration {
        let ends = self.knowledge.state.borrow().books.next_contest_end();
        let left = ends.map(|ends| ends.duration_since(self.knowledge.clock.now()));
        left.and_then(|left| Duration::try_from(left).ok()).map_or(TICK, |left| left.clamp(SHORTLY, TICK))
    }

    async fn settle(&self, contest_id: crate::domain::ContestId) -> Result<(), TellError> {
        let admission = self.knowledge.admissions.admit(1).await?;
        let mut settled = [Happened::from(Entry::ContestSettled(ContestEnd { contest_id }))];
        let told = self.knowledge.tell(&mut settled, None, admission);
        told.await?;
        log::info!("contest {contest_id} is over and settled");
        Ok(())
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

    /// Whether a screen has come that has not been told how it is to be.
    fn must_tell_control(&self) -> bool {
        let watchers = self.knowledge.registries.watchers();
        watchers.count() > 0 && watchers.joins_seen() != self.control_seen
    }

    fn tell_control(&mut self) -> Result<(), TellError> {
        let seen = self.knowledge.registries.watchers().joins_seen();
        self.knowledge.tell_control()?;
        self.control_seen = seen;
        Ok(())
    }

    fn tell_screens(&mut self) -> Result<(), TellError> {
        let seen = self.knowledge.registries.watchers().joins_seen();
        let admission = self.knowledge.admissions.try_admit()?;
        let draft = self.knowledge.state.borrow_mut().books.screens()?;
        self.screens_seen = seen;
        self.knowledge.tell_fleeting(draft, admission);
        Ok(())
    }

    /// Tells the screens that the stream lives.
    fn beat(&self) -> Result<(), TellError> {
        let admission = self.knowledge.admissions.try_admit()?;
        self.knowledge.tell_fleeting(audience::beat(self.knowledge.clock.now().into())?, admission);
        Ok(())
    }

    /// Reads the books again once it is known what was written.
    async fn read_again(&self) {
        let Some(archive) = &self.archive else { return };
        log::warn!("the books are read again, because it is in doubt what was written of them");
        loop {
            if let Ok(Ok(position)) = self.knowledge.journal.send(Mark).await {
                match read_books(archive, Arc::clone(&self.rules)).await {
                    Ok(books) => {
                        self.knowledge.read_again(books, position).await;
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
