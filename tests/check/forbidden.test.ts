import { describe, expect, test } from 'vitest';
import type { Example } from '../../src/check/define-rule.ts';
import mdxForbidden from '../../src/check/rules/mdx/forbidden.ts';
import mdxSyntax from '../../src/check/rules/mdx/syntax.ts';
import { runRules } from '../../src/check/run-rules.ts';
import { exampleWorkspace } from '../valid-workspace.ts';

function rulesThatFind(text: string, example: Example = {}, components: string[] = []): string[] {
  const workspace = exampleWorkspace({ ...example, files: { 'page.mdx': text } });
  const rules = [mdxSyntax, mdxForbidden];
  const { trusted = false } = example;
  const found = runRules(
    { ...workspace, components },
    { rules, today: '2026-12-01', trusted, severities: {} },
  );
  return found.map(({ rule }) => rule);
}

const ATTACKS = [
  // Modules
  'import fs from "node:fs"',
  'import "./x.js"',
  'export const a = process.env',
  'export default function Layout() { return null }',
  'export * from "node:fs"',
  'Text.\n\nexport const getStaticPaths = () => []',
  'export const a=`\\',
  // With placeholders, which have findings of their own
  'export const a = `\n\nlorem ipsum\n\n` + process.exit()',
  'export const a = [\n\n<your name>, process.exit()]',
  'export const a=`\\\n\n<Note>\n- lorem ipsum\n</Note>',
  '{process.exit() || `\n\nTODO: b`}',
  '{process.exit() || `\n\n{{name}}`}',
  '<Note>\n{(() => {\n\n- lorem ipsum\n\n})()}\n</Note>',
  // Expressions
  '{process.env.HOME}',
  'Text {1 + 1} text.',
  '{import("node:fs")}',
  '{`a template`}',
  '{"a" + "b"}',
  '{/* a */ process.exit(1) /* b */}',
  '{(() => { while (true) {} })()}',
  '{[1, 2].map((n) => <b>{n}</b>)}',
  '{"it\\x27s"}',
  '| a |\n| - |\n| {globalThis} |',
  '- {globalThis}',
  '> {globalThis}',
  '## Title {globalThis}',
  '[^1]\n\n[^1]: {globalThis}',
  ':::note[{globalThis}]\nHi.\n:::',
  '**{globalThis}**',
  // Elements
  '<script>alert(1)</script>',
  '<script src="https://example.com/x.js" />',
  '<SCRIPT>alert(1)</SCRIPT>',
  '<style>{`body{display:none}`}</style>',
  '<iframe src="https://example.com" />',
  '<iframe srcdoc="<b>x</b>" />',
  '<img src="x" onerror="alert(1)" />',
  '<svg onload="alert(1)" />',
  '<object data="x" />',
  '<embed src="x" />',
  '<form action="/x"><input name="a" /></form>',
  '<meta http-equiv="refresh" content="0" />',
  '<base href="https://example.com" />',
  '<link rel="stylesheet" href="x" />',
  '<div>text</div>',
  '<math><mtext>x</mtext></math>',
  '<my-element>x</my-element>',
  '<slot />',
  '<></>',
  '<a.b />',
  '<a:b />',
  '<Note.Title />',
  '<constructor />',
  '<toString>x</toString>',
  '<__proto__ />',
  '<hasOwnProperty />',
  '<Constructor />',
  '<Foo />',
  '<CriteriaRow id="x" />',
  '<Fragment>x</Fragment>',
  // Attributes
  '<b onclick="alert(1)">x</b>',
  '<b onClick={() => 1}>x</b>',
  '<b style="color: red">x</b>',
  '<b style={{ color: "red" }}>x</b>',
  '<b class="x">x</b>',
  '<b {...{ onclick: "alert(1)" }}>x</b>',
  '<b set:html="<script></script>" />',
  '<b is:raw>x</b>',
  '<Note client:load>x</Note>',
  '<Note set:html="x" />',
  '<Note title={process.env.HOME}>x</Note>',
  '<Note title={`x`}>x</Note>',
  '<Note titel="x">x</Note>',
  '<Note constructor="x">x</Note>',
  '<Note __proto__="x">x</Note>',
  '<Tab title="x">x</Tab>',
  '<SystemMap id="x" />',
  '<details open>x</details>',
  '<Details summary={<b>x</b>}>x</Details>',
  '<b id={1 + 1}>x</b>',
  '<b toString="x">x</b>',
  // Addresses
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](java&Tab;script:alert(1))',
  '[x](java&NewLine;script:alert(1))',
  '[x](&#x01;javascript:alert(1))',
  '[x](< javascript:alert(1)>)',
  '[x](javascript%3Aalert(1))',
  '[x](%6aavascript:alert(1))',
  '[x](%256aavascript%253Aalert(1))',
  '[x](vbscript:x)',
  '[x](data:text/html,x)',
  '[x](file:///etc/passwd)',
  '[x](blob:x)',
  '[x](ftp://example.com)',
  '[x](//example.com)',
  '[x](/\\\\example.com)',
  '[x](\\\\\\\\example.com)',
  '[x](<a b>)',
  '[x](a&nbsp;b)',
  '[x](a&#x202e;b)',
  '[x](https:example.com)',
  '[x](https://)',
  '![x](data:image/png;base64,AAAA)',
  '![x](javascript:alert(1))',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '[r]: data:text/html,x',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href={"javascript:alert(1)"}>x</a>',
  '<a href={"java" + "script:alert(1)"}>x</a>',
  '<a href="https://example.com" href="javascript:alert(1)">x</a>',
  '<a href="javascript:alert(1)" href="https://example.com">x</a>',
  '<a href>x</a>',
  '<Snippet from="javascript:alert(1)" />',
  '<Snippet from="//example.com/x" />',
  '<Video src="javascript:alert(1)" title="x" />',
  '<Video src="https://example.com/a.mp4" poster="data:image/png;base64,AA" title="x" />',
  '<Video src="https://example.com/a.mp4" transcript="javascript:alert(1)//." title="x" />',
  // Syntax errors
  '<b>x',
  '<Note title="x>y</Note>',
  'a {',
  '<!-- comment -->',
  '<https://example.com>',
  '# Title {#id}',
  // Directives
  ':::script\nx\n:::',
  ':::constructor\nx\n:::',
  ':::note{onclick="alert(1)"}\nx\n:::',
];

