/** What was asked for is part of the repository, but this clone of it does not hold it. */
export class Unfetched extends Error {
  override name = 'Unfetched';
}
