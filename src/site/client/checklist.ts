import { keyOf, store, stored } from './storage.ts';

/*
 * Week one as a checklist: its milestones and all tasks of the document can be ticked. Ticks are
 * stored in the browser, keyed by task text and section, so that they survive a new build.
 */

const KEY = keyOf('week-one');

/** The text of a task's own line, without nested content. */
const BLOCK = 'ul, ol, p, pre, div, table, blockquote, figure';

interface Task {
  name: string;
  box: HTMLInputElement;
  /** State in the document, until the reader changes it. */
  written: boolean;
}

/** Makes the page's milestones and tasks tickable, if the browser can store ticks. */
export function keepChecklist(): void {
  const milestones = document.querySelector<HTMLElement>('[data-milestones]');
  // Probe by writing: storage may be readable but not writable.
  if (!milestones || !store(KEY, ticks())) return;
  const tasks = [
    ...[...milestones.querySelectorAll<HTMLElement>('[data-milestone]')].map(milestoneTask),
    ...[...document.querySelectorAll<HTMLElement>('.content .task-box')].map(writtenTask),
  ];
  const show = () => {
    const known = ticks();
    for (const { name, box, written } of tasks) box.checked = Boolean(known[name] ?? written);
  };
  for (const { name, box, written } of tasks) {
    box.addEventListener('change', () => {
      const { [name]: _, ...others } = ticks();
      const isKept = store(
        KEY,
        box.checked === written ? others : { ...others, [name]: box.checked },
      );
      // A tick that is lost by the next visit is worse than none.
      if (!isKept) box.checked = !box.checked;
    });
  }
  addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) show();
  });
  show();
  milestones.hidden = false;
}

function ticks(): Record<string, unknown> {
  const value = stored(KEY);
  const isOurs = typeof value === 'object' && value !== null && !Array.isArray(value);
  return Object.assign(Object.create(null), isOurs ? value : {});
}

function milestoneTask(item: HTMLElement): Task {
  const box = checkbox(`Done: ${item.textContent?.trim()}`);
  item.prepend(box);
  return { name: `#${item.dataset.milestone}`, box, written: false };
}

function writtenTask(sign: HTMLElement): Task {
  const label = document.createElement('label');
  const rest: ChildNode[] = [];
  for (let node = sign.nextSibling; node; node = node.nextSibling) {
    if (node instanceof Element && node.matches(BLOCK)) break;
    rest.push(node);
  }
  const box = checkbox();
  sign.before(label);
  label.append(box, ...rest);
  sign.remove();
  const text = label.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  return {
    name: `${sectionOf(label)}/${text}`,
    box,
    written: sign.dataset.checked === 'true',
  };
}

function checkbox(label?: string): HTMLInputElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  if (label !== undefined) box.setAttribute('aria-label', label);
  return box;
}

/** @returns the id of the heading above an element */
function sectionOf(element: Element): string {
  const headings = [...document.querySelectorAll('.content :is(h2, h3)[id]')];
  const above = headings.findLast(
    (heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return above?.id ?? '';
}
