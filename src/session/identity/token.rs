use std::time::{Duration, SystemTime};

use jsonwebtoken::{
    Algorithm, DecodingKey, Validation, decode, decode_header,
    errors::{Error, ErrorKind},
};

use super::{
    Denied, InvalidIdentitySettings,
    claims::Claims,
    jwks::{self, PublicKey},
};
use crate::{
    domain::Identity,
    secrets::Secrets,
    settings::{JwtSettings, in_bytes},
};

/// The tokens that are accepted.
///
/// A key is tried for the one algorithm it was made for, so a public key can never verify an HS256 token, and `none` is
/// no algorithm at all.
pub(super) struct Tokens {
    verifiers: Vec<Verifier>,
    leeway: Duration,
    max_len: usize,
    issuer: String,
    audience: String,
}

struct Verifier {
    id: Option<String>,
    algorithm: Algorithm,
    key: DecodingKey,
    validation: Validation,
}

impl Tokens {
    pub(super) fn new(settings: &JwtSettings, secrets: &Secrets) -> Result<Self, InvalidIdentitySettings> {
        let key = DecodingKey::from_secret(hs256_secret(settings, secrets)?);
        let mut keys = vec![PublicKey { id: None, algorithm: Algorithm::HS256, key }];
        if !settings.jwks_file.as_os_str().is_empty() {
            keys.extend(jwks::read(&settings.jwks_file)?);
        }
        let verifier = |PublicKey { id, algorithm, key }| Verifier {
            id,
            algorithm,
            key,
            validation: validation(settings, algorithm),
        };
        Ok(Self {
            verifiers: keys.into_iter().map(verifier).collect(),
            leeway: settings.leeway,
            max_len: in_bytes(settings.max_length),
            issuer: settings.issuer.clone(),
            audience: settings.audience.clone(),
        })
    }

    /// Who the token is for, if it is good at `now`.
    pub(super) fn verify(&self, token: &str, now: SystemTime) -> Result<Identity, Denied> {
        if token.len() > self.max_len {
            return Err(Denied::refused(format!("token is too long; expected at most {} bytes", self.max_len)));
        }
        let header = decode_header(token).map_err(|e| match e.kind() {
            ErrorKind::Json(_) => {
                let expected = self.algorithms();
                Denied::refused(format!("token's header can't be read; expected a JWT with `alg` {expected}"))
            }
            _ => Denied::refused(NOT_A_JWT),
        })?;
        // RFC 7515, 4.1.11: extensions that must be understood, and none is.
        if header.crit.is_some() {
            return Err(Denied::refused("token's header has `crit`; expected none"));
        }
        let mut reason = None;
        for verifier in self.candidates(header.alg, header.kid.as_deref()) {
            match decode::<Claims>(token, &verifier.key, &verifier.validation) {
                Ok(token) => return token.claims.into_identity(now, self.leeway),
                Err(e) => {
                    let fits = !matches!(e.kind(), ErrorKind::InvalidSignature);
                    reason = Some(self.reason(&e));
                    if fits {
                        break;
                    }
                }
            }
        }
        Err(Denied::refused(reason.unwrap_or_else(|| {
            if self.verifiers.iter().any(|verifier| verifier.algorithm == header.alg) {
                "token's `kid` names no key of this service's JWKS file".into()
            } else {
                format!("token is signed with {:?}; expected {}", header.alg, self.algorithms())
            }
        })))
    }

    /// The keys to try: those of the token's algorithm with the token's key id; without such a one, those that have no
    /// id; for a token without key id, all of its algorithm.
    fn candidates(&self, algorithm: Algorithm, id: Option<&str>) -> impl Iterator<Item = &Verifier> {
        let of_algorithm = move |verifier: &&Verifier| verifier.algorithm == algorithm;
        let named = id.is_some() && self.verifiers.iter().filter(of_algorithm).any(|v| v.id.as_deref() == id);
        self.verifiers.iter().filter(of_algorithm).filter(move |verifier| match &verifier.id {
            Some(_) => id.is_none() || verifier.id.as_deref() == id,
            None => !named,
        })
    }

