//! What the screens on walls are told of themselves.

use std::sync::Arc;

use actix::Message;
use serde_json::value::to_raw_value;

use super::{
    audience,
    knowledge::Knowledge,
    tell::{Outcome, TellError, append},
};
use crate::{
    admission::Admission,
    domain::{
        Draft,
        events::{ScreenControl, TvControl},
    },
    rooms::Screens,
    store::Record,
};

/// Has a screen go on showing what it shows, or show again what is new. Answered when that is kept and on its way to the screens:
/// false, and nothing has happened, if no screen of this name is known.
#[derive(Debug, Message)]
#[rtype(result = "Result<bool, TellError>")]
pub struct FreezeScreen {
    /// Which.
    pub name: Arc<str>,
    /// Whether it is frozen from now on.
    pub frozen: bool,
    /// The place it takes on its way.
    pub admission: Admission,
}

impl Knowledge {
    /// Freezes a screen or thaws it. It is in the journal's mailbox when this returns; the future only waits for the answer.
    pub(super) fn freeze(&self, freeze: FreezeScreen) -> impl Future<Output = Result<bool, TellError>> + use<> {
        let FreezeScreen { name, frozen, admission } = freeze;
        let screens = self.registries.screens().clone();
        let told = screens.freeze(&name, frozen).map(|before| {
            let record = Record::FrozenScreen { name: name.to_string(), frozen };
            let on_its_way = control(&screens).map(|draft| {
                let outcome = Outcome { drafts: vec![draft], records: vec![record], ..Outcome::default() };
                append(&self.journal, vec![outcome], None, admission)
            });
            (before, on_its_way)
        });
        async move {
            let Some((before, on_its_way)) = told else { return Ok(false) };
            let told = match on_its_way {
                Ok(on_its_way) => on_its_way.await,
                Err(error) => Err(error.into()),
            };
            match told {
                Ok(_) => Ok(true),
                Err(error) => {
                    screens.freeze(&name, before);
                    Err(error)
                }
            }
        }
    }

    /// Tells all screens how each of them is to be. Somebody who has come and is no screen is not told, where there is none.
    pub(super) fn tell_control(&self) -> Result<(), TellError> {
        if self.registries.screens().all().is_empty() {
            return Ok(());
        }
        let admission = self.admissions.try_admit()?;
        self.tell_fleeting(control(self.registries.screens())?, admission);
        Ok(())
    }
}

fn control(screens: &Screens) -> serde_json::Result<Draft> {
    let of = |screen: crate::rooms::Screen| ScreenControl { name: screen.name, frozen: screen.frozen };
    let control = TvControl { screens: screens.all().into_iter().map(of).collect() };
    Ok(audience::control(to_raw_value(&control)?))
}
