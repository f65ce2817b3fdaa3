import { readFile } from "node:fs/promises";

import { expect, test } from "vitest";

import { API_TYPES, apiTypes } from "./api-types.mjs";

test("the types in the repository are those of the service", { timeout: 60_000 }, async () => {
  const [kept, generated] = await Promise.all([readFile(API_TYPES, "utf8"), apiTypes()]);
  expect(kept, "run `npm run generate --workspace packages/client` and commit what it wrote").toBe(generated);
});
