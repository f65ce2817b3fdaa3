// What a page weighs: all that it loaded from the service's own files, as browsers get it packed.

import { get } from "node:http";

/**
 * The bytes of what a page has loaded under `/app/` by now, gzipped where that makes them fewer.
 * @returns {Promise<{total: number, parts: string[]}>} the parts for people, the heaviest first
 */
export async function initialWeight(page, service) {
  const paths = await page.evaluate(() => {
    const loaded = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    return loaded.map(({ name }) => new URL(name).pathname);
  });
  const files = [...new Set(paths)].filter((path) => path.startsWith("/app/") && !path.endsWith("config.json"));
  const weighed = await Promise.all(files.map(async (path) => ({ path, bytes: await packedSize(service.url + path) })));
  weighed.sort((a, b) => b.bytes - a.bytes);
  return {
    total: weighed.reduce((sum, { bytes }) => sum + bytes, 0),
    parts: weighed.map(({ path, bytes }) => `${String(bytes).padStart(8)}  ${path}`),
  };
}

// fetch would unpack it.
function packedSize(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`));
      let bytes = 0;
      answer.on("data", (chunk) => (bytes += chunk.length));
      answer.on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}
