use std::time::Duration;

use crate::{
    domain::ClientId,
    settings::InboxSettings,
    store::{Absence, Note},
};

/// The pages of one device in one user's room: how many are there, and from where those go on that come back.
///
/// Pages cannot be told apart. So one that comes is taken for one that went: for the last one that said goodbye (a reload),
/// or for the one that had seen least of those that were lost (a restart, a tunnel: they come back in any order). Nobody who
/// comes back can thereby miss anything; some may be told twice what another page had seen.
///
/// A page may also come back before it is noticed that it was lost. So when a page goes, those that have come since are due
/// what had not reached it.
#[derive(Debug, Default)]
pub(super) struct Presence {
    /// Pages that are there, and have been or are being given what they missed.
    here: Vec<Page>,
    /// When the last of them came, in milliseconds since 1970.
    came_at: i64,
    /// Pages of which nobody knows yet what they missed.
    waiting: u32,
    /// They have heard nothing that was told after this.
    waiting_after: u64,
    /// What had been written of the device is known, or that there was nothing.
    is_known: bool,
    /// How the device stands if nothing had been written of it, until that is known.
    newcomer: Option<Newcomer>,
    /// Pages that went and have not come back, in this order.
    gone: Vec<Gone>,
    /// What the device had seen when its first page came, or had to be given then.
    began_at: u64,
}

/// A page that is there.
#[derive(Debug)]
struct Page {
    client: ClientId,
    /// It has not been told what was told before.
    from: u64,
    /// It is still being given what it missed after this.
    missed_after: Option<u64>,
    /// It is due what another page had not heard after this; see [`Due`].
    due_after: Option<u64>,
}

/// A device that came when nobody knew whether anything is written of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Newcomer {
    /// How it stands if nothing is: it counts as away since its first page came, until that page has been given what it missed.
    pub(super) absence: Absence,
    /// It may have been there when the process before was killed, which had not got to write so. Then it is away since that.
    pub(super) may_have_been_there: bool,
}

/// What a page has not been told and another of its device that is gone may not have heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) client: ClientId,
    pub(super) after: u64,
    pub(super) up_to: u64,
}

/// A page that went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gone {
    /// What it had surely seen.
    pub(super) seen_to: u64,
    /// When, in milliseconds since 1970.
    pub(super) at: i64,
    pub(super) how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// It said goodbye.
    Left,
    /// It was lost, or sent away.
    Lost,
    /// It is read from the database, which knows nothing of how many there were.
    Noted,
}

/// How long ago a page may have gone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// If no page of the device is there.
    alone: i64,
    /// If one is.
    beside_others: i64,
}

impl Patience {
    pub(super) fn new(settings: &InboxSettings) -> Self {
        let millis = |time: Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        Self { alone: millis(settings.replay_age), beside_others: millis(settings.return_within) }
    }

    /// Who went before this is sent nothing any more.
    pub(super) fn ends_before(self, now: i64) -> i64 {
        now.saturating_sub(self.alone)
    }

    /// Until when one that goes now may come back beside others.
    pub(super) fn of_pages(self, now: i64) -> i64 {
        now.saturating_add(self.beside_others)
    }
}

/// Pages of one device that are remembered when they have gone.
const REMEMBERED: usize = 16;

impl Presence {
    /// Whether it is known what had been written of the device.
    pub(super) fn is_known(&self) -> bool {
        self.is_known
    }

    /// Takes in what had been written of the device.
    pub(super) fn know(&mut self, noted: Option<Absence>) {
        if std::mem::replace(&mut self.is_known, true) {
            return;
        }
        // What had been written just now of the newcomer says nothing of a time before.
        let newcomer = self.newcomer.take();
        let noted = noted.filter(|noted| newcomer.is_none_or(|newcomer| newcomer.absence != *noted));
        // Pages that went before this was known had been given nothing.
        let went_at = self.gone.last().map(|gone| gone.at);
        let was_there = |newcomer: &Newcomer| newcomer.may_have_been_there || went_at.is_some();
        let away = noted.or(newcomer.filter(was_there).map(|newcomer| newcomer.absence));
        if let Some(Absence { seen_to, ended_at: Some(ended_at) }) = away {
            let at = went_at.map_or(ended_at, |went_at| went_at.max(ended_at));
            self.gone = vec![Gone { seen_to, at, how: How::Noted }];
        }
    }

