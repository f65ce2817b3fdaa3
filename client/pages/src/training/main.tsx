import { mountPage } from "../app/bootstrap";
import type catalogue from "../i18n/en/training.json";
import { Training } from "./Training";

declare module "../i18n/resources" {
  interface Resources {
    training: typeof catalogue;
  }
}

void mountPage({ name: "training", Page: Training });
