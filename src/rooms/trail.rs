use crate::domain::{Namespace, Publication, Room, UserId};

/// How far what is told in a user's own rooms has got to one client, for when the connection ends: what may not have reached
/// it is told again when its device comes back.
///
/// Proof is only what the client itself answers to. What the kernel has taken may lie in a proxy, or be on its way into a
/// tunnel.
#[derive(Debug, Default)]
pub(super) struct Trails {
    trails: Vec<Trail>,
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
    /// Never goes out.
    lost: Option<u64>,
    /// Waits in the queue.
    unsent: Option<u64>,
    /// Was queued before the mark; no answer yet.
    marked: Option<u64>,
    /// Was queued after it.
    unmarked: Option<u64>,
}

impl Trails {
    /// Minds from now on what the user is told in his room of this namespace.
    pub(super) fn begin(&mut self, namespace: Namespace, user: UserId) {
        self.trails.push(Trail { namespace, user, lost: None, unsent: None, marked: None, unmarked: None });
    }

    /// Ends that. Answers the first offset that may not have reached the client; `None` if everything has. Whoever said
    /// goodbye has heard what had been sent.
    pub(super) fn end(&mut self, namespace: Namespace, said_goodbye: bool) -> Option<u64> {
        let at = self.trails.iter().position(|trail| trail.namespace == namespace)?;
        let Trail { lost, unsent, marked, unmarked, .. } = self.trails.swap_remove(at);
        let unproven = [marked, unmarked].into_iter().flatten().filter(|_| !said_goodbye);
        [lost, unsent].into_iter().flatten().chain(unproven).min()
    }

    /// The publication is in the queue, or would be if the outbox took anything still.
    pub(super) fn told(&mut self, publication: &Publication, is_queued: bool) {
        let audience = &publication.draft.audience;
        let (Some(Room::User(user)), Some(offset)) = (&audience.room, publication.offset) else { return };
        let is_it = |trail: &&mut Trail| trail.namespace == audience.namespace && trail.user == *user;
        let Some(trail) = self.trails.iter_mut().find(is_it) else { return };
        if is_queued {
            earliest(&mut trail.unsent, Some(offset));
            earliest(&mut trail.unmarked, Some(offset));
        } else {
            earliest(&mut trail.lost, Some(offset));
        }
    }

    /// The queue has been sent.
    pub(super) fn sent(&mut self) {
        self.trails.iter_mut().for_each(|trail| trail.unsent = None);
    }

    /// The queue has been given up.
    pub(super) fn dropped(&mut self) {
        self.trails.iter_mut().for_each(|trail| earliest(&mut trail.lost, trail.unsent));
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
        self.trails.iter_mut().for_each(|trail| (trail.marked, trail.unmarked) = (None, None));
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
        trails.told(&to_user(7, offset), true);
        trails.sent();
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
        trails.told(&to_user(7, 2), true);
        trails.told(&to_user(7, 3), true);
        assert_eq!(trails.end(NAMESPACE, true), Some(2));
    }

    #[test]
    fn what_was_given_up_or_never_queued_has_not_reached_anybody() {
        for give_up in [Trails::dropped as fn(&mut Trails), |trails| trails.told(&to_user(7, 1), false)] {
            let mut trails = trails();
            trails.told(&to_user(7, 1), true);
            give_up(&mut trails);
            // The last words went out.
            trails.sent();
            trails.reached();
            assert_eq!(trails.end(NAMESPACE, true), Some(1));
        }
    }

    #[test]
    fn what_others_are_told_and_what_is_proven_leaves_no_trail() {
        let mut trails = trails();
        trails.told(&to_user(8, 1), true);
        trails.told(&publication(RoomKey::everyone(NAMESPACE), Some(2), "e"), true);
        tell(&mut trails, 3);
        trails.reached();
        assert_eq!(trails.end(NAMESPACE, false), None);
        assert_eq!(trails.end(NAMESPACE, false), None, "there is no trail any more");
    }
}
