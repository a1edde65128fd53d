/** The licence of one project, and the location of its source. */
export interface Notice {
  name: string;
  version: string;
  /** The project's own SPDX expression. */
  license: string;
  source: string;
  text: string;
}

const RULE = '-'.repeat(78);

/**
 * Notices as plain text: each project on one line, each licence text once, below the projects that
 * use it. `namedIn` parses the lines.
 */
export function noticesText(introduction: string, notices: readonly Notice[]): string {
  const byText = Map.groupBy(notices, ({ text }) => compared(text));
  const blocks = Array.from(byText.values(), (group) => {
    const lines = group.map(
      ({ name, version, license, source }) => `* ${name} ${version} (${license}) ${source}`,
    );
    return `${RULE}\n\n${lines.join('\n')}\n\n${lined(group[0]?.text ?? '')}\n`;
  });
  return [`${introduction.trim()}\n`, ...blocks].join('\n');
}

/** @returns the projects whose notices are in a text, as `name@version` */
export function namedIn(text: string): string[] {
  return Array.from(
    text.matchAll(/^\* (\S+) (\S+) \(.+\) \S+$/gm),
    ([, name, version]) => `${name}@${version}`,
  );
}

/** Texts that differ only in white space are the same. */
function compared(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function lined(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
