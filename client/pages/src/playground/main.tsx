import { mountPage } from "../app/bootstrap";
import type catalogue from "../i18n/en/playground.json";
import { Playground } from "./Playground";

declare module "../i18n/resources" {
  interface Resources {
    playground: typeof catalogue;
  }
}

void mountPage({ name: "playground", Page: Playground, access: "admin" });
