import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { jsonOf, jsonText, numberOf, type Draft } from "./draft";
import styles from "./Form.module.css";
import { Frame, useProblem, type FrameProps } from "./Frame";
import { isLong, type Schema } from "./schema";
import { useText } from "./useText";

export interface InputProps extends Omit<FrameProps, "children"> {
  schema: Schema;
  value: Draft;
  onChange: (value: Draft) => void;
}

const textOf = (text: string): Draft => (text === "" ? undefined : text);
const written = (value: Draft): string => (value === undefined ? "" : typeof value === "string" ? value : jsonText(value));

/** An example of what to type. */
const sample = ({ examples }: Schema): string | undefined => (examples?.[0] === undefined ? undefined : String(examples[0]));

export function TextInput({ schema, value, onChange, ...frame }: InputProps) {
  const attributes = { className: styles.input, value: written(value), placeholder: sample(schema), autoComplete: "off", spellCheck: false };
  return (
    <Frame {...frame}>
      {(own) =>
        isLong(schema) ? (
          <textarea {...own} {...attributes} rows={2} onChange={(event) => onChange(textOf(event.target.value))} />
        ) : (
          <input {...own} {...attributes} onChange={(event) => onChange(textOf(event.target.value))} />
        )
      }
    </Frame>
  );
}

/** Also for what may be a text or a number: digits are a number then. */
export function NumberInput({ schema, value, onChange, ...frame }: InputProps) {
  const { text, type } = useText(value, numberOf, written, onChange);
  const inputMode = schema.oneOf ? "text" : schema.type === "integer" ? "numeric" : "decimal";
  return (
    <Frame {...frame}>
      {(own) => (
        <input {...own} className={styles.input} inputMode={inputMode} autoComplete="off" value={text} onChange={(event) => type(event.target.value)} />
      )}
    </Frame>
  );
}

export function ChoiceInput({ schema, value, onChange, ...frame }: InputProps) {
  const { t } = useTranslation("playground");
  const choices = schema.type === "boolean" ? ["true", "false"] : (schema.enum ?? []);
  const read = (text: string) => (schema.type === "boolean" ? text === "true" : text);
  return (
    <Frame {...frame}>
      {(own) => (
        <span className={styles.choice}>
          <select
            {...own}
            className={styles.input}
            value={value === undefined ? "" : String(value)}
            onChange={(event) => onChange(event.target.value === "" ? undefined : read(event.target.value))}
          >
            <option value="">{t("form.none")}</option>
            {choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
          <ChevronDown aria-hidden="true" />
        </span>
      )}
    </Frame>
  );
}

export function JsonInput({ value, onChange, problem, rows = 3, ...frame }: Omit<InputProps, "schema"> & { rows?: number }) {
  const { text, type } = useText(value, jsonOf, jsonText, onChange);
  const lines = Math.min(24, Math.max(rows, text.split("\n").length));
  return (
    <Frame {...frame} problem={useProblem(value, problem)}>
      {(own) => (
        <textarea {...own} className={styles.json} rows={lines} spellCheck={false} autoComplete="off" value={text} onChange={(event) => type(event.target.value)} />
      )}
    </Frame>
  );
}
