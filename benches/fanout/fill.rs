//! Boards before the first sale is measured: users who have sold once.

use std::{path::Path, sync::Arc};

use anyhow::{Context, Result};
use jiff::Timestamp;
use ridgecast::{
    brokers::book_rules,
    domain::books::{Books, Entry},
    lifecycle::Lifecycle,
    settings::Settings,
    store::{Group, Record, Store},
};

use crate::{posters::Connection, server::Server};

/// Sales in one request, or one transaction.
const CHUNK: u32 = 1_000;

/// The first sale of a user of so many, as it is posted. The later he comes the less he sells, so that nobody overtakes
/// anybody; the values fill the range below the first milestone, which at a million of them means some equal ones.
fn first_sale(user: u32, users: u32) -> String {
    let part = |of: u32| u64::from(users - user) * u64::from(of) / u64::from(users);
    let (cents, tenths) = (10_000 + part(500_000), 1 + part(50));
    format!(
        r#"{{"saleId":"first-{user}","userId":{user},"revenue":{}.{:02},"signups":{}.{}}}"#,
        cents / 100,
        cents % 100,
        tenths / 10,
        tenths % 10
    )
}

fn chunks(users: u32) -> impl Iterator<Item = std::ops::RangeInclusive<u32>> {
    (1..=users).step_by(CHUNK as usize).map(move |first| first..=users.min(first + CHUNK - 1))
}

/// Posts the first sales of `users` users, in batches.
pub(crate) fn post(server: &Server, users: u32) -> Result<()> {
    let mut connection = Connection::open(server.address)?;
    for chunk in chunks(users) {
        let sale = |user| format!(r#"{{"path":"/api/v1/sales","body":{}}}"#, first_sale(user, users));
        let body = format!("[{}]", chunk.map(sale).collect::<Vec<_>>().join(","));
        connection.post(&server.dialect.request("/api/v1/batch", server.key, &body))?;
        connection.answer().context("filling the boards")?;
    }
    Ok(())
}

/// Writes them into a database of its own in `home`, as the service would have written them, but for the events.
pub(crate) fn write(home: &Path, users: u32) -> Result<()> {
    let settings = Settings::with(&format!("[server]\ndata_dir = {home:?}"))?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let (store, known) = Store::open(&settings, &Lifecycle::default())?;
    let mut books = Books::new(Arc::new(book_rules(&settings.rules)?), Timestamp::now());
    for chunk in chunks(users) {
        for user in chunk {
            let mut entry = Entry::parse("sale", &first_sale(user, users))?;
            books.apply(&mut entry, Timestamp::now()).map_err(|error| anyhow::anyhow!("{error}"))?;
        }
        let records = vec![Record::Books(books.keep()?)];
        let group = Group { events: Vec::new(), inbox: Vec::new(), inbox_keep: 0, records, answers: Vec::new() };
        runtime.block_on(store.commit(Arc::new(group), known.head.epoch.clone(), known.head.last_offset))?;
    }
    Ok(runtime.block_on(store.close())?)
}