    fn reason(&self, error: &Error) -> String {
        match error.kind() {
            ErrorKind::InvalidSignature => "token's signature is not of a key that this service knows".into(),
            ErrorKind::MissingRequiredClaim(claim) => format!("token has no `{claim}`"),
            ErrorKind::InvalidIssuer => format!("token's `iss` is another; expected `{}`", self.issuer),
            ErrorKind::InvalidAudience => format!("token's `aud` is another; expected `{}`", self.audience),
            ErrorKind::Json(e) => {
                // It may quote the token; that is the asker's own, but need not come back at any length.
                let e: String = e.to_string().chars().take(200).collect();
                format!("token's claims can't be read: {e}")
            }
            _ => NOT_A_JWT.into(),
        }
    }

    fn algorithms(&self) -> String {
        let mut names: Vec<_> = self.verifiers.iter().map(|verifier| format!("{:?}", verifier.algorithm)).collect();
        names.dedup();
        names.join(" or ")
    }
}

const NOT_A_JWT: &str = "token is no JWT; expected three base64url parts with dots between them";

/// The setting, or the secret made at the first start.
pub(super) fn hs256_secret<'a>(
    settings: &'a JwtSettings,
    secrets: &'a Secrets,
) -> Result<&'a [u8], InvalidIdentitySettings> {
    match settings.secret.as_bytes() {
        [] => Ok(secrets.jwt_secret().as_bytes()),
        // RFC 7518, 3.2: not shorter than the hash.
        short if short.len() < 32 => {
            let problem = format!("expected at least 32 bytes, got {}", short.len());
            Err(InvalidIdentitySettings::new("identity.jwt.secret", problem))
        }
        secret => Ok(secret),
    }
}

