import { resolve, type Schema, type Schemas } from "../form/schema";
import type { Posting } from "../copy/curl";

/** As much of the service's OpenAPI document as is needed to post by it. */
export interface OpenApi {
  paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  components: { schemas: Schemas };
}

interface OperationObject {
  tags?: readonly string[];
  summary?: string;
  description?: string;
  parameters?: readonly ParameterObject[];
  requestBody?: { content: Readonly<Record<string, { schema?: Schema; example?: unknown }>> };
  security?: readonly Readonly<Record<string, readonly string[]>>[];
}

interface ParameterObject {
  name: string;
  in: "path" | "query" | "header";
  description?: string;
  required?: boolean;
  schema: Schema;
}

/** Something that can be posted. */
export interface Operation {
  /** `POST /api/v1/sales` */
  id: string;
  method: Posting["method"];
  /** With the ids in braces. */
  path: string;
  group: string;
  summary: string;
  /** The ids of the address. */
  parameters: readonly { name: string; schema: Schema }[];
  /** Nothing for a DELETE. */
  body?: { schema: Schema; example: unknown };
  /** It can be asked what would follow. */
  hasDryRun: boolean;
}

/** What an administrator may post as JSON, in the order of the document, which is grouped by its tags. */
export function operations({ paths, components }: OpenApi): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    (["post", "delete"] as const).flatMap((method) => {
      const operation = methods[method];
      return operation && isForTelling(operation) ? [read(path, method, operation, components.schemas)] : [];
    }),
  );
}

/** Open to publishers and to who is signed in, and no stream. */
function isForTelling({ security = [], requestBody }: OperationObject): boolean {
  const isPublishing = security.some(({ apiKey }) => apiKey?.includes("publish"));
  const isForLogins = security.some(({ login }) => login !== undefined);
  return isPublishing && isForLogins && (requestBody === undefined || "application/json" in requestBody.content);
}

function read(path: string, method: "post" | "delete", operation: OperationObject, schemas: Schemas): Operation {
  const { tags = [], summary = path, parameters = [], requestBody } = operation;
  const upper = method === "post" ? "POST" : "DELETE";
  const body = requestBody?.content["application/json"];
  return {
    id: `${upper} ${path}`,
    method: upper,
    path,
    group: tags[0] ?? "",
    summary,
    parameters: parameters.filter((one) => one.in === "path").map(({ name, schema }) => ({ name, schema: resolve(schema, schemas) })),
    hasDryRun: parameters.some((one) => one.in === "query" && one.name === "dryRun"),
    ...(body ? { body: { schema: resolve(body.schema ?? {}, schemas), example: body.example } } : {}),
  };
}

/** The address with its ids; one that is not given keeps its braces, and the service will say so. */
export function addressOf({ path }: Operation, ids: Readonly<Record<string, string>>, dryRun = false): string {
  const address = path.replace(/\{(\w+)\}/g, (braces, name: string) => encodeURIComponent(ids[name] || braces));
  return dryRun ? `${address}?dryRun=true` : address;
}
