// Writes the TypeScript types of the API anew.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import { API_TYPES, apiTypes } from "./api-types.mjs";

const types = await apiTypes();
await mkdir(dirname(API_TYPES), { recursive: true });
await writeFile(API_TYPES, types);
