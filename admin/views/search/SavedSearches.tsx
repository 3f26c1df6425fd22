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
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { useState } from 'react';
import type { SavedSearchLine } from '../../../service/reports/search.schema';
import { api } from '../../../ui/api';
import type { ApiError } from '../../../ui/http';
import { PageLink } from '../../../ui/router';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError, useLoad } from '../../../ui/useLoad';

const useStyles = makeStyles({
  head: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  name: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  naming: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalXS },
});

/** The searches that this person keeps: open, keep the present one, rename, replace, delete. */
export function SavedSearches({ q }: { q: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const load = useLoad('saved-searches', signal => api.savedSearches(signal));
  const [naming, setNaming] = useState<SavedSearchLine | 'new' | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const act = (work: Promise<unknown>, said: string) => {
    setError(null);
    work.then(
      () => {
        setNaming(null);
        toasts.show({ text: said });
        load.reload();
      },
      (thrown: unknown) => setError(asApiError(thrown)),
    );
  };
  const keep = (name: string) => {
    if (naming === 'new') act(api.saveSearch({ name, query: q }), t('search.savedToast', { name }));
    else if (naming) act(api.changeSearch(naming.id, { ...naming, name }), t('search.changedToast', { name }));
  };
  return (
    <section className={styles.part} aria-label={t('search.saved')}>
      <h2 className={styles.head}>{t('search.saved')}</h2>
      {error && <ErrorBar error={error} isWrite />}
      {naming ? (
        <Naming start={naming === 'new' ? '' : naming.name} onKeep={keep} onCancel={() => setNaming(null)} />
      ) : (
        q !== '' && <Button onClick={() => setNaming('new')}>{t('search.saveAs')}</Button>
      )}
      <StateView
        load={load}
        empty={data => (data.searches.length === 0 ? <p className={styles.quiet}>{t('search.savedNone')}</p> : null)}
      >
        {data => (
          <div className={styles.part}>
            {data.searches.map(one => (
              <SavedLine
                key={one.id}
                search={one}
                canReplace={q !== '' && q !== one.query}
                onRename={() => setNaming(one)}
                onReplace={() =>
                  act(api.changeSearch(one.id, { ...one, query: q }), t('search.changedToast', { name: one.name }))
                }
                onRemove={() =>
                  act(api.removeSearch(one.id, one.version), t('search.removedToast', { name: one.name }))
                }
              />
            ))}
          </div>
        )}
      </StateView>
    </section>
  );
}

function Naming({ start, onKeep, onCancel }: { start: string; onKeep(name: string): void; onCancel(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [name, setName] = useState(start);
  return (
    <form
      className={styles.part}
      onSubmit={event => {
        event.preventDefault();
        if (name.trim() !== '') onKeep(name.trim());
      }}
    >
      <Field label={t('search.name')}>
        <Input autoFocus value={name} maxLength={100} onChange={(_, data) => setName(data.value)} />
      </Field>
      <div className={styles.naming}>
        <Button type="submit" appearance="primary" disabled={name.trim() === ''}>
          {t('search.keep')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

interface LineProps {
  search: SavedSearchLine;
  canReplace: boolean;
  onRename(): void;
  onReplace(): void;
  onRemove(): void;
}

function SavedLine({ search, canReplace, onRename, onReplace, onRemove }: LineProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.line}>
      <PageLink className={styles.name} to={`/search?q=${encodeURIComponent(search.query)}`} title={search.query}>
        {search.name}
      </PageLink>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            size="small"
            icon={<MoreHorizontalRegular />}
            aria-label={t('search.more', { name: search.name })}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={onRename}>{t('search.rename')}</MenuItem>
            {canReplace && <MenuItem onClick={onReplace}>{t('search.useThis')}</MenuItem>}
            <MenuItem onClick={onRemove}>{t('search.remove')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}
