import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { createContext, useContext, useState } from 'react';
import type { OpportunityChange, OpportunityLine } from '../../../service/leads/opportunity.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { inlineButton } from '../../../ui/list/inlineButton';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { useToasts } from '../../../ui/toasts/toasts';
import { useErrorText } from '../../../ui/useErrorText';
import { asApiError } from '../../../ui/useLoad';
import { dayLabel } from '../tasks/due';
import { isClosed } from './dealQuery';
import { LateMark, OpenDay, useIsPast } from './dealWords';

const useStyles = makeStyles({
  button: inlineButton,
  late: { color: meaning.tpOverdueText },
  quiet: { color: tokens.colorNeutralForeground3 },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, width: 'min(280px, 80vw)' },
});

/** Puts what was saved into the line of the list, its version too: the next change of the same line is not refused. */
export const DealLineContext = createContext<(changed: OpportunityLine) => void>(() => undefined);

type Part = Pick<OpportunityChange, 'nextAction' | 'nextDay' | 'expectedDay'>;

interface CellProps {
  deal: OpportunityLine;
  /** What the button is called. */
  label: string;
  face: ReactNode;
  /** What stood there, to be put back. */
  before: Part;
  fields(part: Part, set: (part: Part) => void): ReactNode;
}

/** A cell that opens a small form under itself, saves it, and offers to take it back. */
function FormCell({ deal, label, face, before, fields }: CellProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const errorText = useErrorText();
  const put = useContext(DealLineContext);
  const [isOpen, setOpen] = useState(false);
  const [part, setPart] = useState<Part>(before);
  const save = (event: FormEvent) => {
    event.preventDefault();
    opportunityApi
      .change(deal, part)
      .then(fresh => {
        put(fresh);
        setOpen(false);
        const undo = async () => put(await opportunityApi.change(fresh, before));
        toasts.show({ text: t('deals.saved', { number: deal.number }), undo });
      })
      .catch((reason: unknown) => toasts.show({ text: errorText(asApiError(reason)) }));
  };
  return (
    <span role="presentation" onClick={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>
      <Popover
        open={isOpen}
        trapFocus
        onOpenChange={(_, data) => {
          if (data.open) setPart(before);
          setOpen(data.open);
        }}
      >
        <PopoverTrigger disableButtonEnhancement>
          <button type="button" className={styles.button} aria-label={label} title={label}>
            {face || (
              <span className={styles.quiet} aria-hidden="true">
                +
              </span>
            )}
          </button>
        </PopoverTrigger>
        <PopoverSurface aria-label={label}>
          <form className={styles.form} onSubmit={save}>
            {fields(part, more => setPart(old => ({ ...old, ...more })))}
            <Button type="submit" appearance="primary">
              {t('deals.save')}
            </Button>
          </form>
        </PopoverSurface>
      </Popover>
    </span>
  );
}

const mayEdit = (deal: OpportunityLine): boolean => deal.mayChange && !isClosed(deal.stage);

/** What comes next, and when; changed where it stands. */
export function NextCell({ deal }: { deal: OpportunityLine }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const isPast = useIsPast()(deal.nextDay) && !isClosed(deal.stage);
  const words = [deal.nextDay && dayLabel(deal.nextDay, language), deal.nextAction].filter(Boolean).join(' ');
  const face = words && (
    <span className={mergeClasses(isPast && styles.late)}>
      {isPast && <LateMark />} {words}
    </span>
  );
  if (!mayEdit(deal)) return <>{words}</>;
  return (
    <FormCell
      deal={deal}
      label={t('deals.nextEdit', { value: words || t('deals.none') })}
      face={face}
      before={{ nextAction: deal.nextAction, nextDay: deal.nextDay }}
      fields={(part, set) => (
        <>
          <Field label={t('deals.nextAction')}>
            <Input
              value={part.nextAction ?? ''}
              maxLength={300}
              onChange={(_, data) => set({ nextAction: data.value })}
            />
          </Field>
          <Field label={t('deals.nextDay')}>
            <Input
              type="date"
              value={part.nextDay ?? ''}
              onChange={(_, data) => set({ nextDay: data.value || null })}
            />
          </Field>
        </>
      )}
    />
  );
}

/** On which day it is expected; changed where it stands. */
export function ExpectedCell({ deal }: { deal: OpportunityLine }) {
  const { t, language } = useTexts();
  const day = <OpenDay day={deal.expectedDay} isOpen={!isClosed(deal.stage)} />;
  if (!mayEdit(deal)) return day;
  return (
    <FormCell
      deal={deal}
      label={t('deals.expectedEdit', {
        value: deal.expectedDay ? dayLabel(deal.expectedDay, language) : t('deals.none'),
      })}
      face={deal.expectedDay && day}
      before={{ expectedDay: deal.expectedDay }}
      fields={(part, set) => (
        <Field label={t('deals.expected')}>
          <Input
            type="date"
            value={part.expectedDay ?? ''}
            onChange={(_, data) => set({ expectedDay: data.value || null })}
          />
        </Field>
      )}
    />
  );
}
