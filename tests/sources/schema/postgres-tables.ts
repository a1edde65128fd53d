import type { AlterTableCmd, ColumnDef, Constraint, Node, RangeVar } from 'libpg-query';
import { parse } from 'libpg-query';

/** A table, as far as Postgres's grammar alone determines it. */
export interface PeerTable {
  name: string;
  columns: { name: string; nullable: boolean; hasDefault: boolean }[];
  primaryKey: string[];
  uniques: string[][];
  foreignKeys: { columns: string[]; table: string; toColumns: string[] }[];
}

/**
 * Reads tables with Postgres's own parser.
 *
 * @param text statements; `psql` commands in a dump are removed
 */
export async function postgresTables(text: string): Promise<PeerTable[]> {
  const sql = text.replace(/^COPY [^;]*FROM stdin;\n[\s\S]*?^\\\.$/gm, '').replace(/^\\.*$/gm, '');
  const tables = new Map<string, PeerTable>();
  for (const { stmt } of (await parse(sql)).stmts ?? []) if (stmt) apply(stmt, tables);
  return [...tables.values()];
}

function apply(node: Node, tables: Map<string, PeerTable>): void {
  if ('CreateStmt' in node) {
    const { relation, tableElts = [], if_not_exists, partbound } = node.CreateStmt;
    const name = nameOf(relation);
    // A partition is a part of its table.
    if (partbound || (if_not_exists && tables.has(name))) return;
    const table = { name, columns: [], primaryKey: [], uniques: [], foreignKeys: [] };
    tables.set(name, table);
    for (const one of tableElts) addElement(table, one);
  } else if ('AlterTableStmt' in node) {
    const table = tables.get(nameOf(node.AlterTableStmt.relation));
    for (const one of node.AlterTableStmt.cmds ?? []) {
      if (!table || !('AlterTableCmd' in one)) continue;
      const { subtype, def } = one.AlterTableCmd;
      if (subtype === 'AT_AttachPartition' && def && 'PartitionCmd' in def) {
        tables.delete(nameOf(def.PartitionCmd.name));
      } else alter(table, one.AlterTableCmd);
    }
  } else if ('IndexStmt' in node) {
    const { unique, relation, indexParams = [], whereClause } = node.IndexStmt;
    const columns = indexParams.flatMap((one) =>
      'IndexElem' in one ? (one.IndexElem.name ?? []) : [],
    );
    const isKey = unique && !whereClause && columns.length === indexParams.length;
    if (isKey) tables.get(nameOf(relation))?.uniques.push(columns);
  } else if ('RenameStmt' in node) {
    const { renameType, relation, subname, newname = '' } = node.RenameStmt;
    const table = tables.get(nameOf(relation));
    const column = table?.columns.find(({ name }) => name === subname);
    if (renameType === 'OBJECT_COLUMN' && column) column.name = newname;
    if (renameType === 'OBJECT_TABLE' && table) table.name = newname;
  } else if ('DropStmt' in node && node.DropStmt.removeType === 'OBJECT_TABLE') {
    for (const one of node.DropStmt.objects ?? []) {
      if ('List' in one) tables.delete(stringsOf(one.List.items).join('.'));
    }
  }
}

function addElement(table: PeerTable, element: Node): void {
  if ('ColumnDef' in element) addColumn(table, element.ColumnDef);
  else if ('Constraint' in element) addConstraint(table, element.Constraint, null);
}

function addColumn(table: PeerTable, definition: ColumnDef): void {
  const { colname = '', typeName, constraints = [] } = definition;
  // Serial columns are implicitly NOT NULL.
  const isSerial = stringsOf(typeName?.names).some((name) => /serial\d?$/.test(name));
  const column = { name: colname, nullable: !isSerial, hasDefault: false };
  table.columns.push(column);
  for (const one of constraints) {
    if ('Constraint' in one) addConstraint(table, one.Constraint, column);
  }
}

type PeerColumn = PeerTable['columns'][number];

/** @param column the column it follows; null for a table constraint */
function addConstraint(table: PeerTable, one: Constraint, column: PeerColumn | null): void {
  const own = column ? [column.name] : stringsOf(one.keys);
  switch (one.contype) {
    case 'CONSTR_NOTNULL':
      for (const name of own) require(table, name);
      break;
    case 'CONSTR_PRIMARY':
      table.primaryKey = own;
      for (const name of own) require(table, name);
      break;
    case 'CONSTR_UNIQUE':
      table.uniques.push(own);
      break;
    case 'CONSTR_DEFAULT':
    case 'CONSTR_GENERATED':
      if (column) column.hasDefault = true;
      break;
    case 'CONSTR_IDENTITY':
      if (column) Object.assign(column, { hasDefault: true, nullable: false });
      break;
    case 'CONSTR_FOREIGN':
      table.foreignKeys.push({
        columns: column ? own : stringsOf(one.fk_attrs),
        table: nameOf(one.pktable),
        toColumns: stringsOf(one.pk_attrs),
      });
  }
}

function alter(table: PeerTable, { subtype, name = '', def }: AlterTableCmd): void {
  const column = table.columns.find((one) => one.name === name);
  if (subtype === 'AT_DropColumn') {
    table.columns = table.columns.filter((one) => one !== column);
  } else if (subtype === 'AT_SetNotNull') require(table, name);
  else if (subtype === 'AT_DropNotNull' && column) column.nullable = true;
  else if (subtype === 'AT_ColumnDefault' && column) column.hasDefault = def !== undefined;
  else if (subtype === 'AT_AddIdentity' && column) {
    Object.assign(column, { hasDefault: true, nullable: false });
  } else if ((subtype === 'AT_AddColumn' || subtype === 'AT_AddConstraint') && def) {
    addElement(table, def);
  }
}

function require(table: PeerTable, name: string): void {
  const column = table.columns.find((one) => one.name === name);
  if (column) column.nullable = false;
}

/** Tables without a schema are in `public`. */
function nameOf(relation: RangeVar | undefined): string {
  const { schemaname, relname = '' } = relation ?? {};
  return schemaname === undefined || schemaname === 'public' ? relname : `${schemaname}.${relname}`;
}

function stringsOf(nodes: readonly Node[] = []): string[] {
  return nodes.flatMap((one) => ('String' in one ? (one.String.sval ?? '') : []));
}
