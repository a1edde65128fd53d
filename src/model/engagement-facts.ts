import { publishable } from './address.ts';
import type { Source } from './source.ts';
import {
  type Contractor,
  DUTIES,
  type EngagementFacts,
  type FirstCall,
  type Person,
  type Repository,
} from './workspace.ts';

type Data = Record<string, unknown>;

/**
 * The facts in an `index.mdx`. A value of the wrong type is null or left out: the schema reports
 * it, and other code needn't handle it.
 */
export function engagementFacts(source: Source | null): EngagementFacts {
  const data = source?.frontmatter.data ?? {};
  return {
    title: text(data.title) ?? '',
    description: text(data.description) ?? '',
    company: text(data.company) ?? '',
    contractor: contractor(data.contractor),
    starts: text(data.starts),
    ends: text(data.ends),
    repository: repository(data.repository),
    people: mappings(data.people).flatMap((person) => people(person)),
    channels: channels(data.channels),
    responseWithin: responseWithin(mapping(data.response).within),
    firstCall: firstCall(data.firstCall),
    include: array(data.include).flatMap((path) => text(path) ?? []),
  };
}

export function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function mapping(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Data)
    : {};
}

export function array(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function mappings(value: unknown): Data[] {
  return array(value).map(mapping);
}

function contractor(value: unknown): Contractor | null {
  const data = mapping(value);
  const name = text(data.name);
  if (name === null) return null;
  return { name, email: text(data.email), timezone: text(data.timezone), hours: text(data.hours) };
}

function people(data: Data): Person[] {
  const id = text(data.id);
  if (id === null) return [];
  return [
    {
      id,
      name: text(data.name) ?? id,
      role: text(data.role) ?? '',
      email: text(data.email),
      timezone: text(data.timezone),
      hours: text(data.hours),
      owns: DUTIES.filter((duty) => array(data.owns).includes(duty)),
    },
  ];
}

function repository(value: unknown): Repository | null {
  const data = mapping(value);
  if (Object.keys(data).length === 0) return null;
  return { url: publishable(data.url, 'web'), commit: text(data.commit), path: text(data.path) };
}

function channels(value: unknown): EngagementFacts['channels'] {
  const data = mapping(value);
  const found: EngagementFacts['channels'] = {};
  for (const name of ['questions', 'updates', 'review'] as const) {
    const url = publishable(data[name], 'address');
    if (url) found[name] = url;
  }
  return found;
}

function responseWithin(value: unknown): number | null {
  const days = /^(\d+) business days?$/.exec(text(value) ?? '')?.[1];
  return days === undefined ? null : Number(days);
}

function firstCall(value: unknown): FirstCall | null {
  const data = mapping(value);
  const at = text(data.at);
  const timezone = text(data.timezone);
  if (at === null || timezone === null) return null;
  const minutes = typeof data.minutes === 'number' ? data.minutes : 15;
  return { at, timezone, minutes, link: publishable(data.link, 'web') };
}
