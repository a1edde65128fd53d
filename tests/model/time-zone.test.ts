import { expect, test } from 'vitest';
import { cityOf, instantOf, localTime } from '../../src/model/time-zone.ts';

test.each([
  ['2026-11-30T15:00', 'Europe/Copenhagen', '2026-11-30T14:00:00.000Z'],
  ['2026-07-01T15:00', 'Europe/Copenhagen', '2026-07-01T13:00:00.000Z'],
  ['2026-11-30T09:00', 'America/Bogota', '2026-11-30T14:00:00.000Z'],
  ['2026-12-01T05:45', 'Asia/Kathmandu', '2026-12-01T00:00:00.000Z'],
  ['2026-12-01T00:30', 'Pacific/Kiritimati', '2026-11-30T10:30:00.000Z'],
  // The hour skipped in spring, and the hour repeated in autumn.
  ['2026-03-29T02:30', 'Europe/Copenhagen', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Copenhagen', '2026-10-25T01:30:00.000Z'],
])('%s in %s', (local, timezone, instant) => {
  expect(instantOf(local, timezone).toISOString()).toBe(instant);
});

test.each([
  ['2026-11-30T14:00:00Z', 'America/Bogota', '2026-11-30T09:00'],
  ['2026-11-30T14:00:00Z', 'Pacific/Auckland', '2026-12-01T03:00'],
  ['2026-11-30T05:00:00Z', 'America/New_York', '2026-11-30T00:00'],
])('%s on a clock in %s', (instant, timezone, local) => {
  expect(localTime(new Date(instant), timezone)).toBe(local);
});

test.each([
  ['America/New_York', 'New York'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['UTC', 'UTC'],
])('%s is shown as %s', (timezone, city) => {
  expect(cityOf(timezone)).toBe(city);
});
