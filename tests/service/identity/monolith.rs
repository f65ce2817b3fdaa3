use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, dev::ServerHandle, http::header::COOKIE, web};
use serde_json::json;
use tokio::sync::Semaphore;

/// The monolith as it is: its sessions live in its memory, and `GET /api/auth/me` says whose a cookie is.
pub(super) struct Monolith {
    /// Where it says so.
    pub(super) url: String,
    state: Arc<State>,
    server: ServerHandle,
}

struct State {
    /// The `Cookie` headers it was asked with.
    asked: Mutex<Vec<String>>,
    ill: AtomicBool,
    /// A place for each answer that is not held back.
    answers: Semaphore,
}

impl Monolith {
    /// A monolith that knows `connect.sid=ada` (user 7 of team 3) and `connect.sid=boss` (user 1, an administrator).
    pub(super) async fn start() -> Self {
        let state = Arc::new(State {
            asked: Mutex::default(),
            ill: AtomicBool::new(false),
            answers: Semaphore::new(Semaphore::MAX_PERMITS),
        });
        let data = web::Data::from(Arc::clone(&state));
        let app = move || App::new().app_data(data.clone()).route("/api/auth/me", web::get().to(me));
        let server = HttpServer::new(app).workers(1).disable_signals().bind(("127.0.0.1", 0)).unwrap();
        let url = format!("http://{}/api/auth/me", server.addrs()[0]);
        let server = server.run();
        let handle = server.handle();
        actix_rt::spawn(server);
        Self { url, state, server: handle }
    }

    /// The settings of a service that asks it.
    pub(super) fn settings(&self, more: &str) -> String {
        format!("[identity.upstream]\nurl = \"{}\"\n{more}", self.url)
    }

    /// The `Cookie` headers it was asked with.
    pub(super) fn asked(&self) -> Vec<String> {
        self.state.asked.lock().unwrap().clone()
    }

    /// From now on it answers 500, or is well again.
    pub(super) fn falls_ill(&self, ill: bool) {
        self.state.ill.store(ill, Ordering::SeqCst);
    }

    /// Holds back all answers until [`Self::answer`].
    pub(super) fn hold(&self) {
        assert_eq!(self.state.answers.forget_permits(Semaphore::MAX_PERMITS), Semaphore::MAX_PERMITS);
    }

    /// Answers what was held back, and all that comes.
    pub(super) fn answer(&self) {
        self.state.answers.add_permits(Semaphore::MAX_PERMITS);
    }

    pub(super) async fn stop(self) {
        self.server.stop(false).await;
    }
}

async fn me(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let cookie = request.headers().get(COOKIE).map(|cookie| cookie.to_str().unwrap().to_owned()).unwrap_or_default();
    state.asked.lock().unwrap().push(cookie.clone());
    let _answer = state.answers.acquire().await.unwrap();
    if state.ill.load(Ordering::SeqCst) {
        return HttpResponse::InternalServerError().finish();
    }
    let user = |user| HttpResponse::Ok().json(json!({"success": true, "user": user}));
    match cookie.as_str() {
        "connect.sid=s%3Aada.x" => {
            user(json!({"id": 7, "email": "ada@example.com", "firstName": "Ada", "role": "sales_rep", "teamId": 3}))
        }
        "connect.sid=s%3Aboss.x" => user(json!({"id": 1, "role": "admin"})),
        "connect.sid=s%3Agone.x" => HttpResponse::Ok().json(json!({"success": false})),
        _ => HttpResponse::Unauthorized().json(json!({"success": false, "message": "Not authenticated"})),
    }
}
