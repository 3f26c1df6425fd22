import {
  Button,
  Field,
  Input,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { createContext, useContext, useState } from 'react';
import type { LeadLine } from '../../../service/leads/leads.schema';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { useSession } from '../../../ui/session';
import { inlineButton } from '../../../ui/list/inlineButton';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { useToasts } from '../../../ui/toasts/toasts';
import { useErrorText } from '../../../ui/useErrorText';
import { asApiError, useLoad } from '../../../ui/useLoad';
import { dayLabel } from '../tasks/due';

const useStyles = makeStyles({
  button: inlineButton,
  late: { color: meaning.tpOverdueText },
  quiet: { color: tokens.colorNeutralForeground3 },
  long: { maxHeight: '320px' },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 'min(280px, 80vw)' },
  inRow: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** Puts what was saved into the line of the list, its version too: the next change of the same line is not refused. */
export const LeadLineContext = createContext<(changed: { id: number } & Partial<LeadLine>) => void>(() => undefined);

/** Tells of a refused change, and lets it pass: the line stands as it was. */
export function useTellError(): (reason: unknown) => void {
  const toasts = useToasts();
  const errorText = useErrorText();
  return reason => toasts.show({ text: errorText(asApiError(reason)) });
}

/** Whose the lead is; whoever may hand it on changes it here. */
export function OwnerCell({ lead }: { lead: LeadLine }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can, user } = useSession();
  const give = useGiving();
  const name = lead.owner?.name ?? '';
  const mayGive = lead.mayWork && (can('leads.assign') || lead.owner?.id === user.id);
  const isOpen = lead.closeReason === '' && !['converted', 'merged', 'disqualified'].includes(lead.stage);
  if (!mayGive || !isOpen) return <>{name}</>;
  return (
    <span role="presentation" onClick={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <button
            type="button"
            className={styles.button}
            aria-label={t('leads.ownerEdit', { value: name || t('leads.nobodyHas') })}
          >
            {name || (
              <span className={styles.quiet} aria-hidden="true">
                +
              </span>
            )}
          </button>
        </MenuTrigger>
        <MenuPopover>
          <PeopleChoices exceptId={lead.owner?.id ?? null} onChoose={person => give(lead, person)} />
        </MenuPopover>
      </Menu>
    </span>
  );
}

type Person = { id: number; name: string } | null;

/** To whom a lead can be given; nobody for whoever assigns leads. */
export function PeopleChoices({ exceptId, onChoose }: { exceptId: number | null; onChoose(person: Person): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const people = useLoad('leadPeople', signal => leadsApi.people(signal));
  return (
    <MenuList className={styles.long}>
      {can('leads.assign') && exceptId !== null && (
        <MenuItem onClick={() => onChoose(null)}>{t('leads.nobodyHas')}</MenuItem>
      )}
      {(people.data?.people ?? [])
        .filter(person => person.id !== exceptId)
        .map(person => (
          <MenuItem key={person.id} onClick={() => onChoose(person)}>
            {person.name}
          </MenuItem>
        ))}
    </MenuList>
  );
}

/** Gives a lead away, says so, and puts it into the list; one that is seen no more is told by its old line. */
export function useGiving(): (lead: LeadLine, person: Person) => void {
  const { t } = useTexts();
  const toasts = useToasts();
  const tell = useTellError();
  const put = useContext(LeadLineContext);
  return (lead, person) => {
    leadsApi
      .assign(lead.id, { version: lead.version, userId: person?.id ?? null })
      .then(
        fresh => put(fresh),
        (reason: unknown) => {
          // Given away: it is the other's now, and not to be seen here any more.
          if (asApiError(reason).code !== 'lead.not_found') throw reason;
          put({ id: lead.id, owner: person, mayWork: false });
        },
      )
      .then(() => {
        const text = person
          ? t('leads.assigned', { number: lead.number, name: person.name })
          : t('leads.unassigned', { number: lead.number });
        toasts.show({ text });
      })
      .catch(tell);
  };
}

/** What comes next, and when; changed where it stands. */
export function NextCell({ lead }: { lead: LeadLine }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const put = useContext(LeadLineContext);
  const day = lead.nextDay ? dayLabel(lead.nextDay, language) : '';
  const words = [day, lead.nextAction].filter(Boolean).join(' ');
  const isLate = lead.nextIn !== null && lead.nextIn < 0;
  if (!lead.mayWork || lead.closeReason !== '') return <>{words}</>;
  return (
    <span role="presentation" onClick={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>
      <Popover open={isOpen} onOpenChange={(_, data) => setOpen(data.open)} trapFocus>
        <PopoverTrigger disableButtonEnhancement>
          <button
            type="button"
            className={mergeClasses(styles.button, isLate && styles.late)}
            title={words}
            aria-label={t('leads.nextEdit', { value: words || t('leads.nextNone') })}
          >
            {words || (
              <span className={styles.quiet} aria-hidden="true">
                +
              </span>
            )}
          </button>
        </PopoverTrigger>
        <PopoverSurface aria-label={t('leads.next')}>
          <NextForm
            lead={lead}
            onSaved={fresh => {
              put(fresh);
              setOpen(false);
            }}
          />
        </PopoverSurface>
      </Popover>
    </span>
  );
}

interface NextFormProps {
  lead: Pick<LeadLine, 'id' | 'version' | 'nextAction' | 'nextDay'>;
  onSaved(fresh: LeadLine): void;
  isInRow?: boolean;
}

/** The next step and its day, in a form of two fields. */
export function NextForm({ lead, onSaved, isInRow }: NextFormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const tell = useTellError();
  const [action, setAction] = useState(lead.nextAction);
  const [day, setDay] = useState(lead.nextDay ?? '');
  const write = (version: number, nextAction: string, nextDay: string | null) =>
    leadsApi.change(lead.id, version, { nextAction, nextDay });
  const save = (event: FormEvent) => {
    event.preventDefault();
    write(lead.version, action.trim(), day || null)
      .then(fresh => {
        onSaved(fresh);
        const undo = async () => onSaved(await write(fresh.version, lead.nextAction, lead.nextDay));
        toasts.show({ text: t('leads.nextSaved'), undo });
      })
      .catch(tell);
  };
  return (
    <form className={isInRow ? styles.inRow : styles.form} onSubmit={save}>
      <Field label={t('leads.nextAction')}>
        <Input value={action} maxLength={300} onChange={(_, data) => setAction(data.value)} />
      </Field>
      <Field label={t('leads.nextDay')}>
        <Input type="date" value={day} onChange={(_, data) => setDay(data.value)} />
      </Field>
      <Button type="submit" disabled={action.trim() === lead.nextAction && day === (lead.nextDay ?? '')}>
        {t('leads.saveNext')}
      </Button>
    </form>
  );
}
