import { describe, expect, test } from 'vitest';
import { rebuildSvg, type SvgPicture } from '../../../src/media/svg/rebuild-svg.ts';
import { ATTACKS, BYTES, svg } from './attacks.ts';

const rebuild = (source: string) => rebuildSvg(new TextEncoder().encode(source));

describe.for(Object.entries(ATTACKS))('%s', ([, attacks]) => {
  const named = attacks.map(
    ([source, message]) => [source.slice(0, 200), source, message] as const,
  );
  test.for(named)('%s', ([, source, message]) => {
    const result = rebuild(source);
    expect('message' in result ? result.message : `published: ${written(source)}`).toMatch(message);
  });
});

test.for(BYTES)('%s', ([, bytes, message]) => {
  expect(rebuildSvg(bytes)).toMatchObject({ message: expect.stringMatching(message) });
});

function written(source: string): string {
  const picture = rebuild(source);
  return 'message' in picture ? picture.message : write(picture);
}

const write = (picture: SvgPicture) => picture.write(picture.images.map(({ content }) => content));

/** The content of the root. */
const inside = (content: string, attributes = '') =>
  written(svg(content, attributes)).replace(/^<svg[^>]*>(.*)<\/svg>$/s, '$1');

test.for<[name: string, content: string, kept: string]>([
  ['comments', '<!-- qz --><rect/>', '<rect/>'],
  ['instructions', '<?qz x?><rect/>', '<rect/>'],
  ['metadata', '<metadata><x xmlns="urn:rdf">qz</x></metadata><rect/>', '<rect/>'],
  ['other vocabularies', '<i:v xmlns:i="urn:i" i:a="qz">qz</i:v><rect/>', '<rect/>'],
  ['attributes of editors', '<g xmlns:i="urn:i" i:label="qz" i:export="C:\\qz"/>', '<g/>'],
  ['unknown elements', '<flowRoot>qz</flowRoot><rect/>', '<rect/>'],
  ['unknown attributes', '<g data-qz="1" content="qz" cursor="qz"/>', '<g/>'],
  ['unreferenced ids', '<g id="qz"/>', '<g/>'],
  ['classes without a style', '<g class="qz"/>', '<g/>'],
  ['text between shapes', '<g>qz<rect/>qz</g>', '<g><rect/></g>'],
  [
    'properties that draw nothing',
    '<g style="-qz:1;fill:red;cursor:wait"/>',
    '<g style="fill:red"/>',
  ],
  ['hacks for old browsers', '<g style="*zoom:1;fill:red"/>', '<g style="fill:red"/>'],
  ['targets of links', '<a href="https://qz.example"><rect/></a>', '<g><rect/></g>'],
  ['titles of links', '<a xlink:title="qz" target="_blank"><rect/></a>', '<g><rect/></g>'],
])('leaves out %s', ([, content, kept]) => {
  expect(inside(content)).toBe(kept);
});

