use actix_web::web;

use super::pages::{self, Pages};
use crate::settings::Settings;

/// What people open in a browser: the pages. Cheap to clone; one for all workers.
#[derive(Clone)]
pub struct Site {
    pages: web::Data<Pages>,
}

impl Site {
    /// What the settings want.
    pub fn new(settings: &Settings) -> Self {
        Self { pages: web::Data::new(Pages::compiled_in(settings)) }
    }

    /// Whether there are pages to look at.
    pub fn has_pages(&self) -> bool {
        self.pages.are_here()
    }

    /// Registers its routes.
    pub(super) fn configure(self, service: &mut web::ServiceConfig) {
        pages::configure(service, self.pages);
    }
}
