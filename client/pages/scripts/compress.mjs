// Writes the packed forms of what the build has made: FILE.br and FILE.gz beside each text, which the service sends to
// browsers that take them. Packed once at its best here, nothing is packed while it is served.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));

/** What packing makes smaller. Fonts and pictures are packed by nature. */
const TEXT = /\.(html|js|css|svg|json|txt|webmanifest)$/;

/** Below this the head of an answer is the larger part. */
const LEAST_BYTES = 256;

const FORMS = [
  { ending: ".br", pack: promisify(brotliCompress), options: (size) => ({ params: brotliAtItsBest(size) }) },
  { ending: ".gz", pack: promisify(gzip), options: () => ({ level: constants.Z_BEST_COMPRESSION }) },
];

function brotliAtItsBest(size) {
  return {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  };
}

async function compress(path) {
  const plain = await readFile(path);
  if (plain.length < LEAST_BYTES) return;
  for (const { ending, pack, options } of FORMS) {
    const packed = await pack(plain, options(plain.length));
    if (packed.length < plain.length) await writeFile(path + ending, packed);
  }
}

const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
const texts = entries.filter((entry) => entry.isFile() && TEXT.test(entry.name));
await Promise.all(texts.map((entry) => compress(join(entry.parentPath, entry.name))));
console.log(`packed ${texts.length} files`);
