use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
};

use super::{auth::KeyName, problem::Problem};

/// A middleware (`actix_web::middleware::from_fn`) that writes one line for each request that was refused or failed:
/// who, what, the status, and the names of the fields to blame. No payloads and no keys.
pub async fn log_refusals(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let response = next.call(request).await?;
    let Some(problem) = response.response().error().and_then(|error| error.as_error::<Problem>()) else {
        return Ok(response);
    };
    let request = response.request();
    let extensions = request.extensions();
    let key = extensions.get::<KeyName>().map_or("-", |name| &name.0);
    let level = if response.status().is_server_error() { log::Level::Warn } else { log::Level::Info };
    log::log!(
        level,
        "{} {}: {}, key {key}{}{}",
        request.method(),
        request.match_pattern().as_deref().unwrap_or("(unknown path)"),
        response.status(),
        if problem.fields().is_empty() { "" } else { ", fields " },
        problem.fields(),
    );
    drop(extensions);
    Ok(response)
}
