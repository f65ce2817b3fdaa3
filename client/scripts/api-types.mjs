// The TypeScript types of the API, from the OpenAPI document that the service's binary prints.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import openapiTS, { astToString } from "openapi-typescript";

/** Where the types are kept. */
export const API_TYPES = fileURLToPath(new URL("../packages/client/src/generated/api.ts", import.meta.url));

const BUILT = fileURLToPath(new URL("../../target/debug/ridgecast", import.meta.url));

const HEADER = `// Generated from the OpenAPI document of the service: \`npm run generate --workspace packages/client\`. Do not edit.

`;

/**
 * The text of {@link API_TYPES} as it should be.
 *
 * The binary is `$RIDGECAST_BIN`, or else the debug build of this repository. Throws with what to do if it is not there.
 */
export async function apiTypes() {
  const ast = await openapiTS(JSON.parse(await document()), {
    // Every schema is exported by its own name.
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    // A parameter with a default may be left out.
    defaultNonNullable: false,
    // What was told is not changed.
    immutable: true,
  });
  return HEADER + astToString(ast);
}

/** The document, as `ridgecast openapi` prints it. */
async function document() {
  const binary = process.env.RIDGECAST_BIN ?? BUILT;
  try {
    const { stdout } = await promisify(execFile)(binary, ["openapi"], { maxBuffer: 16 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const hint = "build it with `cargo build`, or name one in RIDGECAST_BIN";
    throw new Error(`${binary} openapi: ${error.message}\n${hint}`, { cause: error });
  }
}
