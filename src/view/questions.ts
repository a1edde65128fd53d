import { text } from '../model/engagement-facts.ts';
import type { Audience, Document, Engagement } from '../model/workspace.ts';
import { hrefOf, publishedDocuments } from './published.ts';
import { nameOf, personView } from './site.ts';
import type { QuestionsView, QuestionView } from './views.ts';

/** `/questions/`: what was asked, the newest first, and where to ask. */
export function questionsView(engagement: Engagement, audience: Audience): QuestionsView {
  const questions = publishedDocuments(engagement, audience)
    .filter(({ kind }) => kind === 'question')
    .map((document) => questionView(document, engagement))
    .sort((a, b) => (a.asked === b.asked ? 0 : a.asked < b.asked ? 1 : -1));
  const { channels, people } = engagement.facts;
  const owner = people.find(({ owns }) => owns.includes('questions'));
  return {
    open: questions.filter(({ answered }) => answered === null),
    answered: questions.filter(({ answered }) => answered !== null),
    channel: channels.questions ?? null,
    response: responseOf(engagement),
    owner: owner ? personView(owner) : null,
  };
}

export function questionView(document: Document, engagement: Engagement): QuestionView {
  const { data } = document.source.frontmatter;
  const answeredBy = text(data.answeredBy);
  return {
    title: document.title,
    href: hrefOf(document),
    asked: text(data.asked) ?? '',
    by: nameOf(text(data.by) ?? '', engagement),
    answered: text(data.answered),
    answeredBy: answeredBy === null ? null : nameOf(answeredBy, engagement),
    blocking: data.blocking === true,
  };
}

/** @returns `1 business day`; null where nobody promised a time */
export function responseOf({ facts: { responseWithin } }: Engagement): string | null {
  if (responseWithin === null) return null;
  return `${responseWithin} business ${responseWithin === 1 ? 'day' : 'days'}`;
}
