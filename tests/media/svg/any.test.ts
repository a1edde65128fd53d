import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { rebuildSvg } from '../../../src/media/svg/rebuild-svg.ts';
import { ATTACKS } from './attacks.ts';
import { EXPORTS } from './exports.ts';

/* For any input, the output is a plain picture. The lists are duplicated here on purpose. */

const ELEMENTS = new Set(
  `svg g defs symbol marker clipPath mask pattern switch use image filter mpath linearGradient
  radialGradient stop title desc style path rect circle ellipse line polyline polygon text tspan
  textPath animate animateMotion animateTransform set feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
  feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
  fePointLight feSpecularLighting feSpotLight feTile feTurbulence`.split(/\s+/),
);
const FORBIDDEN = /^(?:on|src$|xlink|xml:base$|action|formaction|ping|content$|target$|xmlns:)/i;

/** @returns problems in an output SVG; empty if it is a plain picture */
function wrongIn(text: string): string[] {
  const wrong: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => wrong.push(message));
  for (const event of [
    'comment',
    'cdata',
    'doctype',
    'xmldecl',
    'processinginstruction',
  ] as const) {
    parser.on(event, () => wrong.push(event));
  }
  let inStyle = false;
  parser.on('opentag', ({ name, attributes }) => {
    inStyle = name === 'style';
    if (!ELEMENTS.has(name)) wrong.push(`<${name}>`);
    for (const { name: attribute, value } of Object.values(attributes)) {
      const written = `${attribute}="${value}"`;
      if (FORBIDDEN.test(attribute)) wrong.push(written);
      if (attribute === 'href' && !/^#i\d+$|^data:image\/(?:png|jpeg|gif|webp);/.test(value)) {
        wrong.push(written);
      }
      if (attribute === 'attributeName' && /href|style|^on|:/i.test(value)) wrong.push(written);
      if (!/^aria-|^data-|^id$|^class$|^role$/.test(attribute)) wrong.push(...addresses(value));
    }
  });
  parser.on('text', (css) => {
    if (!inStyle) return;
    wrong.push(...addresses(css));
    wrong.push(...(css.match(/@(?!media|keyframes)[\w-]*|behavior|\\/gi) ?? []));
  });
  parser.write(text).close();
  return wrong;
}

function addresses(css: string): string[] {
  const called = css.match(/[\w-]*(?:url|src|image|set|fade|element|expression)\([^)]*/gi) ?? [];
  return [...called.filter((one) => !/^url\(#i\d+$/.test(one)), ...(css.match(/\\/g) ?? [])];
}

const SOURCES = [
  ...Object.values(ATTACKS).flatMap((attacks) => attacks.map(([source]) => source)),
  ...Object.values(EXPORTS),
].filter((source) => source.length < 20_000);

/** Snippets with meaning to a browser or parser. */
const PIECES =
  `<script> </script> <style> </style> <![CDATA[ ]]> <!-- --> <a <use <image <svg <set />
  </g> <g> > " ' href=" xlink:href=" onload=" style=" fill=" id="a" #a url(#a) url( ) url(" &quot; &#40;
  javascript: data:image/svg+xml, https://x.example @import @font-face { } ; : /* */ \\75 \\
  attributeName="href" xmlns="http://www.w3.org/1999/xhtml" xmlns:x="http://www.w3.org/2000/svg" x:
  <x:script> <foreignObject> &#10; &lt; &amp; expression( image-set( var(--a) --a: % & \u2028 <?x ?>`.split(
    /\s+/,
  );

/** Snippets that keep the rest well-formed. */
const WHOLE =
  `<script/> <style>@import"a"</style> <style>b{fill:url(a)}</style> <!--qz--> <?qz?> <rect/> <use/>
  <use\u00a0href="#a"/> <image\u00a0href="a"/> <set\u00a0attributeName="x"/> <a\u00a0href="javascript:a"/> &lt;
  <foreignObject/> <g\u00a0id="a"/> <g\u00a0onload="a"/> <g\u00a0style="fill:url(a)"/> qz`
    .split(/[ \n]+/)
    .map((piece) => piece.replaceAll('\u00a0', ' '));

const spliced = fc
  .tuple(
    fc.oneof(fc.constantFrom(...Object.values(EXPORTS)), fc.constantFrom(...SOURCES)),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        edit: fc.oneof(
          {
            weight: 3,
            arbitrary: fc.constantFrom(...WHOLE).map((piece) => ({ piece, cut: null })),
          },
          {
            weight: 1,
            arbitrary: fc.record({
              piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })),
              cut: fc.nat(12),
            }),
          },
        ),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([source, edits]) =>
    edits.reduce((text, { at, edit: { piece, cut } }) => {
      const place = Math.floor(at * text.length);
      // After a tag, if the snippet is well-formed.
      const from = cut === null ? text.indexOf('>', place) + 1 : place;
      return text.slice(0, from) + piece + text.slice(from + (cut ?? 0));
    }, source),
  );

const NAMES = fc.constantFrom(
  'fill',
  'style',
  'href',
  'mask',
  'values',
  'to',
  'begin',
  'id',
  'class',
);
const VALUES = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 3 });
const TAGS = fc.constantFrom(
  'rect',
  'use',
  'a',
  'animate',
  'text',
  'pattern',
  'image',
  'x-y',
  'set',
);
const escaped = (text: string) =>
  text.replace(/[&<>"]|[^\t\n\r -\ud7ff]/g, (one) => (one < '!' ? '' : `&#${one.charCodeAt(0)};`));
const built = fc
  .tuple(
    fc.array(fc.tuple(TAGS, fc.dictionary(NAMES, VALUES, { maxKeys: 4 })), { maxLength: 5 }),
    VALUES,
  )
  .map(([elements, css]) => {
    const written = elements.map(
      ([name, attributes]) =>
        `<${name}${Object.entries(attributes)
          .map(([key, value]) => ` ${key}="${escaped(value.join(''))}"`)
          .join('')}/>`,
    );
    return `<svg xmlns="http://www.w3.org/2000/svg"><style>a{fill:red}${escaped(css.join(' '))}</style>${written.join('')}</svg>`;
  });

test.for([
  ['spliced', spliced],
  ['built', built],
] as const)('the output is a plain picture, and stays the same if rebuilt: %s', ([, sources]) => {
  let published = 0;
  fc.assert(
    fc.property(sources, (source) => {
      const text = written(source);
      if (text === null) return;
      published += 1;
      expect(wrongIn(text)).toEqual([]);
      expect(written(text)).toBe(text);
    }),
    { seed: 20_261_201, numRuns: 2000 },
  );
  // Otherwise nothing was tested.
  expect(published).toBeGreaterThan(200);
});

function written(source: string): string | null {
  const picture = rebuildSvg(new TextEncoder().encode(source));
  return 'message' in picture ? null : picture.write(picture.images.map(({ content }) => content));
}
