import { Combobox, Field, Option } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { SearchReply } from '../../service/reports/today.schema';
import { api } from '../api';
import { useTexts } from '../texts/texts';

export type ThingKind = 'company' | 'record' | 'contact';

interface Choice {
  id: number;
  name: string;
  /** What tells it from others of that name. */
  more: string;
}

interface Props {
  label: string;
  hint?: string;
  /** It may stay empty. */
  isOptional?: boolean;
  kind: ThingKind;
  /** The number in what was typed or pasted; 0 where there is none. */
  numberIn(text: string): number;
  /** 0 while nothing is chosen. */
  onChoose(id: number): void;
}

/** A company, person or record by its name; whoever may not see it pastes the address of its page, or its number. */
export function ThingField({ label, hint, isOptional = false, kind, numberIn, onChoose }: Props) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [isOpen, setOpen] = useState(false);
  const choices = useChoices(chosen ? '' : typed, kind);
  return (
    <Field label={label} hint={hint} required={!isOptional}>
      <Combobox
        freeform
        // What an input method writes is no key press: the list opens by what stands in the field.
        open={isOpen && choices.length > 0}
        onOpenChange={(_, data) => setOpen(data.open)}
        autoComplete="off"
        placeholder={isOptional ? undefined : t('upkeep.findPlaceholder')}
        value={typed}
        selectedOptions={chosen ? [String(chosen.id)] : []}
        onChange={event => {
          setTyped(event.target.value);
          setOpen(true);
          setChosen(null);
          onChoose(numberIn(event.target.value));
        }}
        onOptionSelect={(_, data) => {
          const found = choices.find(one => String(one.id) === data.optionValue);
          if (!found) return;
          setChosen(found);
          setTyped(found.name);
          onChoose(found.id);
        }}
      >
        {choices.map(choice => (
          <Option key={choice.id} value={String(choice.id)} text={choice.name}>
            {choice.more ? `${choice.name} · ${choice.more}` : choice.name}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}

/** What is found for a text, a moment after the last key; answers to older texts are dropped. */
function useChoices(q: string, kind: ThingKind): readonly Choice[] {
  const [found, setFound] = useState<readonly Choice[]>([]);
  const text = q.trim();
  useEffect(() => {
    if (!text) {
      setFound([]);
      return;
    }
    const abort = new AbortController();
    const timer = window.setTimeout(() => {
      api.search(text, abort.signal).then(
        reply => !abort.signal.aborted && setFound(choicesOf(reply, kind)),
        () => !abort.signal.aborted && setFound([]),
      );
    }, 150);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [text, kind]);
  return found;
}

function choicesOf({ companies, records, people }: SearchReply, kind: ThingKind): Choice[] {
  if (kind === 'company') return companies.map(({ id, name, ownerName }) => ({ id, name, more: ownerName ?? '' }));
  if (kind === 'record') return records.map(({ id, number, company }) => ({ id, name: number, more: company }));
  return people.map(({ id, name, address, company }) => ({
    id,
    name,
    more: [address, company].filter(Boolean).join(' · '),
  }));
}
