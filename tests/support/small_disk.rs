//! A disk that is soon full: a tmpfs of a few megabytes.

#![allow(dead_code, reason = "each test binary uses what it needs")]

#[allow(clippy::duplicate_mod, reason = "who uses postgres and small_disk has it twice")]
#[path = "keeper.rs"]
mod keeper;

use std::{
    env,
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};

use keeper::Keeper;

/// Set where a test runs in a namespace of its own.
const IN_NAMESPACE: &str = "SMALL_DISK_IN_NAMESPACE";

/// A user and a mount namespace: there everybody may mount a tmpfs, and nobody else sees it.
const NAMESPACE: [&str; 3] = ["--user", "--map-root-user", "--mount"];

const KEEPER: &str = r#"
    folder=$1 bytes=$2
    cd /
    if error=$(mount -t tmpfs -o "size=$bytes" ridgecast-small-disk "$folder" 2>&1); then
        echo mounted
        read -r _
        # Lazily, if somebody still has a file open there.
        umount "$folder" || umount --lazy "$folder"
    else
        # In one line.
        echo $error
    fi
    rmdir "$folder"
"#;

/// A folder on a small disk. Dropping it unmounts and removes it, even if files there are still open.
pub(crate) struct SmallDisk {
    folder: PathBuf,
    _keeper: Keeper,
}

impl SmallDisk {
    /// A small disk for the test of that name (its whole path in its binary).
    ///
    /// Who may not mount runs the test once more, in a namespace where he may. `None` means that this was done and that
    /// the test has passed there, so there is nothing left to do. An error says that this machine allows neither, or how
    /// the test failed.
    pub(crate) fn for_test(test: &str, bytes: u64) -> Result<Option<Self>> {
        match Self::mount(bytes) {
            Ok(disk) => Ok(Some(disk)),
            Err(refused) if env::var_os(IN_NAMESPACE).is_some() => Err(refused),
            Err(refused) => run_in_namespace(test, &refused.to_string()).map(|()| None),
        }
    }

    /// Mounts a disk of that size, in whole pages. Needs the right to mount.
    pub(crate) fn mount(bytes: u64) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("ridgecast-small-disk-").tempdir()?.keep();
        let mut keeper = Keeper::start(KEEPER, &folder, &[bytes.to_string()]);
        let answer = keeper.answer().context("mounting a tmpfs")?;
        ensure!(answer == "mounted", "cannot mount a tmpfs: {answer}");
        Ok(Self { folder, _keeper: keeper })
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }

    /// Fills what is free, to the last page.
    pub(crate) fn fill(&self) {
        let mut ballast = File::options().create(true).append(true).open(self.ballast()).unwrap();
        let error = loop {
            match ballast.write_all(&[0; 4096]) {
                Ok(()) => {}
                Err(error) => break error,
            }
        };
        assert_eq!(error.kind(), ErrorKind::StorageFull, "{error}");
    }

    /// Frees what [`fill`](Self::fill) took.
    pub(crate) fn free(&self) {
        match fs::remove_file(self.ballast()) {
            Err(error) if error.kind() != ErrorKind::NotFound => panic!("the ballast stays: {error}"),
            _ => {}
        }
    }

    fn ballast(&self) -> PathBuf {
        self.folder.join("ballast")
    }
}

fn run_in_namespace(test: &str, refused: &str) -> Result<()> {
    let unshare = |command: &mut Command| -> io::Result<_> {
        let output = command.env(IN_NAMESPACE, "1").output()?;
        let said = [output.stdout, output.stderr].concat();
        Ok((output.status.success(), String::from_utf8_lossy(&said).trim_end().to_owned()))
    };
    let (allowed, said) = unshare(Command::new("unshare").args(NAMESPACE).arg("true"))?;
    if !allowed {
        bail!("a small disk needs root or unprivileged user namespaces, and there is neither: {refused}; {said}");
    }
    let again = env::current_exe()?;
    let args = ["--exact", test, "--nocapture"];
    let (passed, said) = unshare(Command::new("unshare").args(NAMESPACE).arg(again).args(args))?;
    // A name that is none passes too.
    ensure!(passed && said.contains("test result: ok. 1 passed"), "`{test}` in a namespace of its own:\n{said}");
    Ok(())
}
