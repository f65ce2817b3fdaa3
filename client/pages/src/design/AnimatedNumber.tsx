import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber, type NumberStyle } from "./format";

export interface AnimatedNumberProps extends NumberStyle {
  value: number;
  className?: string | undefined;
}

const DURATION = 600;

/**
 * A figure in the page's language that runs to its new value. For a handful of large figures: each frame writes one text
 * node and nothing is rendered, but a table of hundreds writes its figures as they are (`formatNumber`).
 */
export function AnimatedNumber({
  value,
  className,
  digits = 0,
  compact = false,
  percent = false,
  signed = false,
}: AnimatedNumberProps) {
  const { i18n } = useTranslation();
  const language = i18n.language;
  const element = useRef<HTMLSpanElement>(null);
  const shown = useRef(value);

  useEffect(() => {
    const write = (figure: number) => {
      shown.current = figure;
      if (element.current) element.current.textContent = formatNumber(figure, language, { digits, compact, percent, signed });
    };
    const from = shown.current;
    if (from === value || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      write(value);
      return;
    }
    const start = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, (now - start) / DURATION);
      const eased = 1 - (1 - part) ** 4;
      write(part === 1 ? value : from + (value - from) * eased);
      if (part < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [value, language, digits, compact, percent, signed]);

  return <span ref={element} className={className ? `tabular ${className}` : "tabular"} />;
}
