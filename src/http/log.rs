use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
};

use super::{auth::KeyName, problem::Problem};

/// A middleware (`actix_web::middleware::from_fn`) that writes one line for each request that was refused or failed.
pub async fn log_refusals(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let response = next.call(request).await?;
    if let Some(refusal) = refusal(&response) {
        let level = if response.status().is_server_error() { log::Level::Warn } else { log::Level::Info };
        log::log!(level, "{refusal}");
    }
    Ok(response)
}

/// What was asked and by whom, the status, and the names of the fields to blame. No payloads, no keys, and no addresses
/// but those we know.
pub(super) fn refusal(response: &ServiceResponse<impl MessageBody>) -> Option<String> {
    // Not all are our own: CORS, and the framework itself, say no as well.
    let error = response.response().error()?;
    let request = response.request();
    let method = request.method();
    let address = request.match_pattern().unwrap_or_else(|| "(unknown address)".to_owned());
    let status = response.status().as_u16();
    let extensions = request.extensions();
    let key = extensions.get::<KeyName>().map_or("-", |name| &name.0);
    let fields = error.as_error::<Problem>().map(Problem::fields).unwrap_or_default();
    let about = if fields.is_empty() { String::new() } else { format!(" fields={fields}") };
    Some(format!("refused: {method} {address} status={status} key={key}{about}"))
}
