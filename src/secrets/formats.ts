import { CLOUD } from './formats/cloud.ts';
import { DEVELOPMENT } from './formats/development.ts';
import type { Format } from './formats/format.ts';
import { SERVICES } from './formats/services.ts';

/**
 * The forms of credentials that are told by their form alone, as their issuers document them, or as
 * GitHub and GitLab scan for them. Detection and documentation are both made from this list.
 */
export const FORMATS: readonly Format[] = [...CLOUD, ...DEVELOPMENT, ...SERVICES];
