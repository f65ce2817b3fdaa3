use diesel::prelude::*;

use super::{
    StoreError,
    connection::{AnyConnection, on_either},
    schema::frozen_screens,
};

/// Notes whether a screen is frozen.
pub(super) fn note(name: &str, is_frozen: bool, connection: &mut AnyConnection) -> Result<(), StoreError> {
    if !is_frozen {
        diesel::delete(frozen_screens::table.filter(frozen_screens::name.eq(name))).execute(connection)?;
        return Ok(());
    }
    on_either!(connection, c => diesel::insert_into(frozen_screens::table)
        .values(frozen_screens::name.eq(name))
        .on_conflict(frozen_screens::name)
        .do_nothing()
        .execute(c))?;
    Ok(())
}

/// The screens that are frozen.
pub(super) fn frozen(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    Ok(frozen_screens::table.select(frozen_screens::name).order(frozen_screens::name).load(connection)?)
}
