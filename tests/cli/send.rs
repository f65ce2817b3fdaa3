//! `ridgecast send`, with nobody or somebody simple at the other end.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener},
    thread,
};

use serde_json::Value;
use socket2::{Domain, Socket, Type};

use super::Ridgecast;

fn send(args: &[&str]) -> Ridgecast {
    Ridgecast::new(&[&["send"], args].concat()).env("RIDGECAST_API_KEY", "rck_test")
}

/// A port that is taken, so that nobody else gets it, and that nobody listens on.
fn nobodys_port() -> Socket {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into()).unwrap();
    socket
}

#[test]
fn send_tells_where_nobody_answered_and_what_to_do() {
    let port = nobodys_port();
    let url = format!("http://{}", port.local_addr().unwrap().as_socket().unwrap());
    let error = send(&["broadcast", "{}", "--url", &url]).run().fails(1);
    for words in ["no answer from", &url, "refused", "ridgecast serve", "--url"] {
        assert!(error.contains(words), "{words}\n{error}");
    }
}

#[test]
fn send_checks_name_body_and_key_before_it_posts() {
    let error = send(&["rank-up", "{}"]).run().fails(2);
    assert!(error.contains("`rank-up` is not known"), "{error}");
    let error = send(&["rank-change", "{userId:7}"]).run().fails(2);
    assert!(error.contains("JSON: not JSON") && error.contains("single quotes"), "{error}");
    let error = Ridgecast::new(&["send", "rank-change", "{}"]).run().fails(2);
    assert!(error.contains("--key or RIDGECAST_API_KEY"), "{error}");
}

/// Answers one request with `answer` and returns its URL and what was asked: the head and the body.
fn answering(answer: &'static str) -> (String, thread::JoinHandle<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let served = thread::spawn(move || {
        let mut stream = BufReader::new(listener.accept().unwrap().0);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(stream.read_line(&mut head).unwrap(), 0, "{head}");
        }
        let head = head.to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().parse().unwrap();
        let mut body = vec![0; length];
        stream.read_exact(&mut body).unwrap();
        stream.get_mut().write_all(answer.as_bytes()).unwrap();
        (head, String::from_utf8(body).unwrap())
    });
    (url, served)
}

#[test]
fn send_posts_the_body_as_it_is_and_prints_the_answer() {
    let (url, served) = answering("HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{\"events\":[],\"epoch\":\"k\"}");
    let args = ["team-event:3", "@body.json", "--url", &url, "--idempotency-key", "once"];
    let answer = send(&args).file("body.json", "{ \"event\": \"standup\", \"data\": 1.50 }").run().succeeds();
    assert_eq!(answer, "{\"events\":[],\"epoch\":\"k\"}\n");
    let (head, body) = served.join().unwrap();
    assert!(head.starts_with("post /api/v1/leaderboard/teams/3/events http/1.1\r\n"), "{head}");
    for header in ["authorization: bearer rck_test", "content-type: application/json", "idempotency-key: once"] {
        assert!(head.lines().any(|line| line == header), "{header}\n{head}");
    }
    assert_eq!(body, "{ \"event\": \"standup\", \"data\": 1.50 }");
}

#[test]
fn send_makes_a_problem_readable() {
    let (url, served) = answering(
        "HTTP/1.1 422 Unprocessable Entity\r\nContent-Type: application/problem+json\r\nConnection: close\r\n\r\n\
         {\"title\":\"Out of range\",\"status\":422,\"detail\":\"userId: expected 1 or more, got 0\"}",
    );
    let error = send(&["rank-change", "{\"userId\":0}", "--url", &url]).run().fails(1);
    assert!(error.contains("answered 422 Unprocessable Entity: userId: expected 1 or more, got 0"), "{error}");
    served.join().unwrap();
}

#[test]
fn the_examples_of_send_are_json() {
    let help = Ridgecast::new(&["send", "--help"]).run().succeeds();
    let examples = help.split_once("Examples:").unwrap().1;
    let examples: Vec<_> = examples.split('\'').skip(1).step_by(2).collect();
    assert!(examples.len() >= 2, "{help}");
    for example in examples {
        serde_json::from_str::<Value>(example).unwrap_or_else(|error| panic!("{error}: {example}"));
    }
}
