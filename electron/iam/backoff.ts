/** How long to wait between looks at AWS, in milliseconds: IAM's reads lag its writes by seconds. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000];

export type Sleep = (ms: number) => Promise<void>;

/** Looks until `look` gives something other than `undefined`; gives up, with `undefined`, after about 15 s of pauses. */
export async function lookUntil<Value>(
  sleep: Sleep,
  look: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
  for (const pause of pauses) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await sleep(pause);
  }
  return look();
}

/** For looking until something is so. */
export async function trueOnly(answer: Promise<boolean>): Promise<true | undefined> {
  return (await answer) || undefined;
}

/** Sends a call again while it is refused for a reason that passes by itself, for about 15 s of pauses. */
export async function insist<Value>(
  sleep: Sleep,
  passes: (error: unknown) => boolean,
  send: () => Promise<Value>,
): Promise<Value> {
  for (const pause of pauses) {
    try {
      return await send();
    } catch (error) {
      if (!passes(error)) throw error;
    }
    await sleep(pause);
  }
  return send();
}
