// What axe-core finds wrong for people who do not see, hear or point as others do.

import assert from "node:assert/strict";
import axe from "axe-core";

/** What keeps somebody out. What is less grave is for people to judge. */
const GRAVE = ["serious", "critical"];

/**
 * The page has no serious or critical violation of WCAG 2.2 A or AA, nor of axe's best practices. A violation is named with
 * its nodes.
 * @param {import("playwright-core").Page} page
 * @param {string} [within] a selector; the whole page if left out
 */
export async function noViolations(page, within) {
  // By the debugging protocol, which no Content-Security-Policy keeps out.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (within) => globalThis.axe.run(within ?? document, { resultTypes: ["violations"] }),
    within,
  );
  const grave = violations.filter(({ impact }) => GRAVE.includes(impact));
  assert.deepEqual(grave.map(described), []);
}

function described({ id, impact, help, nodes }) {
  return `${impact} ${id}: ${help}\n${nodes.map((node) => `  ${node.target.join(" ")}\n  ${node.failureSummary}`).join("\n")}`;
}
