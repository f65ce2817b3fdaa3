import { defineConfig } from "vitest/config";

const NOT_OURS = ["**/node_modules/**", "**/dist/**"];
/** In ms: a debug build on a busy machine takes its time to start. */
const PATIENT = { testTimeout: 30_000, hookTimeout: 30_000 };

/**
 * `.test.ts` runs in Node, `.test.tsx` with a document. Those under `src` stand beside what they test; those under `test` start
 * the real service: `RIDGECAST_BIN`, or the debug build of this repository.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "node", include: ["**/src/**/*.test.ts"], exclude: NOT_OURS } },
      { test: { name: "dom", include: ["**/src/**/*.test.tsx"], exclude: NOT_OURS, environment: "happy-dom" } },
      { test: { name: "live", include: ["**/test/**/*.test.ts"], exclude: NOT_OURS, ...PATIENT } },
      {
        test: {
          name: "live-dom",
          include: ["**/test/**/*.test.tsx"],
          exclude: NOT_OURS,
          environment: "./test/page.ts",
          ...PATIENT,
        },
      },
    ],
  },
});
