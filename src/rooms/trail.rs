use std::collections::VecDeque;

use crate::domain::{Namespace, Publication, Room, UserId, events::InboxUnread};

/// How far what is told in a user's own rooms has got to one client, for when the connection ends: what may not have reached
/// it is told again when its device comes back.
///
/// Proof is only what the client itself answers to. What the kernel has taken may lie in a proxy, or be on its way into a
/// tunnel.
#[derive(Debug, Default)]
pub(super) struct Trails {
    trails: Vec<Trail>,
    /// What waits in the queue, in order.
    waiting: VecDeque<Waiting>,
    pinged: u64,
    answered: u64,
    /// The ping whose answer proves that what was queued before it has come through.
    mark: Option<u64>,
}

/// Of each kind the first offset: those that follow on it count as the same kind.
#[derive(Debug)]
struct Trail {
    namespace: Namespace,
    user: UserId,
    /// The user has been told how much of his inbox is unread.
    knows_unread: bool,
    /// Never goes out.
    lost: Option<u64>,
    /// Was queued before the mark; no answer yet.
    marked: Option<u64>,
    /// Was queued after it.
    unmarked: Option<u64>,
}

/// A message in the queue.
#[derive(Debug)]
struct Waiting {
    /// How many messages had been queued with it.
    number: u64,
    namespace: Namespace,
    offset: u64,
}

impl Trails {
    /// Minds from now on what the user is told in his room of this namespace.
    pub(super) fn begin(&mut self, namespace: Namespace, user: UserId) {
        self.trails.push(Trail { namespace, user, knows_unread: false, lost: None, marked: None, unmarked: None });
    }

    /// Ends that. Answers the first offset that may not have reached the client; `None` if everything has.
    /// Whoever said goodbye may be taken to have heard what had been sent.
    pub(super) fn end(&mut self, namespace: Namespace, has_heard_what_was_sent: bool) -> Option<u64> {
        let at = self.trails.iter().position(|trail| trail.namespace == namespace)?;
        let Trail { lost, marked, unmarked, .. } = self.trails.swap_remove(at);
        let unsent = self.first_waiting(namespace);
        self.waiting.retain(|waiting| waiting.namespace != namespace);
        let unproven = [marked, unmarked].into_iter().flatten().filter(|_| !has_heard_what_was_sent);
        [lost, unsent].into_iter().flatten().chain(unproven).min()
    }

    /// The publication is in the queue, as the message of this number, or would be if the outbox took anything still.
    pub(super) fn told(&mut self, publication: &Publication, queued: Option<u64>) {
        let audience = &publication.draft.audience;
        let Some(Room::User(user)) = &audience.room else { return };
        let is_it = |trail: &&mut Trail| trail.namespace == audience.namespace && trail.user == *user;
        let Some(trail) = self.trails.iter_mut().find(is_it) else { return };
        let Some(offset) = publication.offset else {
            trail.knows_unread |= *publication.draft.event == *InboxUnread::EVENT;
            return;
        };
        if let Some(number) = queued {
            earliest(&mut trail.unmarked, Some(offset));
            self.waiting.push_back(Waiting { number, namespace: audience.namespace, offset });
        } else {
            earliest(&mut trail.lost, Some(offset));
        }
    }

    /// Whether the user has been told how much of his inbox is unread.
    pub(super) fn knows_unread(&self, namespace: Namespace) -> bool {
        self.trails.iter().any(|trail| trail.namespace == namespace && trail.knows_unread)
    }

    /// So many messages have been sent, of all that were ever queued.
    pub(super) fn sent(&mut self, number: u64) {
        while self.waiting.pop_front_if(|waiting| waiting.number <= number).is_some() {}
        if self.waiting.is_empty() && self.waiting.capacity() > 0 {
            self.waiting = VecDeque::new();
        }
    }

    /// The queue has been given up.
    pub(super) fn dropped(&mut self) {
        for Waiting { namespace, offset, .. } in self.waiting.drain(..) {
            let trail = self.trails.iter_mut().find(|trail| trail.namespace == namespace);
            trail.into_iter().for_each(|trail| earliest(&mut trail.lost, Some(offset)));
        }
    }

    fn first_waiting(&self, namespace: Namespace) -> Option<u64> {
        let waiting = self.waiting.iter().filter(|waiting| waiting.namespace == namespace);
        waiting.map(|waiting| waiting.offset).min()
    }

