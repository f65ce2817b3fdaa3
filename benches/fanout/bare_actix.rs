//! The bare loop behind the HTTP server that the service is built on: an actix-web handler that reads JSON and makes one
//! write. What the service adds to it is what it does for an event: key, validation, audience, journal, rooms.

use std::{cell::RefCell, convert::Infallible, net::TcpListener, rc::Rc};

use actix_codec::{Encoder, Framed};
use actix_http::{HttpService, Request, body::BodySize, h1, ws};
use actix_service::{IntoServiceFactory, ServiceFactoryExt, fn_service, map_config};
use actix_web::{App, HttpResponse, dev::AppConfig, web};
use anyhow::Result;
use bytes::BytesMut;
use serde_json::value::RawValue;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::frames;

/// The sockets by user, those of users who never came left empty.
#[derive(Clone, Default)]
struct Audience(Rc<RefCell<Vec<Option<TcpStream>>>>);

/// Serves until killed; says on standard error where.
pub(crate) fn serve() -> Result<()> {
    actix_rt::System::new().block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        listener.set_nonblocking(true)?;
        eprintln!("listening on http://{}", listener.local_addr()?);
        let server = actix_server::Server::build().workers(1).listen("bare", listener, || {
            let audience = Audience::default();
            let app = App::new()
                .app_data(audience.clone())
                .route("/user/{user}", web::post().to(post))
                .into_factory()
                .map_err(|error: actix_web::Error| error.error_response());
            HttpService::build()
                .tcp_nodelay(true)
                .upgrade(fn_service(move |(request, framed)| {
                    let audience = audience.clone();
                    async move {
                        admit(&request, framed, &audience).await;
                        Ok::<_, Infallible>(())
                    }
                }))
                .finish(map_config(app, |()| AppConfig::default()))
                .tcp()
        })?;
        Ok(server.run().await?)
    })
}

async fn admit(request: &Request, framed: Framed<TcpStream, h1::Codec>, Audience(sockets): &Audience) {
    let user = request.path().strip_prefix("/user/").and_then(|user| user.parse::<usize>().ok());
    let (Some(user), Ok(mut response)) = (user, ws::handshake(request.head())) else { return };
    let mut parts = framed.into_parts();
    let mut switching = BytesMut::new();
    let response = response.finish().drop_body();
    let encoded = parts.codec.encode(h1::Message::Item((response, BodySize::None)), &mut switching);
    if encoded.is_ok() && parts.io.write_all(&switching).await.is_ok() {
        let mut sockets = sockets.borrow_mut();
        if sockets.len() <= user {
            sockets.resize_with(user + 1, || None);
        }
        sockets[user] = Some(parts.io);
    }
}

async fn post(request: actix_web::HttpRequest, user: web::Path<usize>, body: web::Json<Box<RawValue>>) -> HttpResponse {
    let frame = frames::event(body.get().as_bytes());
    if let Some(Audience(sockets)) = request.app_data::<Audience>()
        && let Some(Some(socket)) = sockets.borrow().get(*user)
        && socket.try_write(&frame).ok() != Some(frame.len())
    {
        return HttpResponse::InternalServerError().finish();
    }
    HttpResponse::Ok().body("ok")
}
