import { TYPES } from '../diagrams/types.ts';
import { mp4, webm } from '../media/video/videos.ts';
import { validFiles } from '../valid-workspace.ts';

const LONG = 'a_very_long_identifier_that_nobody_would_break_by_hand_and_that_fits_no_phone';

/** Everything allowed in a document, in its most awkward form. */
const COMPONENTS = `---
title: Components
description: Everything that a document may hold, at its most unhandy.
owner: nadia
reviewed: 2026-11-20
banner: { content: This page is about itself. }
sidebar: { badge: { text: New, variant: tip } }
---

## Asides

<Note>A note.</Note>

<Tip title="A tip with a title">

With a paragraph, and a [link](./brief.mdx).

</Tip>

<Caution>Care.</Caution>

<Danger>Danger, with \`${LONG}\` in it.</Danger>

> [!WARNING]
> As GitHub writes it.

:::note
As Starlight writes it.
:::

## Steps and tabs

<Steps>

1. One, with \`code\`.
2. Two.

</Steps>

<Tabs>
<Tab label="First">

Text of the first tab.

</Tab>
<Tab label="Second">

Text of the second tab. ${'More of it. '.repeat(10)}

</Tab>
</Tabs>

<Details summary="More">Folded text.</Details>

<Details summary="Open" open>Unfolded text.</Details>

## Code

\`\`\`ts
export const answer: number = 42; // ${'a long line '.repeat(20)}
\`\`\`

\`\`\`sql
select ${LONG} from invoice_line where paid_at is null;
\`\`\`

\`\`\`unheard-of
no grammar <b>here</b>
\`\`\`

## Tables

| ${['One', 'Two', 'Three', 'Four', 'Five', 'Six'].join(' | ')} |
| ${'--- | '.repeat(6)}
| ${LONG} | ${LONG} | 3 | 4 | 5 | 6 |

## Inline

Press <kbd>Ctrl</kbd>, read <abbr title="Hypertext Markup Language">HTML</abbr>, H<sub>2</sub>O, x<sup>2</sup>, <mark>marked</mark>, ~~gone~~, *em*, **strong**, <small>small</small>. <Term id="ledger" /> and <Person id="nadia" />. https://example.com/${LONG}

${LONG}

- [ ] open
- [x] done

A sentence with a footnote.[^1]

[^1]: The footnote.

### A level deeper

#### And one more

<Video src="https://video.example.com/one" title="A film" transcript="https://video.example.com/one/transcript" />
`;

const fence = (text: string) => `\`\`\`mermaid\n${text}\n\`\`\`\n`;

/** Must neither run nor escape from its drawing. */
const HOSTILE = [
  '%%{init: {"securityLevel": "loose", "themeCSS": "body { display: none }", "htmlLabels": true}}%%\nflowchart TD\n  A["<img src=\'/gallery/favicon.svg\' onerror=run() onload=run()><a href=\'javascript:run()\'>a</a>"] --> B["<b style=\'color: red\'>bold</b> style=\'no\'"]\n  click A "javascript:run()"\n  click B call run()\n  style A fill:#fff,position:fixed',
  'sequenceDiagram\n  A->>B: <script>run()</script><style>body { display: none }</style>',
  '---\nconfig:\n  securityLevel: loose\n---\nclassDiagram\n  class A\n  click A href "javascript:run()"',
  '%%{init: {"theme": "forest"}}%%\nflowchart LR\n  A --> B',
];

/** Far enough down that nothing is drawn before scrolling. */
const diagramPage = (title: string, diagrams: readonly string[]) =>
  `---\ntitle: ${title}\ndescription: Diagrams.\n---\n\n${'A paragraph that is read first.\n\n'.repeat(60)}${diagrams.map(fence).join('\n')}`;

