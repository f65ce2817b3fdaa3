import { memo, useState, type CSSProperties } from "react";
import styles from "./Avatar.module.css";
import { classes } from "./classes";

export interface AvatarProps {
  userId: number;
  name: string;
  avatarUrl?: string | undefined;
  size?: "small" | "medium" | "large" | "huge";
  className?: string | undefined;
}

/** A face: the picture, or initials on a colour that is the same for this person on every page. Names stand beside it. */
export const Avatar = memo(function Avatar({ userId, name, avatarUrl, size = "medium", className }: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  const style = { "--person": hueOf(userId) } as CSSProperties;
  const picture = avatarUrl === broken ? undefined : avatarUrl;
  return (
    // Initials are drawn by the style: they are a picture, and no text that is read, searched or copied.
    <span
      className={classes(styles.avatar, styles[size], className)}
      style={style}
      data-initials={picture === undefined ? initialsOf(name) : undefined}
      aria-hidden="true"
    >
      {picture !== undefined && <img src={picture} alt="" loading="lazy" onError={() => setBroken(picture)} />}
    </span>
  );
});

/** Degrees on the wheel of colours; neighbours by id are far apart on it. */
export function hueOf(userId: number): number {
  return Math.round((userId * 137.508 + 40) % 360);
}

/** "Ada Lovelace" is AL, "Ada" is A. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => (word === undefined ? "" : [...word].slice(0, 1).join("").toUpperCase())).join("");
}
