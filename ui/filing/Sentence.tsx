import type { ReactNode } from 'react';
import { Fragment, useMemo } from 'react';
import type { ReasonReply } from '../../service/filing/filing.schema';
import { richSentence, useTexts } from '../texts/texts';
import type { TextsState } from '../texts/texts';
import { fill } from '../texts/filling';
import type { Formats } from '../useFormats';
import { useFormats } from '../useFormats';
import { asSentence, kindKey, placeOf, specialKey } from './sentences';

const day = /^\d{4}-\d\d-\d\d$/;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function wordsOf(reason: ReasonReply, texts: TextsState, formats: Formats): Record<string, string> {
  const words: Record<string, string> = { ...reason.values };
  const place = placeOf(reason);
  if (place) words.place = texts.find('reasons', `place_${place}`) ?? '';
  const kind = words.kind ? kindKey(words.kind) : null;
  if (kind) words.kind = texts.t(kind);
  // A day without a clock is that day everywhere: its noon is in no zone another one.
  if (day.test(words.date ?? '')) words.date = formats.day(`${words.date}T12:00:00Z`);
  else if (instant.test(words.date ?? '')) words.date = formats.day(words.date);
  return words;
}

function sentenceFor(reason: ReasonReply, texts: TextsState): string | null {
  const special = specialKey(reason);
  return (special && texts.find('reasons', special)) ?? texts.find('reasons', reason.code);
}

/** Words that name no thing of the mail and so are not set in semibold. */
const plainWords: ReadonlySet<string> = new Set(['place', 'kind', 'n', 'date']);

/** The sentence of a reason in the person's language, with its values semibold; the code itself where no sentence is known. */
export function Sentence({ reason, inLine }: { reason: ReasonReply; inLine?: boolean }): ReactNode {
  const texts = useTexts();
  const formats = useFormats();
  return useMemo(() => {
    const sentence = sentenceFor(reason, texts);
    if (!sentence) return reason.code;
    const words = wordsOf(reason, texts, formats);
    const values: Record<string, ReactNode> = {};
    for (const [name, value] of Object.entries(words)) {
      values[name] = plainWords.has(name) ? <Fragment>{value}</Fragment> : value;
    }
    return richSentence(inLine ? sentence : asSentence(sentence), values);
  }, [reason, inLine, texts, formats]);
}

/** The same as plain text, for labels and titles. */
export function useSentenceText(): (reason: ReasonReply) => string {
  const texts = useTexts();
  const formats = useFormats();
  return reason => {
    const sentence = sentenceFor(reason, texts);
    return sentence ? fill(asSentence(sentence), wordsOf(reason, texts, formats)) : reason.code;
  };
}
