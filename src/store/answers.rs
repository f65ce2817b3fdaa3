use std::sync::Arc;

use bytes::Bytes;
use diesel::{prelude::*, upsert::excluded};

use super::{
    StoreError,
    connection::{AnyConnection, on_either},
    schema::answers,
};

/// What a request with an `Idempotency-Key` was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The name of the API key it came with.
    pub caller: Arc<str>,
    /// The key.
    pub key: Arc<str>,
    /// A hash of the request.
    pub fingerprint: [u8; 32],
    /// The body of the answer.
    pub body: Bytes,
    /// When, in milliseconds since 1970.
    pub made_at: i64,
}

impl Answer {
    /// An answer that has run out may still be there under the same key, and makes room.
    pub(super) fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let row = (
            answers::caller.eq(&*self.caller),
            answers::key.eq(&*self.key),
            answers::fingerprint.eq(self.fingerprint.as_slice()),
            answers::answer.eq(self.body.as_ref()),
            answers::made_at.eq(self.made_at),
        );
        on_either!(connection, c => diesel::insert_into(answers::table)
            .values(&row)
            .on_conflict((answers::caller, answers::key))
            .do_update()
            .set((
                answers::fingerprint.eq(excluded(answers::fingerprint)),
                answers::answer.eq(excluded(answers::answer)),
                answers::made_at.eq(excluded(answers::made_at)),
            ))
            .execute(c))?;
        Ok(())
    }

    /// What was answered to the caller's request with this key, if that was not before `since` (milliseconds since 1970).
    pub fn find(
        connection: &mut AnyConnection,
        caller: Arc<str>,
        key: Arc<str>,
        since: i64,
    ) -> Result<Option<Self>, StoreError> {
        let row: Option<(Vec<u8>, Vec<u8>, i64)> = answers::table
            .filter(answers::caller.eq(&*caller).and(answers::key.eq(&*key)).and(answers::made_at.ge(since)))
            .select((answers::fingerprint, answers::answer, answers::made_at))
            .first(connection)
            .optional()?;
        row.map(|(fingerprint, body, made_at)| {
            let fingerprint = fingerprint.try_into().map_err(|_| {
                StoreError::bad_row("answers", format_args!("{caller} {key}"), "a fingerprint of 32 bytes")
            })?;
            Ok(Self { caller, key, fingerprint, body: body.into(), made_at })
        })
        .transpose()
    }
}
