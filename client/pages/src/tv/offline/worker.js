// The service worker of the TV page: a screen that is switched on while the service is away shows itself all the same.
//
// The build puts this file at /app/tv-sw.js, behind two lines that name the page's files (FILES) and this build of them
// (BUILD): see build/offline.ts. Scope: /app/tv.

/* global BUILD, FILES */

const PAGE = "/app/tv";
const PREFIX = "ridgecast-tv-";
const CACHE = PREFIX + BUILD;

/** How long a service may take for the page itself, in milliseconds. One that hangs answers nothing, ever. */
const PATIENCE = 3_000;

self.addEventListener("install", (event) => {
  // All of them or none: half a page is none.
  const filled = caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...FILES]));
  event.waitUntil(filled.then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname === PAGE) event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(file(request, pathname));
});

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** The page as the service has it, so that a new version comes at once; as it was kept, if the service has none in time. */
async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) return answer;
  } catch {
    // Nobody there: see below.
  }
  return (await kept(PAGE)) ?? Response.error();
}

/** A file of the page. They are named by what is in them, and never change. */
async function file(request, pathname) {
  return (await kept(pathname)) ?? fetch(request);
}

async function kept(pathname) {
  const cache = await caches.open(CACHE);
  return cache.match(pathname);
}
