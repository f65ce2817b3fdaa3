/** The mark: a ridge at dawn, and the signal that goes out from its peak. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <linearGradient id="ridgecast-dawn" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor="#ffc046" />
        <stop offset="1" stopColor="#f2762b" />
      </linearGradient>
      <rect width="32" height="32" rx="8.5" fill="light-dark(#141b27, #202b3a)" />
      <path
        d="M4 24.5 10.6 15l3.6 4.6L19.4 11 28 24.5"
        fill="none"
        stroke="url(#ridgecast-dawn)"
        strokeWidth="2.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M22.2 8.4a3.9 3.9 0 0 1 2.2 3.4M23.4 4.6a7.9 7.9 0 0 1 4.6 7.2"
        fill="none"
        stroke="#4fd8c9"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
