import { defineKind } from './define-kind.ts';

export const setup = defineKind({ name: 'setup' });