    /// A page has come and waits until the device is known, which stands so if it is new.
    pub(super) fn wait(&mut self, newcomer: Newcomer) {
        let seen_to = newcomer.absence.seen_to;
        self.waiting_after = if self.waiting > 0 { self.waiting_after.min(seen_to) } else { seen_to };
        self.waiting += 1;
        let first = self.newcomer.get_or_insert(newcomer);
        first.absence.seen_to = first.absence.seen_to.min(seen_to);
    }

    /// A page that waited need not wait any longer.
    pub(super) fn waited(&mut self) {
        self.waiting -= 1;
    }

    /// A page has gone before it was known what it missed; nothing of that had been given to it. Answers what others are due.
    pub(super) fn went_unknown(&mut self, gone: Gone, patience: Patience) -> Vec<Due> {
        self.waiting -= 1;
        // A new device begins with the first page that it has ever had, however short that was there.
        if !self.is_known || self.here.is_empty() {
            let before = self.gone.last().map(|last| self.goes_on_from(last, &self.gone));
            let seen_to = before.map_or(gone.seen_to, |before| before.min(gone.seen_to));
            self.remember(Gone { seen_to, ..gone }, patience);
        }
        self.due_since(gone.seen_to)
    }

    /// A page has come; what is told after `head` reaches it as it is told. Answers the offset after which it has missed
    /// something up to there. It is given that until [`Presence::present`].
    pub(super) fn come(&mut self, client: ClientId, head: u64, now: i64, patience: Patience) -> Option<u64> {
        let within = if self.here.is_empty() { patience.alone } else { patience.beside_others };
        let from = self.take(now, within).filter(|from| *from < head);
        self.stay(Page { client, from: from.unwrap_or(head), missed_after: from, due_after: None }, head, now);
        from
    }

    /// A page has come that knows by itself what it missed, which was told after `since`.
    pub(super) fn come_with_position(&mut self, client: ClientId, since: u64, head: u64, now: i64, patience: Patience) {
        self.is_known = true;
        self.newcomer = None;
        self.take(now, patience.alone);
        self.stay(Page { client, from: 0, missed_after: Some(since), due_after: None }, head, now);
    }

    fn stay(&mut self, page: Page, head: u64, now: i64) {
        if self.here.is_empty() {
            self.began_at = head;
        }
        self.here.push(page);
        self.came_at = now;
    }

    /// A page has been given what it missed.
    pub(super) fn present(&mut self, client: ClientId) {
        self.page(client).into_iter().for_each(|page| page.missed_after = None);
    }

    /// A page has been given what it was due after this. What became due meanwhile reaches farther back.
    pub(super) fn given_due(&mut self, client: ClientId, after: u64) {
        self.page(client).into_iter().for_each(|page| page.due_after = page.due_after.filter(|due| *due < after));
    }

    fn page(&mut self, client: ClientId) -> Option<&mut Page> {
        self.here.iter_mut().find(|page| page.client == client)
    }

    /// A page has gone; it was being given what it missed, or had been. Answers what others are due.
    pub(super) fn go(&mut self, client: ClientId, gone: Gone, patience: Patience) -> Vec<Due> {
        let not_given = self.page(client).and_then(|page| page.due_after);
        let gone = Gone { seen_to: not_given.map_or(gone.seen_to, |after| gone.seen_to.min(after)), ..gone };
        self.here.retain(|page| page.client != client);
        self.remember(gone, patience);
        self.due_since(gone.seen_to)
    }

    fn remember(&mut self, gone: Gone, patience: Patience) {
        self.gone.retain(|earlier| gone.at - earlier.at <= patience.beside_others);
        self.gone.push(gone);
        if self.gone.len() > REMEMBERED {
            let oldest = self.gone.remove(0);
            self.gone[0].seen_to = self.gone[0].seen_to.min(oldest.seen_to);
        }
    }

