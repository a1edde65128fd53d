/** A small diagram of every Mermaid type, by type. */
export const TYPES: Readonly<Record<string, string>> = {
  flowchart:
    'flowchart LR\n  accTitle: The way of an export\n  accDescr: From the API to the file store.\n  subgraph one [Ours]\n    a["`**Export** job`"] -->|"takes < 1 s"| b{Is it<br/>large?}\n  end\n  b -- yes --> c[(Billing)]:::hot\n  b -. no .-> d((End))\n  classDef hot fill:#f96,stroke:#333\n  style d stroke-width:4px\n  click a "https://example.com" "More"',
  graph: 'graph TD;\n  A-->B;\n  B-->C;',
  elk: 'flowchart-elk TD\n  A --> B\n  A --> C',
  sequence:
    'sequenceDiagram\n  autonumber\n  actor S as Sam\n  participant A as API\n  S->>+A: POST /exports\n  A-->>-S: 202 & a link\n  loop Every minute\n    S->>A: GET /exports/17\n  end\n  Note over S,A: Under 60 s\n  alt ready\n    A-->>S: 200\n  else not yet\n    A-->>S: 404\n  end',
  class:
    'classDiagram\n  Invoice "1" --> "*" Line : has\n  class Invoice {\n    +String id\n    +total() Money\n  }\n  note for Invoice "In minor units"',
  state:
    'stateDiagram-v2\n  [*] --> queued\n  queued --> running : claimed\n  state running {\n    [*] --> reading\n    reading --> writing\n  }\n  running --> [*]',
  er: 'erDiagram\n  INVOICE ||--o{ INVOICE_LINE : has\n  INVOICE {\n    uuid id PK\n    text currency "ISO 4217"\n  }',
  gantt:
    'gantt\n  dateFormat YYYY-MM-DD\n  title Week one\n  section Access\n  Laptop :done, l, 2026-12-01, 1d\n  Pull request :active, after l, 3d',
  pie: 'pie showData title Formats\n  "CSV" : 80\n  "PDF" : 20',
  git: 'gitGraph\n  commit id: "one"\n  branch export\n  commit\n  checkout main\n  merge export tag: "v1"',
  mindmap: 'mindmap\n  root((Export))\n    Formats\n      CSV\n      PDF\n    Limits',
  journey:
    'journey\n  title First day\n  section Access\n    Read the brief: 5: Sam\n    Wait: 1: Sam, Dana',
  quadrant:
    'quadrantChart\n  title Risks\n  x-axis Rare --> Often\n  y-axis Small --> Large\n  quadrant-1 Now\n  Lost file: [0.3, 0.8]',
  requirement:
    'requirementDiagram\n  requirement speed {\n    id: 1\n    text: Under 60 s\n    risk: high\n    verifymethod: test\n  }\n  element job {\n    type: worker\n  }\n  job - satisfies -> speed',
  xychart:
    'xychart-beta\n  title "Exports"\n  x-axis [jan, feb]\n  y-axis "Number" 0 --> 100\n  bar [20, 80]\n  line [20, 80]',
  sankey: 'sankey-beta\n\nAPI,Queue,10\nQueue,Worker,10',
  block: 'block-beta\n  columns 2\n  a["API"] b\n  a --> b',
  packet: 'packet-beta\n  0-15: "Source"\n  16-31: "Destination"',
  kanban:
    'kanban\n  todo[To do]\n    t1[Write it]@{ assigned: "sam" }\n  done[Done]\n    t2[Read it]',
  architecture:
    'architecture-beta\n  group ours(cloud)[Ours]\n  service db(database)[Billing] in ours\n  service api(server)[API] in ours\n  db:L -- R:api',
  radar: 'radar-beta\n  axis a["Speed"], b["Cost"], c["Ease"]\n  curve x["Now"]{3, 2, 4}\n  max 5',
  treemap: 'treemap-beta\n"Files"\n  "CSV": 80\n  "PDF": 20',
  timeline:
    'timeline\n  title The engagement\n  2026 : First call : First pull request\n  2027 : The end',
  c4: 'C4Context\n  title Billing\n  Person(sam, "Sam", "Reads")\n  System(api, "API", "Answers")\n  Rel(sam, api, "asks", "HTTPS")',
  info: 'info',
  treeView: 'treeView-beta\n"src"\n  "billing"\n    "export.ts"',
  swimlane:
    'swimlane-beta LR\n  subgraph sam [Sam]\n    a[Ask]\n  end\n  subgraph dana [Dana]\n    b[Answer]\n  end\n  a --> b',
  agentflow: 'agentflow-beta LR\n  a[Writer] --> b[Reader]',
  ishikawa: 'ishikawa-beta\n  Late export\n    Database\n      Slow query\n    Queue',
  venn: 'venn-beta\n  set A\n  set B\n  union A,B',
  wardley:
    'wardley-beta\ntitle Billing\nanchor Customer [0.95, 0.6]\ncomponent Export [0.7, 0.5]\nCustomer -> Export',
  cynefin: 'cynefin-beta\n  title Work\n  complex\n    "New format"\n  clear\n    "Rename a field"',
  usecase: 'usecase-beta\n  actor Sam\n  Export("Export it")\n  Sam --> Export',
  eventmodeling: 'eventmodeling\n\ntf 01 ui Page\ntf 02 cmd Export\ntf 03 evt Exported',
  railroad:
    'railroad-beta\nnumber = sequence(optional(terminal("-")), oneOrMore(nonterminal("digit")));',
  railroadEbnf: 'railroad-ebnf-beta\nnumber = digit, { digit } ;\ndigit = "0" | "1" ;',
  railroadAbnf: 'railroad-abnf-beta\nnumber = 1*digit ;\ndigit = "0" / "1" ;',
  railroadPeg: 'railroad-peg-beta\nnumber <- digit+ ;\ndigit <- "0" / "1" ;',
};
