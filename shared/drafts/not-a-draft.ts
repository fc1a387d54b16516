/** Thrown with sentences for the administrator: why a file is no draft, and what to do. */
export class NotADraft extends Error {}
