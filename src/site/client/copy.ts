/** Shows the buttons that copy the address of a row. */
export function offerCopyLinks(): void {
  offer('[data-copy-link]', ({ dataset }) => new URL(`#${dataset.copyLink}`, location.href).href);
}

/** Shows the buttons that copy the code below them. */
export function offerCopyCode(): void {
  offer('[data-copy-code]', (button) => {
    const code = button.closest('figure')?.querySelector('pre')?.textContent ?? '';
    return code.endsWith('\n') ? code : `${code}\n`;
  });
}

/** Shows the buttons only if the clipboard API is available. */
function offer(selector: string, textOf: (button: HTMLElement) => string): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLElement>(selector)) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(textOf(button));
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
  }
}
