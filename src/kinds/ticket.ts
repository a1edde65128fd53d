import { defineKind } from './define-kind.ts';

export const ticket = defineKind({ name: 'ticket', once: false });
