// What the pages are looked at on.

export const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  laptop: { viewport: { width: 1440, height: 900 } },
  "4k": { viewport: { width: 3840, height: 2160 } },
};

export const THEMES = ["light", "dark"];
