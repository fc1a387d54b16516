/** Any text as a PowerShell expression of ASCII alone: Windows PowerShell 5.1 reads a script without a BOM as ANSI. */
export function powershellText(text: string): string {
  return /^[\x20-\x7e]*$/.test(text)
    ? singleQuoted(text)
    : `([regex]::Unescape(${singleQuoted(text.replaceAll(/[^A-Za-z0-9 ]/g, escapedUnits))}))`;
}

/** A value's JSON as a PowerShell string of ASCII alone. */
export function powershellJson(value: unknown): string {
  return singleQuoted(asciiJson(value));
}

/** The inside of an object's JSON, to be put beside other properties, as a PowerShell string of ASCII alone. */
export function powershellJsonInside(value: object): string {
  return singleQuoted(asciiJson(value).slice(1, -1));
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, escapedUnits);
}

/** Each UTF-16 unit as `\uXXXX`, which JSON and .NET's regular expressions both read. */
function escapedUnits(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** PowerShell ends a string at typographic quotation marks, too: what comes here is ASCII. */
function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