/// What the library checks. Times are not among it: it reads the clock itself, and its errors do not say which time.
fn validation(settings: &JwtSettings, algorithm: Algorithm) -> Validation {
    let mut validation = Validation::new(algorithm);
    let mut required = Vec::new();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    if !settings.issuer.is_empty() {
        validation.set_issuer(&[&settings.issuer]);
        required.push("iss");
    }
    if !settings.audience.is_empty() {
        validation.validate_aud = true;
        validation.set_audience(&[&settings.audience]);
        required.push("aud");
    }
    validation.set_required_spec_claims(&required);
    validation
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use jsonwebtoken::{EncodingKey, Header, encode};
    use serde_json::{Value, json};

    use super::{super::jwks::tests as keys, *};
    use crate::settings::Settings;

    const SECRET: &str = "0123456789abcdef0123456789abcdef";
    const NOW: u64 = 1_700_000_000;

    fn settings(jwks_file: &str) -> JwtSettings {
        let changes = format!("[identity.jwt]\nsecret = \"{SECRET}\"\njwks_file = \"{jwks_file}\"");
        Settings::with(&changes).unwrap().identity.jwt
    }

    fn tokens(settings: &JwtSettings) -> Tokens {
        Tokens::new(settings, &Secrets::generate()).unwrap()
    }

    fn verify(tokens: &Tokens, token: &str) -> Result<u64, String> {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
        tokens.verify(token, now).map(|identity| identity.user.unwrap().get()).map_err(|e| e.to_string())
    }

    fn claims() -> Value {
        json!({"sub": 7, "exp": NOW + 60})
    }

    fn hs256(claims: &Value) -> String {
        encode(&Header::new(Algorithm::HS256), claims, &EncodingKey::from_secret(SECRET.as_bytes())).unwrap()
    }

    fn signed(algorithm: Algorithm, key: &EncodingKey, id: Option<&str>) -> String {
        let header = Header { kid: id.map(str::to_owned), ..Header::new(algorithm) };
        encode(&header, &claims(), key).unwrap()
    }

    fn raw(header: Value, claims: Value, signature: &str) -> String {
        let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        format!("{}.{}.{signature}", part(header), part(claims))
    }

    #[test]
    fn a_token_signed_with_the_secret_is_good() {
        assert_eq!(verify(&tokens(&settings("")), &hs256(&claims())), Ok(7));
    }

    #[test]
    fn without_a_secret_in_the_settings_the_one_of_the_first_start_counts() {
        let secrets = Secrets::generate();
        let settings = JwtSettings { secret: String::new(), ..settings("") };
        let tokens = Tokens::new(&settings, &secrets).unwrap();
        let key = EncodingKey::from_secret(secrets.jwt_secret().as_bytes());
        assert_eq!(verify(&tokens, &signed(Algorithm::HS256, &key, None)), Ok(7));
        assert!(verify(&tokens, &hs256(&claims())).is_err());
    }

    #[test]
    fn a_short_secret_stops_the_start() {
        let settings = JwtSettings { secret: "short".into(), ..settings("") };
        let error = Tokens::new(&settings, &Secrets::generate()).err().unwrap().to_string();
        assert_eq!(error, "identity.jwt.secret: expected at least 32 bytes, got 5");
    }

    #[test]
    fn a_token_without_a_signature_is_refused() {
        let tokens = tokens(&settings(""));
        for alg in ["none", "None", "NONE", ""] {
            let reason = verify(&tokens, &raw(json!({"alg": alg, "typ": "JWT"}), claims(), "")).unwrap_err();
            assert!(reason.contains("expected a JWT with `alg` HS256"), "{alg}: {reason}");
        }
        let mut unsigned = hs256(&claims());
        unsigned.truncate(unsigned.rfind('.').unwrap() + 1);
        assert!(verify(&tokens, &unsigned).unwrap_err().contains("signature"));
    }

    #[test]
    fn a_wrong_key_and_a_changed_claim_are_refused() {
        let tokens = tokens(&settings(""));
        let stranger = EncodingKey::from_secret(b"another secret of thirty-two bytes");
        assert!(verify(&tokens, &signed(Algorithm::HS256, &stranger, None)).unwrap_err().contains("signature"));
        let good = hs256(&claims());
        let signature = good.rsplit('.').next().unwrap();
        let forged = raw(json!({"typ": "JWT", "alg": "HS256"}), json!({"sub": 1, "exp": NOW + 60}), signature);
        assert!(verify(&tokens, &forged).unwrap_err().contains("signature"));
    }

    #[test]
    fn public_keys_of_all_three_kinds_verify_by_key_id_and_without() {
        for id in [Some("k"), None] {
            let file = keys::file(&[
                keys::public(&keys::rsa(), Algorithm::RS256, id),
                keys::public(&keys::ec(), Algorithm::ES256, id),
                keys::public(&keys::ed(), Algorithm::EdDSA, id),
            ]);
            let tokens = tokens(&settings(file.path().to_str().unwrap()));
            let keys =
                [(Algorithm::RS256, keys::rsa()), (Algorithm::ES256, keys::ec()), (Algorithm::EdDSA, keys::ed())];
            for (algorithm, key) in keys {
                assert_eq!(verify(&tokens, &signed(algorithm, &key, None)), Ok(7), "{algorithm:?} without `kid`");
                assert_eq!(verify(&tokens, &signed(algorithm, &key, Some("k"))), Ok(7), "{algorithm:?}");
                let other = verify(&tokens, &signed(algorithm, &key, Some("other")));
                assert_eq!(
                    other.is_ok(),
                    id.is_none(),
                    "a key without id is tried, one with another is not: {other:?}"
                );
            }
            assert_eq!(verify(&tokens, &hs256(&claims())), Ok(7), "the secret still counts");
        }
    }

    #[test]
    fn the_named_key_is_the_one_that_counts() {
        // The public half of the example in RFC 7515, A.3.1.
        let other = json!({
            "kty": "EC", "crv": "P-256", "kid": "b",
            "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        });
        let file = keys::file(&[other, keys::public(&keys::ec(), Algorithm::ES256, Some("a"))]);
        let tokens = tokens(&settings(file.path().to_str().unwrap()));
        let with = |id| verify(&tokens, &signed(Algorithm::ES256, &keys::ec(), id));
        assert_eq!(with(Some("a")), Ok(7));
        assert!(with(Some("b")).unwrap_err().contains("signature"));
        assert!(with(Some("c")).unwrap_err().contains("`kid`"));
        assert_eq!(with(None), Ok(7), "without a name all are tried");
    }

    #[test]
    fn a_public_key_is_no_secret() {
        let public = keys::public(&keys::rsa(), Algorithm::RS256, Some("k"));
        let n = public["n"].as_str().unwrap().to_owned();
        let file = keys::file(std::slice::from_ref(&public));
        let tokens = tokens(&settings(file.path().to_str().unwrap()));
        let guesses = [n.clone().into_bytes(), URL_SAFE_NO_PAD.decode(&n).unwrap(), public.to_string().into_bytes()];
        for guess in guesses {
            for id in [None, Some("k")] {
                let token = signed(Algorithm::HS256, &EncodingKey::from_secret(&guess), id);
                assert!(verify(&tokens, &token).unwrap_err().contains("signature"));
            }
        }
    }

    #[test]
    fn an_algorithm_nobody_configured_is_named() {
        let key = EncodingKey::from_secret(SECRET.as_bytes());
        let reason = verify(&tokens(&settings("")), &signed(Algorithm::HS512, &key, None)).unwrap_err();
        assert_eq!(reason, "token is signed with HS512; expected HS256");
        assert!(verify(&tokens(&settings("")), &signed(Algorithm::RS256, &keys::rsa(), None)).is_err());
    }

    #[test]
    fn issuer_and_audience_are_asked_for_when_configured() {
        let strict = tokens(&JwtSettings { issuer: "https://id".into(), audience: "us".into(), ..settings("") });
        let with = |iss: Value, aud: Value| hs256(&json!({"sub": 7, "exp": NOW + 60, "iss": iss, "aud": aud}));
        assert_eq!(verify(&strict, &with("https://id".into(), "us".into())), Ok(7));
        assert_eq!(verify(&strict, &with("https://id".into(), json!(["them", "us"]))), Ok(7));
        let reason = verify(&strict, &with("https://evil".into(), "us".into())).unwrap_err();
        assert_eq!(reason, "token's `iss` is another; expected `https://id`");
        let reason = verify(&strict, &with("https://id".into(), "them".into())).unwrap_err();
        assert_eq!(reason, "token's `aud` is another; expected `us`");
        assert!(verify(&strict, &hs256(&claims())).unwrap_err().starts_with("token has no `"));
        assert!(verify(&strict, &with(Value::Null, "us".into())).unwrap_err().contains("no `iss`"));
        assert_eq!(verify(&tokens(&settings("")), &with("any".into(), "any".into())), Ok(7));
    }

    #[test]
    fn rubbish_is_refused_with_words() {
        let tokens = tokens(&settings(""));
        for rubbish in ["", ".", "..", "a.b", "a.b.c", "a.b.c.d.e", "🦀.🦀.🦀", "rck_key"] {
            assert!(verify(&tokens, rubbish).unwrap_err().starts_with("token"), "{rubbish}");
        }
        let reason = verify(&tokens, &hs256(&json!({"sub": 7, "exp": NOW + 60, "teams": ["x"]}))).unwrap_err();
        assert!(reason.starts_with("token's claims can't be read: invalid type"), "{reason}");
        assert!(verify(&tokens, &"x".repeat(1 << 20)).unwrap_err().contains("too long; expected at most 8192"));
        assert!(verify(&tokens, &raw(json!({"alg": "HS256", "crit": ["exp"]}), claims(), "x")).is_err());
    }

    #[test]
    fn times_are_checked_at_the_time_given() {
        let tokens = tokens(&settings(""));
        assert!(verify(&tokens, &hs256(&json!({"sub": 7, "exp": NOW - 60}))).unwrap_err().contains("expired at"));
        assert!(verify(&tokens, &hs256(&json!({"sub": 7}))).unwrap_err().contains("no `exp`"));
        let early = hs256(&json!({"sub": 7, "exp": NOW + 600, "nbf": NOW + 60}));
        assert!(verify(&tokens, &early).unwrap_err().contains("not valid before"));
        let later = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW + 60);
        assert!(tokens.verify(&early, later).is_ok());
    }
}
