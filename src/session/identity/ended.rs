use std::{
    collections::{BTreeSet, HashSet},
    fs::{self, File},
    io::{self, Write},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use super::Login;

/// The file's name in the data folder: a line for each ended login, its id and the second it would have expired.
const FILE: &str = "ended_logins";

/// The logins that were ended before their time. The cookie itself cannot be taken back, so its login is remembered until
/// the cookie would have expired. Kept on disk as well, so that a restart revives none. Cheap to clone.
#[derive(Clone)]
pub struct EndedLogins(Arc<Inner>);

struct Inner {
    ended: Mutex<Ended>,
    /// Where they are written down, if they are.
    file: Option<Mutex<File>>,
    most: usize,
}

#[derive(Default)]
struct Ended {
    ids: HashSet<Arc<str>>,
    by_end: BTreeSet<(u64, Arc<str>)>,
}

/// Why a login was not ended for good.
#[derive(Debug, thiserror::Error)]
pub enum CannotEnd {
    /// `identity.session.max_ended` are remembered already. The login goes on.
    #[error("too many ended logins are remembered; try again later")]
    TooMany {
        /// When the first of them has expired.
        retry_after: Duration,
    },
    /// The login is over, but a restart would revive it.
    #[error("the ended login could not be written down: {0}")]
    Write(io::Error),
}

impl EndedLogins {
    /// Reads what the last run left in this folder, which must exist, and forgets what has expired. At most `most` are
    /// remembered; those on disk are kept even if they are more.
    pub fn open(data_dir: &Path, most: usize, now: SystemTime) -> io::Result<Self> {
        let path = data_dir.join(FILE);
        let named = |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", path.display()));
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(e) if e.kind() == io::ErrorKind::NotFound => String::new(),
            Err(e) => return Err(named(e)),
        };
        let mut ended = Ended::default();
        for (number, line) in text.lines().enumerate() {
            match parse(line) {
                Some((id, end)) => ended.add(id.into(), end),
                // The last line is torn if the machine went down while it was written; nobody was told that it holds.
                None => log::warn!("{}: line {} can't be read and is passed over", path.display(), number + 1),
            }
        }
        ended.forget_expired(now);
        let file = rewrite(data_dir, &path, &ended).map_err(named)?;
        Ok(Self(Arc::new(Inner { ended: Mutex::new(ended), file: Some(Mutex::new(file)), most })))
    }

    /// Remembers them for as long as the process lives.
    pub fn in_memory(most: usize) -> Self {
        Self(Arc::new(Inner { ended: Mutex::default(), file: None, most }))
    }

    /// Whether the login was ended.
    pub fn contains(&self, login: &str) -> bool {
        self.0.lock().ids.contains(login)
    }

    /// Ends a login. It is over as soon as this is called; it stays so across a restart once this has answered `Ok`.
    pub(super) async fn end(&self, login: &Login, now: SystemTime) -> Result<(), CannotEnd> {
        let end = login.expires_at;
        {
            let mut ended = self.0.lock();
            ended.forget_expired(now);
            if ended.ids.contains(&login.id) || login.end() <= now {
                return Ok(());
            }
            if ended.ids.len() >= self.0.most {
                let first = ended.by_end.first().map_or(0, |(end, _)| *end);
                return Err(CannotEnd::TooMany {
                    retry_after: Duration::from_secs(first.saturating_sub(seconds(now))),
                });
            }
            ended.add(Arc::clone(&login.id), end);
        }
        let (inner, line) = (Arc::clone(&self.0), format!("{} {end}\n", login.id));
        let written = tokio::task::spawn_blocking(move || {
            let Some(file) = &inner.file else { return Ok(()) };
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            file.write_all(line.as_bytes())?;
            file.sync_data()
        });
        written.await.unwrap_or_else(|e| Err(io::Error::other(e))).map_err(CannotEnd::Write)
    }
}

impl Inner {
    fn lock(&self) -> std::sync::MutexGuard<'_, Ended> {
        self.ended.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ended {
    fn add(&mut self, id: Arc<str>, end: u64) {
        if self.ids.insert(Arc::clone(&id)) {
            self.by_end.insert((end, id));
        }
    }

    fn forget_expired(&mut self, now: SystemTime) {
        let now = seconds(now);
        while self.by_end.first().is_some_and(|(end, _)| *end <= now) {
            if let Some((_, id)) = self.by_end.pop_first() {
                self.ids.remove(&id);
            }
        }
    }
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs()
}

fn parse(line: &str) -> Option<(&str, u64)> {
    let (id, end) = line.split_once(' ')?;
    Some((id, end.parse().ok()?))
}

/// The file anew with what still counts; complete or not at all. Open for more at its end.
fn rewrite(data_dir: &Path, path: &Path, ended: &Ended) -> io::Result<File> {
    let mut file = tempfile::NamedTempFile::new_in(data_dir)?;
    let lines: String = ended.by_end.iter().map(|(end, id)| format!("{id} {end}\n")).collect();
    file.write_all(lines.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file.persist(path)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::identity::Profile;

    fn at(second: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(second)
    }

    fn login(id: &str, expires_at: u64) -> Login {
        Login { id: id.into(), expires_at, profile: Profile::default() }
    }

    #[actix_rt::test]
    async fn an_ended_login_stays_ended_across_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let ended = EndedLogins::open(folder.path(), 10, at(0)).unwrap();
        ended.end(&login("long", 200), at(10)).await.unwrap();
        ended.end(&login("short", 100), at(10)).await.unwrap();
        ended.end(&login("long", 200), at(10)).await.unwrap();
        assert!(ended.contains("long") && ended.contains("short") && !ended.contains("other"));
        drop(ended);
        let text = || fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert_eq!(text(), "long 200\nshort 100\n");
        let ended = EndedLogins::open(folder.path(), 10, at(150)).unwrap();
        assert!(ended.contains("long") && !ended.contains("short"));
        ended.end(&login("new", 300), at(150)).await.unwrap();
        assert_eq!(text(), "long 200\nnew 300\n");
    }

    #[actix_rt::test]
    async fn the_number_is_bounded_and_expiry_makes_room() {
        let folder = tempfile::tempdir().unwrap();
        let ended = EndedLogins::open(folder.path(), 1, at(0)).unwrap();
        ended.end(&login("a", 100), at(10)).await.unwrap();
        let refused = ended.end(&login("b", 100), at(10)).await;
        assert!(matches!(refused, Err(CannotEnd::TooMany { retry_after }) if retry_after.as_secs() == 90));
        assert!(!ended.contains("b"));
        ended.end(&login("c", 300), at(100)).await.unwrap();
        assert!(ended.contains("c") && !ended.contains("a"));
    }

    #[test]
    fn a_torn_line_costs_only_itself() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), b"a 100\nb 10\xff\n\nc 100\nd 1").unwrap();
        let ended = EndedLogins::open(folder.path(), 10, at(50)).unwrap();
        assert!(ended.contains("a") && ended.contains("c") && !ended.contains("b") && !ended.contains("d"));
        assert!(EndedLogins::open(Path::new("/nowhere"), 10, at(0)).is_err());
    }
}
