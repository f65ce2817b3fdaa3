use garde::Validate;
use serde::Deserialize;

use super::rules;

/// `[pages]`: the pages that are compiled in.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct PagesSettings {
    /// Whether they are served.
    #[garde(skip)]
    pub enabled: bool,
    /// Where they send somebody who is not signed in; empty for their own page.
    #[garde(custom(rules::page_url))]
    pub sign_in_url: String,
    /// Where they post what a trainee says in a roleplay; empty for nowhere.
    #[garde(custom(rules::page_url))]
    pub roleplay_url: String,
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;

    #[test]
    fn an_address_is_a_url_or_a_path_of_this_host() {
        for good in ["", "/login?next=/app/", "https://app.example.com/login", "http://127.0.0.1:3000"] {
            assert_eq!(Settings::with(&format!("[pages]\nsign_in_url = \"{good}\"")).unwrap().pages.sign_in_url, good);
        }
        for bad in
            ["login", "//evil.example.com", "javascript:alert(1)", "ftp://x/y", "https://me:pw@x/", "/a b", "/\\n"]
        {
            for key in ["sign_in_url", "roleplay_url"] {
                let error = Settings::with(&format!("[pages]\n{key} = \"{bad}\"")).unwrap_err().to_string();
                assert!(error.starts_with(&format!("pages.{key}: expected an http or https URL")), "{error}");
            }
        }
    }
}