    /// A ping is in the queue.
    pub(super) fn pinged(&mut self) {
        self.pinged += 1;
        if self.mark.is_none() {
            self.mark = Some(self.pinged);
            self.trails.iter_mut().for_each(|trail| earliest(&mut trail.marked, trail.unmarked.take()));
        }
    }

    /// A ping was answered.
    pub(super) fn answered(&mut self) {
        self.answered += 1;
        if self.mark.is_some_and(|mark| mark <= self.answered) {
            self.mark = None;
            self.trails.iter_mut().for_each(|trail| trail.marked = None);
        }
    }

    /// Everything that was sent has reached the client.
    pub(super) fn reached(&mut self) {
        for at in 0..self.trails.len() {
            let unsent = self.first_waiting(self.trails[at].namespace);
            (self.trails[at].marked, self.trails[at].unmarked) = (None, unsent);
        }
    }
}

fn earliest(known: &mut Option<u64>, offset: Option<u64>) {
    *known = known.iter().copied().chain(offset).min();
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{domain::RoomKey, rooms::test_wire::publication};

    const NAMESPACE: Namespace = Namespace::Training;

    fn user(id: u64) -> UserId {
        UserId::new(id).unwrap()
    }

    fn to_user(id: u64, offset: u64) -> Arc<Publication> {
        publication(RoomKey::room(NAMESPACE, Room::User(user(id))), Some(offset), "e")
    }

    fn trails() -> Trails {
        let mut trails = Trails::default();
        trails.begin(NAMESPACE, user(7));
        trails
    }

    /// Queued and sent.
    fn tell(trails: &mut Trails, offset: u64) {
        trails.told(&to_user(7, offset), Some(offset));
        trails.sent(offset);
    }

    #[test]
    fn only_what_an_answered_ping_followed_is_sure_to_have_reached_who_is_lost() {
        let mut trails = trails();
        tell(&mut trails, 1);
        trails.pinged();
        tell(&mut trails, 2);
        // Another ping does not make the first answer say more than it does.
        trails.pinged();
        tell(&mut trails, 3);
        trails.answered();
        assert_eq!(trails.end(NAMESPACE, false), Some(2));

        let mut trails = self::trails();
        tell(&mut trails, 1);
        trails.pinged();
        assert_eq!(trails.end(NAMESPACE, false), Some(1));
    }

    #[test]
    fn the_answer_to_an_older_ping_proves_nothing_of_a_later_one() {
        let mut trails = trails();
        trails.pinged();
        trails.pinged();
        trails.answered();
        tell(&mut trails, 1);
        trails.pinged();
        trails.answered();
        assert_eq!(trails.end(NAMESPACE, false), Some(1), "that was the second's answer");
    }

    #[test]
    fn whoever_says_goodbye_has_heard_what_was_sent() {
        let mut trails = trails();
        tell(&mut trails, 1);
        assert_eq!(trails.end(NAMESPACE, true), None);

        let mut trails = self::trails();
        tell(&mut trails, 1);
        for offset in 2..5 {
            trails.told(&to_user(7, offset), Some(offset));
        }
        trails.sent(2);
        assert_eq!(trails.end(NAMESPACE, true), Some(3));
    }

    #[test]
    fn who_asks_for_more_has_heard_what_was_sent_and_not_what_waits() {
        let mut trails = trails();
        for offset in 1..4 {
            trails.told(&to_user(7, offset), Some(offset));
        }
        trails.sent(1);
        trails.reached();
        assert_eq!(trails.end(NAMESPACE, false), Some(2));
    }

    #[test]
    fn what_was_given_up_or_never_queued_has_not_reached_anybody() {
        for give_up in [Trails::dropped as fn(&mut Trails), |trails| trails.told(&to_user(7, 1), None)] {
            let mut trails = trails();
            trails.told(&to_user(7, 1), Some(1));
            give_up(&mut trails);
            // The last words went out.
            trails.sent(2);
            trails.reached();
            assert_eq!(trails.end(NAMESPACE, true), Some(1));
        }
    }

    #[test]
    fn what_others_are_told_and_what_is_proven_leaves_no_trail() {
        let mut trails = trails();
        trails.told(&to_user(8, 1), Some(1));
        trails.told(&publication(RoomKey::everyone(NAMESPACE), Some(2), "e"), Some(2));
        tell(&mut trails, 3);
        trails.reached();
        assert_eq!(trails.end(NAMESPACE, false), None);
        assert_eq!(trails.end(NAMESPACE, false), None, "there is no trail any more");
    }
}
