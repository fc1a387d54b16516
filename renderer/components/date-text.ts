const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

const secondFormat = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

const dayFormat = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

/** A moment (ISO 8601) as everybody reads it, in this computer's time zone: “Nov 23, 2026, 4:05 PM”. */
export function dateText(iso: string): string {
  return format.format(new Date(iso));
}

/** With its second, where there may be several in a minute: “Nov 23, 2026, 4:05:09 PM”. */
export function secondText(iso: string): string {
  return secondFormat.format(new Date(iso));
}

/** Its day alone, for tables that are narrow: “Nov 23, 2026”. */
export function dayText(iso: string): string {
  return dayFormat.format(new Date(iso));
}
