use bytes::{Bytes, BytesMut};
use futures_util::future;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    time::timeout,
};

use super::*;
use crate::{domain::ClientId, protocol::json::JsonWire, rooms::OutboxLimits};

const PATIENCE: Duration = Duration::from_secs(20);

/// Each message is work that is done when the test says so. Tells when it has begun.
struct Busy {
    begun: Option<oneshot::Sender<()>>,
    done: Option<oneshot::Receiver<()>>,
    closed: Option<oneshot::Sender<()>>,
}

impl Protocol for Busy {
    type Next = ();

    fn opened(&mut self, _: &mut Link) -> Option<LocalBoxFuture<'static, ()>> {
        None
    }

    fn received(&mut self, _: Said, _: &mut Link) -> Option<LocalBoxFuture<'static, ()>> {
        self.begun.take()?.send(()).unwrap();
        let done = self.done.take()?;
        Some(Box::pin(async { done.await.unwrap() }))
    }

    fn go_on(&mut self, (): (), _: &mut Link) -> Option<LocalBoxFuture<'static, ()>> {
        None
    }

    fn drained(&mut self) -> Option<LocalBoxFuture<'static, ()>> {
        None
    }

    fn heartbeat(&self) -> Encoded {
        frame::ping()
    }

    fn closed(&mut self) {
        self.closed.take().unwrap().send(()).unwrap();
    }

    fn describe(&self) -> String {
        "a busy connection".to_owned()
    }
}

#[actix_rt::test]
async fn what_the_client_is_told_is_written_while_it_waits_for_others() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (client, accepted) = future::join(TcpStream::connect(listener.local_addr().unwrap()), listener.accept()).await;
    let (mut client, socket) = (client.unwrap(), accepted.unwrap().0);
    socket.writable().await.unwrap();

    let limits = OutboxLimits { messages: 256, bytes: 1 << 30 };
    let first = Encoded { frame: Bytes::from_static(b"first"), header_len: 0 };
    let outbox = Arc::new(Outbox::on_socket(ClientId::next(), Arc::new(socket), &JsonWire, limits, first));
    let ((begun, work), (finish, done), (closed, over)) = (oneshot::channel(), oneshot::channel(), oneshot::channel());
    let busy = Busy { begun: Some(begun), done: Some(done), closed: Some(closed) };
    let heartbeat = Heartbeat { interval: Duration::from_secs(3600), timeout: Duration::from_secs(3600) };
    let reader = MessageReader::new(100, BytesMut::new());
    Connection::new(busy, Arc::clone(&outbox), heartbeat, PATIENCE).on_socket(reader).start();

    client.write_all(&[0x81, 0x80, 0, 0, 0, 0]).await.unwrap();
    timeout(PATIENCE, work).await.unwrap().unwrap();
    // More than all the kernel's buffers take, and then the end.
    let large = Bytes::from(vec![b'x'; 20_000_000]);
    outbox.send(Encoded { frame: large.clone(), header_len: 0 });
    outbox.end(Ending::Restart);
    let mut told = vec![0; 5 + large.len()];
    timeout(PATIENCE, client.read_exact(&mut told)).await.unwrap().unwrap();
    assert!(told.starts_with(b"firstx") && told.ends_with(b"x"));
    let mut close = [0; 4];
    timeout(PATIENCE, client.read_exact(&mut close)).await.unwrap().unwrap();
    assert_eq!((close[0], u16::from_be_bytes([close[2], close[3]])), (0x88, 4000));

    finish.send(()).unwrap();
    drop(client);
    timeout(PATIENCE, over).await.unwrap().unwrap();
}
