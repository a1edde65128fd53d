import { defineKind } from './define-kind.ts';

export const conventions = defineKind({ name: 'conventions' });
