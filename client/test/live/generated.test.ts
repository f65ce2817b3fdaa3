import { readFile } from "node:fs/promises";

import { expect, test } from "vitest";

import { API_TYPES, apiTypes } from "../../scripts/api-types.mjs";

test("the types in the repository are those of the service", async () => {
  const [kept, generated] = await Promise.all([readFile(API_TYPES, "utf8"), apiTypes()]);
  expect(kept === generated, "run `npm run generate --workspace packages/client` and commit what it wrote").toBe(true);
});
