import * as runtime from 'astro/jsx-runtime';
import { beforeAll, expect, test, vi } from 'vitest';
import { writtenIn } from '../../src/model/source.ts';
import { parseSource } from '../../src/parse/source.ts';
import { compileDocument } from '../../src/press/compile-document.ts';
import {
  createSiteHighlighter,
  type Grammars,
  highlightWith,
  loadGrammars,
} from '../../src/press/highlight.ts';
import type { Rendering } from '../../src/view/rendering.ts';

let grammars: Grammars;
beforeAll(async () => {
  grammars = await loadGrammars(['ts']);
});

interface VNode {
  type: unknown;
  props: Record<string, unknown> & { children?: unknown };
}

/** Renders the compiled output as markup, with components by name. */
function markup(node: unknown): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map(markup).join('');
  if (typeof node !== 'object') return String(node);
  const { type, props } = node as VNode;
  if (typeof type === 'function') return markup((type as (props: unknown) => unknown)(props));
  const { children, ...attributes } = props;
  if (typeof type !== 'string') return markup(children);
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${String(value)}"`);
  return `<${type}${written.join('')}>${markup(children)}</${type}>`;
}

function render(mdx: string, changes: Partial<Rendering> = {}): string {
  const { body } = parseSource('a.mdx', new TextEncoder().encode(mdx));
  if (!body) throw new Error('the example does not parse');
  const rendering: Rendering = {
    file: 'a.mdx',
    text: writtenIn(body),
    headingIds: Object.fromEntries(
      body.headings.map(({ range: { start }, id }) => [`${start.line}:${start.column}`, id]),
    ),
    links: {},
    images: {},
    criteria: {},
    criteriaLines: [],
    append: [],
    snippets: {},
    languages: [],
    ...changes,
  };
  const Content = compileDocument(
    rendering,
    createSiteHighlighter(highlightWith(grammars)),
    '/b/',
  )(runtime);
  const named = (name: string) => [name, (props: object) => runtime.jsx(name, props)];
  const names = [
    'Note',
    'Tip',
    'Danger',
    'SystemMap',
    'CriteriaTable',
    'CriteriaRow',
    'Term',
    'Snippet',
  ];
  const components = Object.fromEntries(names.map(named));
  return markup((Content as unknown as (props: object) => unknown)({ components })).trim();
}

test('links go where the view says, below the base path, and become text without a target', () => {
  const links = {
    './spec.mdx#a': '/spec/#a',
    './team.mdx': null,
    'https://x.example': 'https://x.example',
  };
  expect(
    render(
      '[a](./spec.mdx#a) [t](./team.mdx) [x](https://x.example) <a href="./spec.mdx#a">h</a>',
      { links },
    ),
  ).toBe(
    '<p><a href="/b/spec/#a">a</a> t <a href="https://x.example">x</a> <a href="/b/spec/#a">h</a></p>',
  );
});

test('reference links resolve like inline links', () => {
  const links = {
    './spec.mdx': '/spec/',
    'repo:a.ts': 'https://code.example/a.ts',
    'repo:b.ts': null,
  };
  expect(
    render(
      '[s] [a][code] [*b*][none] [x]\n\n[s]: ./spec.mdx\n[code]: repo:a.ts\n[none]: repo:b.ts\n[code]: repo:b.ts',
      { links },
    ),
  ).toBe(
    '<p><a href="/b/spec/">s</a> <a href="https://code.example/a.ts" class="code-link">a</a> <em>b</em> [x]</p>',
  );
});

test('the content of a link without a target is still rendered', () => {
  const warn = vi.spyOn(console, 'warn');
  expect(
    render(
      '[see AC-1](repo:a.ts) and [AC-1][a], [![x](./x.png) 10:30](repo:a.ts)\n\n[a]: repo:a.ts',
      {
        links: { 'repo:a.ts': null },
        images: { './x.png': { src: '/x.hash.png', width: 1, height: 2 } },
        criteria: { 'AC-1': '/spec/#ac-1' },
      },
    ),
  ).toBe(
    '<p>see AC-1 and AC-1, <img src="/b/x.hash.png" alt="x" width="1" height="2" loading="lazy" decoding="async"></img> 10:30</p>',
  );
  expect(warn).not.toHaveBeenCalled();
});

test('text that looks like a directive stays text', () => {
  expect(render('At 09:00-17:00, key:value, a:b[*c*] d.')).toBe(
    '<p>At 09:00-17:00, key:value, a:b[<em>c</em>] d.</p>',
  );
});

