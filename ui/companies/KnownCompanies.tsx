import {
  Button,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { DuplicateBody, DuplicateLine, DuplicateReply } from '../../service/companies/duplicates.schema';
import type { NewCompanyProposal } from '../../service/filing/filing.schema';
import { SimilarCompanies } from '../filing/SimilarCompanies';
import type { ApiError } from '../http';
import { ErrorBar } from '../StateView';
import { useTexts } from '../texts/texts';
import { useSave } from '../useSave';
import { mergingApi } from './mergingApi';
import { useKnown } from './useKnown';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    listStyle: 'none',
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface KnownProps {
  reply: DuplicateReply;
  /** It was to be saved and is there already. */
  isRefused?: boolean;
  onUse(companyId: number): void;
}

/** Companies that may be the one that is about to be entered, each with its reasons; of a colleague's only whose it is, since when, and how long silent. */
export function KnownCompanies({ reply, isRefused = false, onUse }: KnownProps) {
  const styles = useStyles();
  const { t } = useTexts();
  if (reply.companies.length === 0) return null;
  return (
    <MessageBar intent={isRefused ? 'error' : 'warning'} layout="multiline" role={isRefused ? 'alert' : 'status'}>
      <MessageBarBody>
        <MessageBarTitle>{t(isRefused ? 'protection.refused' : 'protection.known')}</MessageBarTitle>
        <ul className={styles.list}>
          {reply.companies.slice(0, 5).map(line => (
            <Line
              key={`${line.id} ${line.place}`}
              line={line}
              checkId={reply.checkId}
              isMain={isRefused}
              onUse={onUse}
            />
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

interface LineProps {
  line: DuplicateLine;
  checkId: number | null;
  isMain: boolean;
  onUse(companyId: number): void;
}

function Line({ line, checkId, isMain, onUse }: LineProps) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const { id } = line;
  const why = line.reasons.map(reason => find('protection', `why_${reason}`) ?? reason);
  const whose = line.ownerName ? t('protection.owned', { name: line.ownerName }) : t('protection.nobody');
  const facts = [
    ...why,
    whose,
    t('protection.since', { date: line.since }),
    find('protection', `last_${line.lastContact}`) ?? '',
  ];
  return (
    <li className={styles.line}>
      <strong>{line.name}</strong>
      <span className={styles.quiet}>{facts.join(' · ')}</span>
      {id !== null ? (
        <Button size="small" appearance={isMain ? 'primary' : undefined} onClick={() => onUse(id)}>
          {t('protection.mine')}
        </Button>
      ) : (
        checkId !== null && (
          <AskOwner wish={{ checkId, place: line.place }} ownerName={line.ownerName} isMain={isMain} />
        )
      )}
    </li>
  );
}

/** Asks whoever owns a company to share it. */
export function AskOwner({
  wish,
  ownerName,
  isMain = false,
}: {
  wish: { checkId: number; place: number } | { companyId: number };
  ownerName: string | null;
  /** Nothing else leads on from here. */
  isMain?: boolean;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [note, setNote] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  if (!ownerName) return null;
  if (isAsked) return <span role="status">{t('protection.asked', { name: ownerName })}</span>;
  if (note === null) {
    return (
      <Button size="small" appearance={isMain ? 'primary' : undefined} onClick={() => setNote('')}>
        {t('protection.ask')}
      </Button>
    );
  }
  const ask = () =>
    saving.run(async () => {
      await mergingApi.requestAccess({ ...wish, ...(note.trim() ? { note: note.trim() } : {}) });
      setAsked(true);
    });
  return (
    <span className={styles.line}>
      <Input
        size="small"
        autoFocus
        aria-label={t('protection.askNote')}
        placeholder={t('protection.askNote')}
        value={note}
        maxLength={500}
        onChange={(_, data) => setNote(data.value)}
      />
      <Button size="small" appearance="primary" disabledFocusable={saving.isSaving} onClick={ask}>
        {t('protection.send')}
      </Button>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
    </span>
  );
}

interface KnownNowProps {
  body: DuplicateBody;
  /** What saving was refused with, if it was. */
  refusal: ApiError | null;
  onUse(companyId: number): void;
}

/**
 * Asks, a moment after the last key, whether what is typed is known already, and tells. Where saving was refused because it is, the same box says so:
 * one place says what is the matter and leads on.
 */
export function KnownNow({ body, refusal, onUse }: KnownNowProps) {
  const { name, otherName, country, domains, website, taxNumbers } = body;
  const { reply, error } = useKnown({ name, otherName, country, domains, website, taxNumbers });
  const similar = similarOf(refusal);
  const isTold = similar.every(one => reply.companies.some(line => line.name === one.name));
  if (similar.length > 0 && !isTold) return <SimilarCompanies similar={similar} isRefused onUse={onUse} />;
  return (
    <>
      <KnownCompanies reply={reply} isRefused={similar.length > 0} onUse={onUse} />
      {refusal && similar.length === 0 && <ErrorBar error={refusal} isWrite />}
      {error && !refusal && <ErrorBar error={error} />}
    </>
  );
}

/** Companies that the service names in refusing a second one (company.exists). */
function similarOf(error: ApiError | null): NewCompanyProposal['similar'] {
  if (error?.code !== 'company.exists') return [];
  const { similar } = error.details;
  return Array.isArray(similar) ? (similar as NewCompanyProposal['similar']) : [];
}
