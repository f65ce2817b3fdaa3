use clap::Args;

use crate::{http::ApiKeys, settings::Scope};

use super::{CliError, output};

const EXAMPLES: &str = "\
Examples:
  ridgecast key monolith                          may publish events
  ridgecast key dashboard --scope read            may read state
  ridgecast key operator --scope admin            may do everything

Put the entry into the service's configuration file, restart it, and give the key to the program \
that will use it, as `Authorization: Bearer KEY`. The service keeps only the hash: a lost key cannot \
be shown again, make a new one.";

/// Makes an API key: prints the key once, and the entry with its hash for the configuration
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Key {
    /// Who will use the key; it is what log lines say
    #[arg(value_parser = name)]
    name: String,
    /// What the key may do; repeat for several
    #[arg(long = "scope", value_name = "SCOPE", default_value = "publish")]
    scopes: Vec<Scope>,
}

impl Key {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let (key, hash) = ApiKeys::generate();
        output::say(&self.text(&key, &hash))
    }

    fn text(&self, key: &str, hash: &str) -> String {
        let Self { name, .. } = self;
        let scopes: Vec<_> = self.scopes.iter().map(|scope| format!("\"{}\"", scope.name())).collect();
        let scopes = scopes.join(", ");
        format!(
            "The key, shown this once; give it to {name}:\n\n  {key}\n\n\
             Its entry for the service's configuration file:\n\n\
             [[api.keys]]\nname = \"{name}\"\nhash = \"{hash}\"\nscopes = [{scopes}]"
        )
    }
}

/// A name that needs no escapes in TOML and reads well in a log line.
fn name(text: &str) -> Result<String, String> {
    let plain = |c: char| c.is_alphanumeric() || "-_. ".contains(c);
    if (1..=64).contains(&text.len()) && text.chars().all(plain) {
        Ok(text.to_owned())
    } else {
        Err("expected 1 to 64 bytes of letters, digits, spaces, `-`, `_` and `.`".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn the_entry_can_be_configured_as_it_is_printed() {
        let key = Key { name: "the monolith".to_owned(), scopes: vec![Scope::Publish, Scope::Admin] };
        let (secret, hash) = ApiKeys::generate();
        let text = key.text(&secret, &hash);
        let entry = text.split_once("[[").map(|(_, entry)| format!("[[{entry}")).unwrap();
        assert!(!entry.contains(&secret));
        let settings = Settings::with(&entry).unwrap();
        assert_eq!(settings.api.keys[0].name, "the monolith");
        assert_eq!(settings.api.keys[0].scopes.len(), 2);
    }

    #[test]
    fn names_cannot_break_out_of_the_entry() {
        assert!(name("monolith-2").is_ok());
        for bad in ["", "a\"b", "a\nb", &"x".repeat(65)] {
            assert!(name(bad).is_err(), "{bad:?}");
        }
    }
}
