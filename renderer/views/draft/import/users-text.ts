/** A number of users in words. */
export function usersText(count: number): string {
  return count === 1 ? '1 user' : `${count.toLocaleString('en')} users`;
}
