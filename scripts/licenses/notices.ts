/** The licence of one project, and where its source is. */
export interface Notice {
  name: string;
  version: string;
  /** As the project names it, in SPDX's words. */
  license: string;
  source: string;
  text: string;
}

const RULE = '-'.repeat(78);

/**
 * Notices as plain text: each project in one line, each text once, below the lines of all that have it.
 * `namedIn` reads the lines again.
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

/** @returns the projects that a text has the notices of, as `name@version` */
export function namedIn(text: string): string[] {
  return Array.from(
    text.matchAll(/^\* (\S+) (\S+) \(.+\) \S+$/gm),
    ([, name, version]) => `${name}@${version}`,
  );
}

/** What differs in spaces only is the same text. */
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
