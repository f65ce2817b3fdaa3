use std::{
    collections::{BTreeSet, VecDeque},
    rc::Rc,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use tokio::sync::Notify;

use super::{days::DayOver, merger::RankMerger, report};
use crate::{
    brokers::{
        audience,
        tell::{After, TellError},
    },
    domain::{
        ContestId, Draft,
        books::{Books, Consequence, Entry, Metric, NotApplied, RankChange, Refusal},
        events::{AnyJson, LeaderboardEvent, RankingUpdate},
    },
    rooms::TeamMove,
    settings::BoardSettings,
    store::Record,
};

/// Keeps the books for the brokers: applies what is reported, words what follows, and knows when what was held back is due.
/// Belongs to their thread.
///
/// The books are ahead of the database by what is on its way there. If any of that is refused they are not what is kept any
/// more, and nothing is taken until they have been read again.
pub struct Bookkeeper {
    books: Books,
    merger: RankMerger,
    /// The boards that are to be shown anew, and since when that waits.
    refresh: Option<(Instant, BTreeSet<Metric>)>,
    /// It is written that something is held back.
    holds: bool,
    /// The days that are over, to be written.
    days: VecDeque<DayOver>,
    on_its_way: usize,
    is_doubtful: bool,
    /// Something has changed since a screen was last told.
    changed: bool,
    settings: BoardSettings,
    retry: Duration,
    /// Somebody waits for what is due, and is to look again.
    pub(super) wake: Rc<Notify>,
    /// Somebody waits for a day that is over.
    pub(super) day_over: Rc<Notify>,
}

/// What a report has brought about, before it is worded.
#[derive(Debug)]
pub(in crate::brokers) struct Reported {
    consequences: Vec<Consequence>,
    /// What its sender is told besides.
    pub(in crate::brokers) after: After,
}

/// What is told of what was reported.
#[derive(Debug, Default)]
pub(in crate::brokers) struct Worded {
    pub(in crate::brokers) drafts: Vec<Draft>,
    pub(in crate::brokers) moves: Vec<TeamMove>,
}

impl Bookkeeper {
    /// Keeps these books. `held` tells that a former life of the process held something back and did not come to tell it.
    pub fn new(books: Books, held: bool, settings: BoardSettings, retry: Duration) -> Self {
        let refresh = held.then(|| (Instant::now(), Metric::ALL.into_iter().collect()));
        Self {
            books,
            merger: RankMerger::new(settings.merge_window),
            refresh,
            holds: held,
            days: VecDeque::new(),
            on_its_way: 0,
            is_doubtful: false,
            changed: true,
            settings,
            retry,
            wake: Rc::default(),
            day_over: Rc::default(),
        }
    }

    /// The books, unless they are in doubt.
    pub(in crate::brokers) fn books(&self) -> Result<&Books, TellError> {
        if self.is_doubtful {
            let reason = "the books are read again, because the database has failed".into();
            return Err(TellError::NotKept { reason, retry_after: self.retry });
        }
        Ok(&self.books)
    }

    /// Applies a report that came now. It is to be worded and kept, or taken back.
    pub(in crate::brokers) fn apply(&mut self, entry: &mut Entry, now: Timestamp) -> Result<Reported, NotTaken> {
        self.books()?;
        self.follow(now);
        let applied = self.books.apply(entry, now)?;
        let mut note = applied.known.then(|| "nothing has changed: the same was reported before".to_owned());
        let settled: Vec<_> = applied.consequences.iter().filter_map(settled).map(|id| id.to_string()).collect();
        if !settled.is_empty() {
            let contests = settled.join(", ");
            note = Some(format!("what was won stays, because it is settled: contest {contests}"));
        }
        let standing = report::standing(&self.books, entry)?.map(Arc::from);
        Ok(Reported { consequences: applied.consequences, after: After { standing, note } })
    }

    /// Takes back what was applied since it was last kept.
    pub(in crate::brokers) fn take_back(&mut self) {
        self.books.undo();
    }

    /// Words what has followed from a report. What is to be merged with what follows soon is held back.
    pub(in crate::brokers) fn word(&mut self, reported: &Reported, now: Instant) -> serde_json::Result<Worded> {
        let mut worded = Worded::default();
        for consequence in &reported.consequences {
            match consequence {
                Consequence::Rank(change) => {
                    if let Some(change) = self.merger.offer(*change, now) {
                        worded.drafts.extend(self.rank(&change)?);
                    }
                }
                Consequence::Refresh(metrics) => self.must_refresh(metrics.iter().copied(), now),
                _ => worded.take(consequence)?,
            }
        }
        Ok(worded)
    }

    /// Words what would follow, for somebody who only asks.
    pub(in crate::brokers) fn word_for_nobody(&self, reported: &Reported) -> serde_json::Result<Worded> {
        let mut worded = Worded::default();
        for consequence in &reported.consequences {
            match consequence {
                Consequence::Rank(change) => worded.drafts.extend(self.rank(change)?),
                Consequence::Refresh(metrics) => worded.drafts.extend(self.shown_anew(metrics)?),
                _ => worded.take(consequence)?,
            }
        }
        Ok(worded)
    }

    /// Everybody is told when the value was reached, which puts it in its place among equal ones; the user himself, who may have
    /// been overtaken, is told when that was.
    fn rank(&self, change: &RankChange) -> serde_json::Result<Vec<Draft>> {
        let update = self.books.word(change);
        let mut drafts = Vec::new();
        if change.public {
            drafts.extend(audience::leaderboard(&LeaderboardEvent::RankingUpdate(update.clone()))?);
        }
        if change.previous != change.new {
            let now = RankingUpdate { timestamp: Some(self.books.at().into()), ..update };
            drafts.extend(audience::leaderboard(&LeaderboardEvent::RankChange(now))?);
        }
        Ok(drafts)
    }

    fn shown_anew(&self, metrics: &BTreeSet<Metric>) -> serde_json::Result<Vec<Draft>> {
        let shown = self.books.shown(metrics.iter().copied(), self.settings.refresh_top as usize);
        audience::leaderboard(&LeaderboardEvent::Refresh(AnyJson::from_payload(&shown)?))
    }

    /// What all screens on the walls show.
    pub(super) fn screens(&mut self) -> serde_json::Result<Draft> {
        self.changed = false;
        let shown = self.books.shown(Metric::ALL, self.settings.refresh_top as usize);
        Ok(audience::screens(AnyJson::from_payload(&shown)?))
    }

    /// Whether something has changed since the screens were last told.
    pub(super) fn has_changed(&self) -> bool {
        self.changed
    }

    /// These boards are to be shown anew, a window from now or from when others began to wait for it.
    fn must_refresh(&mut self, metrics: impl IntoIterator<Item = Metric>, now: Instant) {
        self.refresh.get_or_insert_with(|| (now, BTreeSet::new())).1.extend(metrics);
    }

    fn has_to_show(&mut self) {
        if !self.changed {
            self.changed = true;
            self.wake.notify_one();
        }
    }

    /// Keeps what was applied. The records are to be written with what it was worded as, and the outcome is to be told by
    /// [`Self::written`].
    pub(in crate::brokers) fn keep(&mut self) -> serde_json::Result<Vec<Record>> {
        let changes = self.books.keep()?;
        let mut records = vec![Record::Books(changes)];
        self.has_to_show();
        let holds = self.merger.holds() || self.refresh.is_some();
        if holds && !self.holds {
            self.holds = true;
            records.push(Record::Untold(true));
        }
        if self.next_due().is_some() {
            self.wake.notify_one();
        }
        self.on_its_way += 1;
        Ok(records)
    }

    /// What was held back and is due now, or all of it, with what is to be written when it is told. Nothing, if there is none.
    pub(in crate::brokers) fn untold(
        &mut self,
        now: Instant,
        all: bool,
    ) -> serde_json::Result<Option<(Vec<Draft>, Vec<Record>)>> {
        let changes = if all { self.merger.all() } else { self.merger.due(now) };
        let mut drafts = Vec::new();
        // What has happened meanwhile may have been shown already, so it is told as it is now.
        for change in changes.into_iter().filter_map(|change| self.books.come_to(change)) {
            drafts.extend(self.rank(&change)?);
        }
        let is_due = |since: &Instant| all || *since + self.settings.merge_window <= now;
        if self.refresh.as_ref().is_some_and(|(since, _)| is_due(since))
            && let Some((_, metrics)) = self.refresh.take()
        {
            drafts.extend(self.shown_anew(&metrics)?);
        }
        let mut records = Vec::new();
        if self.holds && !self.merger.holds() && self.refresh.is_none() {
            self.holds = false;
            records.push(Record::Untold(false));
        }
        if drafts.is_empty() && records.is_empty() {
            return Ok(None);
        }
        self.on_its_way += 1;
        Ok(Some((drafts, records)))
    }

    /// When something that is held back is due; never, while the books are in doubt.
    pub(super) fn next_due(&self) -> Option<Instant> {
        if self.is_doubtful {
            return None;
        }
        let refresh = self.refresh.as_ref().map(|(since, _)| *since + self.settings.merge_window);
        self.merger.next_end().into_iter().chain(refresh).min()
    }

    /// Follows the clock: a day that is over is noted, and boards whose period is over are shown anew.
    pub(in crate::brokers) fn follow(&mut self, now: Timestamp) {
        // Empty books have not followed any clock yet.
        let is_empty = self.books.last_seq() == 0;
        if now >= self.books.boards().day_ends() && !is_empty {
            let day = self.books.rules().calendar.date(self.books.at());
            self.days.push_back(DayOver::of(day, &self.books));
            self.day_over.notify_one();
        }
        let over = self.books.advance(now);
        if !over.is_empty() && !is_empty {
            self.has_to_show();
            self.must_refresh(over, Instant::now());
            self.wake.notify_one();
        }
    }

    /// Whether something that is held back is due, or anything is held back at all. Nothing is told of books that are in doubt:
    /// it might never have happened. Once they have been read again, everything is shown anew.
    pub(in crate::brokers) fn has_untold(&self, now: Instant, all: bool) -> bool {
        if self.is_doubtful {
            return false;
        }
        let has_any = self.merger.holds() || self.refresh.is_some() || self.holds;
        if all { has_any } else { self.next_due().is_some_and(|due| due <= now) }
    }

    /// A day that is over, to be written.
    pub(super) fn next_day(&mut self) -> Option<DayOver> {
        self.days.pop_front()
    }

    /// The contests that are over and not settled.
    pub(super) fn due_contests(&self) -> Vec<ContestId> {
        if self.is_doubtful { Vec::new() } else { self.books.due().collect() }
    }

    /// When the next contest ends.
    pub(super) fn next_contest_end(&self) -> Option<Timestamp> {
        self.books.contests().open().map(|(ends, _)| ends).next()
    }

    /// Moves that have been written, each to the team in which its user is by now. Whoever waits for two answers may hear of them
    /// in another order; so the later move is told twice, rather than the earlier one last.
    pub(in crate::brokers) fn latest(&self, mut moves: Vec<TeamMove>) -> Vec<TeamMove> {
        if !self.is_doubtful {
            moves.iter_mut().for_each(|moved| moved.to = self.books.roster().member_of(moved.user));
        }
        moves
    }

    /// Something that was kept has been written, or refused. Then the books are in doubt.
    pub(in crate::brokers) fn written(&mut self, is_written: bool) {
        self.on_its_way = self.on_its_way.saturating_sub(1);
        self.is_doubtful |= !is_written;
        if self.is_doubtful {
            self.wake.notify_one();
        }
    }

    /// Whether the books are to be read again, and nothing of theirs is on its way.
    pub(super) fn must_be_read_again(&self) -> bool {
        self.is_doubtful && self.on_its_way == 0
    }

    /// The books, as they were read again. What was held back is shown anew.
    pub(in crate::brokers) fn read_again(&mut self, books: Books) {
        self.books = books;
        self.merger = RankMerger::new(self.settings.merge_window);
        self.refresh = Some((Instant::now(), Metric::ALL.into_iter().collect()));
        self.is_doubtful = false;
        self.has_to_show();
        self.wake.notify_one();
    }
}

/// Why a report was not taken.
#[derive(Debug)]
pub(in crate::brokers) enum NotTaken {
    Refused(Refusal),
    Failed(TellError),
}

impl From<NotApplied> for NotTaken {
    fn from(not: NotApplied) -> Self {
        match not {
            NotApplied::Refused(refusal) => Self::Refused(refusal),
            NotApplied::Encode(error) => Self::Failed(error.into()),
        }
    }
}

impl From<TellError> for NotTaken {
    fn from(error: TellError) -> Self {
        Self::Failed(error)
    }
}

impl From<serde_json::Error> for NotTaken {
    fn from(error: serde_json::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl Worded {
    fn take(&mut self, consequence: &Consequence) -> serde_json::Result<()> {
        match consequence {
            Consequence::Leaderboard(event) => self.drafts.extend(audience::leaderboard(event)?),
            Consequence::Training(event) => self.drafts.extend(audience::training(event)?),
            Consequence::TeamMoved { user, to, .. } => {
                self.moves.push(TeamMove { user: *user, to: *to });
            }
            // Those before it are worded by whoever merges them; the last one is said in the answer.
            Consequence::Rank(_) | Consequence::Refresh(_) | Consequence::Settled(_) => {}
        }
        Ok(())
    }
}

fn settled(consequence: &Consequence) -> Option<ContestId> {
    match consequence {
        Consequence::Settled(id) => Some(*id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{
        brokers::book_rules,
        domain::{TeamId, UserId},
        settings::Settings,
    };

    /// 2026-03-02T13:00:00Z, a Monday.
    const START: i64 = 1_772_456_400_000;

    fn bookkeeper() -> Bookkeeper {
        let settings = Settings::with("").unwrap();
        let now = Timestamp::from_millisecond(START).unwrap();
        let books = Books::new(Arc::new(book_rules(&settings.rules).unwrap()), now);
        Bookkeeper::new(books, false, settings.rules.boards, Duration::from_secs(1))
    }

    /// Reports something so many milliseconds later.
    fn report(keeper: &mut Bookkeeper, kind: &str, body: &Value, after: i64) -> Vec<Draft> {
        let mut entry = Entry::parse(kind, &body.to_string()).unwrap();
        let reported = keeper.apply(&mut entry, Timestamp::from_millisecond(START + after).unwrap()).unwrap();
        let drafts = keeper.word(&reported, Instant::now()).unwrap().drafts;
        keeper.keep().unwrap();
        drafts
    }

    fn sell(keeper: &mut Bookkeeper, id: &str, revenue: u64, after: i64) -> Vec<Draft> {
        report(keeper, "sale", &json!({"saleId": id, "userId": 7, "revenue": revenue, "signups": 0}), after)
    }

    /// Value and time of what everybody was told of the revenue of the month.
    fn updates(drafts: &[Draft]) -> Vec<(Value, Value)> {
        let updates = drafts.iter().filter(|draft| &*draft.event == "rankings:update");
        let updates = updates.map(|draft| serde_json::from_str::<Value>(draft.data.get()).unwrap());
        let updates = updates.filter(|update| update["metric"] == "monthlyRevenue");
        updates.map(|update| (update["value"].clone(), update["timestamp"].clone())).collect()
    }

    fn untold(keeper: &mut Bookkeeper) -> Vec<Draft> {
        keeper.untold(Instant::now(), true).unwrap().unwrap().0
    }

    #[test]
    fn a_value_is_told_with_the_time_at_which_it_was_reached_however_late_that_is() {
        let mut keeper = bookkeeper();
        let at = |time: &str| json!(format!("2026-03-02T13:00:00.{time}Z"));
        assert_eq!(updates(&sell(&mut keeper, "s-1", 100, 0)), [(json!(100), at("000"))]);
        assert_eq!(updates(&sell(&mut keeper, "s-2", 50, 20)), []);
        keeper.follow(Timestamp::from_millisecond(START + 200).unwrap());
        assert_eq!(updates(&untold(&mut keeper)), [(json!(150), at("020"))]);
    }

    #[test]
    fn what_was_voided_while_it_was_held_back_is_not_told() {
        let mut keeper = bookkeeper();
        sell(&mut keeper, "s-1", 100, 0);
        sell(&mut keeper, "s-2", 50, 20);
        report(&mut keeper, "sale-voided", &json!({"saleId": "s-2"}), 40);
        let told = untold(&mut keeper);
        assert_eq!(updates(&told), []);
        assert_eq!(&*told.last().unwrap().event, "leaderboard:refresh");
    }

    #[test]
    fn while_it_is_in_doubt_what_happened_nothing_of_it_is_told() {
        let mut keeper = bookkeeper();
        sell(&mut keeper, "s-1", 100, 0);
        sell(&mut keeper, "s-2", 50, 20);
        let later = Instant::now() + Duration::from_secs(1);
        assert!(keeper.has_untold(later, false) && keeper.next_due().is_some());
        keeper.written(true);
        keeper.written(false);
        assert!(keeper.must_be_read_again());
        assert!(!keeper.has_untold(later, true) && keeper.next_due().is_none());
        keeper.read_again(bookkeeper().books);
        assert_eq!(updates(&untold(&mut keeper)), [], "nothing is left of what was not written");
    }

    #[test]
    fn a_user_goes_to_the_team_he_is_in_by_now_whichever_answer_is_heard_last() {
        let mut keeper = bookkeeper();
        let (user, team) = (UserId::new(7).unwrap(), |id| TeamId::new(id).ok());
        for id in [3, 4] {
            report(&mut keeper, "roster", &json!({"users": [{"id": 7, "name": "Ada", "teamId": id}]}), 0);
        }
        let moves = vec![TeamMove { user, to: team(3) }];
        assert_eq!(keeper.latest(moves.clone()), [TeamMove { user, to: team(4) }]);
        keeper.written(false);
        assert_eq!(keeper.latest(moves.clone()), moves, "what is in doubt says nothing");
    }

    #[test]
    fn of_a_month_that_is_over_nothing_more_is_told() {
        let mut keeper = bookkeeper();
        sell(&mut keeper, "s-1", 100, 0);
        sell(&mut keeper, "s-2", 50, 20);
        keeper.follow(Timestamp::from_millisecond(START + 31 * 86_400_000).unwrap());
        let told = untold(&mut keeper);
        assert_eq!(updates(&told), []);
        assert!(told.iter().any(|draft| &*draft.event == "rankings:update"), "the year is not over");
    }
}
