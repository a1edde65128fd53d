import { cityOf, instantOf, localTime } from '../model/time-zone.ts';
import type { Audience, Channels, Engagement, FirstCall } from '../model/workspace.ts';
import { type GrantView, grantViews } from './grants.ts';
import { hrefOf, publishedDocuments } from './published.ts';
import { questionsView, responseOf } from './questions.ts';
import { contractorView, type PersonView } from './site.ts';

/** `/`: the cover. */
export interface CoverView {
  contractor: PersonView | null;
  starts: string;
  ends: string;
  firstCall: FirstCallView | null;
  channels: Channels;
  /** `1 business day`. */
  response: string | null;
  /** Access at a glance: the grants in the access document. */
  access: { href: string; grants: GrantView[] } | null;
  openQuestions: number;
}

export interface FirstCallView {
  /** Instant in UTC, ISO 8601. */
  at: string;
  minutes: number;
  link: string | null;
  /** The same instant on each side's clock, formatted. */
  clocks: Clock[];
}

export interface Clock {
  /** Whose clock: a person's name, or the time zone if it belongs to nobody listed. */
  label: string;
  timezone: string;
  /** `2026-11-30T09:00`, local. */
  dateTime: string;
  /** `Monday 30 November 2026, 09:00`. */
  text: string;
}

/** `/`: the client, the contractor, the dates, and where to start. */
export function coverView(engagement: Engagement, audience: Audience): CoverView {
  const { facts } = engagement;
  const documents = publishedDocuments(engagement, audience);
  const access = documents.find(({ kind }) => kind === 'access');
  return {
    contractor: facts.contractor ? contractorView(facts.contractor) : null,
    starts: facts.starts ?? '',
    ends: facts.ends ?? '',
    firstCall: facts.firstCall ? firstCallView(facts.firstCall, engagement) : null,
    channels: facts.channels,
    response: responseOf(engagement),
    access: access ? { href: hrefOf(access), grants: grantViews(access, engagement) } : null,
    openQuestions: questionsView(engagement, audience).open.length,
  };
}

/** The call on each side's clock: the host's, and the contractor's if it differs. */
export function firstCallView(call: FirstCall, { facts }: Engagement): FirstCallView {
  const instant = instantOf(call.at, call.timezone);
  const host = facts.people.find(({ timezone }) => timezone === call.timezone);
  const clocks = [clock(host?.name ?? cityOf(call.timezone), call.timezone, instant)];
  const { contractor } = facts;
  if (contractor?.timezone && contractor.timezone !== call.timezone) {
    clocks.push(clock(contractor.name, contractor.timezone, instant));
  }
  return { at: instant.toISOString(), minutes: call.minutes, link: call.link, clocks };
}

function clock(label: string, timezone: string, instant: Date): Clock {
  const dateTime = localTime(instant, timezone);
  return { label, timezone, dateTime, text: `${longDate(dateTime)}, ${dateTime.slice(11)}` };
}

/** Formatted by hand because the order and commas of `Intl` differ between versions. */
export function longDate(dateTime: string): string {
  const date = new Date(`${dateTime}Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(date);
  return `${part({ weekday: 'long' })} ${date.getUTCDate()} ${part({ month: 'long' })} ${date.getUTCFullYear()}`;
}
