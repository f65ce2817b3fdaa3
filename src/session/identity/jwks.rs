use std::path::Path;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{
    Algorithm, DecodingKey, crypto,
    jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet, KeyAlgorithm, KeyOperations, PublicKeyUse},
};

use super::InvalidIdentitySettings;

const SETTING: &str = "identity.jwt.jwks_file";

/// A public key of the issuer.
pub(super) struct PublicKey {
    pub(super) id: Option<String>,
    pub(super) algorithm: Algorithm,
    pub(super) key: DecodingKey,
}

/// Reads a JWKS file (RFC 7517). Keys for other uses are passed over; a broken, weak or secret key stops the start.
pub(super) fn read(path: &Path) -> Result<Vec<PublicKey>, InvalidIdentitySettings> {
    let invalid = |problem: String| InvalidIdentitySettings::new(SETTING, format!("{}: {problem}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|e| invalid(e.to_string()))?;
    let set: JwkSet = serde_json::from_str(&text)
        .map_err(|e| invalid(format!("expected a JWKS, {{\"keys\": [{{\"kty\": …}}]}}: {e}")))?;
    let mut keys = Vec::new();
    for (index, jwk) in set.keys.iter().enumerate() {
        match public_key(jwk) {
            Ok(Some(key)) => keys.push(key),
            Ok(None) => {
                log::warn!("{SETTING}: key {index} is not for RS256, ES256 or EdDSA signatures and is passed over")
            }
            Err(problem) => return Err(invalid(format!("key {index}: {problem}"))),
        }
    }
    if keys.is_empty() {
        return Err(invalid("holds no public key for RS256, ES256 or EdDSA".into()));
    }
    Ok(keys)
}

/// The key, or nothing if it is for something else.
fn public_key(jwk: &Jwk) -> Result<Option<PublicKey>, String> {
    let algorithm = match &jwk.algorithm {
        AlgorithmParameters::OctetKey(_) => {
            return Err("is a secret key (`kty` oct); expected public keys only, an HS256 secret goes into \
                        identity.jwt.secret"
                .into());
        }
        AlgorithmParameters::RSA(rsa) => {
            let bits = URL_SAFE_NO_PAD.decode(&rsa.n).map(|n| n.len() * 8).unwrap_or(0);
            if !(2048..=4096).contains(&bits) {
                return Err(format!("expected an RSA modulus `n` of 2048 to 4096 bits in base64url, got {bits}"));
            }
            Algorithm::RS256
        }
        AlgorithmParameters::EllipticCurve(ec) if ec.curve == EllipticCurve::P256 => Algorithm::ES256,
        AlgorithmParameters::OctetKeyPair(okp) if okp.curve == EllipticCurve::Ed25519 => {
            // The library takes the first 32 bytes without looking whether they are there.
            if URL_SAFE_NO_PAD.decode(&okp.x).map(|x| x.len()) != Ok(32) {
                return Err("expected `x` to be 32 bytes in base64url".into());
            }
            Algorithm::EdDSA
        }
        _ => return Ok(None),
    };
    if !is_for_signatures(jwk, algorithm) {
        return Ok(None);
    }
    let unusable = |_| format!("is no valid {algorithm:?} key");
    let key = DecodingKey::from_jwk(jwk).map_err(unusable)?;
    // Nothing is signed like this; what counts is that the key itself can be read.
    crypto::verify("", b"", &key, algorithm).map_err(unusable)?;
    Ok(Some(PublicKey { id: jwk.common.key_id.clone(), algorithm, key }))
}

fn is_for_signatures(jwk: &Jwk, algorithm: Algorithm) -> bool {
    let common = &jwk.common;
    common.public_key_use.as_ref().is_none_or(|usage| *usage == PublicKeyUse::Signature)
        && common.key_operations.as_ref().is_none_or(|operations| operations.contains(&KeyOperations::Verify))
        && common.key_algorithm.is_none_or(|named| named == KeyAlgorithm::from(algorithm))
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use jsonwebtoken::EncodingKey;
    use serde_json::{Value, json};

    use super::*;

    pub(crate) fn rsa() -> EncodingKey {
        EncodingKey::from_rsa_pem(include_bytes!("../../../tests/fixtures/keys/rsa.pem")).unwrap()
    }

    pub(crate) fn ec() -> EncodingKey {
        EncodingKey::from_ec_pem(include_bytes!("../../../tests/fixtures/keys/ec.pem")).unwrap()
    }

    pub(crate) fn ed() -> EncodingKey {
        EncodingKey::from_ed_pem(include_bytes!("../../../tests/fixtures/keys/ed.pem")).unwrap()
    }

    pub(crate) fn public(key: &EncodingKey, algorithm: Algorithm, id: Option<&str>) -> Value {
        let mut jwk = Jwk::from_encoding_key(key, algorithm).unwrap();
        jwk.common.key_id = id.map(str::to_owned);
        serde_json::to_value(jwk).unwrap()
    }

    pub(crate) fn file(keys: &[Value]) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        write!(file, "{}", json!({ "keys": keys })).unwrap();
        file
    }

    fn problem(keys: &[Value]) -> String {
        let file = file(keys);
        read(file.path()).map(|keys| keys.len()).unwrap_err().to_string()
    }

    #[test]
    fn keys_of_all_three_kinds_are_read_and_others_passed_over() {
        let mut for_encryption = public(&rsa(), Algorithm::RS256, Some("enc"));
        for_encryption["use"] = "enc".into();
        let file = file(&[
            for_encryption,
            public(&rsa(), Algorithm::RS256, Some("r")),
            public(&ec(), Algorithm::ES256, Some("e")),
            public(&ed(), Algorithm::EdDSA, None),
            json!({"kty": "OKP", "crv": "X25519", "x": "AAAA"}),
        ]);
        let keys = read(file.path()).unwrap();
        let got: Vec<_> = keys.iter().map(|key| (key.id.as_deref(), key.algorithm)).collect();
        let expected = [(Some("r"), Algorithm::RS256), (Some("e"), Algorithm::ES256), (None, Algorithm::EdDSA)];
        assert_eq!(got, expected);
    }

    #[test]
    fn a_file_that_cannot_be_used_names_the_setting_and_the_key() {
        let good = public(&ec(), Algorithm::ES256, None);
        let mut off_curve = good.clone();
        off_curve["x"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".into();
        let short = json!({"kty": "OKP", "crv": "Ed25519", "x": "AAAA"});
        let weak = json!({"kty": "RSA", "n": URL_SAFE_NO_PAD.encode([255; 128]), "e": "AQAB"});
        let secret = json!({"kty": "oct", "k": "AAAA"});
        for (broken, expected) in
            [(off_curve, "ES256"), (short, "32 bytes"), (weak, "got 1024"), (secret, "identity.jwt.secret")]
        {
            let problem = problem(&[good.clone(), broken]);
            assert!(problem.starts_with("identity.jwt.jwks_file: "), "{problem}");
            assert!(problem.contains("key 1: ") && problem.contains(expected), "{problem}");
        }
        assert!(problem(&[]).contains("no public key"));
        assert!(read(Path::new("/nowhere/jwks.json")).is_err());
    }
}
