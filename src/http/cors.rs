use actix_cors::Cors;
use actix_web::http::header::{self, HeaderValue};

use crate::settings::ServerSettings;

/// How long a browser may go by a preflight's answer, in seconds.
const MAX_AGE: usize = 600;

/// For routes that web pages call: pages of the configured origins and of the service's own may, with cookies; a request
/// with any other `Origin` is refused. To be wrapped around those routes only; the monolith's routes have no need of it.
pub fn cors(server: &ServerSettings) -> Cors {
    let allowed = server.origins.iter().fold(Cors::default(), |cors, origin| cors.allowed_origin(origin));
    allowed
        .allowed_origin_fn(|origin, request| request.headers.get(header::HOST).is_some_and(|host| is_own(origin, host)))
        .allowed_methods(["GET", "POST", "DELETE"])
        .allowed_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
        .supports_credentials()
        .block_on_origin_mismatch(true)
        .max_age(MAX_AGE)
}

/// Whether a page's origin has the host and port that the request was sent to.
fn is_own(origin: &HeaderValue, host: &HeaderValue) -> bool {
    let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
    origin.is_some_and(|(_, authority)| authority.as_bytes().eq_ignore_ascii_case(host.as_bytes()))
}
