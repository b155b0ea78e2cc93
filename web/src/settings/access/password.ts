/** Letters and digits that are not taken for one another. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A password of twenty letters and digits by chance. */
export function drawPassword(): string {
  const limit = 256 - (256 % LETTERS.length);
  let password = '';
  while (password.length < 20) {
    // Bytes beyond the last whole round of letters would make some more likely than others.
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < limit && password.length < 20) password += LETTERS[byte % LETTERS.length];
    }
  }
  return password;
}
