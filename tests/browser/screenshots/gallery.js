// The pictures that the documents show, in docs/pictures, and how many pixels wide each is.

export const GALLERY = {
  "leaderboard-laptop-light": 1280,
  "leaderboard-laptop-dark": 1280,
  "leaderboard-phone-light": 480,
  "training-phone-dark": 480,
  "training-roleplay-phone-light": 480,
  "training-coach-laptop-light": 1280,
  "tv-rankings-4k-dark": 1280,
  "tv-celebration-4k-dark": 1280,
  "admin-laptop-dark": 1280,
};