/** Systems in their most awkward form. */
const ARCHITECTURE = `---
title: Architecture
description: Systems.
systems:
  - { id: api, name: "The <API> & co", kind: service, touch: true, uses: [{ system: "a b", via: HTTPS }, { system: api }] }
  - { id: a b, name: Зaпись ${LONG}, kind: database, uses: [{ system: far }] }
  - { id: far, name: "Far away", kind: queue, uses: [{ system: "__proto__", via: "a\\nb" }] }
  - { id: __proto__, name: Proto, kind: person }
  - { id: alone, name: "Alone", kind: external }
---
`;

const INDEX = `---
title: Gallery
description: A page of everything.
company: Nachtschicht & Söhne <GmbH>
contractor: { name: Sam Ortiz, timezone: America/Bogota, hours: "09:00-17:00" }
starts: 2026-12-01
ends: 2027-01-15
response: { within: 1 business day }
firstCall: { at: 2026-11-30T15:00, timezone: Europe/London, minutes: 15 }
people:
  - id: nadia
    name: Nadia Nacht
    role: Night operator
    timezone: Europe/Copenhagen
    hours: "22:00-06:00"
    owns: [spec, review, access, questions]
  - id: aroha
    name: Aroha Early
    role: Support
    timezone: Pacific/Auckland
    hours: "01:00-04:30"
  - id: kim
    name: Kim Nowhere
    role: No fixed hours
---

Welcome.
`;

/** A review at its longest. */
const REVIEW = `---
title: Review of everything
description: Long words, and no number in its name.
outcome: changes-requested
comments:
  - { criterion: AC-1, severity: blocking, where: src/${LONG}.ts, problem: ${LONG}, change: Break it. }
  - { severity: advisory, problem: A problem without a place and without a change. }
---

## Verdict

Changes requested.

## Blocking

[AC-1] is missed.

## Advisory

None.

## Lessons

None.
`;

const GRANT = `grants:
  - system: ${LONG}
    level: admin
    environment: production
    scope: ${LONG}
    reason: To see whether it fits.
    justification: It does.
    mfa: true
    grantedBy: nadia
    expires: 2026-12-31
    status: revoked
    revokedOn: 2026-12-01
`;

const FILMS = `---
title: Films
description: Moving pictures.
kind: walkthroughs
---

## With captions

<Video src="./film.mp4" title="A retry" poster="./poster.svg" transcript="./film.vtt" />

## With a text

<Video src="./film.webm" title="A failure" transcript="./film.txt" />

## From elsewhere

<Video src="https://video.example.com/two" title="Far away" poster="./poster.svg" transcript="./film.txt" />
`;

const CAPTIONS = `WEBVTT

NOTE qzcaptionnote

00:00.000 --> 00:04.000
<v Dana>The retry_schedule is read here.

01:05.000 --> 01:07.000
<v Priya>And qzspokenword there.
`;

const WEEK_ONE = `---
title: Week one
description: Five days.
---

## Access works

- [ ] You can push, see the [spec](./spec.mdx).
- [x] The token is here.

  A paragraph below it.

  - [ ] One inside.

## First pull request

- [ ] You can push, see the [spec](./spec.mdx).

## First review

By Friday.

## End of week one

Looked at together.
`;

/** Names, types, defaults and comments too long for a phone, and with markup characters. */
const SCHEMA = `CREATE TABLE ledger (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ${LONG} character varying(255) DEFAULT '${LONG}'::character varying NOT NULL,
  "<b>Größe & Co</b>" text UNIQUE,
  parent_id bigint REFERENCES ledger,
  state state NOT NULL
);
CREATE TYPE state AS ENUM ('open', 'it''s <closed>');
COMMENT ON TABLE ledger IS '<script>alert(1)</script> & {braces}';
COMMENT ON COLUMN ledger.id IS '${'A long comment about it. '.repeat(20)}';
CREATE TABLE billing."Ledger Entry" (ledger_id bigint REFERENCES ledger, n int, UNIQUE (ledger_id, n));
CREATE TABLE unseen_neighbour (id int REFERENCES ledger, secret text);
CREATE TABLE unseen_other (id int);
`;

