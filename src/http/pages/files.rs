use std::{collections::HashMap, fmt::Write as _};

use actix_web::http::header::{AcceptEncoding, ContentEncoding, Encoding, EntityTag};
use bytes::Bytes;
use rust_embed::{DynRustEmbed, Embed, EmbeddedFile};

/// What the build of `client/pages` has left; nothing, if it was not run before this was compiled.
#[derive(Embed)]
#[folder = "client/pages/dist"]
#[allow_missing = true]
struct Built;

/// The files of the pages, by their addresses under `/app/`: `""` for `index.html`, `tv` for `tv.html`, and the others as
/// they are called. What is not in here is not served, so no path leads out of it.
#[derive(Debug)]
pub(super) struct Files(HashMap<String, File>);

/// A file in the forms that it can be sent in.
#[derive(Debug)]
pub(super) struct File {
    pub(super) media_type: String,
    /// Whether its name has a hash of its contents in it, so that it never changes.
    pub(super) never_changes: bool,
    plain: Form,
    /// The smallest first.
    packed: Vec<Form>,
}

/// The bytes of a file as they are sent.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) encoding: ContentEncoding,
    pub(super) body: Bytes,
    pub(super) tag: EntityTag,
}

/// How the build's script marks the forms that it has packed (client/pages/scripts/compress.mjs).
const PACKED: [(&str, ContentEncoding); 2] = [(".br", ContentEncoding::Brotli), (".gz", ContentEncoding::Gzip)];

/// Where the build puts what it names by its contents.
const HASHED: &str = "assets/";

impl Files {
    /// The pages that are compiled in.
    pub(super) fn compiled_in() -> Self {
        Self::of(&Built)
    }

    /// The files of a folder that is compiled in.
    pub(super) fn of(folder: &dyn DynRustEmbed) -> Self {
        let names = folder.names();
        let whole = names.iter().filter(|name| PACKED.iter().all(|(ending, _)| !name.ends_with(ending)));
        Self(whole.filter_map(|name| Some((address(name), File::read(folder, name)?))).collect())
    }

    /// Whether there is nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The file at this address under `/app/`.
    pub(super) fn get(&self, address: &str) -> Option<&File> {
        self.0.get(address)
    }
}

impl File {
    fn read(folder: &dyn DynRustEmbed, name: &str) -> Option<Self> {
        let file = folder.get(name)?;
        let mut media_type = file.metadata.mimetype().to_owned();
        if media_type.starts_with("text/") {
            media_type.push_str("; charset=utf-8");
        }
        let form = |(ending, encoding)| Some(Form::new(folder.get(&format!("{name}{ending}"))?, encoding));
        Some(Self {
            media_type,
            never_changes: name.starts_with(HASHED),
            plain: Form::new(file, ContentEncoding::Identity),
            packed: PACKED.into_iter().filter_map(form).collect(),
        })
    }

    /// The form that this client likes best. One that takes nothing at all gets the file as it is.
    pub(super) fn form(&self, accepted: &AcceptEncoding) -> &Form {
        let offered: Vec<_> = self.forms().map(|form| Encoding::Known(form.encoding)).collect();
        let chosen = accepted.negotiate(offered.iter());
        self.forms().find(|form| chosen == Some(Encoding::Known(form.encoding))).unwrap_or(&self.plain)
    }

    /// Whether what is sent depends on who asks.
    pub(super) fn varies(&self) -> bool {
        !self.packed.is_empty()
    }

    fn forms(&self) -> impl Iterator<Item = &Form> {
        self.packed.iter().chain([&self.plain])
    }
}

impl Form {
    fn new(file: EmbeddedFile, encoding: ContentEncoding) -> Self {
        // Half of it tells any two builds apart.
        let hash = file.metadata.sha256_hash();
        let tag = hash.iter().take(16).fold(String::new(), |mut tag, byte| {
            let _ = write!(tag, "{byte:02x}");
            tag
        });
        let body = match file.data {
            std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            std::borrow::Cow::Owned(bytes) => bytes.into(),
        };
        Self { encoding, body, tag: EntityTag::new_strong(tag) }
    }
}

fn address(name: &str) -> String {
    match name.strip_suffix(".html") {
        Some("index") => String::new(),
        Some(page) => page.to_owned(),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::{
        http::header::{ACCEPT_ENCODING, Header},
        test::TestRequest,
    };

    use super::{super::tests::Fixture, *};

    fn form<'a>(files: &'a Files, address: &str, accepted: &str) -> &'a Form {
        let request = TestRequest::default().insert_header((ACCEPT_ENCODING, accepted)).to_http_request();
        files.get(address).unwrap().form(&AcceptEncoding::parse(&request).unwrap())
    }

    #[test]
    fn a_page_is_found_by_its_name_alone() {
        let files = Files::of(&Fixture);
        let types = [
            ("", "text/html; charset=utf-8"),
            ("tv", "text/html; charset=utf-8"),
            ("assets/index-1a2b3c.js", "text/javascript; charset=utf-8"),
            ("assets/figtree-4d5e6f.woff2", "font/woff2"),
            ("favicon.svg", "image/svg+xml"),
        ];
        for (address, media_type) in types {
            assert_eq!(files.get(address).map(|file| file.media_type.as_str()), Some(media_type), "{address}");
        }
        assert_eq!(files.0.len(), types.len(), "packed forms have no address of their own");
    }

    #[test]
    fn each_gets_the_smallest_form_that_it_takes() {
        let files = Files::of(&Fixture);
        for (accepted, address, encoding) in [
            ("gzip, deflate, br, zstd", "", ContentEncoding::Brotli),
            ("gzip, deflate", "", ContentEncoding::Gzip),
            ("br;q=0.1, gzip", "", ContentEncoding::Gzip),
            ("br;q=0, *;q=0", "", ContentEncoding::Identity),
            ("", "", ContentEncoding::Identity),
            ("identity", "", ContentEncoding::Identity),
            ("gzip", "assets/index-1a2b3c.js", ContentEncoding::Identity),
            ("br", "tv", ContentEncoding::Identity),
        ] {
            assert_eq!(form(&files, address, accepted).encoding, encoding, "{accepted} of `{address}`");
        }
    }

    #[test]
    fn two_forms_have_two_tags_and_the_same_form_has_the_same() {
        let (files, again) = (Files::of(&Fixture), Files::of(&Fixture));
        assert_ne!(form(&files, "", "br").tag, form(&files, "", "gzip").tag);
        assert_eq!(form(&files, "", "br").tag, form(&again, "", "br").tag);
    }
}
