//! Users who are moved to other teams.

use super::*;
use crate::{domain::TeamId, rooms::TeamMove};

fn team(id: u64) -> TeamId {
    TeamId::new(id).unwrap()
}

fn room(id: u64) -> Room {
    Room::Team(team(id))
}

impl Registry {
    /// A client of the user that is in the rooms of these teams, and has heard so.
    async fn listener(&self, user: u64, teams: &[u64]) -> Client {
        let client = self.visitor(user);
        client.enter(None).await;
        for id in teams {
            client.join_team(*id, None).await;
        }
        client.hear(1 + teams.len()).await;
        client
    }

    /// Moves the user; the roster has changed at this offset.
    async fn move_to(&self, user: u64, to: Option<u64>, offset: u64) {
        let user = UserId::new(user).unwrap();
        self.registries.move_users(vec![TeamMove { user, to: to.map(team) }], at(offset)).await;
    }

    async fn publish_to_team(&mut self, id: u64) {
        self.publish(RoomKey::room(NAMESPACE, room(id)), 1).await;
    }
}

impl Client {
    async fn join_team(&self, id: u64, since: Option<u64>) {
        let join = Join { client: self.id(), namespace: NAMESPACE, room: room(id), since: since.map(at), reply: None };
        self.registry.send(join).await.unwrap();
    }
}

#[actix_rt::test]
async fn who_is_moved_hears_the_new_team_and_no_longer_the_old_one() {
    let mut registry = Registry::start(SETTINGS);
    let (tab, phone) = (registry.listener(7, &[3]).await, registry.listener(7, &[3]).await);
    let (mate, elsewhere) = (registry.listener(8, &[3]).await, registry.listener(7, &[]).await);
    registry.move_to(7, Some(4), 0).await;
    registry.publish_to_team(3).await;
    registry.publish_to_team(4).await;
    for client in [&tab, &phone] {
        assert_eq!(client.hear(3).await, ["left team:3", "joined team:4 0", "2 e"]);
        client.hears_nothing().await;
    }
    assert_eq!(mate.hear(1).await, ["1 e"]);
    mate.hears_nothing().await;
    elsewhere.hears_nothing().await;
    // Once more makes no difference.
    registry.move_to(7, Some(4), 2).await;
    tab.hears_nothing().await;
}

#[actix_rt::test]
async fn who_is_moved_hears_what_the_new_team_was_told_since_the_roster_changed() {
    let mut registry = Registry::start(SETTINGS);
    let client = registry.listener(7, &[3]).await;
    registry.publish_to_team(4).await;
    registry.publish_to_team(4).await;
    // The first of them was before the change.
    registry.move_to(7, Some(4), 1).await;
    registry.publish_to_team(4).await;
    assert_eq!(client.hear_until("3 e").await, ["left team:3", "joined team:4 1", "2 e", "3 e"]);
    // What cannot be had any more is not waited for.
    registry
        .registries
        .move_users(
            vec![TeamMove { user: UserId::new(7).unwrap(), to: Some(team(5)) }],
            Position { epoch: "e0".parse().unwrap(), offset: 1 },
        )
        .await;
    assert_eq!(client.hear(2).await, ["left team:4", "joined team:5 3"]);
}

#[actix_rt::test]
async fn who_has_no_team_any_more_is_only_taken_out() {
    let mut registry = Registry::start(SETTINGS);
    let client = registry.listener(7, &[3]).await;
    registry.move_to(7, None, 0).await;
    registry.publish_to_team(3).await;
    registry.publish(RoomKey::everyone(NAMESPACE), 1).await;
    assert_eq!(client.hear(2).await, ["left team:3", "2 e"]);
    client.hears_nothing().await;
    // The next team is joined by who wants to hear it.
    registry.move_to(7, Some(4), 2).await;
    client.hears_nothing().await;
}

#[actix_rt::test]
async fn rooms_that_were_joined_by_claims_are_left_when_the_roster_says_otherwise() {
    let mut registry = Registry::start(SETTINGS);
    let client = registry.listener(7, &[3, 4, 5]).await;
    registry.move_to(7, Some(4), 0).await;
    for id in [3, 4, 5] {
        registry.publish_to_team(id).await;
    }
    let mut heard = client.hear(3).await;
    heard[..2].sort();
    assert_eq!(heard, ["left team:3", "left team:5", "2 e"]);
    client.hears_nothing().await;
}

#[actix_rt::test]
async fn who_is_moved_while_catching_up_hears_nothing_more_of_the_old_team() {
    let mut registry = Registry::start(SETTINGS);
    registry.publish(RoomKey::room(NAMESPACE, room(3)), 40).await;
    let client = registry.listener(7, &[]).await;
    client.join_team(3, Some(0)).await;
    registry.move_to(7, Some(4), 40).await;
    let heard = client.hear_until("joined team:4 40").await;
    assert_eq!((heard[0].as_str(), heard[heard.len() - 2].as_str()), ("joined team:3 0", "left team:3"));
    assert!(heard.len() < 40, "{heard:?}");
    registry.publish_to_team(3).await;
    registry.publish_to_team(4).await;
    assert_eq!(client.hear(1).await, ["42 e"]);
    client.hears_nothing().await;
}

#[actix_rt::test]
async fn a_wish_that_the_move_has_overtaken_is_refused() {
    let mut registry = Registry::start(SETTINGS);
    let client = registry.listener(7, &[]).await;
    registry.move_to(7, Some(4), 0).await;
    client.join_team(3, None).await;
    registry.publish_to_team(3).await;
    assert_eq!(client.hear(1).await, ["error forbidden"]);
    client.hears_nothing().await;

    let back = registry.visitor(7);
    registry.address.send(Attach(Arc::clone(&back.outbox))).await.unwrap();
    let restore = Some(Restore::Since { position: at(0), hello: None, rooms: vec![room(3), room(4), contest(1)] });
    let hello = Hello { sid: "s".into(), user: None, pid: None };
    let enter = Enter { client: back.id(), namespace: NAMESPACE, hello, rooms: Vec::new(), restore };
    assert!(registry.address.send(enter).await.unwrap());
    registry.publish_to_team(3).await;
    registry.publish_to_team(4).await;
    registry.publish_to_contest(1, 1).await;
    assert_eq!(back.hear(3).await, ["hello 0", "3 e", "4 e"]);
}
