use bytes::{Buf, BytesMut};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    problem::{Kind, Problem},
    read,
};
use crate::domain::events::AnyJson;

/// How a text comes that is still being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// One JSON value a line.
    Ndjson,
    /// Server-sent events: what the `data:` lines hold.
    Sse,
}

/// A piece of what a model writes.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ResponsePiece)]
pub(super) struct Piece {
    /// Text that follows the text so far.
    #[serde(default)]
    pub delta: String,
    /// What goes along with the whole; the last one given counts.
    pub metadata: Option<AnyJson>,
}

/// Takes a body as it comes and gives the pieces that are complete: `{"delta": "…"}`, a bare JSON string, or
/// `{"metadata": …}`. `[DONE]` or the end of the body ends it.
#[derive(Debug)]
pub(super) struct Deltas {
    format: Format,
    max_line: usize,
    /// What came and was not looked at.
    input: BytesMut,
    /// How much of `input` is known to hold no line end.
    searched: usize,
    line: usize,
    /// The `data:` lines of the event under way.
    event: Vec<u8>,
    /// `[DONE]` was seen, so nothing counts any more.
    done: bool,
    ended: bool,
}

impl Deltas {
    /// For a body in this format, with lines (and server-sent events) of at most so many bytes.
    pub(super) fn new(format: Format, max_line: usize) -> Self {
        Self {
            format,
            max_line,
            input: BytesMut::new(),
            searched: 0,
            line: 0,
            event: Vec::new(),
            done: false,
            ended: false,
        }
    }

