//! Frames that break RFC 6455, or only look as if they did.

use serde_json::json;

use super::lives_on;
use crate::harness::{
    Raw, TestService,
    raw::{BINARY, CLOSE, Frame, PING, PONG, TEXT, frame, handshake, header},
    user,
};

const JOIN: &[u8] = br#"{"type":"join","room":"contest:1"}"#;

/// The first byte without FIN.
const NOT_LAST: u8 = 0x7f;
const CONTINUATION: u8 = 0x00;
const LAST_CONTINUATION: u8 = 0x80;

async fn enter(service: &TestService) -> Raw {
    Raw::enter(service, "leaderboard", &user(8)).await
}

async fn joined(raw: &mut Raw) {
    let answer = raw.json().await;
    assert_eq!((&answer["type"], &answer["room"]), (&json!("joined"), &json!("contest:1")), "{answer}");
}

#[actix_rt::test]
async fn frames_against_the_protocol_close_with_1002() {
    let service = TestService::start("").await;
    let mut unmasked = header(TEXT, JOIN.len() as u64, None);
    unmasked.extend(JOIN);
    let cases: [(&str, Vec<u8>); 14] = [
        ("not masked", unmasked),
        ("reserved bit 1", frame(TEXT | 0x40, JOIN)),
        ("reserved bit 2", frame(TEXT | 0x20, JOIN)),
        ("reserved bit 3", frame(TEXT | 0x10, JOIN)),
        ("reserved bit on a ping", frame(PING | 0x40, b"")),
        ("a reserved data opcode", frame(0x83, JOIN)),
        ("a reserved control opcode", frame(0x8b, b"")),
        ("a fragmented ping", frame(PING & NOT_LAST, b"")),
        ("a fragmented pong", frame(PONG & NOT_LAST, b"")),
        ("a fragmented close", frame(CLOSE & NOT_LAST, b"")),
        ("a ping of 126 bytes", frame(PING, &[b'x'; 126])),
        ("a pong of 64 KiB", frame(PONG, &[b'x'; 65_536])),
        ("a continuation of nothing", frame(LAST_CONTINUATION, JOIN)),
        ("a message within a message", [frame(TEXT & NOT_LAST, b"{"), frame(TEXT, JOIN)].concat()),
    ];
    for (what, bytes) in cases {
        let mut raw = enter(&service).await;
        // What follows is not looked at.
        raw.write(&[bytes, frame(TEXT, JOIN)].concat()).await;
        let reason = raw.closed(1002).await;
        assert_eq!(reason, "protocol error", "{what}");
    }
    lives_on(service).await;
}

#[actix_rt::test]
async fn a_message_over_the_limit_closes_with_1009_before_it_has_come() {
    let service = TestService::start("[websocket]\nmax_message = \"1000 B\"").await;
    for length in [1001, 65_536, 1 << 40, u64::MAX >> 1, u64::MAX] {
        let mut raw = enter(&service).await;
        raw.write(&header(TEXT, length, Some([0; 4]))).await;
        assert_eq!(raw.closed(1009).await, "message larger than the limit", "{length}");
    }
    // The limit itself is fine.
    let mut raw = enter(&service).await;
    raw.write(&frame(TEXT, &[b'x'; 1000])).await;
    assert_eq!(raw.error().await.0, "bad_request");
    // Fragments count together.
    raw.write(&[frame(TEXT & NOT_LAST, &[b'x'; 600]), frame(LAST_CONTINUATION, &[b'x'; 401])].concat()).await;
    assert_eq!(raw.closed(1009).await, "message larger than the limit");
    drop(raw);
    lives_on(service).await;
}

/// A socket that is closed with bytes unread is reset, and a reset can cost the client what it has not read yet.
#[actix_rt::test]
async fn the_close_code_reaches_a_client_that_goes_on_sending() {
    let service = TestService::start("").await;
    let mut raw = enter(&service).await;
    raw.write(&header(TEXT, 10_000_000, Some([0; 4]))).await;
    for _ in 0..100 {
        raw.write(&[b'x'; 100_000]).await;
    }
    assert_eq!(raw.closed(1009).await, "message larger than the limit");
    drop(raw);
    lives_on(service).await;
}

#[actix_rt::test]
async fn a_client_that_never_closes_is_dropped_when_its_time_is_over() {
    let service = TestService::start("[websocket]\nclose_timeout = \"50ms\"").await;
    let mut raw = enter(&service).await;
    raw.write(&frame(0x83, b"")).await;
    raw.closed(1002).await;
    // Writes until the service has hung up.
    while service.service().open_connections() > 0 {
        raw.try_write(&[b'x'; 1000]).await;
        tokio::task::yield_now().await;
    }
    drop(raw);
    lives_on(service).await;
}

#[actix_rt::test]
async fn text_that_is_no_utf8_closes_with_1007() {
    let service = TestService::start("").await;
    let overlong = b"\xc0\xaf".to_vec();
    let surrogate = b"\xed\xa0\x80".to_vec();
    for text in [vec![0xff], overlong, surrogate, "ü".as_bytes()[..1].to_vec()] {
        let mut raw = enter(&service).await;
        raw.write(&frame(TEXT, &text)).await;
        assert_eq!(raw.closed(1007).await, "a text is not valid UTF-8", "{text:x?}");
    }
    lives_on(service).await;
}

