import { mountPage } from "../app/bootstrap";
import type catalogue from "../i18n/en/admin.json";
import { Admin } from "./Admin";

declare module "../i18n/resources" {
  interface Resources {
    admin: typeof catalogue;
  }
}

void mountPage({ name: "admin", Page: Admin, access: "admin" });
