use actix_web::web;

use super::{
    demo::{self, Demo},
    pages::{self, Pages},
};
use crate::{session::identity::Gate, settings::Settings};

/// What people open in a browser: the pages, and at a demonstration its door. Cheap to clone; one for all workers.
#[derive(Clone)]
pub struct Site {
    pages: web::Data<Pages>,
    /// Nothing, but at a demonstration.
    demo: Option<web::Data<Demo>>,
}

impl Site {
    /// What the settings want.
    pub fn new(settings: &Settings) -> Self {
        let demo = settings.demo.login.then(|| web::Data::new(Demo::new(&settings.demo)));
        Self { pages: web::Data::new(Pages::compiled_in(settings)), demo }
    }

    /// Whether there are pages to look at.
    pub fn has_pages(&self) -> bool {
        self.pages.are_here()
    }

    /// Registers its routes.
    pub(super) fn configure(self, service: &mut web::ServiceConfig, gate: &Gate) {
        if let Some(demo) = self.demo {
            demo::configure(service, demo, gate);
        }
        pages::configure(service, self.pages);
    }
}
