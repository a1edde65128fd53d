/** The requested object belongs to the repository but is missing in this (partial) clone. */
export class Unfetched extends Error {
  override name = 'Unfetched';
}