test('alerts and directives become asides, also when nested', () => {
  expect(render('> [!NOTE]\n> Mind *this*.')).toBe('<Note><p>Mind <em>this</em>.</p></Note>');
  expect(render('::::tip[Do it]\nA\n\n:::danger\nB\n:::\n::::')).toBe(
    '<Tip title="Do it"><p>A</p><Danger><p>B</p></Danger></Tip>',
  );
});

test('criteria become a table, and references to them become links', () => {
  const mdx = '- [ ] **AC-1** Takes *10* s.\n- [x] AC-2: Works.\n- No id.\n';
  expect(render(mdx, { criteriaLines: [1, 2] }).replaceAll('\n', '')).toBe(
    '<CriteriaTable><CriteriaRow id="AC-1" anchor="ac-1">Takes <em>10</em> s.</CriteriaRow><CriteriaRow id="AC-2" anchor="ac-2">Works.</CriteriaRow><CriteriaRow id="" anchor=""><p>No id.</p></CriteriaRow></CriteriaTable>',
  );
  expect(render('See [AC-1] and [RFC-1].', { criteria: { 'AC-1': '/spec/#ac-1' } })).toBe(
    '<p>See <a href="/b/spec/#ac-1">AC-1</a> and [RFC-1].</p>',
  );
});

test('a component that was not placed is appended to its section', () => {
  const append = [{ component: 'SystemMap', section: 'overview' }];
  const html = render('## Overview\n\nText.\n\n### Detail\n\nMore.\n\n## Next\n\nEnd.', { append });
  expect(html.replace(/<a [^>]*><\/a>/g, '').replaceAll('\n', '')).toBe(
    '<h2 id="overview">Overview</h2><p>Text.</p><h3 id="detail">Detail</h3><p>More.</p><SystemMap></SystemMap><h2 id="next">Next</h2><p>End.</p>',
  );
});

test('code is highlighted with classes, and its title becomes a caption', () => {
  const html = render('```ts title="a.ts"\nconst a = 1;\n```');
  expect(html).toMatch(
    /^<figure class="code"><figcaption>a\.ts<\/figcaption><pre [^>]*data-language="ts">/,
  );
  expect(html).not.toContain('style=');
});

test('tables have no style attributes, and can be scrolled by keyboard', () => {
  expect(render('| a | |\n|--:|--|\n| 1 | 2 |').replaceAll('\n', '')).toBe(
    '<div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table><thead><tr><th scope="col" data-align="right">a</th><td></td></tr></thead><tbody><tr><td data-align="right">1</td><td>2</td></tr></tbody></table></div>',
  );
});

test('comments are not published', () => {
  expect(render('Text {/* secret */}.\n\n{/* another\n\nsecret */}')).toBe('<p>Text .</p>');
});

const SNIPPET = {
  reference: 'src/a.ts#L10-L11',
  href: 'https://git.example.com/blob/abc/src/a.ts#L10-L11',
  path: 'src/a.ts',
  text: 'const a = 1;\nconst b = `{a} <Note/>`;',
  language: 'ts',
  from: 10,
  to: 11,
  last: 40,
  commit: 'abc1234',
};

test('a snippet shows its code with the line numbers of its file', () => {
  const snippets = { [SNIPPET.reference]: SNIPPET };
  const html = render('<Snippet from="src/a.ts#L10-L11" title="Two" />', { snippets });
  expect(html).toMatch(
    /^<Snippet from="src\/a.ts#L10-L11" title="Two" href="https:[^"]*" path="src\/a.ts" lines="10–11" rest="40" commit="abc1234"><pre [^>]*data-language="ts">/,
  );
  expect(html).toMatch(/<span class="line" data-line="10">.*\n<span class="line" data-line="11">/s);
  expect(html.replace(/<(?!Note)[^>]*>/g, '')).toContain(SNIPPET.text);
});

test('a snippet in a sentence is only a link, and one without code is left as written', () => {
  const snippets = { [SNIPPET.reference]: SNIPPET };
  const inline = render('See <Snippet from="src/a.ts#L10-L11" /> there.', { snippets });
  expect(inline).not.toContain('<pre');
  expect(inline).toContain('href="https://git.example.com');
  expect(render('<Snippet from="src/b.ts" />', { snippets })).toBe(
    '<Snippet from="src/b.ts"></Snippet>',
  );
});
