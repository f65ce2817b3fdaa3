use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web,
};

use super::{admin::Desk, auth::KeyName, caller::Caller, problem::Problem};
use crate::telemetry::Refused;

/// A middleware (`actix_web::middleware::from_fn`) that writes one line for each request that was refused or failed, and counts
/// it.
pub async fn log_refusals(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let response = next.call(request).await?;
    if let Some(refusal) = refusal(&response) {
        let level = if response.status().is_server_error() { log::Level::Warn } else { log::Level::Info };
        log::log!(level, "{refusal}");
        if let Some(desk) = response.request().app_data::<web::Data<Desk>>() {
            desk.figures.refused(Refused::Request);
        }
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
    let by = match extensions.get::<Caller>() {
        Some(Caller::Key(KeyName(name))) => format!("key={name}"),
        Some(Caller::User { user, is_admin }) => format!("user={user}{}", if *is_admin { " (admin)" } else { "" }),
        None => "key=-".to_owned(),
    };
    let fields = error.as_error::<Problem>().map(Problem::fields).unwrap_or_default();
    let about = if fields.is_empty() { String::new() } else { format!(" fields={fields}") };
    Some(format!("refused: {method} {address} status={status} {by}{about}"))
}
