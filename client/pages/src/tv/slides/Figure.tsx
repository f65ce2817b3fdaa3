import { useEffect, useRef } from "react";

import { useWords } from "../words/words";
import { formatValue } from "./value";

const DURATION = 900;

export interface FigureProps {
  value: number;
  className?: string | undefined;
}

/** A large figure that runs to its new value. Each frame writes one text node, and nothing is rendered. */
export function Figure({ value, className }: FigureProps) {
  const { language } = useWords();
  const element = useRef<HTMLSpanElement>(null);
  const shown = useRef(value);

  useEffect(() => {
    const from = shown.current;
    const write = (figure: number) => {
      shown.current = figure;
      if (element.current) element.current.textContent = formatValue(figure, language);
    };
    const distance = value - from;
    if (distance === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      write(value);
      return undefined;
    }
    const start = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, (now - start) / DURATION);
      // Whole numbers on the way, or the decimals would flicker.
      write(part === 1 ? value : Math.round(from + distance * (1 - (1 - part) ** 4)));
      if (part < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [value, language]);

  return <span ref={element} className={className} />;
}
