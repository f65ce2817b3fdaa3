use std::{io, net::SocketAddr, sync::Arc, time::Instant};

use actix::{Addr, Arbiter};
use actix_server::ServerHandle;
use actix_web::web::Data;

use super::{
    attendance::AttendanceTask,
    core::Core,
    edge::{self, WorkerSeed},
    foundation::Foundation,
};
use crate::{
    admission::Admissions,
    brokers::{InvalidAchievements, LeaderboardBroker, Settle},
    clock::Clock,
    http::{self, Api, InvalidKeys, Site},
    lifecycle::Lifecycle,
    protocol::socketio::engine::Terms,
    rooms::{Ending, OutboxLimits, Registries, Screens, Whom},
    secrets::{Created, Secrets, SecretsError},
    session::identity::{InvalidIdentitySettings, InvalidOrigin},
    settings::{Settings, SocketIoSettings},
    store::{Store, StoreError},
    transport::{
        self, ConnectionCount, Recoveries,
        engine::{EngineServer, EngineSettings},
        socketio::{SocketIo, SocketIoServer},
    },
};

/// The running service: every actor, the listening socket, the workers.
///
/// Must be started inside an actix system. Dropping it does not stop it; [`Service::stop`] does.
pub struct Service {
    address: SocketAddr,
    secrets: Secrets,
    created: Created,
    server: ServerHandle,
    lifecycle: Lifecycle,
    registries: Registries,
    engine: EngineServer<SocketIo>,
    connections: ConnectionCount,
    settings: Arc<Settings>,
    /// What is kept; nothing if the journal is in memory.
    store: Option<Store>,
    attendance: Option<AttendanceTask>,
    /// Holds back what is to be merged.
    leaderboard: Addr<LeaderboardBroker>,
    /// The thread of journal and brokers.
    core: Arbiter,
}

