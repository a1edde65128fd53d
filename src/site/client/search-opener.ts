/** Storage key for disabling the `/` shortcut; applies to every site of the same origin. */
const CHOICE = 'prebrief:search-slash';

/**
 * The part of search that every page loads: the button, the shortcuts that open the dialog, and
 * closing it. The rest is loaded when the dialog is first opened.
 */
export function prepareSearch(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-search-open]');
  const dialog = document.querySelector<HTMLDialogElement>('[data-search]');
  const slash = dialog?.querySelector<HTMLInputElement>('[data-search-slash]');
  if (!button || !dialog || !slash) return;
  let started = false;

  const open = () => {
    dialog.showModal();
    dialog.querySelector('input')?.select();
    if (started) return;
    started = true;
    import('./search.ts')
      .then(({ startSearch }) => startSearch(dialog))
      .catch(() => {
        const status = dialog.querySelector('[data-search-status]');
        if (status)
          status.textContent = 'The search could not be loaded. Reload the page to try again.';
      });
  };

  button.hidden = false;
  button.addEventListener('click', open);
  dialog.addEventListener('click', ({ target }) => {
    const out = target instanceof Element && target.closest('[data-search-close]');
    if (out || target === dialog) dialog.close();
  });
  // Single-character shortcuts must be possible to turn off (WCAG 2.1.4), because they interfere
  // with speech input.
  slash.checked = remembered() !== 'off';
  button.toggleAttribute('data-no-slash', !slash.checked);
  slash.addEventListener('change', () => {
    button.toggleAttribute('data-no-slash', !slash.checked);
    try {
      localStorage.setItem(CHOICE, slash.checked ? 'on' : 'off');
    } catch {
      // Storage is blocked: the choice lasts until the page is left.
    }
  });
  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const typing =
      target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
    const slashed = key === '/' && slash.checked && !ctrlKey && !metaKey && !altKey;
    const commanded = key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey;
    if (typing || !(slashed || commanded) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    open();
  });
}

function remembered(): string | null {
  try {
    return localStorage.getItem(CHOICE);
  } catch {
    return null;
  }
}
