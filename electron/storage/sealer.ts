/** Seals text with the operating system's protection for secrets (safeStorage), so that it may be written to disk. */
export interface Sealer {
  /** Why nothing can be sealed on this machine, as a sentence; `null` when it can. Then nothing secret is persisted. */
  readonly problem: string | null;
  /** Base64 of the sealed text. Rejects when `problem` is set. */
  seal(text: string): Promise<string>;
  /** The text again. Rejects when it was sealed elsewhere or is damaged. */
  open(sealed: string): Promise<string>;
}
