import { expect, test } from 'vitest';
import { anchorsOf } from '../../src/model/anchors.ts';
import { systemsOf } from '../../src/view/code.ts';
import { systemMap } from '../../src/view/system-map.ts';
import { exampleWorkspace } from '../valid-workspace.ts';

function architecture(systems: string, body = 'Text.') {
  const text = `---\ntitle: A\ndescription: A.\nsystems:\n${systems}\n---\n\n${body}\n`;
  const { engagements } = exampleWorkspace({ files: { 'architecture.mdx': text } });
  const document = engagements[0]?.documents.find(({ kind }) => kind === 'architecture');
  if (!document) throw new Error('the example has no architecture');
  return document;
}

function system(id: string, uses: string[] = [], touch = false): string {
  const list = uses.map((one) => `{ system: ${one}, via: SQL }`).join(', ');
  return `  - { id: ${id}, name: The ${id}, kind: service, touch: ${touch}, uses: [${list}] }`;
}

function map(...systems: string[]) {
  return systemMap(systemsOf(architecture(systems.join('\n'))));
}

test('highlights what is changed, and fades everything but its neighbours', () => {
  const graph = map(
    system('web', ['gateway']),
    system('gateway', ['api']),
    system('api', ['db', 'api'], true),
    system('db'),
    system('mail', ['mail']),
  );
  expect(graph?.nodes.map(({ id, classes }) => [id, ...classes])).toEqual([
    ['web', 'far'],
    ['gateway', 'near'],
    ['api', 'touched'],
    ['db', 'near'],
    ['mail', 'far'],
  ]);
  expect(graph?.edges.map(({ from, to, classes }) => [from.node, to.node, ...classes])).toEqual([
    ['web', 'gateway', 'far'],
    ['gateway', 'api'],
    ['api', 'db'],
    ['api', 'api'],
    ['mail', 'mail', 'far'],
  ]);
  expect(graph?.description).toBe(
    '5 systems and what they use. You will change The api. Adjacent: The gateway, The db. The table below lists the same.',
  );
});

test('fades nothing if nothing is marked as changed', () => {
  const graph = map(system('a', ['b']), system('b'));
  expect(graph?.nodes.map(({ classes }) => classes)).toEqual([['near'], ['near']]);
});

test('each kind has its own shape', () => {
  const kinds = ['service', 'database', 'queue', 'external', 'person'];
  const graph = map(...kinds.map((kind) => `  - { id: ${kind}, name: A, kind: ${kind} }`));
  expect(new Set(graph?.nodes.map(({ shape }) => shape)).size).toBe(kinds.length);
});

test('every node links to its row, by an anchor that is unique on the page', () => {
  const body = '## System api\n\nText.\n\n<b id="system-db">A</b>';
  const document = architecture(
    [system('api', ['db']), system('db'), system('"das Lager"')].join('\n'),
    body,
  );
  const systems = systemsOf(document);
  const anchors = systems.map(({ anchor }) => anchor);
  expect(anchors).toEqual(['system-api-2', 'system-db-2', 'system-das-Lager']);
  expect(anchorsOf(document)).toEqual(expect.arrayContaining(anchors));
  expect(systemMap(systems)?.nodes.map(({ link }) => link?.href)).toEqual(
    anchors.map((anchor) => `#${anchor}`),
  );
  expect(systems[0]?.uses).toMatchObject([{ name: 'The db', href: '#system-db-2' }]);
});

test('there is no map without systems', () => {
  expect(systemMap([])).toBeNull();
});
