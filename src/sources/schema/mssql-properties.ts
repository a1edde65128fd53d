import type { Catalogue } from './catalogue.ts';
import { type Cursor, splitAtCommas } from './cursor.ts';
import type { Token } from './sql-tokens.ts';

/** The parameters of `sp_addextendedproperty`, in order. */
const PARAMETERS = [
  '@NAME',
  '@VALUE',
  '@LEVEL0TYPE',
  '@LEVEL0NAME',
  '@LEVEL1TYPE',
  '@LEVEL1NAME',
  '@LEVEL2TYPE',
  '@LEVEL2NAME',
];

/**
 * Applies a procedure call that affects a table: SQL Server stores comments as properties named
 * `MS_Description`, and renames with `sp_rename`.
 */
export function tableProperty(cursor: Cursor, catalogue: Catalogue): void {
  const procedure = cursor.peek()?.kind === 'word' || cursor.peek()?.kind === 'name';
  const name = procedure ? cursor.path().at(-1)?.toLowerCase() : undefined;
  if (name === 'sp_addextendedproperty' || name === 'sp_updateextendedproperty') {
    describe(values(cursor.rest(), PARAMETERS), catalogue);
  } else if (name === 'sp_rename') {
    rename(values(cursor.rest(), ['@OBJNAME', '@NEWNAME', '@OBJTYPE']), catalogue);
  }
}

/** Arguments may be positional or named. */
function values(tokens: readonly Token[], parameters: readonly string[]): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  for (const [index, part] of splitAtCommas(tokens).entries()) {
    const named = part[1]?.text === '=' ? parameters.indexOf(part[0]?.value ?? '') : index;
    const value = part.at(-1);
    if (named !== -1 && value && !/^NULL$/i.test(value.text)) {
      found[named] = value.kind === 'word' ? value.text : value.value;
    }
  }
  return found;
}

function describe(given: (string | undefined)[], catalogue: Catalogue): void {
  const [property, value, , schema, kind, name, part, column] = given;
  if (property !== 'MS_Description' || name === undefined || kind?.toUpperCase() !== 'TABLE')
    return;
  const table = catalogue.find({ schema: schema ?? null, name });
  if (!table) return;
  if (part === undefined) table.comment = value || null;
  else if (part.toUpperCase() === 'COLUMN') {
    const target = catalogue.column(table, column ?? '');
    if (target) target.comment = value || null;
  }
}

function rename(given: (string | undefined)[], catalogue: Catalogue): void {
  const [object = '', to, kind] = given;
  if (to === undefined) return;
  const path = object.replace(/[[\]"]/g, '').split('.');
  const column = kind?.toUpperCase() === 'COLUMN' ? path.pop() : undefined;
  const table = catalogue.find({ schema: path.at(-2) ?? null, name: path.at(-1) ?? '' });
  if (!table) return;
  if (column !== undefined) catalogue.renameColumn(table, column, to);
  else if (kind === undefined || kind.toUpperCase() === 'OBJECT')
    catalogue.rename(table, { name: to });
}