const CONTRACT = `openapi: 3.1.0
info: { title: 'Ledger <API>', version: '1' }
paths:
  /ledger/{ledgerId}:
    get:
      summary: ${'A summary that goes on. '.repeat(8)}
      description: |
        Text with \`code\` and <img src=x onerror=alert(1)>.

        A second paragraph.
      operationId: ${LONG}
      parameters:
        - { name: ledgerId, in: path, required: true, schema: { type: string } }
        - { name: ${LONG}, in: query, deprecated: true, schema: { enum: [${LONG}, b] } }
      responses:
        '200': { description: '<b>Ok</b>', content: { application/vnd.example.${LONG}+json: { schema: { $ref: '#/components/schemas/Node' } } } }
    post:
      deprecated: true
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } } }
      responses: { '204': { description: Done. } }
components:
  schemas:
    Node: { type: object, required: [id], properties: { id: { type: string }, children: { type: array, items: { $ref: '#/components/schemas/Node' } } } }
`;

/** An engagement with everything that the samples don't use, as paths and texts. */
export function galleryFiles(): Record<string, string | Uint8Array> {
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries(validFiles())) {
    files[path.replace('/demo/', '/gallery/')] = text;
  }
  const access = files['content/gallery/access.mdx'] ?? '';
  return {
    ...files,
    'content/gallery/index.mdx': INDEX,
    'content/gallery/architecture.mdx': (files['content/gallery/architecture.mdx'] ?? '').replace(
      /^---[\s\S]*?\n---\n/,
      ARCHITECTURE,
    ),
    'content/gallery/diagrams.mdx': diagramPage('Diagrams', Object.values(TYPES)),
    'content/gallery/hostile.mdx': diagramPage('Hostile diagrams', HOSTILE),
    'content/gallery/components.mdx': COMPONENTS,
    'content/gallery/deep/er/page.mdx':
      '---\ntitle: Deep\ndescription: Three folders down.\n---\n\n[Up](../../components.mdx#tables), and [over](/spec/#ac-1).\n',
    'content/gallery/films.mdx': FILMS,
    'content/gallery/film.mp4': mp4(),
    'content/gallery/film.webm': webm(),
    'content/gallery/film.vtt': CAPTIONS,
    'content/gallery/film.txt': 'What Priya says.\n\nAnd qzplainword again.\n',
    'content/gallery/poster.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><path d="M0 0h640v360H0z"/></svg>',
    'content/gallery/week-one.mdx': WEEK_ONE,
    'db/schema.sql': SCHEMA,
    'api/openapi.yaml': CONTRACT,
    'content/gallery/data-model.mdx':
      '---\ntitle: Data model\ndescription: At its most unhandy.\nsource: { file: db/schema.sql, tables: ["*", "!unseen*"] }\n---\n\n## Overview\n\nText.\n\n## Entities\n\n### Ledger\n\nSee [it](#ledger.id).\n\n## Invariants\n\nNone.\n',
    'content/gallery/api.mdx':
      '---\ntitle: API\ndescription: At its most unhandy.\nsource: { file: api/openapi.yaml }\n---\n\n## Endpoints\n\n[One](#get-ledger-ledger-id).\n\n## Authentication\n\nNone.\n\n## Errors\n\nNone.\n',
    'content/gallery/glossary.mdx':
      '---\ntitle: Glossary\ndescription: Words.\n---\n\n## Ledger\n\nA book.\n\n## Übertrag\n\nWhat is carried over.\n',
    'content/gallery/access.mdx': access.replace('---\n\n', `${GRANT}---\n\n`),
    'content/gallery/reviews/everything.mdx': REVIEW,
    'content/gallery/questions/0002-when.mdx':
      '---\ntitle: When?\ndescription: Asked.\nasked: 2026-11-24\nanswered: 2026-11-25T01:00\nby: contractor\n---\n\n## Question\n\nWhen?\n\n## Answer\n\nAt night.\n',
    'content/gallery/questions/0001-what.mdx':
      '---\ntitle: What?\ndescription: Asked.\nasked: 2026-11-25\nby: contractor\nblocking: true\n---\n\n## Question\n\nWhat?\n',
  };
}
