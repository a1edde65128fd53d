import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILE_START } from '../../src/model/position.ts';
import type { Frontmatter } from '../../src/model/source.ts';
import { readPlainYaml } from '../../src/parse/plain-yaml.ts';
import { readYaml } from '../../src/parse/yaml.ts';

const nothing = (): Frontmatter => ({ data: {}, ranges: {}, opening: FILE_START, problems: [] });

const value = fc.oneof(
  fc.constantFrom(
    'null',
    'True',
    'no',
    'Yes',
    '~',
    '12',
    '1e3',
    '.inf',
    '2026-12-01',
    'a: b',
    'a #b',
  ),
  fc.stringMatching(/^[\w ,.()/'’–:#&*!|>%@`"{}[\]-]{1,20}$/),
);
const key = fc.oneof(
  fc.constantFrom('title', 'null', 'constructor', '__proto__', 'a-b', 'toString', 'true'),
  fc.stringMatching(/^[A-Za-z][\w-]{0,6}$/),
);

test('reads the same as the full parser, if it reads at all', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 4 }), (pairs) => {
      const lines = pairs.map(([name, text]) => `${name}: ${text}`);
      const [plain, parsed] = [nothing(), nothing()];
      if (!readPlainYaml(lines, plain)) {
        expect(plain).toStrictEqual(nothing());
        return;
      }
      read += 1;
      readYaml(['', ...lines].join('\n'), parsed);
      expect(plain).toStrictEqual(parsed);
    }),
    { numRuns: 5000 },
  );
  expect(read).toBeGreaterThan(500);
});
