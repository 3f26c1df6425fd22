// What the pane leaves in the window for the handler of sending (addin/guard).
import type { Answer, Composed } from './composing';
import { isVerdictCurrent, unkept } from './composing';
import type { LeftFacts } from './guard/localRules';
import { markOf } from './guard/localRules';

/** Outlook keeps 50,000 characters for a mail, the key and what stands around it included. */
export const MOST_LEFT = 48_000;

/**
 * What is left: the language, what is known of the recipients, the choice, the reasons, and what the service says of this very mail. What is too long loses the numbers of others and the
 * oldest known addresses first, never a reason.
 */
export function leftFacts(state: Composed, language: string): LeftFacts {
  const { draft, people, verdict, choice, answers } = state;
  const facts = people?.reply.facts;
  const left: LeftFacts = { language, ref: choice?.ref ?? null, answers: [...answers] };
  if (facts) Object.assign(left, { own: facts.own, known: facts.known, foreign: facts.foreign });
  // A reason that the service has not heard yet changes what it says.
  if (draft && verdict && isVerdictCurrent(state) && unkept(state).length === 0) {
    const mail = { ...draft, recipients: [...draft.recipients], attachments: [...draft.attachments] };
    const { verdict: said, message, header } = verdict.reply;
    left.verdict = { of: markOf(mail), verdict: said, message, header };
  }
  return bounded(left);
}

function bounded(left: LeftFacts): LeftFacts {
  const facts = { ...left };
  while (JSON.stringify(facts).length > MOST_LEFT) {
    if (facts.foreign && facts.foreign.length > 0) facts.foreign = facts.foreign.slice(0, facts.foreign.length >> 1);
    else if (facts.known && facts.known.length > 0) facts.known = facts.known.slice(0, facts.known.length >> 1);
    else if (facts.verdict) delete facts.verdict;
    else if (facts.own && facts.own.length > 0) facts.own = facts.own.slice(0, facts.own.length >> 1);
    else if (facts.answers && facts.answers.length > 0) facts.answers = facts.answers.slice(1);
    else break;
  }
  return facts;
}

/** What an earlier pane of this window left: the reasons. What cannot be read is nothing. */
export function answersLeft(text: string | null): Answer[] {
  try {
    const left = JSON.parse(text ?? 'null') as LeftFacts | null;
    const answers = Array.isArray(left?.answers) ? left.answers : [];
    return answers.flatMap(({ code, key, reason, about }) =>
      typeof code === 'string' && typeof key === 'string' && typeof reason === 'string'
        ? [{ code, key, reason, ...(typeof about === 'string' ? { about } : {}) }]
        : [],
    );
  } catch {
    return [];
  }
}
