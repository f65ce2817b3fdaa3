use std::{io, net::TcpListener};

use socket2::{Domain, Protocol, Socket, Type};

use crate::settings::{DeliverySettings, ServerSettings, in_bytes};

/// Opens the listening socket. What is set here is inherited by every accepted socket, without a call for each.
pub fn listen(server: &ServerSettings, delivery: &DeliverySettings) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(server.listen), Type::STREAM, Some(Protocol::TCP))?;
    // A restart must not wait for the old process's connections to be forgotten by the kernel.
    socket.set_reuse_address(true)?;
    socket.set_send_buffer_size(in_bytes(delivery.send_buffer))?;
    socket.set_tcp_user_timeout(Some(delivery.dead_peer_timeout))?;
    socket.set_tcp_nodelay(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&server.listen.into())?;
    socket.listen(i32::try_from(server.accept_queue).unwrap_or(i32::MAX))?;
    Ok(socket.into())
}