/// Why the service cannot start; the text names the setting or the file.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The secrets can't be read or made.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// A setting under `[identity]` can't be used.
    #[error(transparent)]
    Identity(#[from] InvalidIdentitySettings),
    /// An entry of `server.origins` can't be used.
    #[error(transparent)]
    Origin(#[from] InvalidOrigin),
    /// An entry of `api.keys` can't be used.
    #[error(transparent)]
    Keys(#[from] InvalidKeys),
    /// The file that `rules.training.achievements_file` names can't be used.
    #[error(transparent)]
    Achievements(#[from] InvalidAchievements),
    /// The address can't be listened on.
    #[error("server.listen: cannot listen on {address}: {error}")]
    Listen {
        /// The setting.
        address: SocketAddr,
        /// Why not.
        error: io::Error,
    },
    /// The database can't be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The list of ended logins can't be read.
    #[error("{0}")]
    EndedLogins(io::Error),
}

impl StartError {
    /// Whether a setting is to blame, and not the state of the machine.
    pub fn is_a_setting(&self) -> bool {
        matches!(self, Self::Identity(_) | Self::Origin(_) | Self::Keys(_) | Self::Achievements(_))
    }
}

impl Service {
    /// Starts everything and listens. Requests are served when this answers.
    pub async fn start(settings: Settings) -> Result<Self, StartError> {
        Self::start_by(settings, Clock::system()).await
    }

    /// Like [`Self::start`], with what goes by the hour going by this clock.
    pub async fn start_by(settings: Settings, clock: Clock) -> Result<Self, StartError> {
        let settings = Arc::new(settings);
        let (secrets, created) = Secrets::load_or_create(&settings.server.data_dir)?;
        let Foundation { gate, origins, keys, mint } = Foundation::in_data_dir(&settings, &secrets)?;
        announce(&settings);
        let listen = |error| StartError::Listen { address: settings.server.listen, error };
        let listener = transport::listen(&settings.server, &settings.delivery).map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;

        let lifecycle = Lifecycle::default();
        let admissions = Admissions::new(settings.delivery.backlog, settings.delivery.backlog_timeout);
        let registries = Registries::new(Screens::new(settings.admin.screens));
        let core = Core::start(&settings, &lifecycle, &admissions, &registries, &clock).await?;
        let archive = core.store.as_ref().map(|store| store.archive().clone());
        let workers = WorkerSeed {
            journal: core.journal,
            archive: archive.clone(),
            absences: core.absences,
            brokers: transport::Brokers {
                training: core.brokers.training.clone(),
                notification: core.brokers.notification.clone(),
            },
            admissions: admissions.clone(),
            gate: gate.clone(),
            origins: origins.clone(),
            settings: Arc::clone(&settings),
            lifecycle: lifecycle.clone(),
            connections: ConnectionCount::new(settings.server.max_connections),
            registries: registries.clone(),
            socketio: socketio(&settings, core.recoveries),
        };
        let archive = archive.unwrap_or_default();
        let leaderboard = core.brokers.leaderboard.clone();
        let (connections, lists) = (workers.connections.clone(), registries.clone());
        let api = Api::new(core.brokers, keys, admissions, archive, lists, &settings, lifecycle.clone());
        let api = Data::new(api);

        let engine = workers.socketio.engine.clone();
        let desk = Data::new(http::Desk::new(&settings, registries.figures().clone(), mint));
        actix_rt::spawn(registries.figures().clone().keep_time());
        let doors = http::Doors { gate, origins, end_login: end_login(registries.clone()), desk };
        let server = edge::serve(listener, workers, api, doors, Site::new(&settings)).map_err(listen)?;
        lifecycle.set_ready();
        log::info!("listening on http://{address}");
        Ok(Self {
            address,
            secrets,
            created,
            server,
            lifecycle,
            registries,
            engine,
            connections,
            settings,
            store: core.store,
            attendance: core.attendance,
            leaderboard,
            core: core.arbiter,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The secrets it runs with, and whether they were made just now.
    pub fn secrets(&self) -> (&Secrets, Created) {
        (&self.secrets, self.created)
    }

    /// Connections that are open now.
    pub fn open_connections(&self) -> usize {
        self.connections.open()
    }

    /// Socket.IO sessions that can be found by their sids now.
    pub fn open_sessions(&self) -> usize {
        self.engine.open()
    }

    /// The registries of all workers: who is there, and which teams they follow.
    pub fn registries(&self) -> &Registries {
        &self.registries
    }

    /// Waits until a part that the service cannot do without has failed.
    pub async fn failed(&self) {
        self.lifecycle.vital_part_lost().await;
    }

    /// Stops: takes nothing new, tells every client to come back, and answers what is under way. That, and then each of what is
    /// noted, told and written last, takes at most `server.drain`; when all goes well, milliseconds.
    pub async fn stop(self) {
        let started = Instant::now();
        let drain = self.settings.server.drain;
        self.lifecycle.set_draining();
        log::info!("stopping; {} connections are told to come back", self.connections.open());
        // In this order: a worker that stops takes its connections with it, and the server knows nothing of those that
        // were taken over.
        let drained = tokio::time::timeout(drain, async {
            self.server.pause().await;
            self.registries.end(Whom::All, Ending::Restart).await;
            self.connections.none_left().await;
            self.registries.settled().await;
            self.server.stop(true).await;
        });
        if drained.await.is_err() {
            log::warn!("{} connections did not end within server.drain", self.connections.open());
            // How far they got is known to the registries, as long as those live.
            if tokio::time::timeout(drain, self.registries.settled()).await.is_err() {
                log::warn!("how far these devices are is not known; some will not be sent again what they had not");
            }
            // It may be stopping already, and then it answers only when it has stopped.
            drop(self.server.stop(false));
        }
        // Nothing is reported any more. Who comes back gets it from the journal.
        match tokio::time::timeout(drain, self.leaderboard.send(Settle)).await {
            Ok(Ok(Ok(()))) => {}
            Ok(Ok(Err(error))) => log::warn!("what was held back is told at the next start: {error}"),
            Ok(Err(_)) | Err(_) => log::warn!("what was held back is told at the next start"),
        }
        if let Some(attendance) = self.attendance {
            attendance.finish(drain).await;
        }
        if let Some(store) = self.store {
            match tokio::time::timeout(drain, store.close()).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => log::warn!("the database could not be left in order: {error}"),
                Err(_) => log::warn!("the database did not finish its work within server.drain"),
            }
        }
        self.core.stop();
        log::info!("stopped after {} ms", started.elapsed().as_millis());
    }
}

fn socketio(settings: &Settings, recoveries: Recoveries) -> SocketIoServer {
    let SocketIoSettings { ping_interval, ping_timeout, max_payload, upgrade_timeout, .. } = settings.socketio;
    let engine = EngineServer::new(EngineSettings {
        terms: Terms { ping_interval, ping_timeout, max_payload: max_payload.as_u64() },
        upgrade_timeout,
        close_timeout: settings.websocket.close_timeout,
        outbox: OutboxLimits::from(&settings.delivery),
    });
    SocketIoServer { engine, recoveries }
}

/// What an operator wants to know of every start.
fn announce(settings: &Settings) {
    let on = |is_on| if is_on { "on" } else { "off" };
    let data_dir = &settings.server.data_dir;
    log::info!(
        "ridgecast {} starts: workers={} data_dir={} api_keys={} jwks={} upstream={}",
        env!("CARGO_PKG_VERSION"),
        settings.server.worker_threads(),
        std::path::absolute(data_dir).as_ref().unwrap_or(data_dir).display(),
        // The one of the first start is valid besides.
        settings.api.keys.len() + 1,
        on(!settings.identity.jwt.jwks_file.as_os_str().is_empty()),
        on(!settings.identity.upstream.url.is_empty()),
    );
    if settings.demo.login {
        log::warn!(
            "demo.login is on: whoever reaches {} can be anybody, an administrator too. Never where there is more than a demonstration",
            settings.server.listen
        );
    }
}

/// Ends the connections of a login on all workers.
fn end_login(registries: Registries) -> Arc<http::EndLogin> {
    Arc::new(move |login: &str| {
        let (registries, login) = (registries.clone(), Arc::from(login));
        actix_rt::spawn(async move {
            let ended = registries.end(Whom::Login(login), Ending::LoginEnded).await;
            log::info!("{ended} connections of an ended login are closed");
        });
    })
}
