import { inspect } from './inspect.ts';
import { sites } from './page.ts';

// In a file of its own, so that two workers share the pages.
inspect(sites.filter(({ build }) => build !== 'root'));
