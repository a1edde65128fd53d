/** Shows the buttons that copy the address of a row, where the browser lets a page write to the clipboard. */
export function offerCopyLinks(): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLElement>('[data-copy-link]')) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const address = new URL(`#${button.dataset.copyLink}`, location.href);
      await navigator.clipboard.writeText(address.href);
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
  }
}
