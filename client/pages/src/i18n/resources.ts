import type common from "./en/common.json";

/**
 * The catalogues by namespace, in English, which says what keys there are. A page adds its own where it begins:
 *
 *     declare module "../i18n/resources" {
 *       interface Resources { tv: typeof tv }
 *     }
 */
export interface Resources {
  common: typeof common;
}

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: Resources;
  }
}
