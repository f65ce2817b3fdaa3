/** How figures and times are written, by the language of the page. Formatters are kept: making one costs more than using it. */

const kept = new Map<string, Intl.NumberFormat>();

export interface NumberStyle {
  /** Digits behind the point at most. */
  digits?: number;
  /** 12.5K in place of 12,500. */
  compact?: boolean;
  percent?: boolean;
  /** +3, −2. */
  signed?: boolean;
}

export function formatNumber(value: number, language: string, style: NumberStyle = {}): string {
  const { digits = 0, compact = false, percent = false, signed = false } = style;
  const key = `${language}|${digits}|${compact}|${percent}|${signed}`;
  let format = kept.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, {
      maximumFractionDigits: digits,
      notation: compact ? "compact" : "standard",
      style: percent ? "percent" : "decimal",
      signDisplay: signed ? "exceptZero" : "auto",
    });
    kept.set(key, format);
  }
  return format.format(value);
}

const relative = new Map<string, Intl.RelativeTimeFormat>();
const STEPS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** "3 minutes ago", "in 2 days"; within a minute "now". */
export function formatAgo(at: number, now: number, language: string): string {
  let format = relative.get(language);
  if (!format) {
    format = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
    relative.set(language, format);
  }
  const seconds = (at - now) / 1_000;
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(0, "second");
}

/** The parts of a time that is left, none of them negative. */
export function partsOf(milliseconds: number): { days: number; hours: number; minutes: number; seconds: number } {
  const all = Math.max(0, Math.ceil(milliseconds / 1_000));
  return {
    days: Math.floor(all / 86_400),
    hours: Math.floor((all % 86_400) / 3_600),
    minutes: Math.floor((all % 3_600) / 60),
    seconds: all % 60,
  };
}
