import { defineKind } from './define-kind.ts';

export const page = defineKind({ name: 'page', once: false });
