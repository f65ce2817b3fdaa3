import { mountPage } from "../app/bootstrap";
import type catalogue from "../i18n/en/sign-in.json";
import { SignIn } from "./SignIn";

declare module "../i18n/resources" {
  interface Resources {
    "sign-in": typeof catalogue;
  }
}

void mountPage({ name: "sign-in", Page: SignIn, access: "anyone" });
