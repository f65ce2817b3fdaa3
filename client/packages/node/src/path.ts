/** An address of the API: what is put in is an id, and is written so that it stays one part of the address. */
export function path(texts: TemplateStringsArray, ...ids: readonly (string | number)[]): string {
  return "/api/v1" + String.raw({ raw: texts }, ...ids.map((id) => encodeURIComponent(id)));
}
