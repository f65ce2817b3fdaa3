import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { within, withKey, type Draft } from "./draft";
import styles from "./Form.module.css";
import { ChoiceInput, JsonInput, NumberInput, TextInput } from "./inputs";
import { kindOf, resolve, type Schema, type Schemas } from "./schema";

export interface SchemaFieldProps {
  name: string;
  /** Its place, as the service names it: `metrics.score`. */
  path: string;
  schema: Schema;
  schemas: Schemas;
  required: boolean;
  value: Draft;
  onChange: (value: Draft) => void;
  /** What the service said, by place. */
  problems: ReadonlyMap<string, string>;
}

/** A field for whatever a schema describes. */
export function SchemaField(props: SchemaFieldProps) {
  const { name, path, required, value, onChange, schemas, problems } = props;
  const schema = resolve(props.schema, schemas);
  const input = { name, required, value, onChange, schema, description: schema.description, problem: problems.get(path) };
  switch (kindOf(schema)) {
    case "object":
      return <ObjectField {...props} schema={schema} />;
    case "array":
      return <ArrayField {...props} schema={schema} />;
    case "choice":
    case "boolean":
      return <ChoiceInput {...input} />;
    case "number":
    case "text-or-number":
      return <NumberInput {...input} />;
    case "text":
      return <TextInput {...input} />;
    case "json":
      return <JsonInput {...input} />;
  }
}

/** The fields of an object, without a frame of their own. */
export function Fields({ path, schema, schemas, value, onChange, problems }: Omit<SchemaFieldProps, "name" | "required">) {
  return (
    <div className={styles.fields}>
      {Object.entries(schema.properties ?? {}).map(([key, property]) => (
        <SchemaField
          key={key}
          name={key}
          path={within(path, key)}
          schema={property}
          schemas={schemas}
          required={schema.required?.includes(key) ?? false}
          value={(value as Record<string, Draft> | null | undefined)?.[key]}
          onChange={(next) => onChange(withKey(value, key, next))}
          problems={problems}
        />
      ))}
    </div>
  );
}

function ObjectField(props: SchemaFieldProps) {
  return (
    <Group {...props}>
      <Fields {...props} />
    </Group>
  );
}

function ArrayField(props: SchemaFieldProps) {
  const { name, path, schema, schemas, value, onChange, problems } = props;
  const { t } = useTranslation("playground");
  const items = Array.isArray(value) ? (value as Draft[]) : [];
  return (
    <Group {...props}>
      {items.map((item, index) => (
        // They have nothing else to be told apart by.
        <div key={index} className={styles.item}>
          <SchemaField
            name={`${name} ${index + 1}`}
            path={`${path}[${index}]`}
            schema={schema.items ?? {}}
            schemas={schemas}
            required
            value={item}
            onChange={(next) => onChange(items.with(index, next))}
            problems={problems}
          />
          <Button size="small" look="quiet" icon aria-label={t("form.remove", { name: `${name} ${index + 1}` })} onClick={() => onChange(items.toSpliced(index, 1))}>
            <Trash2 aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button size="small" className={styles.add} onClick={() => onChange([...items, undefined])}>
        <Plus aria-hidden="true" />
        {t("form.add", { name })}
      </Button>
    </Group>
  );
}

function Group({ name, path, schema, required, problems, children }: SchemaFieldProps & { children: ReactNode }) {
  const { t } = useTranslation("playground");
  const problem = problems.get(path);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.head}>
        <span className={styles.name}>{name}</span>
        {!required && <span className={styles.optional}>{t("form.optional")}</span>}
        <span className={styles.description} lang="en">
          {schema.description}
        </span>
      </legend>
      {children}
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
