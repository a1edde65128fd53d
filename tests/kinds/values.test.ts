import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  commit,
  date,
  dateOrDateTime,
  email,
  hours,
  linkTarget,
  localDateTime,
  text,
  timeZone,
  webAddress,
} from '../../src/kinds/values.ts';

const TYPES: Record<string, [z.ZodType, good: string[], bad: unknown[]]> = {
  text: [text(''), ['a', ' a '], ['', '  ', 12, null]],
  date: [date(''), ['2026-12-01', '2028-02-29'], ['2026-02-29', '2026-13-01', '2026-1-1', 'soon']],
  dateOrDateTime: [
    dateOrDateTime(''),
    ['2026-12-01', '2026-12-01T09:30', '2026-12-01T09:30:15Z', '2026-12-01T09:30+01:00'],
    [
      ...['2026-12-01T25:00', '2026-02-30T09:30', '2026-12-01 09:30', 'T09:30'],
      // A date that doesn't exist.
      ...['2026-12-01T09:30+24:00', '2026-12-01T09:30+01:60'],
    ],
  ],
  localDateTime: [
    localDateTime(''),
    ['2026-11-30T15:00'],
    ['2026-11-30', '2026-11-30T15:00Z', '2026-11-30T15:00+01:00'],
  ],
  timeZone: [timeZone(''), ['Europe/Copenhagen', 'UTC'], ['Copenhagen', '']],
  hours: [hours(''), ['09:00-17:00', '22:00-24:00'], ['9-17', '09:00-25:00', '09:00-24:30']],
  webAddress: [webAddress(''), ['https://a.example/b'], ['a.example', 'ftp://a', 'javascript:a']],
  linkTarget: [
    linkTarget(''),
    ['/spec/', './spec.mdx#ac-1', '#a', 'https://a.example', 'mailto:a@b.example'],
    ['javascript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x', '//evil.example', 'a b', '\\\\a'],
  ],
  email: [email(''), ['sam@example.com'], ['sam', 'sam@']],
  commit: [commit(''), ['0a1b2c3', 'a'.repeat(40)], ['main', '0a1b', 1234567]],
};

describe.each(Object.entries(TYPES))('%s', (_, [type, good, bad]) => {
  test.each(good)('accepts %j', (value) => {
    expect(type.safeParse(value).success).toBe(true);
  });
  test.each(bad)('refuses %j', (value) => {
    expect(type.safeParse(value).success).toBe(false);
  });
});
