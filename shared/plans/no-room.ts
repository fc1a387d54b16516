/** Says that what a batch adds does not fit into an account: how much there is, how much may be, and how much is added. */
export function noRoom(what: string, there: number, added: number, limit: number): string {
  const [has, most, room, more] = [there, limit, Math.max(0, limit - there), added].map((count) =>
    count.toLocaleString('en'),
  );
  return `The account has ${has} ${what} of at most ${most}: there is room for ${room} more, and the batch adds ${more}.`;
}
