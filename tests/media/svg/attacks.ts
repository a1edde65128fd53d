/* SVGs that are more than pictures, with the expected message. */

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XHTML = 'http://www.w3.org/1999/xhtml';

export const svg = (content: string, attributes = '') =>
  `<svg xmlns="${SVG}" xmlns:xlink="${XLINK}" viewBox="0 0 10 10" ${attributes}>${content}</svg>`;

const style = (css: string) => svg(`<style>${css}</style><rect class="a" width="9" height="9"/>`);
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** Each `<use>` draws the previous one twice. */
const doubling = (levels: number, by = 2) =>
  Array.from(
    { length: levels },
    (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(by)}</g>`,
  ).join('');

/** Each pattern contains shapes filled with the previous one. */
const painted = (open: (id: string) => string, close: string, property: string) =>
  Array.from(
    { length: 12 },
    (_, level) =>
      `${open(`p${level + 1}`)}${`<rect width="9" height="9" ${property}="url(#p${level})"/>`.repeat(4)}${close}`,
  ).join('');

export const ATTACKS: Record<string, [source: string, message: RegExp][]> = {
  scripts: [
    [svg('<script>alert(1)</script>'), /<script>/],
    [svg('<script href="https://x.example/a.js"/>'), /<script>/],
    [svg('<SCRIPT>alert(1)</SCRIPT>'), /<SCRIPT>/],
    [svg('<g><defs><script type="module">1</script></defs></g>'), /<script>/],
    [svg(`<a-b:script xmlns:a-b="${SVG}">alert(1)</a-b:script>`), /<script>/],
    [svg(`<a.b:script xmlns:a.b="${SVG}">alert(1)</a.b:script>`), /<script>/],
    [svg(`<_:script xmlns:_="${XHTML}">alert(1)</_:script>`), /<script>/],
    [svg(`<h:script xmlns:h="${XHTML}" src="a.js"/>`), /<script>/],
    [svg('<a-b:script>alert(1)</a-b:script>'), /not well-formed/],
    [svg(`<script xmlns="&#104;ttp://www.w3.org/2000/svg">1</script>`), /<script>/],
    [svg('<metadata><script>alert(1)</script></metadata>'), /script/],
    [svg(`<x:y xmlns:x="urn:x"><script>alert(1)</script></x:y>`), /script/],
    [svg('<title><script>alert(1)</script></title>'), /script/],
    ['<svg><script>alert(1)</script></svg>', /<script>/],
    [svg('<handler type="application/ecmascript">1</handler>'), /<handler>/],
  ],
  'event handlers': [
    [svg('', 'onload="alert(1)"'), /"onload"/],
    [svg('<rect onclick="alert(1)"/>'), /"onclick"/],
    [svg('<rect ONCLICK="alert(1)"/>'), /"ONCLICK"/],
    [svg('<g\nonmouseover\n=\n"alert(1)"/>'), /"onmouseover"/],
    [svg('<animate attributeName="x" onbegin="alert(1)"/>'), /"onbegin"/],
    [svg('<image onerror="alert(1)"/>'), /"onerror"/],
  ],
  'other documents': [
    [svg(`<foreignObject><p xmlns="${XHTML}">Hi</p></foreignObject>`), /HTML.*foreignObject/],
    [svg(`<x:foreignObject xmlns:x="${SVG}"/>`), /foreignObject/],
    [svg('<switch><g/><foreignObject/></switch>'), /foreignObject/],
    [svg('<switch><foreignObject/></switch>'), /foreignObject/],
    [svg(`<iframe xmlns="${XHTML}" src="https://x.example"/>`), /<iframe>/],
    [svg(`<img xmlns="${XHTML}" src="x" onerror="alert(1)"/>`), /HTML: <img>/],
    [svg(`<h:body xmlns:h="${XHTML}"/>`), /HTML: <body>/],
    [svg('<iframe src="https://x.example"/>'), /<iframe>/],
    [svg('<object data="a.html"/>'), /<object>/],
    [svg('<embed src="a.html"/>'), /<embed>/],
    [svg('<video src="a.mp4"/>'), /<video>/],
    [svg('<audio src="a.mp3"/>'), /<audio>/],
    [svg(`<canvas xmlns="${XHTML}"/>`), /<canvas>/],
    ['<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>', /not an SVG: it is a <html>|HTML/],
    [`<x:rect xmlns:x="${SVG}"/>`, /not an SVG/],
  ],
  addresses: [
    [svg('<image href="https://x.example/a.png"/>'), /image that is not in it/],
    [svg('<image xlink:href="http://x.example/a.png"/>'), /image that is not in it/],
    [svg('<image href="//x.example/a.png"/>'), /image that is not in it/],
    [svg('<image href="a.png"/>'), /image that is not in it/],
    [svg('<image href="file:///etc/passwd"/>'), /image that is not in it/],
    [svg('<image href="&#104;ttps://x.example/a.png"/>'), /image that is not in it/],
    [svg(`<image href="#a" x:href="https://x.example" xmlns:x="${XLINK}"/>`), /not in it/],
    [svg('<image href="data:image/svg+xml,%3Csvg/%3E"/>'), /embeds an image/],
    [svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), /embeds an image/],
    [svg('<image href="data:text/html,hi"/>'), /embeds an image/],
    [svg(`<image href="data:image/jpeg;base64,${PNG}"/>`), /declared as jpeg/],
    [svg('<image href="data:image/png;base64,!!!"/>'), /declared as png/],
    [svg('<use href="https://x.example/a.svg#a"/>'), /another file: <use>/],
    [svg('<use href="data:image/svg+xml;base64,PHN2Zy8+#a"/>'), /another file/],
    [svg('<use xlink:href="b.svg#a"/>'), /another file/],
    [svg(`<use q:href="b.svg#a" xmlns:q="${XLINK}"/>`), /another file/],
    [svg('<linearGradient id="a" href="b.svg#a"/>'), /another file: <linearGradient>/],
    [svg('<pattern xlink:href="b.svg#a"/>'), /another file: <pattern>/],
    [svg('<text><textPath href="b.svg#a">x</textPath></text>'), /another file: <textPath>/],
    [svg('<filter id="f"><feImage href="https://x.example/a.png"/></filter>'), /<feImage>/],
    [svg('<rect fill="url(https://x.example/a.svg#b)"/>'), /outside it with "url/],
    [svg('<rect fill="url(&quot;b.svg#a&quot;)"/>'), /outside it/],
    [svg('<rect fill="URL(b.svg#a) red"/>'), /outside it/],
    [svg('<rect fill="u\\72l(https://x.example)"/>'), /escape/],
    [svg('<rect filter="url(b.svg#a)"/>'), /outside it/],
    [svg('<rect mask="image-set(&quot;a.png&quot; 1x)"/>'), /outside it with "image-set/],
    [svg('<g xml:base="https://x.example/"><use href="#a"/></g>'), /xml:base/],
    [`<?xml-stylesheet href="a.css"?>${svg('')}`, /xml-stylesheet/],
    [`<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#a"?>${svg('')}`, /xml-stylesh/],
  ],
  'links that run': [
    [svg('<a href="javascript:alert(1)"><rect/></a>'), /runs code/],
    [svg('<a xlink:href="javascript:alert(1)"><rect/></a>'), /runs code/],
    [svg('<a href="JaVaScRiPt:alert(1)"><rect/></a>'), /runs code/],
    [svg('<a href="java&#10;script:alert(1)"><rect/></a>'), /runs code/],
    [svg('<a href="java\nscript:alert(1)"><rect/></a>'), /runs code/],
    [svg('<a href=" &#9;javascript:alert(1)"><rect/></a>'), /runs code/],
    [svg('<a href="java&#x9;script&#58;alert(1)"><rect/></a>'), /runs code/],
    [svg('<a href="vbscript:x"><rect/></a>'), /runs code/],
    [svg('<rect href="javascript:alert(1)"/>'), /runs code/],
    [svg('<use href="javascript:alert(1)"/>'), /runs code/],
  ],
  animations: [
    [svg('<a><animate attributeName="href" to="javascript:alert(1)"/><rect/></a>'), /animates "hr/],
    [svg('<a><set attributeName="xlink:href" to="x"/></a>'), /animates "xlink:href"/],
    [svg('<set attributeName="onclick" to="alert(1)"/>'), /animates "onclick"/],
    [svg('<set attributeName="style" to="x"/>'), /animates "style"/],
    [svg('<set attributeName=" href " to="x"/>'), /animates "href"/],
    [svg('<rect><animate attributeName="fill" to="url(https://x.example)"/></rect>'), /outside/],
    [
      svg('<rect><animate attributeName="fill" values="red;url(#a)"/></rect>'),
      /changes a reference/,
    ],
    [svg('<rect><animateMotion><mpath href="b.svg#p"/></animateMotion></rect>'), /another file/],
    [svg('<discard begin="2s"/>'), /<discard>/],
  ],
  styles: [
    [style('@import "https://x.example/a.css";'), /"@import"/],
    [style('@import url(a.css);'), /"@import"/],
    [style('@IMPORT url(a.css);'), /"@import"/],
    [style('/**/@import/**/"a.css";'), /"@import"/],
    [style('<![CDATA[@import "a.css";]]>'), /"@import"/],
    [style('@im<!-- -->port "a.css";'), /"@import"/],
    [style('&#64;import "a.css";'), /"@import"/],
    [style('@\\69mport "a.css";'), /escape/],
    [style('@font-face{font-family:x;src:url(https://x.example/a.woff2)}'), /"@font-face"/],
    [style('@font-face{font-family:x;src:url(data:font/woff2;base64,AA)}'), /"@font-face"/],
    [style('@namespace x url(https://x.example);'), /"@namespace"/],
    [style('@property --a{syntax:"*";inherits:false}'), /"@property"/],
    [style('@media print{@import "a.css";}'), /"@import"/],
    [style('.a{fill:url(https://x.example#a)}'), /outside it/],
    [style('.a{fill:url("b.svg#a")}'), /outside it/],
    [style('.a{FILL:Url( b.svg#a )}'), /outside it/],
    [style('.a{background:url(//x.example)}'), /outside it/],
    [style('.a{background-image:url(data:image/png;base64,AA)}'), /outside it/],
    [style('.a{unknown:url(https://x.example)}'), /outside it/],
    [style('.a{fill:u/**/rl(b.svg)}'), /function "rl\(\)"/],
    [style('.a{fill:\\75rl(b.svg)}'), /escape/],
    [style('.a{width:expression(alert(1))}'), /"expression\(\)"/],
    [style('.a{behavior:url(#default#time2)}'), /"behavior"/],
    [style('.a{-moz-binding:url(a.xml#b)}'), /"-moz-binding"/],
    [style('.a{--x:url(#p);fill:var(--x)}'), /variable "--x"/],
    [style('.a{fill:src("a.png")}'), /outside it/],
    [style('.a{fill:cross-fade(url(a.png),red)}'), /outside it/],
    [style('.a{fill:red'), /cannot be parsed/],
    [style('.a{fill:"red}'), /cannot be parsed/],
    [style('.a{fill:red}}'), /cannot be parsed/],
    [style('.a{.b{fill:red}}'), /cannot be parsed/],
    [style(`.a{fill:${'('.repeat(5000)}${')'.repeat(5000)}}`), /cannot be parsed/],
    [style('@keyframes k{to{fill:url(#p)}}'), /changes a reference/],
    [svg('<rect style="fill:url(https://x.example)"/>'), /outside it/],
    [svg('<rect style="behavior:url(a.htc)"/>'), /"behavior"/],
    [svg('<rect style="background:url(&#39;https://x.example&#39;)"/>'), /outside it/],
    [svg('<style type="text/css">@import "a.css";</style>'), /"@import"/],
    [svg(`<s:style xmlns:s="${SVG}">@import "a.css";</s:style>`), /"@import"/],
  ],
  'XML and its encodings': [
    [`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('<text>&a;</text>')}`, /entities/],
    [`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`, /entit/],
    [`<!DOCTYPE svg SYSTEM "a.dtd" [ ]>${svg('')}`, /entities/],
    [svg('<text>&undefined;</text>'), /not well-formed/],
    [svg('<rect width=9/>'), /not well-formed/],
    [svg('<rect width="1" width="2"/>'), /not well-formed/],
    [svg('<rect></g>'), /not well-formed/],
    [`${svg('')}<script/>`, /not well-formed/],
    [svg('<text>\0</text>'), /not well-formed/],
    [svg('<text>&#0;</text>'), /not well-formed/],
    ['', /not well-formed|empty/],
    ['Only words.', /not well-formed/],
    [`<?xml version="1.1"?>${svg('<text>&#1;</text>')}`, /XML 1\.1/],
    [`<?xml version="1.0" encoding="UTF-7"?>${svg('')}`, /UTF-7/],
    [`<?xml version="1.0" encoding="utf-16"?>${svg('')}`, /utf-16/],
    [`<?xml version="1.0" encoding="ISO-8859-1"?>${svg('')}`, /ISO-8859-1/],
  ],
  'too much': [
    [
      svg(`<rect id="l0" width="1" height="1"/>${doubling(30)}<use href="#l30"/>`),
      /draws too many/,
    ],
    [svg(`<rect id="l0"/>${doubling(60).replaceAll('href', 'xlink:href')}`), /draws too many/],
    [svg(`<rect id="l0"/>${doubling(150, 1)}`), /too deep/],
    [
      svg(`<rect id="l0"/>${doubling(1, 30_000)}${doubling(9).slice(doubling(1).length)}`),
      /many el/,
    ],
    [svg('<g id="a"><use href="#a"/></g>'), /contains itself: <g id="a">/],
    [svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), /contains itself/],
    [svg('<g id="a b"><use href="#a%20b"/></g>'), /contains itself/],
    [svg('', 'id="r"').replace('></svg>', '><use href="#r"/></svg>'), /contains itself/],
    [svg('<pattern id="p"><rect fill="url(#p)"/></pattern>'), /contains itself/],
    [svg('<mask id="m"><rect mask="url(#m)"/></mask>'), /contains itself/],
    [
      svg('<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'),
      /contains itself/,
    ],
    [
      svg('<style>.a{fill:url("#p")}</style><pattern id="p"><rect class="a"/></pattern>'),
      /contains itself/,
    ],
    [svg(painted((id) => `<pattern id="${id}">`, '</pattern>', 'fill')), /draws too many/],
    [svg(painted((id) => `<mask id="${id}">`, '</mask>', 'mask')), /draws too many/],
    [svg(painted((id) => `<clipPath id="${id}">`, '</clipPath>', 'clip-path')), /draws too many/],
    [
      svg(
        painted((id) => `<pattern id="${id}">`, '</pattern>', 'class').replace(
          /class="url\(#(p\d+)\)"/g,
          'class="$1"',
        ) +
          `<style>${Array.from({ length: 12 }, (_, level) => `.p${level}{fill:url(#p${level})}`).join('')}</style>`,
      ),
      /draws too many/,
    ],
    [
      svg(
        Array.from(
          { length: 12 },
          (_, level) =>
            `<g fill="url(#p${level})"><pattern id="p${level + 1}">${'<rect/>'.repeat(4)}</pattern></g>`,
        ).join(''),
      ),
      /draws too many/,
    ],
    [
      svg(
        `<marker id="m">${'<path d="M0 0"/>'.repeat(99)}</marker><path marker-mid="url(#m)" d="M0 0${'h1'.repeat(9000)}"/>`,
      ),
      /draws too many/,
    ],
    [
      svg(
        `<filter id="f">${'<feGaussianBlur stdDeviation="9"/>'.repeat(200)}</filter>${'<rect filter="url(#f)"/>'.repeat(200)}`,
      ),
      /draws too many/,
    ],
    [svg(`<style>rect{filter:blur(9px)}</style>${'<rect/>'.repeat(20_000)}`), /draws too many/],
    [
      svg(`<path id="a" d="${'M0 0'.repeat(5000)}"/>${'<use href="#a"/>'.repeat(2000)}`),
      /too long/,
    ],
    [svg('<g>'.repeat(200) + '</g>'.repeat(200)), /too deeply; 100 is the limit/],
    [svg('<rect/>'.repeat(50_001)), /too many elements; 50,000/],
    [
      svg('<g id="a" class="b" x="1" y="2" r="3" d="" role="x" lang="en" rx="1"/>'.repeat(45_000)),
      /attr/,
    ],
    [svg(`<style>${'a{}'.repeat(200_000)}</style>`), /style/],
    [svg(`<image href="data:image/png;base64,${PNG}"/>`.repeat(101)), /too many images/],
    [svg('', 'width="1e9"'), /too large/],
  ],
};

/** Attacks that are not text. */
export const BYTES: [name: string, bytes: Uint8Array, message: RegExp][] = [
  ['UTF-16 with a mark', utf16(`\ufeff${svg('')}`), /not valid UTF-8/],
  ['UTF-16 without one', utf16(svg('')), /not well-formed/],
  ['invalid UTF-8', Uint8Array.of(...new TextEncoder().encode(svg('')), 0xc0, 0x80), /UTF-8/],
  ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0), /UTF-8/],
  ['over 8 MiB', new Uint8Array(8 * 1024 * 1024 + 1).fill(32), /bytes long/],
];

function utf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer);
}
