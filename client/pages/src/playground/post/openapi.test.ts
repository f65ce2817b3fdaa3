import { expect, test } from "vitest";
import { addressOf, operations, type OpenApi } from "./openapi";

const publishing = [{ apiKey: ["publish"] }, { token: [] }, { login: [] }];
const json = (schema: object, example?: unknown) => ({ content: { "application/json": { schema, example } } });

const document: OpenApi = {
  paths: {
    "/api/v1/sales": {
      get: { security: [{ apiKey: ["read"] }] },
      post: {
        tags: ["Reports"],
        summary: "A sale",
        security: publishing,
        parameters: [
          { name: "Idempotency-Key", in: "header", schema: { type: "string" } },
          { name: "dryRun", in: "query", schema: { type: "boolean" } },
        ],
        requestBody: json({ $ref: "#/components/schemas/Sale" }, { saleId: "s-1" }),
      },
    },
    "/api/v1/sales/{saleId}": {
      delete: {
        security: publishing,
        parameters: [{ name: "saleId", in: "path", required: true, schema: { $ref: "#/components/schemas/SaleId" } }],
      },
    },
    "/api/v1/tickets": { post: { security: [{ apiKey: ["publish"] }], requestBody: json({}) } },
    "/api/v1/admin/kiosk-tokens": { post: { security: [{ apiKey: ["admin"] }, { login: [] }], requestBody: json({}) } },
    "/api/v1/stream": { post: { security: publishing, requestBody: { content: { "application/x-ndjson": {} } } } },
  },
  components: { schemas: { Sale: { type: "object", properties: {} }, SaleId: { type: "string", description: "An id." } } },
};

test("what can be posted is found, with its schemas, and nothing else", () => {
  expect(operations(document)).toEqual([
    {
      id: "POST /api/v1/sales",
      method: "POST",
      path: "/api/v1/sales",
      group: "Reports",
      summary: "A sale",
      parameters: [],
      hasDryRun: true,
      body: { schema: { type: "object", properties: {} }, example: { saleId: "s-1" } },
    },
    {
      id: "DELETE /api/v1/sales/{saleId}",
      method: "DELETE",
      path: "/api/v1/sales/{saleId}",
      group: "",
      summary: "/api/v1/sales/{saleId}",
      parameters: [{ name: "saleId", schema: { type: "string", description: "An id." } }],
      hasDryRun: false,
    },
  ]);
});

test("ids are put into the address as they are", () => {
  const [sale, voided] = operations(document);
  expect(addressOf(voided!, { saleId: "a/b" })).toBe("/api/v1/sales/a%2Fb");
  expect(addressOf(voided!, { saleId: "" })).toBe("/api/v1/sales/%7BsaleId%7D");
  expect(addressOf(sale!, {}, true)).toBe("/api/v1/sales?dryRun=true");
});
