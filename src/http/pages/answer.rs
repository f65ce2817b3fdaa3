use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{
        AcceptEncoding, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ContentEncoding, ETag,
        Header, HeaderValue, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
    },
};

use super::files::File;
use crate::http::etag::is_known;

/// For a year, which is as good as for ever.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// Kept, and asked about each time.
const ASK_AGAIN: &str = "no-cache";

/// The answer with this file, in the form that the client takes; without its body, if the client has it.
pub(super) fn with(file: &File, policy: HeaderValue, request: &HttpRequest) -> HttpResponse {
    // What can't be read counts as not brought.
    let accepted = AcceptEncoding::parse(request).unwrap_or_else(|_| AcceptEncoding(Vec::new()));
    let form = file.form(&accepted);
    let has_it = is_known(&form.tag, request);
    let mut answer = if has_it { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer
        .insert_header(ETag(form.tag.clone()))
        .insert_header((CACHE_CONTROL, if file.never_changes { FOR_GOOD } else { ASK_AGAIN }))
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // An address may have a kiosk's token in it.
        .insert_header((REFERRER_POLICY, "no-referrer"));
    if file.varies() {
        answer.insert_header((VARY, "Accept-Encoding"));
    }
    if has_it {
        return answer.finish();
    }
    if form.encoding != ContentEncoding::Identity {
        answer.insert_header((CONTENT_ENCODING, form.encoding.as_str()));
    }
    answer.insert_header((CONTENT_TYPE, file.media_type.as_str())).body(form.body.clone())
}
