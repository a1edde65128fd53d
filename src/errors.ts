/** A user's mistake, as one line that says what to do. Anything else that is thrown is a bug. */
export class UserError extends Error {
  override name = 'UserError';
}
