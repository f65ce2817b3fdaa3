import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { tvOffline } from "./build/offline.ts";
import { sharedByOthers, sharedWithTv } from "./build/shared.ts";

const BASE = "/app/";
const NOT_ICONS = /^(?!.*\/lucide-react\/)/;
const SERVICE = process.env.RIDGECAST_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  base: BASE,
  plugins: [react(), cleanAddresses(), preloadFont(), tvOffline(BASE)],
  build: {
    target: "es2022",
    // The first that know light-dark() in styles.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // The service allows scripts, fonts and images from itself only: no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: pages(),
      output: {
        codeSplitting: {
          groups: [
            // What every page needs and what seldom changes is one file, which browsers keep from release to release.
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\//, priority: 4 },
            // Icons come through one module that has them all, so who uses which is for the bundler to say.
            { name: "icons", test: /node_modules\/lucide-react\//, tags: ["$initial"], minShareCount: 2, priority: 3 },
            { name: sharedWithTv, test: NOT_ICONS, tags: ["$initial"], priority: 2 },
            { name: sharedByOthers, test: NOT_ICONS, tags: ["$initial"], priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      // As objects, which keep the Host that the browser asked for: to the service the page is its own.
      "/api": { target: SERVICE },
      "/session": { target: SERVICE },
      "/app/config.json": { target: SERVICE },
      "/socket.io": { target: SERVICE, ws: true },
      "/ws": { target: SERVICE, ws: true },
    },
  },
});

/** Every HTML file beside this one is a page. */
function pages(): Record<string, string> {
  const root = fileURLToPath(new URL(".", import.meta.url));
  const files = readdirSync(root).filter((file) => file.endsWith(".html"));
  return Object.fromEntries(files.map((file) => [basename(file, ".html"), `${root}${file}`]));
}

/** In development: `/app/tv` is `tv.html`, as the service has it. */
function cleanAddresses(): Plugin {
  return {
    name: "ridgecast:clean-addresses",
    apply: "serve",
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const page = /^\/app\/([a-z-]+)(?=\?|$)/.exec(request.url ?? "")?.[1];
        if (page && page in pages()) request.url = request.url?.replace(page, `${page}.html`);
        next();
      });
    },
  };
}

/** The font is asked for together with the styles, not after them, so that text seldom changes its face. */
function preloadFont(): Plugin {
  return {
    name: "ridgecast:preload-font",
    transformIndexHtml(_html, { bundle }) {
      return Object.keys(bundle ?? {})
        .filter((file) => file.endsWith(".woff2"))
        .map((file) => ({
          tag: "link",
          attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: "", href: `${BASE}${file}` },
          injectTo: "head" as const,
        }));
    },
  };
}
