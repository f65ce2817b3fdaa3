//! Answers to posts, as far as a poster looks at them.

use anyhow::{Context, Result};

/// Status and length of the answer in `bytes`, once it is complete.
pub(crate) fn parse(bytes: &[u8]) -> Result<Option<(u16, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; 32];
    let mut response = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(head) = response.parse(bytes)? else { return Ok(None) };
    let length = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length"));
    let length: usize = std::str::from_utf8(length.context("an answer without Content-Length")?.value)?.parse()?;
    let status = response.code.unwrap_or_default();
    Ok((bytes.len() >= head + length).then_some((status, head + length)))
}
