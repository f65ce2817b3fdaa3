//! Floor 1: what the service must keep to itself: the secrets made at the first start.
//!
//! They live in `secrets.toml` in the data folder, readable by the service's user alone (mode 0600). A file that others
//! can read stops the start, because whoever reads it can be anybody. Losing the file is no disaster: everybody signs in
//! again, and tokens and the API key made with it are void.

use std::{
    fmt, fs,
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use figment::{
    Figment,
    providers::{Format, Toml},
};
use serde::Deserialize;

/// The file's name in the data folder.
pub const FILE: &str = "secrets.toml";

/// What an API key begins with, so that people and secret scanners know one when they see it.
const API_KEY_PREFIX: &str = "rck_";

/// The secrets of one installation. `Debug` does not show them.
#[derive(Clone)]
pub struct Secrets {
    jwt_secret: String,
    cookie_key: Vec<u8>,
    api_key: String,
}

/// Whether [`Secrets::load_or_create`] made the secrets just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// There were none: this is the first start with this data folder.
    JustNow,
    /// They were read.
    Before,
}

/// Why there are no secrets. The texts name the file and never quote from it.
#[derive(Debug, thiserror::Error)]
pub enum SecretsError {
    /// The folder or the file can't be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The folder or the file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Others can read the file.
    #[error("{path} can be read by others (mode {mode:04o}); expected 0600: chmod 600 {path}")]
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The file is not what this service wrote.
    #[error("{path}: expected {expected}; restore the file, or move it away and new secrets are made")]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What should be there.
        expected: &'static str,
    },
}

/// The file as it is written. Everything is text, so that no parser error can quote a value.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    jwt_secret: String,
    cookie_key: String,
    api_key: String,
}

impl Secrets {
    /// Reads the secrets in this data folder; at the first start makes the folder (mode 0700) and the secrets.
    ///
    /// Several processes may do so at once: one wins and the others read what it wrote. The file appears complete or not
    /// at all.
    pub fn load_or_create(data_dir: &Path) -> Result<(Self, Created), SecretsError> {
        let path = data_dir.join(FILE);
        if !path.try_exists().map_err(|source| SecretsError::Io { path: path.clone(), source })? {
            fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(data_dir)
                .map_err(|source| SecretsError::Io { path: data_dir.to_owned(), source })?;
            let made = Self::generate();
            if made.write(data_dir, &path).map_err(|source| SecretsError::Io { path: path.clone(), source })? {
                return Ok((made, Created::JustNow));
            }
        }
        Self::load(data_dir).map(|secrets| (secrets, Created::Before))
    }

    /// Reads the secrets in this data folder and never makes any, because a secret that no service knows is of no use.
    pub fn load(data_dir: &Path) -> Result<Self, SecretsError> {
        let path = data_dir.join(FILE);
        let metadata = fs::metadata(&path).map_err(|source| SecretsError::Io { path: path.clone(), source })?;
        let mode = metadata.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(SecretsError::Exposed { path, mode });
        }
        let text = fs::read_to_string(&path).map_err(|source| SecretsError::Io { path: path.clone(), source })?;
        // The parser's own error would quote the line it stumbled over.
        let Ok(file) = Figment::from(Toml::string(&text)).extract::<File>() else {
            let expected = "the keys jwt_secret, cookie_key and api_key, each a text";
            return Err(SecretsError::Unusable { path, expected });
        };
        let cookie_key = match URL_SAFE_NO_PAD.decode(file.cookie_key) {
            Ok(key) if key.len() == 64 => key,
            _ => return Err(SecretsError::Unusable { path, expected: "cookie_key to be 64 bytes in base64url" }),
        };
        if file.jwt_secret.len() < 32 || file.api_key.len() < 32 {
            let expected = "jwt_secret and api_key to have at least 32 characters";
            return Err(SecretsError::Unusable { path, expected });
        }
        Ok(Self { jwt_secret: file.jwt_secret, cookie_key, api_key: file.api_key })
    }

    /// New secrets that are kept nowhere.
    pub fn generate() -> Self {
        Self {
            jwt_secret: URL_SAFE_NO_PAD.encode(rand::random::<[u8; 48]>()),
            cookie_key: rand::random::<[u8; 64]>().to_vec(),
            api_key: new_api_key(),
        }
    }

    /// The HS256 secret for client tokens where `identity.jwt.secret` is empty: 64 characters.
    pub fn jwt_secret(&self) -> &str {
        &self.jwt_secret
    }

    /// The key of the service's own login cookie: 64 bytes.
    pub fn cookie_key(&self) -> &[u8] {
        &self.cookie_key
    }

    /// The first API key, with every scope; printed at the start on a fresh machine.
    pub fn api_key(&self) -> &str {
        &self.api_key
    }

    /// Writes the file; false if somebody else has been faster.
    fn write(&self, data_dir: &Path, path: &Path) -> io::Result<bool> {
        // A temporary file of this library has mode 0600 from the start.
        let mut file = tempfile::NamedTempFile::new_in(data_dir)?;
        writeln!(file, "# Secrets of this Ridgecast, made at its first start. Whoever reads them can be anybody.")?;
        // All three are base64url with at most an underscore more: nothing to escape.
        writeln!(file, "jwt_secret = \"{}\"", self.jwt_secret)?;
        writeln!(file, "cookie_key = \"{}\"", URL_SAFE_NO_PAD.encode(&self.cookie_key))?;
        writeln!(file, "api_key = \"{}\"", self.api_key)?;
        file.as_file().sync_all()?;
        match file.persist_noclobber(path) {
            Ok(_) => {}
            Err(e) if e.error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
            Err(e) => return Err(e.error),
        }
        fs::File::open(data_dir)?.sync_all()?;
        Ok(true)
    }
}