#[actix_rt::test]
async fn fragments_are_joined_with_pings_between_them() {
    let service = TestService::start("").await;
    let mut raw = enter(&service).await;
    let (begin, rest) = JOIN.split_at(5);
    let (middle, end) = rest.split_at(5);
    for bytes in [
        frame(TEXT & NOT_LAST, begin),
        frame(PING, b"in between"),
        frame(CONTINUATION, middle),
        frame(LAST_CONTINUATION, end),
    ] {
        raw.write(&bytes).await;
    }
    assert_eq!(raw.frame().await, Frame { first: PONG, payload: b"in between".to_vec() });
    joined(&mut raw).await;
    // A letter cut in two is whole again.
    let shout = "{\"type\":\"ü\"}".as_bytes();
    let cut = shout.iter().position(|byte| *byte == 0xc3).unwrap() + 1;
    raw.write(&[frame(TEXT & NOT_LAST, &shout[..cut]), frame(LAST_CONTINUATION, &shout[cut..])].concat()).await;
    assert!(raw.error().await.1.ends_with("got `ü`"));
    drop(raw);
    lives_on(service).await;
}

#[actix_rt::test]
async fn thousands_of_tiny_fragments_make_one_message() {
    let service = TestService::start("").await;
    let mut raw = enter(&service).await;
    let mut bytes = frame(TEXT & NOT_LAST, b"");
    for byte in JOIN {
        bytes.extend(frame(CONTINUATION, &[*byte]));
        for _ in 0..300 {
            bytes.extend(frame(CONTINUATION, b""));
        }
    }
    bytes.extend(frame(LAST_CONTINUATION, b""));
    raw.write(&bytes).await;
    joined(&mut raw).await;
    drop(raw);
    lives_on(service).await;
}

#[actix_rt::test]
async fn bytes_that_come_one_by_one_make_the_same_message() {
    let service = TestService::start("").await;
    let mut raw = enter(&service).await;
    for byte in frame(TEXT, JOIN) {
        raw.write(&[byte]).await;
        tokio::task::yield_now().await;
    }
    joined(&mut raw).await;
    drop(raw);
    lives_on(service).await;
}

#[actix_rt::test]
async fn frames_in_the_packet_of_the_handshake_are_heard() {
    let service = TestService::start("").await;
    let mut raw = Raw::connect(service.address()).await;
    let mut bytes = handshake("leaderboard", &service.token(&user(8))).into_bytes();
    bytes.extend(frame(TEXT, JOIN));
    bytes.extend(frame(PING, b"1"));
    raw.write(&bytes).await;
    assert!(raw.head().await.starts_with("HTTP/1.1 101 "));
    assert_eq!(raw.json().await["type"], "hello");
    joined(&mut raw).await;
    assert_eq!(raw.frame().await, Frame { first: PONG, payload: b"1".to_vec() });
    drop(raw);
    lives_on(service).await;
}

#[actix_rt::test]
async fn a_binary_message_is_answered_and_the_connection_lives() {
    let service = TestService::start("").await;
    let mut raw = enter(&service).await;
    let fragmented = [frame(BINARY & NOT_LAST, b"\xff"), frame(LAST_CONTINUATION, b"\xfe")].concat();
    for bytes in [frame(BINARY, JOIN), frame(BINARY, b""), fragmented] {
        raw.write(&bytes).await;
        let error = raw.error().await;
        assert_eq!(error.0, "bad_request");
        assert_eq!(error.1, "Expected text frames; this protocol has no binary messages");
    }
    raw.lives().await;
    drop(raw);
    lives_on(service).await;
}

#[actix_rt::test]
async fn pings_are_answered_with_their_payload_and_pongs_not_at_all() {
    let service = TestService::start("").await;
    let mut raw = enter(&service).await;
    for payload in [&b""[..], b"x", &[0xff; 125]] {
        raw.write(&frame(PONG, payload)).await;
        raw.write(&frame(PING, payload)).await;
        assert_eq!(raw.frame().await, Frame { first: PONG, payload: payload.to_vec() });
    }
    drop(raw);
    lives_on(service).await;
}

#[actix_rt::test]
async fn a_close_is_answered_with_1000_unless_it_is_malformed() {
    let service = TestService::start("").await;
    let long = [&[0x03, 0xe8][..], &[b'x'; 123]].concat();
    for (payload, code) in [
        (&b""[..], 1000),
        (b"\x03\xe8", 1000),
        (b"\x03\xe8bye", 1000),
        (&long, 1000),
        (b"\x0f\xa0", 1000),
        // Half a code, one that means nothing, a reason that is no text.
        (b"\x03", 1002),
        (b"\x00\x00", 1002),
        (b"\x03\xe8\xff", 1002),
    ] {
        let mut raw = enter(&service).await;
        raw.write(&frame(CLOSE, payload)).await;
        raw.closed(code).await;
    }
    lives_on(service).await;
}

#[actix_rt::test]
async fn garbage_instead_of_frames_ends_that_connection_alone() {
    let service = TestService::start("").await;
    let mut neighbour = service.enter("leaderboard", &user(7)).await;
    let mut noise = 1u32;
    for _ in 0..50 {
        let mut raw = enter(&service).await;
        let garbage: Vec<u8> = std::iter::repeat_with(|| {
            // A generator with a fixed seed: every run is the same.
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 24) as u8
        })
        .take(5000)
        .collect();
        raw.write(&garbage).await;
        // Most of it breaks the protocol at once; what looks like the start of a long frame is waited for.
        drop(raw);
    }
    let fence = service.fence().await;
    neighbour.expect_nothing_but(&fence, &[]).await;
    drop(neighbour);
    lives_on(service).await;
}
