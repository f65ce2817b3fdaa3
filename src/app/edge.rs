//! The listening socket and the workers behind it: HTTP by actix-web, WebSockets taken over at the upgrade.

use std::{cell::Cell, convert::Infallible, io, net::TcpListener, sync::Arc};

use actix::{Addr, AsyncContext, Context};
use actix_http::HttpService;
use actix_server::{Server, ServerHandle};
use actix_service::{IntoServiceFactory, ServiceFactoryExt, fn_factory, fn_service, map_config};
use actix_web::{App, dev::AppConfig, middleware::from_fn, web::Data};

use super::body_deadline;
use crate::{
    admission::Admissions,
    http::{self, Api, Doors, Site},
    journal::{Journal, Outlet, Subscribe, Subscribed},
    lifecycle::Lifecycle,
    rooms::{Absences, Past, Publish, Registries, RegistrySettings, RoomRegistry},
    session::{
        Rights,
        identity::{Gate, Origins},
    },
    settings::{ServerSettings, Settings, in_bytes},
    store::Archive,
    transport::{self, Brokers, ConnectionCount, Worker, socketio::SocketIoServer},
};

/// What each worker is made of.
#[derive(Clone)]
pub(super) struct WorkerSeed {
    pub(super) journal: Addr<Journal>,
    /// What is kept; nothing if the journal is in memory.
    pub(super) archive: Option<Archive>,
    pub(super) absences: Option<Absences>,
    pub(super) brokers: Brokers,
    pub(super) admissions: Admissions,
    pub(super) gate: Gate,
    pub(super) origins: Origins,
    pub(super) settings: Arc<Settings>,
    pub(super) lifecycle: Lifecycle,
    pub(super) connections: ConnectionCount,
    pub(super) registries: Registries,
    pub(super) socketio: SocketIoServer,
}

/// The journal is gone, so the service is about to be.
#[derive(Debug)]
struct JournalGone;

impl WorkerSeed {
    /// What this thread's connections share, and its registry, which is not running yet.
    fn worker(self) -> (Arc<Worker>, Sleeping) {
        let context = Context::new();
        let registry = context.address();
        let sleeping = Sleeping { context, seed: self.clone() };
        let worker = Worker {
            registry,
            brokers: self.brokers,
            admissions: self.admissions,
            gate: self.gate,
            origins: self.origins,
            rights: Rights::new(self.settings.rights.clone(), self.registries.teams().clone()),
            settings: self.settings,
            lifecycle: self.lifecycle,
            socketio: self.socketio,
            connections: self.connections,
            figures: self.registries.figures().clone(),
            minds_devices: self.absences.is_some(),
        };
        (Arc::new(worker), sleeping)
    }
}

/// A registry whose messages queue until it runs.
struct Sleeping {
    context: Context<RoomRegistry>,
    seed: WorkerSeed,
}

impl Sleeping {
    /// Subscribes the registry to the journal and runs it.
    async fn wake(self) -> Result<(), JournalGone> {
        let Self { context, seed } = self;
        let subscribed = seed.journal.send(Subscribe(outlet(context.address()))).await.map_err(|_| JournalGone)?;
        let Subscribed { head, tail, pruned_to } = subscribed;
        let past = Past { head, tail, pruned_to, archive: seed.archive };
        let (delivery, journal) = (&seed.settings.delivery, &seed.settings.journal);
        let settings = RegistrySettings {
            window: delivery.window,
            rest: delivery.rest,
            slice: delivery.slice,
            keep_events: journal.keep_events,
            keep_bytes: in_bytes(journal.keep_bytes),
            recent_events: seed.settings.admin.recent_events,
        };
        let vital = seed.lifecycle.vital("a room registry");
        let registry = RoomRegistry::new(settings, past, seed.absences, &seed.registries, vital);
        seed.registries.add(context.run(registry));
        Ok(())
    }
}

/// Takes publications to a registry.
fn outlet(registry: Addr<RoomRegistry>) -> Outlet {
    Box::new(move |publications, admission| {
        // The mailbox has no bound of its own: what is under way is bounded by the admissions. A registry that is gone
        // takes the service with it.
        #[expect(clippy::disallowed_methods, reason = "Full cannot be, and Closed ends the service")]
        registry.do_send(Publish { publications, admission });
    })
}

/// Serves until the handle is told to stop. Signals are the caller's.
pub(super) fn serve(
    listener: TcpListener,
    seed: WorkerSeed,
    api: Data<Api>,
    doors: Doors,
    site: Site,
) -> io::Result<ServerHandle> {
    let settings = Arc::clone(&seed.settings);
    let builder = Server::build()
        .workers(settings.server.worker_threads())
        .max_concurrent_connections(settings.server.max_connections)
        .shutdown_timeout(settings.server.drain.as_secs().max(1))
        .disable_signals();
    let draining = builder.graceful_shutdown_signal();
    let server = builder
        .listen("edge", listener, move || {
            let (api, doors, site) = (api.clone(), doors.clone(), site.clone());
            let draining = draining.clone();
            let ServerSettings { keep_alive, head_timeout, body_timeout, linger, .. } = seed.settings.server;
            let (worker, sleeping) = seed.clone().worker();
            let app = App::new()
                .wrap(from_fn(http::log_refusals))
                .wrap(from_fn(move |request, next| body_deadline::hold(body_timeout, request, next)))
                .configure(transport::socketio::configure(&worker))
                .configure(|service| http::configure(service, api, doors, site))
                .into_factory()
                .map_err(|error: actix_web::Error| error.error_response());
            let sleeping = Cell::new(Some(sleeping));
            // Made once in each worker, before it accepts anything.
            let upgrade = fn_factory(move || {
                let (worker, sleeping) = (Arc::clone(&worker), sleeping.take());
                async move {
                    sleeping.ok_or(JournalGone)?.wake().await?;
                    Ok::<_, JournalGone>(fn_service(move |(request, framed)| {
                        let worker = Arc::clone(&worker);
                        async move {
                            transport::take_over(request, framed, worker).await;
                            Ok::<_, Infallible>(())
                        }
                    }))
                }
            });
            HttpService::build()
                .keep_alive(keep_alive)
                .client_request_timeout(head_timeout)
                .client_disconnect_timeout(linger)
                .h1_allow_half_closed(false)
                .graceful_shutdown_signal(move || {
                    let draining = draining.clone();
                    async move { draining.notified().await }
                })
                .upgrade(upgrade)
                .finish(map_config(app, |()| AppConfig::default()))
                .tcp()
        })?
        .run();
    let handle = server.handle();
    actix_rt::spawn(server);
    Ok(handle)
}