/// A new API key: 256 random bits, known by its prefix.
pub fn new_api_key() -> String {
    format!("{API_KEY_PREFIX}{}", URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()))
}

/// Whether the text means to be an API key.
pub fn looks_like_api_key(text: &str) -> bool {
    text.starts_with(API_KEY_PREFIX)
}

impl SecretsError {
    /// Whether there are no secrets yet, as before the first start.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secrets").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_made_once_and_read_ever_after() {
        let folder = tempfile::tempdir().unwrap();
        let data_dir = folder.path().join("deep/data");
        let (made, created) = Secrets::load_or_create(&data_dir).unwrap();
        assert_eq!(created, Created::JustNow);
        assert_eq!(made.cookie_key().len(), 64);
        let (read, created) = Secrets::load_or_create(&data_dir).unwrap();
        assert_eq!(created, Created::Before);
        assert_eq!(read.jwt_secret(), made.jwt_secret());
        assert_eq!(read.cookie_key(), made.cookie_key());
        assert_eq!(read.api_key(), made.api_key());
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&data_dir.join(FILE)), 0o600);
        assert_eq!(mode(&data_dir), 0o700);
        assert_eq!(fs::read_dir(&data_dir).unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn processes_that_start_together_end_up_with_the_same_secrets() {
        let folder = tempfile::tempdir().unwrap();
        let starts: Vec<_> = (0..8)
            .map(|_| {
                let data_dir = folder.path().to_owned();
                std::thread::spawn(move || Secrets::load_or_create(&data_dir).unwrap())
            })
            .collect();
        let got: Vec<_> = starts.into_iter().map(|start| start.join().unwrap()).collect();
        assert_eq!(got.iter().filter(|(_, created)| *created == Created::JustNow).count(), 1);
        assert!(got.iter().all(|(secrets, _)| secrets.api_key() == got[0].0.api_key()));
    }

    #[test]
    fn a_file_that_others_can_read_stops_the_start() {
        let folder = tempfile::tempdir().unwrap();
        Secrets::load_or_create(folder.path()).unwrap();
        let path = folder.path().join(FILE);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let error = Secrets::load_or_create(folder.path()).unwrap_err().to_string();
        assert!(error.contains("mode 0644") && error.contains("chmod 600"), "{error}");
    }

    #[test]
    fn neither_debug_nor_errors_show_a_secret() {
        let folder = tempfile::tempdir().unwrap();
        let (secrets, _) = Secrets::load_or_create(folder.path()).unwrap();
        assert_eq!(format!("{secrets:?}"), "Secrets { .. }");
        let path = folder.path().join(FILE);
        for broken in ["jwt_secret = \"hush", "jwt_secret = \"hush\"", "hush", "api_key = [\"hush\"]"] {
            fs::write(&path, broken).unwrap();
            let error = Secrets::load_or_create(folder.path()).unwrap_err();
            assert!(matches!(error, SecretsError::Unusable { .. }), "{broken}");
            assert!(!format!("{error} {error:?}").contains("hush"), "{error}");
        }
    }
}
