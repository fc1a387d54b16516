import { plainText } from './plain-text.ts';

/** A group by what a table calls it: `Human Resources` becomes `Human-Resources`, since IAM has no spaces in names. */
export function groupNameOf(value: string, prefix: string): string {
  const spaceless = plainText(value, { germanWay: false })
    .trim()
    .replace(/\s*&\s*|\s+and\s+/gi, '-and-')
    .replace(/[^A-Za-z0-9_+=,.@-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
  return spaceless === '' ? '' : `${prefix}${spaceless}`;
}
