import { UserError } from '../errors.ts';
import { didYouMean } from '../model/closest.ts';
import type { Invocation, Option } from './define-command.ts';

/** The option `--format` of a command with these formats; the first is the default. */
export function formatOption(formats: readonly string[]): Option {
  const description = `${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}; ${formats[0]} by default`;
  return { type: 'string', value: '<format>', description };
}

/** @throws UserError if the command does not support the format */
export function formatAmong<Format extends string>(
  { options }: Invocation,
  formats: readonly [Format, ...Format[]],
): Format {
  const { format = formats[0] } = options;
  const known = formats.find((one) => one === format);
  if (known) return known;
  const hint = didYouMean(String(format), formats, `Use one of ${formats.join(', ')}.`);
  throw new UserError(`There is no format "${format}". ${hint}`);
}
