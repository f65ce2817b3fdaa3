/** As much of JSON Schema as the service's OpenAPI document uses. */
export interface Schema {
  $ref?: string;
  description?: string;
  type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  enum?: readonly string[];
  oneOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  examples?: readonly unknown[];
}

export type Schemas = Readonly<Record<string, Schema>>;

/** What a field of a form is. Whatever is none of the others can be any JSON. */
export type Kind = "object" | "array" | "choice" | "boolean" | "number" | "text" | "text-or-number" | "json";

/** From here on a text has lines. */
const LONG = 10_000;

/** The schema itself, where it is only referred to. What is said of it beside the reference counts before its own. */
export function resolve(schema: Schema, schemas: Schemas): Schema {
  const { $ref, ...beside } = schema;
  if ($ref === undefined) return schema;
  const named = schemas[$ref.slice($ref.lastIndexOf("/") + 1)];
  return named ? { ...resolve(named, schemas), ...beside } : beside;
}

export function kindOf(schema: Schema): Kind {
  const types = (schema.oneOf ?? []).map(({ type }) => type);
  if (types.length > 0) {
    const isBoth = types.every((type) => type === "string" || type === "integer" || type === "number");
    return isBoth ? "text-or-number" : "json";
  }
  if (schema.enum) return "choice";
  if (schema.type === "object") return schema.properties ? "object" : "json";
  if (schema.type === "integer" || schema.type === "number") return "number";
  if (schema.type === "string") return "text";
  return schema.type ?? "json";
}

export function isLong(schema: Schema): boolean {
  return schema.format === undefined && (schema.maxLength ?? 0) >= LONG;
}
