use actix_web::{
    HttpMessage, HttpRequest,
    http::header::{EntityTag, IfNoneMatch},
};

/// Whether the client has what is of this tag already (RFC 9110, 13.1.2: by the weak comparison).
pub(super) fn is_known(tag: &EntityTag, request: &HttpRequest) -> bool {
    match request.get_header() {
        Some(IfNoneMatch::Any) => true,
        Some(IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(tag)),
        None => false,
    }
}