    /// What those have not been told that have come after that had been seen.
    fn due_since(&mut self, seen_to: u64) -> Vec<Due> {
        let came_since = self.here.iter_mut().filter(|page| page.from > seen_to);
        came_since
            .map(|page| {
                let up_to = std::mem::replace(&mut page.from, seen_to);
                page.due_after = Some(seen_to);
                Due { client: page.client, after: seen_to, up_to }
            })
            .collect()
    }

    /// What is to be known of the device when the process has ended; `None` if what had been written stands. As long as a page
    /// has not been given everything, the device is away.
    pub(super) fn to_note(&self) -> Option<Note> {
        if !self.is_known {
            return self.newcomer.map(|newcomer| Note::IsIfNew(newcomer.absence));
        }
        let not_given = self.here.iter().flat_map(|page| [page.missed_after, page.due_after]).flatten();
        if let Some(seen_to) = not_given.chain((self.waiting > 0).then_some(self.waiting_after)).min() {
            return Some(Note::Is(Absence { seen_to, ended_at: Some(self.came_at) }));
        }
        if !self.here.is_empty() {
            return Some(Note::Is(Absence { seen_to: self.began_at, ended_at: None }));
        }
        let last = self.gone.last().filter(|gone| gone.how != How::Noted)?;
        Some(Note::Is(Absence { seen_to: self.goes_on_from(last, &self.gone), ended_at: Some(last.at) }))
    }

    /// Whether it can be forgotten once it is written.
    pub(super) fn is_over(&self) -> bool {
        self.here.is_empty() && self.waiting == 0
    }

    fn take(&mut self, now: i64, within: i64) -> Option<u64> {
        let first = self.gone.iter().position(|gone| now - gone.at <= within)?;
        let recent = &self.gone[first..];
        let last = recent.last()?;
        let from = self.goes_on_from(last, recent);
        let found = match last.how {
            How::Noted => return Some(from),
            How::Left => recent.len() - 1,
            // The others may have seen less than it has.
            How::Lost => {
                let lost = recent.iter().enumerate().filter(|(_, gone)| gone.how == How::Lost);
                lost.max_by_key(|(_, gone)| gone.seen_to).map(|(at, _)| at)?
            }
        };
        self.gone.remove(first + found);
        Some(from)
    }