const LEGITIMATE = [
  'Plain text, *emphasis*, **strong**, ~~gone~~ and `code`.',
  '{/* A comment */}',
  'Text {/* with a comment */} in it.',
  '{/*\n  Over\n\n  lines\n*/}',
  '{"{"} and {12} and {true}',
  '<Note>\n\nText.\n\n</Note>',
  '<Note title="Read me">Text.</Note>',
  '<Note title={"Read me"}>Text.</Note>',
  '<Tip>A</Tip>\n\n<Caution title="B">B</Caution>\n\n<Danger>C</Danger>',
  '<Steps>\n\n1. One\n2. Two\n\n</Steps>',
  '<Tabs>\n<Tab label="npm">\n\nText.\n\n</Tab>\n</Tabs>',
  '<Details summary="More" open>\n\nText.\n\n</Details>',
  '<Details summary="More" open={false}>Text.</Details>',
  '<Snippet from="src/a.ts#L10-L40" title="The loop" />',
  '<SystemMap />\n\n<DataModel />\n\n<Grants />\n\n<Criteria />',
  '<Person id="dana" /> and <Term>invoice</Term> and <Term id="invoice" />',
  '<Video src="https://example.com/a" title="A" transcript="What is said, in short." />',
  '<Video src="./a.mp4" title="A" poster="./a.png" transcript="./a.vtt" />',
  'Press <kbd>Ctrl</kbd>, H<sub>2</sub>O, x<sup>2</sup>, <mark>this</mark>, <br />next.',
  '<a href="https://example.com" title="Example" lang="en" id="there">there</a>',
  '<a href="#top">up</a> <a href="./spec.mdx">spec</a> <a href="mailto:a@example.com">mail</a>',
  '<details>\n<summary>More</summary>\n\nText.\n\n</details>',
  '<dl>\n<dt>A</dt>\n<dd>B</dd>\n</dl>',
  '[a](https://example.com/x?y=1&z=2#w) [b](http://localhost:3000/) [c](mailto:a@example.com)',
  '[a](repo:src/a.ts#L1-L2) [b](./a%20b.mdx) [c](../x/y.mdx#z) [d](/spec/) [e](?q=1) [f](#g)',
  '[a](12:30) [b](./a:b) [c](<./a(b).mdx>)',
  '![What it shows](./a.png)\n\n[r]: ./spec.mdx "Spec"',
  ':::note\nText.\n:::\n\n:::tip[Title]\nText.\n:::\n\n:::caution\nA\n:::\n\n:::danger\nB\n:::',
  '> [!NOTE]\n> An alert.',
  'Meet at 10:30, key:value, a::b, std::vector, :smile:',
  '::leaf[text]',
  'a < b, 1 < 2 and \\<b> and \\{x}',
  '`<script>` and `{x}` and\n\n```html\n<script>{x}</script>\n```',
  '~~~js\nimport x from "y"\n~~~',
  'An import of goods, and the export of them.',
  '| a | b |\n| - | - |\n| [x](./a.mdx) | `|` |',
  '- [ ] one\n- [x] two\n\n1. three',
  'A note.[^1]\n\n[^1]: With a [link](https://example.com).',
  'https://example.com and www.example.com and a@example.com',
  'Prices: 5 &lt; 6 &amp; more &copy;',
];

