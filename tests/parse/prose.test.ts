import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayHoldPlaceholders, takePlaceholders } from '../../src/parse/placeholders.ts';

const line = fc.oneof(
  fc.constantFrom(
    ...['```', '```ts', '~~~', '````', '- ```', '> ~~~', '  ```', '1. ```', '``` a`b', '', ''],
    ...[
      'TODO',
      'a TODO b',
      '{{name}}',
      '<your name>',
      'Promise<void>',
      '`TODO`',
      '`',
      '``',
      'text',
    ],
    ...[
      'import a from "b"',
      'export const a = 1',
      '{/*',
      '*/}',
      '<Note',
      '>',
      '</Note>',
      '\\',
      '{',
    ],
    ...['[a]: <b', '[a](', '# TODO', '| a | `', ':::note', 'Lorem ipsum', 'lorem', '{a}'],
  ),
  fc.stringMatching(/^[ >`~\\{}<a-c\n]{0,8}$/),
);

test('the quick test for placeholders never misses one', () => {
  let passed = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      if (mayHoldPlaceholders(text)) return;
      passed += 1;
      expect(takePlaceholders(text, [])).toStrictEqual({ placeholders: [], text });
    }),
    { numRuns: 20_000 },
  );
  expect(passed).toBeGreaterThan(1000);
});
