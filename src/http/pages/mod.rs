//! `/app/`: the pages, which are compiled in (`client/pages`).
//!
//! | at | is |
//! |---|---|
//! | `/app/` | `index.html`, the leaderboard |
//! | `/app/tv`, `/app/training`, `/app/admin`, … | the page of that name, without its ending |
//! | `/app/assets/…` | what the pages load; named by its contents, so browsers keep it for good |
//! | `/app/config.json` | what a page must know of this service before it does anything |
//! | `/`, `/app` | lead there |
//!
//! They need no identity: what they show is asked for by the API.

mod answer;
mod config;
mod files;
mod policy;
#[cfg(test)]
mod tests;

use actix_web::{HttpRequest, HttpResponse, Resource, http::header::LOCATION, web};

use self::{config::PageConfig, files::Files, policy::ContentPolicy};
use super::{
    openapi::{Operation, Payload, Tag},
    problem::{Kind, Problem},
    query::answer,
    resource,
};
use crate::{session::identity::Origins, settings::Settings};

/// The pages of a service. One for all workers.
#[derive(Debug)]
pub(super) struct Pages {
    files: Files,
    config: PageConfig,
    policy: ContentPolicy,
    enabled: bool,
}

/// What whoever opens a page reads if there are none.
const NOT_BUILT: &str = "\
The pages are not in this binary: it was compiled before they were built.

Build them, then the service again, in the folder of the sources:

    make pages
    cargo build --release --locked

`make run` does both. The API and the sockets work without them.
";

const GET: &str = "GET, HEAD";

/// What is no file.
pub(super) const OPERATIONS: &[Operation] = &[Operation::get("/app/config.json", Payload::of::<PageConfig>())
    .is(Tag::Operators, "What a page must know of this service before it does anything")];

impl Pages {
    /// Those that are compiled in, as the settings want them.
    pub(super) fn compiled_in(settings: &Settings) -> Self {
        Self::of(Files::compiled_in(), settings)
    }

    fn of(files: Files, settings: &Settings) -> Self {
        Self {
            files,
            config: PageConfig::new(settings),
            policy: ContentPolicy::new(&settings.pages.roleplay_url),
            enabled: settings.pages.enabled,
        }
    }

    /// Whether there is anything to see.
    pub(super) fn are_here(&self) -> bool {
        self.enabled && !self.files.is_empty()
    }
}

/// Registers the routes; none, if the pages are not enabled.
pub(super) fn configure(service: &mut web::ServiceConfig, pages: web::Data<Pages>) {
    if !pages.enabled {
        return;
    }
    if pages.are_here() {
        service.service(leads("/"));
    }
    service
        .app_data(pages)
        .service(leads("/app"))
        .service(resource("/app/config.json", GET).route(web::get().to(config)).route(web::head().to(config)))
        .service(resource("/app/{address:.*}", GET).route(web::get().to(page)).route(web::head().to(page)));
}

/// An address that leads to the first page. For now: the settings may be others tomorrow.
fn leads(from: &str) -> Resource {
    let lead = || async { HttpResponse::TemporaryRedirect().insert_header((LOCATION, "/app/")).finish() };
    resource(from, GET).route(web::get().to(lead)).route(web::head().to(lead))
}

async fn config(pages: web::Data<Pages>) -> Result<HttpResponse, Problem> {
    answer(&pages.config)
}

async fn page(
    request: HttpRequest,
    address: web::Path<String>,
    pages: web::Data<Pages>,
    origins: web::Data<Origins>,
) -> Result<HttpResponse, Problem> {
    if pages.files.is_empty() {
        return Ok(HttpResponse::ServiceUnavailable().content_type(mime::TEXT_PLAIN_UTF_8).body(NOT_BUILT));
    }
    let Some(file) = pages.files.get(&address) else {
        return Err(Problem::new(Kind::NotFound, "there is no page at this address"));
    };
    let policy = pages.policy.header(&origins, request.head()).map_err(|error| {
        log::error!("the policy of a page can't be written: {error}");
        Problem::new(Kind::Internal, "the page's policy can't be written")
    })?;
    Ok(answer::with(file, policy, &request))
}