test.for<[name: string, content: string, kept: string]>([
  ['titles', '<title lang="en">A &amp; B</title>', '<title lang="en">A &amp; B</title>'],
  [
    'accessible names',
    '<g role="img" aria-label="url(x)"/>',
    '<g role="img" aria-label="url(x)"/>',
  ],
  [
    'references, with new ids',
    '<g aria-labelledby="t u"><title id="t">A</title><desc id="u">B</desc></g>',
    '<g aria-labelledby="i0 i1"><title id="i0">A</title><desc id="i1">B</desc></g>',
  ],
  [
    'colours',
    '<linearGradient id="A B"><stop/></linearGradient><rect fill="url(\'#A B\') red"/>',
    '<linearGradient id="i0"><stop/></linearGradient><rect fill="url(#i0) red"/>',
  ],
  [
    'the first of two elements with one id',
    '<use xlink:href="#a"/><g id="a"/><rect id="a"/>',
    '<use href="#i0"/><g id="i0"/><rect/>',
  ],
  [
    'the href without a prefix',
    '<use href="#a" xlink:href="#b"/><g id="a"/><g id="b"/>',
    '<use href="#i0"/><g id="i0"/><g/>',
  ],
  ['references to nothing', '<rect fill="url(#none)"/>', '<rect fill="url(#i0)"/>'],
  [
    'white space in text',
    '<text xml:space="preserve"> a <tspan>b</tspan></text>',
    '<text xml:space="preserve"> a <tspan>b</tspan></text>',
  ],
  ['links in text', '<text>a <a href="#b">b</a></text>', '<text>a <tspan>b</tspan></text>'],
  ['CDATA in text', '<text><![CDATA[<script>]]></text>', '<text>&lt;script&gt;</text>'],
  [
    'transforms',
    '<g transform="matrix(1 0 0 1 0-3)translate(1,2)"/>',
    '<g transform="matrix(1 0 0 1 0-3)translate(1,2)"/>',
  ],
  [
    'styles',
    '<style>.a > .b, #c:hover{fill:#FFF!important;stroke:url(&quot;#g&quot;)}</style><g id="c" class="a"/><pattern id="g"/>',
    '<style>.a &gt; .b, #i0:hover{fill:#FFF!important;stroke:url(#i1)}</style><g id="i0" class="a"/><pattern id="i1"/>',
  ],
  [
    'dark and light',
    '<style>@media (prefers-color-scheme: dark) { g { fill: white } }</style>',
    '<style>@media (prefers-color-scheme: dark){g{fill:white}}</style>',
  ],
  [
    'animations in styles',
    '<style>@keyframes dash{from{stroke-dashoffset:9}100%{stroke-dashoffset:0}}</style>',
    '<style>@keyframes dash{from{stroke-dashoffset:9}100%{stroke-dashoffset:0}}</style>',
  ],
  [
    'attributes that a style selects',
    '<style>[data-look="neo"]{fill:red}</style><g data-look="neo" data-qz="1"/>',
    '<style>[data-look="neo"]{fill:red}</style><g data-look="neo"/>',
  ],
  [
    'animations',
    '<rect id="r"><animate id="a" attributeName="x" values="0;9" begin="0.5s;b.end+1s" dur="1s"/><set id="b" attributeName="fill" to="red" begin="r.click"/></rect>',
    '<rect id="i1"><animate attributeName="x" values="0;9" begin="0.5s;i0.end+1s" dur="1s"/><set id="i0" attributeName="fill" to="red" begin="i1.click"/></rect>',
  ],
  [
    'alternatives to HTML',
    '<switch><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">qz</p></foreignObject><text>A</text></switch>',
    '<switch><text>A</text></switch>',
  ],
])('keeps %s', ([, content, kept]) => {
  expect(inside(content)).toBe(kept);
});

test('prefixes and a missing namespace make no difference', () => {
  const expected = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9"/></svg>';
  const prefixed = '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:rect width="9"/></s:svg>';
  expect(written(prefixed)).toBe(expected);
  expect(written('<svg><rect width="9"/></svg>')).toBe(expected);
  expect(written(`\ufeff<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg>${prefixed}`)).toBe(
    expected,
  );
});

test('rebuilding a rebuilt picture changes nothing', () => {
  const once = written(
    svg('<style>#a{fill:red}</style><g id="a"><text>a&amp;&lt;b\r\n</text></g>'),
  );
  expect(written(once)).toBe(once);
});

test.for<[attributes: string, width: number, height: number]>([
  ['width="20" height="10"', 20, 10],
  ['width="20.4px" height="1in"', 20, 96],
  ['width="72pt" height="25.4mm"', 96, 96],
  ['width="100%" viewBox="0 0 640 360"', 640, 360],
  ['viewBox="0,0,640.2,360"', 640, 360],
  ['width="320" viewBox="0 0 640 360"', 320, 180],
  ['height="180" viewBox="0 0 640 360"', 320, 180],
  ['width="0" height="-1"', 300, 150],
  ['viewBox="0 0 0 9"', 300, 150],
  ['', 300, 150],
])('%s is %i × %i pixels', ([attributes, width, height]) => {
  expect(rebuild(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`)).toMatchObject({
    width,
    height,
  });
});
