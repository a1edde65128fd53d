import { defineKind } from './define-kind.ts';

export const spec = defineKind({ name: 'spec', readBefore: 'first-call' });
