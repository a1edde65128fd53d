import { type CodeMention, codeMentions } from '../code/code-mentions.ts';
import { parseCodeReference } from '../code/code-reference.ts';
import { type MissingPlace, placeOf } from '../model/code.ts';
import { count } from '../model/count.ts';
import { engagementsOf } from '../model/documents.ts';
import type { Document } from '../model/workspace.ts';
import type { Context } from './define-rule.ts';

/** @returns what a document names in the code and is not there, in one of the sites it stands in */
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
        message: `"${path}" is content of a workspace, which is never shown as code.`,
        hint: 'Link to the document, or write here what the reader needs of it.',
      };
    case 'outside':
      return {
        message: `"${path}" does not lie in the repository.`,
        hint: meant ?? 'Name a tracked file by its path from the top of the repository.',
      };
    case 'git-folder':
      return {
        message: `"${path}" belongs to git itself and is no tracked file.`,
        hint: 'Name a file that is tracked.',
      };
    case 'not-posix':
      return {
        message: `"${path}" is not written as git writes paths.`,
        hint: meant ?? 'Write slashes, not backslashes.',
      };
    case 'unfetched':
      return {
        message: `"${path}" is tracked, but this partial clone does not contain its content.`,
        hint: 'Fetch everything: clone without "--filter", or run "git fetch --refetch --no-filter".',
      };
    case 'link':
      return {
        message: `"${path}" is, or lies behind, a symbolic link.`,
        hint: 'Name the file that the link leads to.',
      };
    case 'submodule':
      return {
        message: `"${path}" is, or lies in, a submodule, which is another repository.`,
        hint: 'Link to it in its own repository.',
      };
    case 'is-file':
      return {
        message: `"${path}" is a file, not a folder.`,
        hint: meant ?? 'Take the slash at its end away.',
      };
    case 'is-folder':
      return {
        message: `"${suggestion ?? path}" is a folder: it has no code of its own.`,
        hint: 'Name a file in it.',
      };
    case 'binary':
      return {
        message: `"${path}" is no text, so there are no lines in it.`,
        hint: 'Refer to the file as a whole, with a link.',
      };
    case 'beyond':
      return {
        message: `"${path}" has no line ${lines?.to}: it has ${count(lineCount, 'line')}.`,
        hint: 'Correct the lines; "prebrief drift" says where they have gone.',
      };
    case 'reversed':
      return {
        message: `The lines end before they begin: ${lines?.from} to ${lines?.to}.`,
        hint: meant ?? 'Write the first line first.',
      };
    case 'zero':
      return { message: 'There is no line 0.', hint: 'Lines count from 1.' };
    case 'malformed':
      return {
        message: `"${symbol}" is not how lines are written here.`,
        hint: meant ?? 'Write "#L10" or "#L10-L40".',
      };
    case 'undeclared':
      return {
        message: `"${path}" declares no "${symbol}".`,
        hint: meant ?? 'Name something that is declared in the file, or its lines: "#L10-L40".',
      };
    case 'no-word':
      return {
        message: `The word "${symbol}" does not stand in "${path}".`,
        hint: meant ?? 'Name a word that stands there, or lines: "#L10-L40".',
      };
  }
}
