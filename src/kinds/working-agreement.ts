import { defineKind } from './define-kind.ts';

export const workingAgreement = defineKind({ name: 'working-agreement' });
