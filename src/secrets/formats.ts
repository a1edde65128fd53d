import { CLOUD } from './formats/cloud.ts';
import { DEVELOPMENT } from './formats/development.ts';
import type { Format } from './formats/format.ts';
import { SERVICES } from './formats/services.ts';

/**
 * Credential formats that are recognizable on their own, as documented by their issuers or scanned
 * for by GitHub and GitLab. Both detection and documentation are generated from this list.
 */
export const FORMATS: readonly Format[] = [...CLOUD, ...DEVELOPMENT, ...SERVICES];
