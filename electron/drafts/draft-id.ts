/** Whether an id can be a draft's: ids become file names, and those from elsewhere may be anything. */
export function isDraftId(id: string): boolean {
  return /^[\w-]{1,100}$/.test(id);
}