test('there are enough examples of both', () => {
  expect(ATTACKS.length).toBeGreaterThanOrEqual(50);
  expect(LEGITIMATE.length).toBeGreaterThanOrEqual(30);
});

describe('dangerous content', () => {
  test.each(ATTACKS)('is reported: %j', (text) => {
    expect(rulesThatFind(text).length).toBeGreaterThan(0);
  });

  test.each(ATTACKS)('is reported in a draft: %j', (text) => {
    const draft = `---\ntitle: A\ndescription: B.\ndraft: true\n---\n\n${text}`;
    expect(rulesThatFind(draft).length).toBeGreaterThan(0);
  });
});

test.each(LEGITIMATE)('harmless content passes: %j', (text) => {
  expect(rulesThatFind(text)).toEqual([]);
});

describe('custom components', () => {
  test.each([
    '<Chart />',
    '<Chart data="1, 2" wide height={3}>x</Chart>',
    '<Chart href="/spec/" />',
  ])('are allowed by name: %j', (text) => {
    expect(rulesThatFind(text, {}, ['Chart'])).toEqual([]);
    expect(rulesThatFind(text)).toEqual(['mdx/forbidden']);
  });

  test.each([
    '<Chart onclick="x" />',
    '<Chart style="x" />',
    '<Chart data={[1, 2]} />',
    '<Chart {...x} />',
    '<Chart client:load />',
    '<Chart set:html="x" />',
    '<Chart href="javascript:alert(1)" />',
    '<Chart label=" javascript:alert(1)" />',
    '<Chart.Part />',
  ])('accept only literal attributes: %j', (text) => {
    expect(rulesThatFind(text, {}, ['Chart'])).toEqual(['mdx/forbidden']);
  });
});

describe('trusted content', () => {
  test.each([
    '{1 + 1}',
    'export const a = 1\n\n{a}',
    '<div class="x" data-x="1" aria-label="y">{[1].map((n) => <b>{n}</b>)}</div>',
    '<Note title={`a`}>x</Note>',
    'export const Box = () => <b>x</b>\n\n<Box />',
    '<iframe src="https://example.com" />',
  ])('may contain code and HTML: %j', (text) => {
    expect(rulesThatFind(text, { trusted: true })).toEqual([]);
  });

  test.each([
    'import x from "y"',
    'export const a = 1\nimport x from "y"',
    'export const a = 1; import x from "y"',
    'export { x } from "y"',
    'export * as x from "y"',
    'export const a = () => import("node:fs")',
    '{import("node:fs")}',
    '{import /* x */ ("node:fs")}',
    '{"/*" + import("node:fs") + "*/"}',
    '{import.meta.env}',
    '<Note title={import("node:fs")}>x</Note>',
    '<Unknown />',
    '<b onclick="x">x</b>',
    '<div style="x">x</div>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](data:text/html,x)',
  ])('may not contain imports, handlers or dangerous links: %j', (text) => {
    expect(rulesThatFind(text, { trusted: true }).length).toBeGreaterThan(0);
  });
});
