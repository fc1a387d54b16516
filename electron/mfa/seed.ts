import { HOTP, Secret } from 'otpauth';

/** A virtual MFA device's seed: kept as bytes, so that it can be wiped. */
export class Seed {
  readonly #ascii: Uint8Array;

  /** `ascii`: the base32 text as AWS's blob has it; copied, and the blob is wiped. */
  constructor(ascii: Uint8Array) {
    this.#ascii = Uint8Array.from(ascii);
    ascii.fill(0);
  }

  /** The seed in base32: what the console calls the secret key. */
  base32(): string {
    return Buffer.from(this.#ascii).toString('latin1');
  }

  /** The six digits of each 30 s step (Unix time divided by 30 s): RFC 6238 with SHA-1, as AWS's devices. */
  codes(): (step: number) => string {
    const secret = Secret.fromBase32(this.base32());
    return (step) => HOTP.generate({ secret, counter: step });
  }

  /** Overwrites the seed; what it gives afterwards is of no use. */
  wipe(): void {
    this.#ascii.fill(0);
  }
}
