use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// File descriptors besides those of the connections: listener, event loops, files, questions to the monolith.
const BESIDES: u64 = 256;

/// Lets this process open as many files as the system allows it, and warns where that is too few for the connections
/// that `server.max_connections` allows. Too few end in connections that nobody accepts.
pub(super) fn provide_for(max_connections: usize) {
    let needed = u64::try_from(max_connections).unwrap_or(u64::MAX).saturating_add(BESIDES);
    let limit = getrlimit(Resource::Nofile);
    if allows(limit.current, needed) {
        return;
    }
    // Up to the hard limit a process needs no privileges for it.
    let raised = Rlimit { current: limit.maximum, ..limit };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        log::warn!("the limit of open files cannot be raised to the hard one: {error}");
    }
    let limit = getrlimit(Resource::Nofile);
    if !allows(limit.current, needed) {
        log::warn!("{}", too_few(limit.current.unwrap_or(u64::MAX), max_connections, needed));
    }
}

fn allows(limit: Option<u64>, needed: u64) -> bool {
    limit.is_none_or(|limit| limit >= needed)
}

fn too_few(limit: u64, max_connections: usize, needed: u64) -> String {
    format!(
        "this process may open {limit} files, and server.max_connections = {max_connections} takes about {needed}: raise \
         the hard limit (`ulimit -Hn`, LimitNOFILE= of systemd, --ulimit nofile= of Docker) or lower the setting"
    )
}
