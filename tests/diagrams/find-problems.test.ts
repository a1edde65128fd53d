import { expect, test } from 'vitest';
import { createFindDiagramProblems } from '../../src/diagrams/find-problems.ts';
import { exampleWorkspace } from '../valid-workspace.ts';
import { TYPES } from './types.ts';

/** @returns for each problem its line in the diagram (0 for the fence) and message */
async function problemsOf(...diagrams: string[]): Promise<[number, string][]> {
  const problems: [number, string][] = [];
  for (const diagram of diagrams) {
    const text = `---\ntitle: A\ndescription: A.\n---\n\`\`\`mermaid\n${diagram}\n\`\`\`\n`;
    const found = await find(exampleWorkspace({ files: { 'page.mdx': text } }));
    for (const { range, reason } of found) problems.push([range.start.line - 5, reason]);
  }
  return problems;
}

const find = createFindDiagramProblems();

test('every diagram type of Mermaid parses without a browser', async () => {
  expect(await problemsOf(...Object.values(TYPES))).toEqual([]);
});

test.each([
  ['in a flowchart', 'flowchart TD\n  A --> B\n  B --> --> C', 3],
  ['in a node that is never closed', 'flowchart TD\n  A --> B\n  B[open --> C\n\n', 3],
  ['at the end of a line', 'sequenceDiagram\n  A->>B: hi\n  A->B\n  B->>A: ho', 3],
  [
    'below comments and blank lines',
    '%% one\n\n%% two\nflowchart TD\n\n  %% three\n\n  A --> --> B',
    8,
  ],
  [
    'below settings and a directive',
    '---\ntitle: A\n---\n%%{init: {\n  "theme": "dark"\n}}%%\nflowchart TD\n  A --> --> B',
    8,
  ],
  ['in the settings', '---\ntitle: [a\n---\nflowchart TD\n  A --> B', 3],
  ['in a pie', 'pie title A\n  "a" : 10\n  b : 20', 3],
  ['in a class', 'classDiagram\n  class A {\n  +foo()', 3],
  ['in a use case', 'usecase-beta\n  actor Sam\n  (Export)', 3],
  ['in a type that keeps comments', 'agentflow-beta\n  %% one\n  agent a', 3],
  ['in the whole diagram', 'gitGraph\n  checkout nowhere', 0],
  ['in the type', 'flow TD\n  A --> B', 0],
] as const)('reports a mistake %s on its line', async (_, diagram, line) => {
  expect((await problemsOf(diagram)).map(([at]) => at)).toEqual([line]);
});

test('explains what is wrong', async () => {
  const found = await problemsOf(
    'flowchart TD\n  A --> --> B',
    'flowchart TD\n  A[open',
    'hello',
    '',
    'timeline\n  : nothing',
    `flowchart TD\n${'  %% long\n'.repeat(1100)}  A --> B`,
    `flowchart TD\n${'  %%\n'.repeat(500)}  A --> B`,
    `quadrantChart\n${' '.repeat(600)}`,
    'mindmap\n  root\n a',
  );
  expect(found.map(([, reason]) => reason)).toMatchInlineSnapshot(`
    [
      "goes on with "-->" where Mermaid expects something else",
      "ends too early",
      "does not start with a type that Mermaid knows, such as "flowchart TD" or "sequenceDiagram"",
      "is empty",
      "does not parse",
      "has more than 10000 characters",
      "has more than 400 lines and statements",
      "has a line of only spaces",
      "does not parse: There can be only one root. No parent could be found for ("a")",
    ]
  `);
});

test('leaves nothing in the process, and finds the same again', async () => {
  const before = Object.keys(globalThis);
  const again = createFindDiagramProblems();
  const workspace = exampleWorkspace({
    files: { 'page.mdx': '```mermaid\nflowchart TD\n  A --> --> B\n```\n' },
  });
  const [first] = await again(workspace);
  expect(Object.keys(globalThis)).toEqual(before);
  expect(globalThis).not.toHaveProperty('document');
  expect(await again(workspace)).toEqual([first]);
});

test('hostile diagrams neither run nor pollute anything', async () => {
  const hostile = [
    '%%{init: {"securityLevel": "loose", "themeCSS": "* { color: red }"}}%%\nflowchart TD\n  A --> B',
    'flowchart TD\n  A["<img src=x onerror=alert(1)>"]\n  click A "javascript:alert(1)"\n  click A call alert()',
    '%%{init: {"__proto__": {"polluted": true}}}%%\nflowchart TD\n  __proto__ --> constructor',
    `---\nconfig:\n  securityLevel: loose\n---\nsequenceDiagram\n  A->>B: ${'<b>'.repeat(500)}`,
  ];
  await problemsOf(...hostile);
  expect({}).not.toHaveProperty('polluted');
});
