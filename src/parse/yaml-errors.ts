export const ALIAS = {
  message: 'YAML aliases are not supported.',
  hint: 'Write the value out, or put quotes around it if it begins with "*".',
};

/** Rewords an error of the `yaml` package for authors. */
export function describeYamlError(
  code: string,
  message: string,
): { message: string; hint: string } {
  if (code === 'MISSING_CHAR' && message.includes('quote')) {
    return { message: 'A quote is not closed.', hint: 'Add the quote at the end of the value.' };
  }
  if (code === 'MISSING_CHAR' && message.includes('map values')) {
    return { message: 'A key has no colon.', hint: 'Write a colon and a space after the key.' };
  }
  switch (code) {
    case 'RESOURCE_EXHAUSTION':
      return {
        message: 'The YAML is nested too deeply.',
        hint: 'Nest its lists and mappings less deeply.',
      };
    case 'BAD_ALIAS':
      return ALIAS;
    case 'TAB_AS_INDENT':
      return { message: 'Tabs cannot indent YAML.', hint: 'Indent with spaces.' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        message: 'The value contains ": ", or what follows is indented as if it were part of it.',
        hint: 'Put quotes around the value, or correct the indentation.',
      };
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        message: 'A line here is not "key: value".',
        hint: 'Write a colon and a space after the key, and indent what belongs to the line above.',
      };
    case 'UNEXPECTED_TOKEN':
      return {
        message: 'There is text after the end of the value.',
        hint: 'Put quotes around the whole value, or put what follows on its own line.',
      };
    case 'BAD_SCALAR_START':
      return {
        message: 'A value cannot begin with this character.',
        hint: 'Put quotes around the value.',
      };
    case 'BAD_DQ_ESCAPE':
      return {
        message: 'This is not a valid escape.',
        hint: 'Write the backslash twice, or use single quotes.',
      };
    case 'MULTIPLE_DOCS':
      return {
        message: 'A second YAML document begins in the frontmatter.',
        hint: 'Remove the line "...".',
      };
    case 'BAD_INDENT':
      return message.startsWith('Flow')
        ? { message: 'A bracket is not closed.', hint: 'Add the missing "]" or "}".' }
        : {
            message: 'The indentation matches none of the lines above.',
            hint: 'Indent the keys of one mapping, and the entries of one list, by the same number of spaces.',
          };
    default:
      return {
        message: `The YAML does not parse: ${message.replace(/\.$/, '')}.`,
        hint: 'Check indentation, quotes and brackets.',
      };
  }
}
