import { defineKind } from './define-kind.ts';

export const brief = defineKind({ name: 'brief', readBefore: 'first-call' });
