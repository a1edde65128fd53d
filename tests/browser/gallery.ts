import { validFiles } from '../valid-workspace.ts';

const LONG = 'a_very_long_identifier_that_nobody_would_break_by_hand_and_that_fits_no_phone';

/** Everything that may stand in a document, at its most unhandy. */
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

/** Names, types, defaults and comments as no phone has room for, and as markup has other uses for. */
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

/** An engagement that shows what the samples have no use for, as paths and texts. */
export function galleryFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries(validFiles())) {
    files[path.replace('/demo/', '/gallery/')] = text;
  }
  return {
    ...files,
    'content/gallery/index.mdx': INDEX,
    'content/gallery/components.mdx': COMPONENTS,
    'content/gallery/deep/er/page.mdx':
      '---\ntitle: Deep\ndescription: Three folders down.\n---\n\n[Up](../../components.mdx#tables), and [over](/spec/#ac-1).\n',
    'db/schema.sql': SCHEMA,
    'api/openapi.yaml': CONTRACT,
    'content/gallery/data-model.mdx':
      '---\ntitle: Data model\ndescription: At its most unhandy.\nsource: { file: db/schema.sql, tables: ["*", "!unseen*"] }\n---\n\n## Overview\n\nText.\n\n## Entities\n\n### Ledger\n\nSee [it](#ledger.id).\n\n## Invariants\n\nNone.\n',
    'content/gallery/api.mdx':
      '---\ntitle: API\ndescription: At its most unhandy.\nsource: { file: api/openapi.yaml }\n---\n\n## Endpoints\n\n[One](#get-ledger-ledger-id).\n\n## Authentication\n\nNone.\n\n## Errors\n\nNone.\n',
    'content/gallery/glossary.mdx':
      '---\ntitle: Glossary\ndescription: Words.\n---\n\n## Ledger\n\nA book.\n\n## Übertrag\n\nWhat is carried over.\n',
    'content/gallery/questions/0001-what.mdx':
      '---\ntitle: What?\ndescription: Asked.\nasked: 2026-11-25\nby: contractor\nblocking: true\n---\n\n## Question\n\nWhat?\n',
  };
}