    fn goes_on_from(&self, last: &Gone, recent: &[Gone]) -> u64 {
        match last.how {
            How::Left | How::Noted => last.seen_to,
            How::Lost => {
                let lost = recent.iter().filter(|gone| gone.how == How::Lost);
                lost.map(|gone| gone.seen_to).min().unwrap_or(last.seen_to)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PATIENCE: Patience = Patience { alone: 1_000, beside_others: 100 };

    fn known() -> Presence {
        Presence { is_known: true, ..Presence::default() }
    }

    fn newcomer(seen_to: u64, at: i64) -> Newcomer {
        Newcomer { absence: Absence { seen_to, ended_at: Some(at) }, may_have_been_there: false }
    }

    /// A device whose first page came when so much had been told.
    fn waiting(head: u64, at: i64) -> Presence {
        let mut device = Presence::default();
        device.wait(newcomer(head, at));
        device
    }

    fn is(seen_to: u64, ended_at: Option<i64>) -> Option<Note> {
        Some(Note::Is(Absence { seen_to, ended_at }))
    }

    fn is_if_new(seen_to: u64, ended_at: i64) -> Option<Note> {
        Some(Note::IsIfNew(Absence { seen_to, ended_at: Some(ended_at) }))
    }

    fn gone(seen_to: u64, at: i64, how: How) -> Gone {
        Gone { seen_to, at, how }
    }

    /// A device with so many pages, which have missed nothing.
    fn with_pages(pages: u32) -> Presence {
        let mut device = known();
        for _ in 0..pages {
            assert_eq!(device.comes(10, 0), None);
        }
        device
    }

    impl Presence {
        fn comes(&mut self, head: u64, now: i64) -> Option<u64> {
            self.come(ClientId::next(), head, now, PATIENCE)
        }

        /// All its pages have been given what they missed.
        fn is_given(&mut self) {
            self.here.iter_mut().for_each(|page| page.missed_after = None);
        }

        /// The first of its pages goes.
        fn goes(&mut self, gone: Gone) -> Vec<Due> {
            let client = self.here[0].client;
            self.go(client, gone, PATIENCE)
        }
    }

    #[test]
    fn a_new_device_has_missed_nothing() {
        let mut device = with_pages(1);
        assert_eq!(device.to_note(), is(10, None));
        assert_eq!(device.comes(20, 50), None, "another page of it neither");
    }

    #[test]
    fn a_device_that_was_away_goes_on_where_its_last_page_went() {
        let mut device = with_pages(2);
        device.goes(gone(20, 200, How::Left));
        device.goes(gone(30, 500, How::Left));
        assert_eq!(device.to_note(), is(30, Some(500)));
        assert_eq!(device.comes(40, 1_500), Some(30));
        assert_eq!(device.to_note(), is(30, Some(1_500)), "until it has got that, it is away");
        device.is_given();
        assert_eq!(device.to_note(), is(40, None));

        let mut device = with_pages(1);
        device.goes(gone(30, 500, How::Left));
        assert_eq!(device.comes(40, 1_501), None, "it was away for too long");
    }

    #[test]
    fn a_new_device_begins_with_its_first_page_although_that_went_before_it_was_known() {
        let mut device = waiting(10, 100);
        assert_eq!(device.to_note(), is_if_new(10, 100), "although nobody knows whether it is");
        device.went_unknown(gone(10, 101, How::Left), PATIENCE);
        assert_eq!((device.to_note(), device.is_over()), (is_if_new(10, 100), true));
        // Whether or not that has been written by then.
        for noted in [None, Some(Absence { seen_to: 10, ended_at: Some(100) })] {
            let mut device = waiting(10, 100);
            device.went_unknown(gone(10, 101, How::Left), PATIENCE);
            device.know(noted);
            assert_eq!(device.comes(12, 102), Some(10));
            assert_eq!(device.to_note(), is(10, Some(102)));
            device.is_given();
            assert_eq!(device.to_note(), is(12, None));
        }

        // Unless another has come before that was found out.
        let mut device = waiting(10, 100);
        device.know(None);
        assert_eq!(device.comes(12, 101), None);
        assert_eq!(device.to_note(), is(10, Some(101)), "until the first page has what it came for");
        let due = device.went_unknown(gone(10, 100, How::Left), PATIENCE);
        assert_eq!(due, [Due { client: device.here[0].client, after: 10, up_to: 12 }]);
    }

    #[test]
    fn what_was_written_of_a_newcomer_while_it_waited_says_of_no_absence() {
        let mut device = waiting(10, 100);
        device.know(Some(Absence { seen_to: 10, ended_at: Some(100) }));
        device.waited();
        assert_eq!([device.comes(10, 101), device.comes(12, 102)], [None, None]);
    }

    #[test]
    fn after_a_kill_a_device_that_nobody_knows_counts_as_one_that_was_there() {
        let former = Absence { seen_to: 10, ended_at: Some(100) };
        for (noted, from) in [(None, 10), (Some(Absence { seen_to: 7, ended_at: Some(90) }), 7)] {
            let mut device = Presence::default();
            device.wait(Newcomer { absence: former, may_have_been_there: true });
            assert_eq!(device.to_note(), is_if_new(10, 100));
            device.know(noted);
            device.waited();
            assert_eq!(device.comes(20, 110), Some(from));
        }
    }

    #[test]
    fn beside_others_a_page_that_comes_soon_is_the_one_that_went() {
        for (at, from) in [(200, Some(20)), (300, Some(20)), (301, None)] {
            let mut device = with_pages(2);
            device.goes(gone(20, 200, How::Left));
            assert_eq!(device.comes(30, at), from, "at {at}");
            assert_eq!(device.comes(30, at), None, "and that only once");
        }
    }

    #[test]
    fn a_reload_goes_on_where_it_was_whatever_other_pages_did() {
        let mut device = with_pages(3);
        device.goes(gone(20, 200, How::Lost));
        device.goes(gone(21, 201, How::Left));
        device.goes(gone(25, 202, How::Left));
        assert_eq!(device.comes(25, 203), None, "nothing was told meanwhile");
        assert_eq!(device.comes(30, 204), Some(21));
        assert_eq!(device.comes(30, 204), Some(20));
    }

    #[test]
    fn lost_pages_come_back_in_any_order_and_miss_nothing() {
        let mut device = with_pages(3);
        device.goes(gone(25, 200, How::Lost));
        device.goes(gone(20, 210, How::Lost));
        device.goes(gone(30, 220, How::Lost));
        assert_eq!(device.to_note(), is(20, Some(220)));
        let from: Vec<_> = (0..4).map(|_| device.comes(40, 230)).collect();
        assert_eq!(from, [Some(20), Some(20), Some(20), None]);
    }

    #[test]
    fn after_a_restart_all_pages_that_come_soon_go_on() {
        let mut device = waiting(30, 290);
        device.wait(newcomer(30, 290));
        device.know(Some(Absence { seen_to: 20, ended_at: Some(200) }));
        device.know(None);
        device.waited();
        assert_eq!(device.comes(30, 290), Some(20));
        device.waited();
        assert_eq!(device.comes(30, 300), Some(20));
        assert_eq!(device.comes(30, 301), None);
    }

    #[test]
    fn who_brings_a_position_is_taken_for_one_that_went_and_is_given_nothing() {
        let mut device = with_pages(2);
        device.goes(gone(20, 200, How::Lost));
        let client = ClientId::next();
        device.come_with_position(client, 25, 30, 210, PATIENCE);
        assert_eq!(device.to_note(), is(25, Some(210)), "by us, that is");
        device.present(client);
        assert_eq!(device.comes(30, 210), None);
    }

    #[test]
    fn who_came_back_before_its_loss_was_noticed_is_due_what_had_not_reached_it() {
        let mut device = with_pages(1);
        assert_eq!(device.comes(20, 100), None);
        let back = device.here[1].client;
        let due = device.goes(gone(15, 145, How::Lost));
        assert_eq!(due, [Due { client: back, after: 15, up_to: 20 }]);
        assert_eq!(device.to_note(), is(15, Some(100)), "and has not been given it yet");
        assert_eq!(device.comes(30, 146), Some(15), "unless that was another page");

        // It may go before it has got that, or behind it.
        for (is_given, from) in [(false, 15), (true, 25)] {
            let mut device = with_pages(1);
            device.comes(20, 100);
            device.goes(gone(15, 145, How::Left));
            if is_given {
                device.given_due(device.here[0].client, 15);
            }
            device.goes(gone(25, 150, How::Left));
            assert_eq!(device.comes(30, 160), Some(from));
        }

        let mut device = with_pages(2);
        assert_eq!(device.goes(gone(15, 100, How::Lost)), [], "who was there has heard it");
        assert_eq!(device.comes(20, 150), Some(15));
        assert_eq!(device.goes(gone(17, 150, How::Lost)), [], "and so has who was given it");
    }

    #[test]
    fn what_nobody_could_look_up_stays_as_it_was_written() {
        let mut device = waiting(30, 300);
        assert_eq!((device.to_note(), device.is_over()), (is_if_new(30, 300), false));
        device.went_unknown(gone(30, 301, How::Left), PATIENCE);
        assert_eq!((device.to_note(), device.is_over()), (is_if_new(30, 300), true), "although it came and went");
        device.know(Some(Absence { seen_to: 20, ended_at: Some(200) }));
        assert_eq!(device.comes(40, 302), Some(20));
        assert_eq!(device.to_note(), is(20, Some(302)), "nor when that is known");
        let mut device = Presence::default();
        device.know(Some(Absence { seen_to: 20, ended_at: Some(200) }));
        assert_eq!(device.to_note(), None, "nobody has come yet");
    }

    #[test]
    fn many_pages_that_went_are_few_to_remember() {
        let mut device = with_pages(40);
        for page in 0..40 {
            device.goes(gone(20 + page, 200, How::Lost));
        }
        assert_eq!(device.gone.len(), REMEMBERED);
        assert_eq!(device.comes(100, 200), Some(20));
    }

    /// What pages of a device do, and the world beside them.
    #[derive(Debug, Clone, Copy)]
    enum Step {
        Come,
        /// One of the pages.
        Leave(usize),
        /// One of the pages, and so many of the last entries had not reached it.
        Lose(usize, usize),
        Tell,
        Wait(i64),
        /// The process is restarted, and the device is read from the database.
        Restart,
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            2 => Just(Step::Come),
            1 => (0usize..4).prop_map(Step::Leave),
            1 => (0usize..4, 0usize..3).prop_map(|(page, unheard)| Step::Lose(page, unheard)),
            4 => Just(Step::Tell),
            1 => (0i64..150).prop_map(Step::Wait),
            1 => Just(Step::Restart),
        ];
        prop::collection::vec(step, 0..40)
    }

    struct World {
        device: Presence,
        /// What each page that is there has heard.
        pages: Vec<(ClientId, Vec<u64>)>,
        /// What pages had heard that are gone.
        heard: Vec<u64>,
        head: u64,
        now: i64,
        first_came_at: Option<u64>,
    }

    impl World {
        fn new() -> Self {
            Self { device: known(), pages: Vec::new(), heard: Vec::new(), head: 0, now: 0, first_came_at: None }
        }

        fn come(&mut self) {
            self.first_came_at.get_or_insert(self.head);
            let client = ClientId::next();
            let from = self.device.come(client, self.head, self.now, Patience { alone: i64::MAX, ..PATIENCE });
            self.device.present(client);
            self.pages.push((client, from.map_or_else(Vec::new, |from| (from + 1..=self.head).collect())));
        }

        fn go(&mut self, page: usize, unheard: usize, how: How) {
            if page < self.pages.len() {
                let (client, mut heard) = self.pages.remove(page);
                heard.sort_unstable();
                let not_reached = heard.split_off(heard.len().saturating_sub(unheard));
                let seen_to = not_reached.first().map_or(self.head, |offset| offset - 1);
                self.heard.extend(heard);
                for due in self.device.go(client, gone(seen_to, self.now, how), PATIENCE) {
                    let page = self.pages.iter_mut().find(|(client, _)| *client == due.client);
                    page.expect("whoever is due something is there").1.extend(due.after + 1..=due.up_to);
                    self.device.given_due(due.client, due.after);
                }
            }
        }

        fn take(&mut self, step: Step) {
            match step {
                Step::Come => self.come(),
                Step::Leave(page) => self.go(page, 0, How::Left),
                Step::Lose(page, unheard) => self.go(page, unheard, How::Lost),
                Step::Tell => {
                    self.head += 1;
                    self.pages.iter_mut().for_each(|(_, page)| page.push(self.head));
                }
                Step::Wait(time) => self.now += time,
                Step::Restart => {
                    while !self.pages.is_empty() {
                        self.go(0, 0, How::Lost);
                    }
                    let noted = self.device.to_note();
                    let before = std::mem::take(&mut self.device);
                    // What was not changed since is still written.
                    let noted = noted.map(|note| match note {
                        Note::Is(absence) | Note::IsIfNew(absence) => absence,
                    });
                    self.device.know(noted.or_else(|| {
                        let last = before.gone.last()?;
                        Some(Absence { seen_to: last.seen_to, ended_at: Some(last.at) })
                    }));
                }
            }
        }

        /// Everything the device has heard when one more page has come.
        fn in_the_end(mut self) -> (Vec<u64>, u64, u64) {
            self.come();
            self.heard.extend(self.pages.into_iter().flat_map(|(_, page)| page));
            self.heard.sort_unstable();
            (self.heard, self.first_came_at.unwrap_or(self.head), self.head)
        }
    }

    proptest! {
        #[test]
        fn a_device_that_comes_back_has_heard_everything(steps in steps()) {
            let mut world = World::new();
            steps.into_iter().for_each(|step| world.take(step));
            let (mut heard, first, head) = world.in_the_end();
            heard.dedup();
            prop_assert_eq!(heard, (first + 1..=head).collect::<Vec<_>>());
        }

        #[test]
        fn a_single_page_that_says_goodbye_hears_everything_once(steps in steps()) {
            let mut world = World::new();
            for step in steps {
                match step {
                    Step::Come if !world.pages.is_empty() => {}
                    Step::Lose(page, _) => world.take(Step::Lose(page, 0)),
                    step => world.take(step),
                }
            }
            world.take(Step::Leave(0));
            let (heard, first, head) = world.in_the_end();
            prop_assert_eq!(heard, (first + 1..=head).collect::<Vec<_>>());
        }
    }
}
