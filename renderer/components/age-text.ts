const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago a moment (ISO 8601) was at `now` (milliseconds since the epoch): “just now”, “3 hours ago”. */
export function ageText(iso: string, now: number): string {
  const age = now - Date.parse(iso);
  if (age < 5 * minute) return 'just now';
  if (age < hour) return relative.format(-Math.floor(age / minute), 'minute');
  if (age < day) return relative.format(-Math.floor(age / hour), 'hour');
  return relative.format(-Math.floor(age / day), 'day');
}
