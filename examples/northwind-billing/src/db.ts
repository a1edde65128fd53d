import pg from 'pg';

/** The domain's view of Postgres. `bigint` and `numeric` are strings, dates are `YYYY-MM-DD`. */
export interface Database {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  transaction<T>(work: (db: Database) => Promise<T>): Promise<T>;
}

const DATE = 1082;
pg.types.setTypeParser(DATE, (text) => text);

/** Opens a pool of at most ten connections. */
export function connect(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  return {
    query: (text, values) => rows(pool, text, values),
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const result = await work(inTransaction(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    },
  };
}

/** A nested transaction joins the outer one. */
function inTransaction(client: pg.PoolClient): Database {
  const db: Database = {
    query: (text, values) => rows(client, text, values),
    transaction: (work) => work(db),
  };
  return db;
}

async function rows<Row>(on: pg.Pool | pg.PoolClient, text: string, values: readonly unknown[] = []) {
  const result = await on.query(text, [...values]);
  return result.rows as Row[];
}
