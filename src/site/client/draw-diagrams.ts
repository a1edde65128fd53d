import { styled, withoutInlineStyles } from './inline-styles.ts';

/** The part of Mermaid's API used here. */
interface Mermaid {
  initialize(config: object): void;
  parse(
    text: string,
  ): Promise<{ diagramType: string; config?: { theme?: unknown; themeVariables?: unknown } }>;
  render(id: string, text: string, container: Element): Promise<{ svg: string }>;
}

type Scheme = 'light' | 'dark';

/** Settings that a diagram must not override. */
const SECURE = [
  ...[
    'secure',
    'securityLevel',
    'startOnLoad',
    'maxTextSize',
    'suppressErrorRendering',
    'maxEdges',
  ],
  ...[
    'themeCSS',
    'fontFamily',
    'altFontFamily',
    'dompurifyConfig',
    'deterministicIds',
    'legacyMathML',
  ],
];

/** How far a diagram with 16px text may be scaled down and stay legible. */
const LEAST = 0.7;

const THEMES = { light: 'neutral', dark: 'dark' };

/**
 * Draws diagrams in the page's colours: once for light screens and print, and in dark mode a second
 * time.
 */
export async function drawDiagrams(figures: readonly HTMLElement[]): Promise<void> {
  const [first] = figures;
  const address = first?.dataset.diagram;
  if (!address) return;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let mermaid: Mermaid;
  try {
    ({ default: mermaid } = await import(/* @vite-ignore */ address));
  } catch {
    for (const figure of figures)
      say(figure, 'The diagram could not be loaded. Showing its source instead.');
    return;
  }
  const all = figures.map((figure, index) => ({
    figure,
    id: `mermaid-${index + 1}`,
    text: figure.querySelector('pre')?.textContent ?? '',
    scroll: null as HTMLElement | null,
    failed: false,
    hasColours: false,
  }));
  type Diagram = (typeof all)[0];

  async function draw(diagram: Diagram, scheme: Scheme): Promise<void> {
    const { figure, text } = diagram;
    if (diagram.failed || diagram.scroll?.querySelector(`[data-scheme="${scheme}"]`)) return;
    // A diagram with its own colours was designed for a white background.
    if (scheme === 'dark' && diagram.hasColours) return;
    const stage = document.createElement('div');
    stage.className = 'diagram-stage';
    figure.append(stage);
    try {
      mermaid.initialize(settings(scheme));
      const svg = await withoutInlineStyles(async () => {
        const { config } = await mermaid.parse(text);
        diagram.hasColours = Boolean(config?.theme ?? config?.themeVariables);
        return (await mermaid.render(`${diagram.id}-${scheme}`, text, stage)).svg;
      });
      diagram.scroll ??= prepare(figure, diagram.hasColours);
      diagram.scroll.append(picture(svg, scheme, figure));
    } catch (error) {
      diagram.failed = true;
      const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
      say(figure, `The diagram could not be drawn (${reason}). Showing its source instead.`);
    } finally {
      stage.remove();
    }
  }

  async function drawAll(): Promise<void> {
    for (const diagram of all) {
      await draw(diagram, 'light');
      if (dark.matches) await draw(diagram, 'dark');
    }
  }
  // Mermaid's settings are global, so diagrams are drawn one at a time.
  let done = drawAll();
  dark.addEventListener('change', () => {
    done = done.then(drawAll);
  });
  await done;
}

function settings(scheme: Scheme): object {
  const sans = getComputedStyle(document.documentElement).getPropertyValue('--sans').trim();
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    secure: SECURE,
    suppressErrorRendering: true,
    theme: THEMES[scheme],
    darkMode: scheme === 'dark',
    // The dark theme's default edge labels have too little contrast.
    ...(scheme === 'dark' && { themeVariables: { edgeLabelBackground: '#3a3a3a' } }),
    fontFamily: sans || 'sans-serif',
  };
}

/** Collapses the source below the drawings. */
function prepare(figure: HTMLElement, hasColours: boolean): HTMLElement {
  const scroll = document.createElement('div');
  scroll.className = 'graph-scroll';
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'group');
  scroll.setAttribute('aria-label', 'Diagram');
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = 'Diagram source';
  details.append(summary, ...figure.children);
  figure.append(scroll, details);
  figure.dataset.drawn = hasColours ? 'coloured' : '';
  return scroll;
}

function picture(markup: string, scheme: Scheme, figure: HTMLElement): Element {
  const svg = styled(markup);
  svg.setAttribute('data-scheme', scheme);
  // Natural size, or slightly smaller to fit; anything larger scrolls.
  const box = (svg as SVGSVGElement).viewBox?.baseVal;
  if (box && box.width > 0) {
    svg.setAttribute('width', String(Math.ceil(box.width)));
    svg.setAttribute('height', String(Math.ceil(box.height)));
    (svg as SVGSVGElement).style.maxWidth = '';
    (svg as SVGSVGElement).style.setProperty('--least', `${Math.ceil(box.width * LEAST)}px`);
  }
  const caption = figure.querySelector('figcaption')?.textContent?.trim();
  const kind = svg.getAttribute('aria-roledescription') ?? '';
  if (!svg.hasAttribute('aria-labelledby')) {
    svg.setAttribute('aria-label', caption || `Diagram (${kind})`);
  }
  svg.setAttribute('role', 'img');
  svg.removeAttribute('aria-roledescription');
  return svg;
}

function say(figure: HTMLElement, text: string): void {
  if (figure.querySelector('.diagram-failure')) return;
  const note = document.createElement('p');
  note.className = 'diagram-failure';
  note.textContent = text;
  figure.prepend(note);
}
