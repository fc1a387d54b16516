/** The name of a file for one of a user's credentials, whatever the user's name is. */
export function credentialFile(userName: string, what: 'password.txt' | 'accessKey.json'): string {
  return `${userName.replaceAll(/[^\w+=,.@-]/g, '_')}_${what}`;
}
