//! Answers that are sent on while they are written.

use std::{sync::Arc, time::Duration};

use actix_web::{
    App, HttpServer,
    http::{StatusCode, header},
};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{KEY, TestApi, request};
use crate::{domain::Publication, http::configure};

const STREAM: &str = "/api/v1/training/sessions/rp-1/responses/stream";

fn chunk(index: u64, delta: &str) -> (String, String, String) {
    let data = format!(r#"{{"sessionId":"rp-1","index":{index},"delta":"{delta}"}}"#);
    ("/training session:rp-1".to_owned(), "roleplay:chunk".to_owned(), data)
}

fn whole(data: &str) -> (String, String, String) {
    ("/training session:rp-1".to_owned(), "roleplay:response".to_owned(), data.to_owned())
}

#[actix_rt::test]
async fn a_streamed_answer_arrives_in_pieces_and_then_whole() {
    let mut api = TestApi::new().await;
    for (content_type, body) in [
        ("application/x-ndjson", "{\"delta\":\"Too \"}\n\"dear\"\n{\"metadata\":{\"mood\":\"cold\"}}\n"),
        (
            "text/event-stream",
            "data: {\"delta\":\"Too \"}\n\ndata: {\"delta\":\"dear\",\"metadata\":{\"mood\":\"cold\"}}\n\ndata: [DONE]\n\n",
        ),
    ] {
        let streamed = request(STREAM).insert_header((header::CONTENT_TYPE, content_type)).set_payload(body);
        let (status, answer) = api.send(streamed).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        assert_eq!(answer["events"][0]["event"], "roleplay:response");
        assert_eq!(answer["events"][0]["room"], "session:rp-1");
        let complete = whole(r#"{"message":"Too dear","metadata":{"mood":"cold"}}"#);
        assert_eq!(api.sent(), [chunk(0, "Too "), chunk(1, "dear"), complete]);
    }
}

#[actix_rt::test]
async fn a_stream_that_goes_wrong_leaves_no_room_waiting() {
    let mut api = TestApi::with("[api]\nmax_line = \"256 B\"").await;
    let ndjson =
        |body: String| request(STREAM).insert_header((header::CONTENT_TYPE, "application/x-ndjson")).set_payload(body);
    let truncated = || whole(r#"{"message":"a","metadata":{"truncated":true}}"#);
    let (status, problem) = api.send(ndjson("\"a\"\nnonsense\n".to_owned())).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::BAD_REQUEST, &json!("line 2")));
    assert_eq!(api.sent(), [chunk(0, "a"), truncated()]);
    let (status, _) = api.send(ndjson(format!("\"a\"\n\"{}\"\n", "x".repeat(300)))).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(api.sent(), [chunk(0, "a"), truncated()]);

    assert_eq!(api.send(ndjson("nonsense".to_owned())).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(api.send(request(STREAM).set_payload("\"a\"")).await.0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let keyed = ndjson("\"a\"".to_owned()).insert_header(("Idempotency-Key", "k"));
    assert_eq!(api.send(keyed).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(api.sent(), []);
}

/// Over a real socket, where a body comes bit by bit and can break off.
#[actix_rt::test]
async fn a_piece_is_sent_before_the_next_is_written_and_a_broken_stream_is_ended() {
    let mut api = TestApi::new().await;
    let (data, doors, site) = (api.api.clone(), api.doors.clone(), api.site.clone());
    let server = HttpServer::new(move || {
        let (data, doors, site) = (data.clone(), doors.clone(), site.clone());
        App::new().configure(|service| configure(service, data, doors, site))
    })
    .workers(1)
    .bind(("127.0.0.1", 0))
    .unwrap();
    let address = server.addrs()[0];
    let server = server.run();
    let handle = server.handle();
    actix_rt::spawn(server);

    let head = format!(
        "POST {STREAM} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {KEY}\r\n\
         Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
    );
    let mut whole_stream = TcpStream::connect(address).await.unwrap();
    whole_stream.write_all(head.as_bytes()).await.unwrap();
    for (index, delta) in ["one ", "two "].into_iter().enumerate() {
        let line = format!("\"{delta}\"\n");
        whole_stream.write_all(format!("{:x}\r\n{line}\r\n", line.len()).as_bytes()).await.unwrap();
        let publication = next(&mut api).await;
        assert_eq!(publication.draft.data.get(), chunk(index as u64, delta).2);
    }
    whole_stream.write_all(b"0\r\n\r\n").await.unwrap();
    assert_eq!(next(&mut api).await.draft.data.get(), r#"{"message":"one two "}"#);
    let mut answer = [0; 15];
    whole_stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK");

    let mut broken = TcpStream::connect(address).await.unwrap();
    broken.write_all(head.as_bytes()).await.unwrap();
    broken.write_all(b"6\r\n\"one\"\n\r\n").await.unwrap();
    assert_eq!(next(&mut api).await.draft.data.get(), chunk(0, "one").2);
    drop(broken);
    assert_eq!(next(&mut api).await.draft.data.get(), r#"{"message":"one","metadata":{"truncated":true}}"#);
    handle.stop(false).await;
}

async fn next(api: &mut TestApi) -> Arc<Publication> {
    tokio::time::timeout(Duration::from_secs(10), api.sent.recv()).await.unwrap().unwrap()
}