    /// More of the body.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.input.extend_from_slice(bytes);
    }

    /// The body is at its end: a last line needs no line end, a last event no empty line.
    pub(super) fn end(&mut self) {
        self.ended = true;
    }

    /// Whether `[DONE]` was seen.
    pub(super) fn is_done(&self) -> bool {
        self.done
    }

    /// The next piece that is complete.
    pub(super) fn next_piece(&mut self) -> Result<Option<Piece>, Problem> {
        while !self.done {
            let Some(line) = self.next_line()? else { return self.last_event() };
            let piece = match self.format {
                Format::Ndjson => self.piece(&line)?,
                Format::Sse => self.sse_line(&line)?,
            };
            if piece.is_some() {
                return Ok(piece);
            }
        }
        Ok(None)
    }

    fn next_line(&mut self) -> Result<Option<BytesMut>, Problem> {
        let end = self.input[self.searched..].iter().position(|b| *b == b'\n').map(|i| self.searched + i);
        if end.unwrap_or(self.input.len()) > self.max_line {
            self.line += 1;
            return Err(self.problem(Kind::TooLarge, format!("expected a line of at most {} bytes", self.max_line)));
        }
        let line = match end {
            Some(end) => {
                let line = self.input.split_to(end);
                self.input.advance(1);
                line
            }
            None if self.ended && !self.input.is_empty() => self.input.split(),
            None => {
                self.searched = self.input.len();
                return Ok(None);
            }
        };
        self.searched = 0;
        self.line += 1;
        Ok(Some(line))
    }

    fn sse_line(&mut self, line: &[u8]) -> Result<Option<Piece>, Problem> {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            return self.dispatch();
        }
        // Comments, names and ids of events, and times to retry carry no text.
        let Some(data) = line.strip_prefix(b"data:") else { return Ok(None) };
        if !self.event.is_empty() {
            self.event.push(b'\n');
        }
        self.event.extend_from_slice(data.strip_prefix(b" ").unwrap_or(data));
        if self.event.len() > self.max_line {
            return Err(self.problem(Kind::TooLarge, format!("expected an event of at most {} bytes", self.max_line)));
        }
        Ok(None)
    }

    fn last_event(&mut self) -> Result<Option<Piece>, Problem> {
        if self.ended { self.dispatch() } else { Ok(None) }
    }

    fn dispatch(&mut self) -> Result<Option<Piece>, Problem> {
        let event = std::mem::take(&mut self.event);
        self.piece(&event)
    }

    fn piece(&mut self, text: &[u8]) -> Result<Option<Piece>, Problem> {
        let text = text.trim_ascii();
        let piece = match text {
            b"" => return Ok(None),
            b"[DONE]" => {
                self.done = true;
                return Ok(None);
            }
            [b'"', ..] => read::json(text).map(|delta| Piece { delta, metadata: None }),
            _ => read::object(text),
        };
        piece.map(Some).map_err(|problem| problem.inside(&format!("line {}", self.line)))
    }

    fn problem(&self, kind: Kind, detail: String) -> Problem {
        Problem::with_field(kind, format!("line {}", self.line), detail)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The texts of all pieces of a body that comes in these parts.
    fn deltas(format: Format, parts: &[&[u8]]) -> Result<Vec<String>, Problem> {
        let mut deltas = Deltas::new(format, 64);
        let mut texts = Vec::new();
        for part in parts {
            deltas.feed(part);
            while let Some(piece) = deltas.next_piece()? {
                texts.push(piece.delta);
            }
        }
        deltas.end();
        while let Some(piece) = deltas.next_piece()? {
            texts.push(piece.delta);
        }
        Ok(texts)
    }

    const NDJSON: &str = "{\"delta\":\"Too \"}\r\n\n\"dear\"\n{\"delta\": \", ü.\"}";
    const SSE: &str =
        ": hi\nevent: token\ndata: {\"delta\":\"Too \"}\r\n\r\ndata:\"dear\"\n\ndata: {\"delta\":\ndata: \", ü.\"}";

    #[test]
    fn both_formats_give_the_same_pieces() {
        assert_eq!(deltas(Format::Ndjson, &[NDJSON.as_bytes()]).unwrap(), ["Too ", "dear", ", ü."]);
        assert_eq!(deltas(Format::Sse, &[SSE.as_bytes()]).unwrap(), ["Too ", "dear", ", ü."]);
    }

    proptest! {
        #[test]
        fn where_the_network_cuts_does_not_matter(cuts in proptest::collection::vec(0_usize..80, 0..6)) {
            for (format, body) in [(Format::Ndjson, NDJSON.as_bytes()), (Format::Sse, SSE.as_bytes())] {
                let mut cuts: Vec<_> = cuts.iter().map(|&cut| cut.min(body.len())).collect();
                cuts.sort_unstable();
                let (mut parts, mut from) = (Vec::new(), 0);
                for cut in cuts {
                    parts.push(&body[from..cut]);
                    from = cut;
                }
                parts.push(&body[from..]);
                prop_assert_eq!(deltas(format, &parts).unwrap(), ["Too ", "dear", ", ü."]);
            }
        }
    }

    #[test]
    fn a_piece_is_given_as_soon_as_it_is_complete() {
        let mut deltas = Deltas::new(Format::Ndjson, 64);
        deltas.feed(b"{\"delta\":\"a");
        assert!(deltas.next_piece().unwrap().is_none());
        deltas.feed(b"\"}\n{");
        assert_eq!(deltas.next_piece().unwrap().unwrap().delta, "a");
        assert!(deltas.next_piece().unwrap().is_none());
    }

    #[test]
    fn done_ends_it() {
        assert_eq!(deltas(Format::Sse, &[b"data: \"a\"\n\ndata: [DONE]\n\ndata: nonsense\n\n"]).unwrap(), ["a"]);
        assert_eq!(deltas(Format::Ndjson, &[b"\"a\"\n[DONE]\nnonsense"]).unwrap(), ["a"]);
    }

    #[test]
    fn a_bad_line_names_itself() {
        let refused = |body: &str| {
            let problem = deltas(Format::Ndjson, &[body.as_bytes()]).unwrap_err();
            (problem.kind(), problem.fields())
        };
        assert_eq!(refused("\"a\"\n{\"delta\":1}"), (Kind::Malformed, "line 2.delta".to_owned()));
        assert_eq!(refused("\"a\"\n\n{\"dleta\":\"\"}"), (Kind::Malformed, "line 3.dleta".to_owned()));
        assert_eq!(refused("nonsense"), (Kind::Malformed, "line 1".to_owned()));
        assert_eq!(refused(&format!("\"a\"\n\"{}\"", "x".repeat(64))), (Kind::TooLarge, "line 2".to_owned()));
        let long = "data: \"aaaaaaaaaaaaaaaaaaaaaaaa\n".repeat(4);
        assert_eq!(deltas(Format::Sse, &[long.as_bytes()]).unwrap_err().kind(), Kind::TooLarge);
    }
}
