import { defineKind } from './define-kind.ts';

export const walkthroughs = defineKind({ name: 'walkthroughs' });
