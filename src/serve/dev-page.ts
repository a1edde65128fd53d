import { count } from '../model/count.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { ROBOTS } from '../site/policy.ts';
import { placeOf } from './editor-place.ts';

/** What a page needs to communicate with its server. */
export interface Contact {
  /** Starts and ends with a slash. */
  base: string;
  /** Version of the page's sources; if it has changed meanwhile, the page reloads at once. */
  state: string;
  /** Token that proves that a request is from one of the server's own pages. */
  token: string;
}

/** Appends a page's findings, with links to the editor, and the script that reloads it. */
export function withFindings(
  html: string,
  findings: readonly Diagnostic[],
  elsewhere: number,
  { base, state, token }: Contact,
): string {
  const head = `<link rel="stylesheet" href="${base}@prebrief/dev.css">`;
  const script = `<script type="module" src="${base}@prebrief/dev.js" data-events="${base}@prebrief/events?state=${state}" data-token="${token}"></script>`;
  return html
    .replace('</head>', () => `${head}</head>`)
    .replace('</body>', () => `${panel(findings, elsewhere, base)}${script}</body>`);
}

/** Replacement for a page that cannot be shown. */
export function failurePage(
  reason: string,
  findings: readonly Diagnostic[],
  contact: Contact,
): string {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="${ROBOTS}"><title>${escapeHtml(reason)}</title></head><body class="prebrief-failure"><main><h1>${escapeHtml(reason)}</h1></main></body></html>`;
  return withFindings(html, findings, 0, contact);
}

function panel(findings: readonly Diagnostic[], elsewhere: number, base: string): string {
  if (findings.length === 0 && elsewhere === 0) return '';
  const more =
    elsewhere === 0
      ? ''
      : `<p><a href="${base}">${count(elsewhere, 'finding')} on other pages</a></p>`;
  const items = findings.map((finding) => item(finding, base)).join('');
  const list = items === '' ? '' : `<ol>${items}</ol>`;
  const open = findings.length > 0 ? ' open' : '';
  return `<aside class="prebrief-findings" aria-label="Findings of the check"><details${open}><summary>${count(findings.length, 'finding')} here</summary>${list}${more}</details></aside>`;
}

function item(finding: Diagnostic, base: string): string {
  const { severity, message, hint, rule } = finding;
  const place = placeOf(finding);
  const href = `${base}@prebrief/open?at=${encodeURIComponent(place)}`;
  return `<li data-severity="${severity}"><p><strong>${escapeHtml(message)}</strong> ${escapeHtml(hint)}</p><p><a href="${escapeHtml(href)}" data-open>${escapeHtml(place)}</a> <span>${escapeHtml(rule)}</span></p></li>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Served below `@prebrief/`. */
export const DEV_ASSETS: Readonly<Record<string, string>> = {
  'dev.js': `const { events, token } = document.querySelector('script[data-events]').dataset;
new EventSource(events).addEventListener('message', () => location.reload());
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-open]');
  if (!link) return;
  event.preventDefault();
  fetch(link.href, { method: 'POST', headers: { 'X-Prebrief-Token': token } });
});
`,
  'dev.css': `.prebrief-findings{position:fixed;inset:auto 1rem 1rem auto;z-index:10;max-width:min(34rem,calc(100vw - 2rem));max-height:60vh;overflow:auto;font:0.875rem/1.4 system-ui,sans-serif;background:Canvas;color:CanvasText;border:1px solid;border-radius:4px;padding:.5rem .75rem}
.prebrief-findings summary{font-weight:600;cursor:pointer}
.prebrief-findings ol{padding-left:1.5rem;margin:.5rem 0 0}
.prebrief-findings p{margin:.25rem 0}
.prebrief-findings li[data-severity=error]::marker{color:#c0281c}
.prebrief-findings a{color:LinkText;overflow-wrap:anywhere}
.prebrief-failure main{max-width:40rem;margin:20vh auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}
@media print{.prebrief-findings{display:none}}
`,
};
