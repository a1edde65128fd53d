import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { fencedCode } from '../../src/model/fenced-code.ts';
import { ended, isProblem, parseMdx } from '../../src/parse/mdx.ts';
import { rangeOf } from '../../src/parse/node-range.ts';

test.each([
  ...[
    '```\na\n```',
    '```ts title="b"\na\n\n  b\n```',
    '```\n```',
    '```\n\n```',
    '```',
    '~~~\n```\n~~~',
  ],
  ...[
    '````\n```\na\n```\n````',
    '```\n> a\n```',
    '  ```\n  a\n b\n   c\n  ```',
    '```\na',
    '```\na\n\n',
  ],
  ...[
    '- a\n\n  ```ts\n  a\n    b\n\n  c\n  ```\n- b',
    '1. a\n   ```\n   b\n   ```',
    '- ```\n  a\n',
  ],
  ...[
    '- - ```\n    a\n    ```',
    '-\t```\n\ta\n\t```',
    '- ```\n  a\n\n\n  ```',
    '* ```\n  > a\n  ```',
  ],
  ...['> ```\n> a\n>b\n>\n>   c\n> ```', '> ```\n> > a\n> ```', '- > ```\n  > a\n  > ```'],
  ...[
    '<Note>\n  ```\n  a\n    b\n  ```\n</Note>',
    ':::note\n```\na\n```\n:::',
    '> - ```\n>   a\n>   ```',
  ],
])('returns the same code as the parser: %j', (text) => {
  const tree = parseMdx(text);
  if (isProblem(tree)) throw new Error(tree.message);
  const said: string[] = [];
  const read: string[] = [];
  const lines = ended(text).split('\n');
  const visit = (node: Nodes) => {
    if (node.type === 'code') {
      said.push(node.value);
      read.push(fencedCode(rangeOf(node), lines));
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  expect(said).toHaveLength(1);
  expect(read).toStrictEqual(said);
});
