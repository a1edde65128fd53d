import { defineKind } from './define-kind.ts';

export const weekOne = defineKind({ name: 'week-one' });
