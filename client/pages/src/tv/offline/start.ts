/**
 * Has the page's files kept by a service worker, so that a screen starts though the service is away. Browsers allow that over
 * HTTPS and on localhost alone; anywhere else a screen that is switched on waits for the service.
 */
export function startOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const base = import.meta.env.BASE_URL;
  navigator.serviceWorker.register(`${base}tv-sw.js`, { scope: `${base}tv`, updateViaCache: "none" }).catch(() => {
    // The service is away, or the browser does not want to: the next start tries again.
  });
}
