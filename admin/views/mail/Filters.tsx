import {
  Button,
  Input,
  makeStyles,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../ui/api';
import type { MessageQuery } from '../../../ui/apiTypes';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { useKeys } from '../../../ui/keys';
import { setQuery } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { directions, isUnfiltered, states } from './query';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  search: { width: '240px', [onPhone]: { width: '100%' } },
  chip: { fontWeight: tokens.fontWeightRegular, minWidth: 0 },
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    borderTopColor: tokens.colorCompoundBrandStroke,
    borderRightColor: tokens.colorCompoundBrandStroke,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    borderLeftColor: tokens.colorCompoundBrandStroke,
  },
});

interface Choice {
  value: string;
  label: string;
}

/** Filters as chips; each stands in the address, so that a colleague sees the same list. */
export function Filters({ query }: { query: MessageQuery }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const mailboxes = useLoad('mailboxes', signal => api.mailboxes(signal));
  const { words } = useDictionary();
  const boxes = mailboxes.data?.mailboxes ?? [];
  return (
    <div className={styles.bar}>
      <WordsBox key={query.q ?? ''} q={query.q ?? ''} />
      <Chip
        name="state"
        label={t('mail.state')}
        value={query.state ?? null}
        choices={states.map(state => ({ value: state, label: t(`today.state_${state}`) }))}
      />
      <Chip
        name="direction"
        label={t('mail.direction')}
        value={query.direction ?? null}
        choices={directions.map(direction => ({ value: direction, label: t(`mail.direction_${direction}`) }))}
      />
      {boxes.length > 1 && (
        <Chip
          name="mailbox"
          label={t('mail.mailbox')}
          value={query.mailboxId === undefined ? null : String(query.mailboxId)}
          choices={boxes.map(box => ({ value: String(box.id), label: box.address }))}
        />
      )}
      <Chip
        name="warned"
        label={t('warnings.filter')}
        value={query.warned ? 'true' : null}
        choices={[{ value: 'true', label: t('warnings.filterOn') }]}
      />
      <Chip
        name="category"
        label={t('categories.set')}
        value={query.category ?? null}
        choices={words('mail_category', query.category).map(word => ({ value: word.code, label: word.name }))}
      />
      <Fixed name="company" value={query.companyId} label={t('mail.ofCompany')} />
      <Fixed name="record" value={query.recordId} label={t('mail.ofRecord')} />
      <Fixed
        name="since"
        value={query.since}
        label={query.since ? t('mail.since', { date: formats.date(query.since) }) : ''}
      />
      <Fixed
        name="before"
        value={query.before}
        label={query.before ? t('mail.before', { date: formats.date(query.before) }) : ''}
      />
      {!isUnfiltered(query) && (
        <Button appearance="transparent" onClick={clearFilters}>
          {t('common.clearFilters')}
        </Button>
      )}
    </div>
  );
}

export function clearFilters(): void {
  setQuery({
    q: null,
    state: null,
    direction: null,
    mailbox: null,
    company: null,
    record: null,
    since: null,
    before: null,
    warned: null,
    category: null,
  });
}

function WordsBox({ q }: { q: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [typed, setTyped] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  useKeys([{ code: 'KeyF', group: 'lists', label: 'mail.keyFilter', run: () => input.current?.focus() }]);
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = window.setTimeout(() => setQuery({ q: typed.trim() || null }, { replace: true }), 400);
    return () => window.clearTimeout(timer);
  }, [typed, q]);
  return (
    <Input
      ref={input}
      type="search"
      className={styles.search}
      aria-label={t('mail.searchPlaceholder')}
      placeholder={t('mail.searchPlaceholder')}
      contentBefore={<SearchRegular />}
      value={typed}
      onChange={(_, data) => setTyped(data.value)}
      onKeyDown={event =>
        event.key === 'Enter' && !event.nativeEvent.isComposing && setQuery({ q: typed.trim() || null })
      }
    />
  );
}

interface ChipProps {
  name: string;
  label: string;
  value: string | null;
  choices: readonly Choice[];
}

/** "State" opens its choices; "State: Filed ✕" is taken away with one click. */
function Chip({ name, label, value, choices }: ChipProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const chosen = choices.find(choice => choice.value === value);
  if (chosen) {
    return (
      <Button
        shape="circular"
        className={styles.chosen}
        icon={<DismissRegular />}
        iconPosition="after"
        aria-label={t('mail.removeFilter', { label, value: chosen.label })}
        onClick={() => setQuery({ [name]: null })}
      >
        {label}: {chosen.label}
      </Button>
    );
  }
  return (
    <Menu
      checkedValues={{ [name]: [] }}
      onCheckedValueChange={(_, data) => setQuery({ [name]: data.checkedItems[0] ?? null })}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button shape="circular" className={styles.chip}>
          {label}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices.map(choice => (
            <MenuItemRadio key={choice.value} name={name} value={choice.value}>
              {choice.label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** A filter that a link has set and that is only taken away here. */
function Fixed({ name, value, label }: { name: string; value: string | number | undefined; label: string }) {
  const styles = useStyles();
  if (value === undefined) return null;
  return (
    <Button
      shape="circular"
      className={styles.chosen}
      icon={<DismissRegular />}
      iconPosition="after"
      onClick={() => setQuery({ [name]: null })}
    >
      {label}
    </Button>
  );
}
