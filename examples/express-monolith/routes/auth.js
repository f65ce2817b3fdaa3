// Who is who: a session cookie, and the address that says whose it is.

import { Router } from "express";

/** @param {import("../company.js").Company} company */
export function auth(company) {
  const router = Router();

  router.post("/login", (request, response, next) => {
    const person = company.byName(request.body?.name);
    if (!person) return response.status(401).json({ success: false, error: "nobody is called that" });
    // A fresh session, so that nobody can have put a known one under the user's cookie before.
    request.session.regenerate((error) => {
      if (error) return next(error);
      request.session.user = user(person);
      response.json({ success: true, user: request.session.user });
    });
  });

  router.post("/logout", (request, response, next) => {
    request.session.destroy((error) => (error ? next(error) : response.status(204).end()));
  });

  // What the pages ask, and Ridgecast (identity.upstream.url).
  router.get("/me", (request, response) => {
    const { user } = request.session;
    if (user) response.json({ success: true, user });
    else response.status(401).json({ success: false });
  });

  return router;
}

/** Lets nobody pass who is not signed in. */
export function signedIn(request, response, next) {
  if (request.session.user) next();
  else response.status(401).json({ success: false, error: "sign in first" });
}

function user({ id, name, teamId }) {
  return { id, name, teamId, role: "user" };
}
