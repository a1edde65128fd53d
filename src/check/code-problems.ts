import { type CodeMention, codeMentions } from '../code/code-mentions.ts';
import { parseCodeReference } from '../code/code-reference.ts';
import { type MissingPlace, placeOf } from '../model/code.ts';
import { count } from '../model/count.ts';
import { engagementsOf } from '../model/documents.ts';
import type { Document } from '../model/workspace.ts';
import type { Context } from './define-rule.ts';

/** @returns the code references in a document that don't resolve in one of its sites */
export function missingPlaces(
  document: Document,
  { engagement, workspace }: Context,
  problem: MissingPlace['problem'],
): { mention: CodeMention; place: MissingPlace }[] {
  const codes = engagementsOf(document, engagement, workspace).map(
    ({ slug }) => workspace.code[slug],
  );
  return codeMentions(document).flatMap((mention) => {
    if (mention.kind === 'covers') return [];
    for (const code of codes) {
      const place = placeOf(code, mention.reference);
      if (place?.problem === problem) return [{ mention, place }];
    }
    return [];
  });
}

/** @returns what is wrong with a reference, and what to do about it */
export function describeMissing(
  { reference }: CodeMention,
  { reason, suggestion, count: lineCount }: MissingPlace,
): { message: string; hint: string } {
  const { path, lines, symbol } = parseCodeReference(reference);
  const meant = suggestion === null ? null : `Did you mean "${suggestion}"?`;
  switch (reason) {
    case 'absent':
      return {
        message:
          path === '' ? 'The reference names no file.' : `The repository has no file "${path}".`,
        hint: meant ?? 'Name a tracked file by its path from the top of the repository.',
      };
    case 'untracked':
      return {
        message: `"${path}" is not tracked by git at the commit that the documents describe.`,
        hint: meant ?? 'Commit it, or advance "repository.commit" to a commit that has it.',
      };
    case 'content':
      return {
        message: `"${path}" is workspace content, which can't be shown as code.`,
        hint: 'Link to the document, or repeat here what the reader needs from it.',
      };
    case 'outside':
      return {
        message: `"${path}" is outside the repository.`,
        hint: meant ?? 'Name a tracked file by its path from the top of the repository.',
      };
    case 'git-folder':
      return {
        message: `"${path}" is in the git directory, so it is not a tracked file.`,
        hint: 'Name a tracked file.',
      };
    case 'not-posix':
      return {
        message: `"${path}" is not written the way git writes paths.`,
        hint: meant ?? 'Use slashes, not backslashes.',
      };
    case 'unfetched':
      return {
        message: `"${path}" is tracked, but this partial clone does not contain its content.`,
        hint: 'Fetch everything: clone without "--filter", or run "git fetch --refetch --no-filter".',
      };
    case 'link':
      return {
        message: `"${path}" is a symbolic link, or inside a linked folder.`,
        hint: 'Name the file that the link points to.',
      };
    case 'submodule':
      return {
        message: `"${path}" is a submodule or inside one, so it belongs to another repository.`,
        hint: 'Link to it in its own repository.',
      };
    case 'is-file':
      return {
        message: `"${path}" is a file, not a folder.`,
        hint: meant ?? 'Remove the trailing slash.',
      };
    case 'is-folder':
      return {
        message: `"${suggestion ?? path}" is a folder, so there is no code to show.`,
        hint: 'Name a file in it.',
      };
    case 'binary':
      return {
        message: `"${path}" is not a text file, so it has no lines.`,
        hint: 'Link to the file as a whole.',
      };
    case 'beyond':
      return {
        message: `"${path}" has no line ${lines?.to}: it has ${count(lineCount, 'line')}.`,
        hint: 'Correct the line numbers; "prebrief drift" shows where the code has moved.',
      };
    case 'reversed':
      return {
        message: `The line range ends before it starts: ${lines?.from} to ${lines?.to}.`,
        hint: meant ?? 'Put the lower line number first.',
      };
    case 'zero':
      return { message: 'There is no line 0.', hint: 'Lines are numbered from 1.' };
    case 'malformed':
      return {
        message: `"${symbol}" is not a valid line reference.`,
        hint: meant ?? 'Write "#L10" or "#L10-L40".',
      };
    case 'undeclared':
      return {
        message: `"${path}" does not declare "${symbol}".`,
        hint: meant ?? 'Name something the file declares, or its lines: "#L10-L40".',
      };
    case 'no-word':
      return {
        message: `The word "${symbol}" does not occur in "${path}".`,
        hint: meant ?? 'Name a word that does occur, or lines: "#L10-L40".',
      };
  }
}
