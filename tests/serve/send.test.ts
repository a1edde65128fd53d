import { expect, test } from 'vitest';
import { typeOf } from '../../src/serve/send.ts';

test.each([
  ...[
    ['index.html', 'text/html; charset=utf-8'],
    ['index.md', 'text/markdown; charset=utf-8'],
    ['NOTES.MD', 'text/markdown; charset=utf-8'],
    ['style.css', 'text/css; charset=utf-8'],
    ['script.js', 'text/javascript; charset=utf-8'],
    ['llms.txt', 'text/plain; charset=utf-8'],
    ['data.csv', 'text/csv; charset=utf-8'],
    ['dates.ics', 'text/calendar; charset=utf-8'],
    ['spoken.vtt', 'text/vtt; charset=utf-8'],
  ],
  ...[
    ['brief.json', 'application/json'],
    ['site.webmanifest', 'application/manifest+json'],
    ['wasm.en.pagefind', 'application/octet-stream'],
    ['fragment/en_1.pf_fragment', 'application/octet-stream'],
    ['index/en_1.pf_index', 'application/octet-stream'],
    ['pagefind.en_1.pf_meta', 'application/octet-stream'],
    ['viz.wasm', 'application/wasm'],
  ],
  ...[
    ['a.avif', 'image/avif'],
    ['a.gif', 'image/gif'],
    ['favicon.ico', 'image/x-icon'],
    ['a.jpeg', 'image/jpeg'],
    ['a.jpg', 'image/jpeg'],
    ['a.png', 'image/png'],
    ['a.svg', 'image/svg+xml'],
    ['a.webp', 'image/webp'],
    ['a.mp4', 'video/mp4'],
    ['a.webm', 'video/webm'],
  ],
  ...[
    ['a.pdf', 'application/pdf'],
    ['a.zip', 'application/zip'],
    ['a.yaml', 'application/yaml'],
    ['a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    ['a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ],
  ...[
    ['LICENSE', 'application/octet-stream'],
    ['a.constructor', 'application/octet-stream'],
    ['a.__proto__', 'application/octet-stream'],
    ['html', 'text/html; charset=utf-8'],
  ],
])('%s is served as %s', (name, type) => {
  expect(typeOf(name)).toBe(type);
});
