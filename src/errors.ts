/** What the user did wrong, as one line that says what to do; anything else that is thrown is a bug. */
export class UserError extends Error {
  override name = 'UserError';
}
