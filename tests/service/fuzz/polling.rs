//! Socket.IO by HTTP long-polling.

use std::time::Duration;

use bytes::Bytes;
use proptest::prelude::*;
use reqwest::Method;
use tokio::task::JoinHandle;

use super::{
    World, cases, packets,
    probes::{Probe, probe},
    run,
    speech::{End, Ends},
};
use crate::harness::{Raw, TestService, in_time, socketio::sid_of};

/// A session that polls, and what its client does to it.
#[derive(Debug, Clone)]
struct Case {
    /// It has entered `/training`.
    entered: bool,
    deeds: Vec<Deed>,
}

#[derive(Debug, Clone)]
enum Deed {
    Post(Bytes),
    /// Both on their way at once.
    TwoPosts(Bytes, Bytes),
    /// A GET that may have to wait; the client goes on meanwhile.
    Get,
    /// A GET whose connection is cut.
    AbortedGet,
    Probe(Probe),
}

fn case() -> impl Strategy<Value = Case> {
    let packet = packets::of_socketio;
    let body = || prop::collection::vec(packet(), 1..4).prop_map(|packets| Bytes::from(packets.join(&0x1e)));
    let deed = prop_oneof![
        6 => body().prop_map(Deed::Post),
        1 => (body(), body()).prop_map(|(one, other)| Deed::TwoPosts(one, other)),
        2 => Just(Deed::Get),
        1 => Just(Deed::AbortedGet),
        5 => probe(packet()).prop_map(Deed::Probe),
    ];
    let deeds = prop::collection::vec(deed, 1..5);
    (prop::bool::weighted(0.7), deeds).prop_map(|(entered, deeds)| Case { entered, deeds })
}

/// Each packet as it is, in front of CONNECT and behind it.
fn as_they_are() -> impl Iterator<Item = Case> {
    packets::socketio()
        .into_iter()
        .flat_map(|packet| [false, true].map(|entered| Case { entered, deeds: vec![Deed::Post(packet.clone())] }))
}

/// A session that polls.
pub(super) struct Session<'a> {
    pub(super) service: &'a TestService,
    pub(super) sid: String,
    path: String,
    /// A GET was cut off: what it would have told may be lost.
    aborted: bool,
    /// GETs that have not been waited for.
    waiting: Vec<JoinHandle<(u16, Bytes)>>,
    /// A WebSocket has taken over.
    pub(super) upgraded: Option<Raw>,
}

impl<'a> Session<'a> {
    async fn open(service: &'a TestService, token: &str) -> Self {
        let path = "/socket.io/?EIO=4&transport=polling".to_owned();
        let mut session =
            Self { service, sid: String::new(), path, aborted: false, waiting: Vec::new(), upgraded: None };
        let path = format!("{}&token={token}", session.path);
        let open = in_time("an open packet", answer(service.request(Method::GET, &path))).await;
        session.sid = sid_of(std::str::from_utf8(&open.1).unwrap());
        session.path += &format!("&sid={}", session.sid);
        session
    }

    pub(super) async fn get(&self) -> (u16, Bytes) {
        in_time("the answer to a GET", answer(self.service.request(Method::GET, &self.path))).await
    }

    pub(super) async fn post(&self, body: impl Into<Bytes>) -> u16 {
        let request = self.service.request(Method::POST, &self.path).body(body.into());
        in_time("the answer to a POST", answer(request)).await.0
    }

    fn get_meanwhile(&mut self) {
        let request = self.service.request(Method::GET, &self.path);
        self.waiting.push(actix_rt::spawn(answer(request)));
    }

    async fn abort_a_get(&self) {
        let mut raw = Raw::connect(self.service.address()).await;
        raw.write(format!("GET {} HTTP/1.1\r\nHost: x\r\n\r\n", self.path).as_bytes()).await;
    }

    async fn suffers(&mut self, deed: &Deed) {
        match deed {
            Deed::Post(body) => {
                self.post(body.clone()).await;
            }
            Deed::TwoPosts(one, other) => {
                futures_util::future::join(self.post(one.clone()), self.post(other.clone())).await;
            }
            Deed::Get => self.get_meanwhile(),
            Deed::AbortedGet => {
                self.abort_a_get().await;
                self.aborted = true;
            }
            Deed::Probe(probe) => probe.happens_to(self).await,
        }
    }

    /// Whether it is still answered, if it can be known. Something is waiting to be told, so the GET need not wait.
    async fn end(&self) -> Option<End> {
        if self.upgraded.is_some() || self.aborted || !self.waiting.is_empty() {
            return None;
        }
        let answered = self.post("40/nowhere,").await == 200 && self.get().await.0 == 200;
        Some(if answered { End::Alive } else { End::Closed })
    }

    /// Leaves. Every GET is answered.
    async fn leaves(mut self) {
        if self.upgraded.take().is_none() {
            self.post("1").await;
        }
        for get in self.waiting.split_off(0) {
            in_time("the answer to a GET that waited", get).await.unwrap();
        }
    }
}

/// Whatever was asked, it is granted, or the client is to blame.
async fn answer(request: reqwest::RequestBuilder) -> (u16, Bytes) {
    let response = request.timeout(Duration::from_secs(60)).send().await.unwrap();
    let status = response.status().as_u16();
    assert!(matches!(status, 200 | 400 | 413), "answered {status}");
    (status, response.bytes().await.unwrap())
}

#[actix_rt::test]
async fn a_polling_client_that_does_anything_at_random_costs_nobody_else_anything() {
    let mut world = World::start().await;
    let (mut ends, mut upgraded) = (Ends::default(), 0);
    run(&mut world, as_they_are().chain(cases(case())), async |world, case| {
        let token = world.token();
        let mut session = Session::open(&world.service, &token).await;
        if case.entered {
            assert_eq!(session.post("40/training,").await, 200);
            assert!(session.get().await.1.starts_with(b"40/training,{"));
        }
        for deed in &case.deeds {
            session.suffers(deed).await;
            world.has_not_grown();
        }
        if let Some(end) = session.end().await {
            ends.count(end);
        }
        upgraded += usize::from(session.upgraded.is_some());
        let sid = session.sid.clone();
        session.leaves().await;
        world.must_go(&sid);
    })
    .await;
    ends.are_mixed();
    assert!(upgraded > 0, "no session was upgraded");
    world.stop().await;
}
