import { RotateCcw, Send } from "lucide-react";
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { SegmentedControl } from "../../design/SegmentedControl";
import { CopyButton } from "../copy/CopyButton";
import { curl, type Posting } from "../copy/curl";
import { filledIn, unreadable, type Draft } from "../form/draft";
import { JsonInput, TextInput } from "../form/inputs";
import { kindOf, type Schemas } from "../form/schema";
import { Fields } from "../form/SchemaField";
import { addressOf, type Operation } from "./openapi";
import styles from "./Post.module.css";
import { Result } from "./Result";
import { elsewhere, problemsOf, usePosting } from "./usePosting";

type Way = "form" | "json";

/** The form of one operation. It begins with the example of the API's description. */
export function OperationForm({ operation, schemas }: { operation: Operation; schemas: Schemas }) {
  const { t } = useTranslation("playground");
  const { body, parameters, hasDryRun, method } = operation;
  const [ids, setIds] = useState<Record<string, string>>({});
  const [draft, setDraft] = useState<Draft>(body?.example);
  const [isDryRun, setDryRun] = useState(false);
  const isObject = body !== undefined && kindOf(body.schema) === "object";
  const [way, setWay] = useState<Way>(isObject ? "form" : "json");
  const posting = usePosting();
  const dryRunId = useId();

  const problems = problemsOf(posting.error);
  const shown = [...parameters.map(({ name }) => name), ...(way === "form" && body ? Object.keys(body.schema.properties ?? {}) : [])];
  const cannotBeSent = unreadable(draft).length > 0;
  const request = (): Posting => ({ method, path: addressOf(operation, ids, isDryRun), body: filledIn(draft) });
  const post = (event: FormEvent) => {
    event.preventDefault();
    if (!cannotBeSent) posting.mutate(request());
  };
  return (
    <form className={styles.form} onSubmit={post} noValidate>
      {parameters.map(({ name, schema }) => (
        <TextInput
          key={name}
          name={name}
          schema={schema}
          description={schema.description}
          required
          value={ids[name]}
          onChange={(id) => setIds({ ...ids, [name]: String(id ?? "") })}
          problem={problems.get(name)}
        />
      ))}
      {isObject && (
        <div className={styles.ways}>
          <SegmentedControl
            size="small"
            label={t("post.way")}
            value={way}
            onChange={setWay}
            segments={[
              { value: "form", label: t("post.form") },
              { value: "json", label: "JSON" },
            ]}
          />
        </div>
      )}
      {body && way === "form" && (
        <Fields path="" schema={body.schema} schemas={schemas} value={draft} onChange={setDraft} problems={problems} />
      )}
      {body && way === "json" && (
        <JsonInput name={t("post.body")} description={body.schema.description} required rows={8} value={draft} onChange={setDraft} />
      )}
      {hasDryRun && (
        <label htmlFor={dryRunId} className={styles.dryRun}>
          <input id={dryRunId} type="checkbox" checked={isDryRun} onChange={(event) => setDryRun(event.target.checked)} />
          {t("post.dryRun")}
        </label>
      )}
      <div className={styles.foot}>
        <Result told={posting.data} problems={elsewhere(problems, shown)} isRefused={posting.error !== null} />
        <div className={styles.actions}>
          <Button type="submit" look="primary" disabled={posting.isPending || cannotBeSent}>
            <Send aria-hidden="true" />
            {isDryRun ? t("post.ask") : t("post.send")}
          </Button>
          {body && (
            <Button look="quiet" onClick={() => setDraft(body.example)}>
              <RotateCcw aria-hidden="true" />
              {t("post.example")}
            </Button>
          )}
          <span className={styles.end}>
            <CopyButton text={() => curl(location.origin, request())} disabled={cannotBeSent}>
              curl
            </CopyButton>
          </span>
        </div>
      </div>
    </form>
  );
}
