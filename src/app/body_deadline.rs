use std::{
    io,
    task::{Poll, ready},
    time::Duration,
};

use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{Payload, ServiceRequest, ServiceResponse},
    error::PayloadError,
    middleware::Next,
};
use bytes::Bytes;
use futures_util::{FutureExt, Stream, StreamExt, stream};

use crate::http;

/// A middleware (`actix_web::middleware::from_fn`) that lets the body of a request break off when it has not arrived in
/// `time`. The server itself knows a limit for the head alone.
pub(super) async fn hold<B: MessageBody>(
    time: Duration,
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    if !http::takes_its_time(request.path()) {
        match request.take_payload() {
            Payload::None => {}
            body => request.set_payload(Payload::Stream { payload: Box::pin(within(time, body)) }),
        }
    }
    next.call(request).await
}

/// The body, which ends with an error when the time is over. Most bodies are there at once and need no timer.
fn within(time: Duration, mut body: Payload) -> impl Stream<Item = Result<Bytes, PayloadError>> {
    let mut deadline = None;
    stream::poll_fn(move |cx| {
        if let Poll::Ready(chunk) = body.poll_next_unpin(cx) {
            return Poll::Ready(chunk);
        }
        let deadline = deadline.get_or_insert_with(|| Box::pin(tokio::time::sleep(time)));
        ready!(deadline.poll_unpin(cx));
        Poll::Ready(Some(Err(PayloadError::Io(io::ErrorKind::TimedOut.into()))))
    })
}
