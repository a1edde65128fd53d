import { expect, test, vi } from 'vitest';
import { createSiteHighlighter, loadGrammars } from '../../src/press/highlight.ts';

test('code has the same colours on a machine that is busy', async () => {
  const grammars = await loadGrammars(['sql']);
  const highlighted = () => {
    const { toHast, css } = createSiteHighlighter(grammars);
    return [toHast('select total_minor from invoice where paid_at is null -- open', 'sql'), css()];
  };
  const before = highlighted();
  let later = Date.now();
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => {
    later += 10_000;
    return later;
  });
  try {
    expect(highlighted()).toEqual(before);
  } finally {
    clock.mockRestore();
  }
});
