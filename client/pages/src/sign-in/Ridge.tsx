/** The mark at large: three ridges one behind the other, the sun and the signal. For looking at only. */
export function Ridge({ className }: { className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 800 520" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <defs>
        <linearGradient id="sun" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#ffd27a" />
          <stop offset="1" stopColor="#f5813a" />
        </linearGradient>
        <linearGradient id="far" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#32435a" />
          <stop offset="1" stopColor="#1d2939" />
        </linearGradient>
        <linearGradient id="middle" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#223147" />
          <stop offset="1" stopColor="#141d2a" />
        </linearGradient>
      </defs>
      <g fill="none" stroke="#4fd8c9" strokeWidth="3" strokeLinecap="round">
        <circle cx="430" cy="196" r="118" opacity="0.42" strokeDasharray="150 592" transform="rotate(-62 430 196)" />
        <circle cx="430" cy="196" r="168" opacity="0.26" strokeDasharray="212 844" transform="rotate(-62 430 196)" />
        <circle cx="430" cy="196" r="218" opacity="0.14" strokeDasharray="275 1095" transform="rotate(-62 430 196)" />
      </g>
      <circle cx="430" cy="196" r="62" fill="url(#sun)" />
      <path
        fill="url(#far)"
        d="M0 330 96 250 150 296 225 205 300 290 340 262 376 292 430 210 546 338 640 262 706 310 800 270V520H0Z"
      />
      <path fill="url(#middle)" d="M0 400l110-92 74 66 108-126 96 112 82-62 92 88 108-104 130 112v126H0Z" />
      <path
        fill="none"
        stroke="url(#sun)"
        strokeWidth="3.5"
        strokeLinejoin="round"
        d="M-10 408 110 308l74 66 108-126 96 112 82-62 92 88 108-104 140 120"
      />
      <path fill="#0d141e" d="M0 470l140-72 110 60 120-84 130 92 120-70 180 76v48H0Z" />
    </svg>
  );
}
