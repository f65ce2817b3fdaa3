import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin, Rolldown } from "vite";

const WORKER = new URL("../src/tv/offline/worker.js", import.meta.url);

/** The catalogues of the TV page, which it loads by itself, in whichever language. */
const CATALOGUE = /\/i18n\/[a-z]+\/tv\.json$/;

/**
 * Makes `tv-sw.js`, the service worker of the TV page, with the names of all that the page loads. It is another file with each
 * build that changes the page, by which browsers notice that there is a new one.
 */
export function tvOffline(base: string): Plugin {
  return {
    name: "ridgecast:tv-offline",
    apply: "build",
    generateBundle: {
      // Behind the plugin that says which styles belong to which script.
      order: "post",
      handler(_options, bundle) {
        const page = Object.values(bundle).find((output) => output.type === "asset" && output.fileName === "tv.html");
        if (page?.type !== "asset") throw new Error("there is no tv.html in the build");
        const files = filesOf(String(page.source), bundle, base);
        const build = createHash("sha256").update(String(page.source)).update(files.join()).digest("hex").slice(0, 16);
        const source = `const BUILD = ${JSON.stringify(build)};\nconst FILES = ${JSON.stringify(files)};\n\n${readFileSync(WORKER, "utf8")}`;
        this.emitFile({ type: "asset", fileName: "tv-sw.js", source });
      },
    },
  };
}

/** What the page names, what its scripts import, and the catalogues. */
function filesOf(html: string, bundle: Rolldown.OutputBundle, base: string): readonly string[] {
  const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].flatMap(([, address]) =>
    address?.startsWith(base) ? [address.slice(base.length)] : [],
  );
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
  const catalogues = chunks.filter(({ facadeModuleId }) => CATALOGUE.test(facadeModuleId ?? ""));
  const found = new Set<string>();
  const queue = [...named, ...catalogues.map(({ fileName }) => fileName)];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const output = bundle[file];
    if (output?.type !== "chunk") continue;
    const { viteMetadata, imports } = output;
    queue.push(...imports, ...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? []));
  }
  return [...found].sort().map((file) => base + file);
}
