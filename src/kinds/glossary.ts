import { defineKind } from './define-kind.ts';

export const glossary = defineKind({ name: 'glossary' });
