import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { BuildingBankRegular } from '@fluentui/react-icons/svg/building-bank';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { useState } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import type { BankDecision, BankDetails } from '../../../service/filing/warnings/warnings.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { Card } from '../../../ui/Page';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { BankEntry } from './BankEntry';
import { BankOrigin } from './BankOrigin';

type Detail = BankDetails['details'][number];
type State = BankDecision['state'];

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  card: { overflowX: 'auto' },
  table: { minWidth: '760px' },
  value: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  retired: { textDecoration: 'line-through', color: tokens.colorNeutralForeground3 },
  state: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  good: { color: meaning.tpFiledIcon },
  bad: { color: meaning.tpRiskText },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, verticalAlign: 'top' },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, display: 'block' },
});

/** The accounts that are known of a company: where each comes from, since when, and who has checked it. */
export function Bank({ company }: { company: Pick<CompanyReply, 'id'> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad(`bank:${company.id}`, signal => companyApi.bank(company.id, signal));
  const [asked, setAsked] = useState<{ detail: Detail; state: 'confirmed' | 'retired' } | null>(null);
  const deciding = useDeciding(fresh => load.setData(() => fresh));
  return (
    <div className={styles.page}>
      <p className={styles.quiet}>{t('companyWork.bankLead')}</p>
      {load.data?.mayDecide && <BankEntry companyId={company.id} onFresh={fresh => load.setData(() => fresh)} />}
      <StateView
        load={load}
        empty={data =>
          data.details.length === 0 ? (
            <Empty
              icon={<BuildingBankRegular />}
              line={t(data.mayDecide ? 'companyWork.bankNoneEnter' : 'companyWork.bankNone')}
            />
          ) : null
        }
      >
        {data => (
          <>
            <Card className={styles.card} label={t('companyWork.tab_bank')}>
              <Accounts
                data={data}
                onAsk={(detail, state) => setAsked({ detail, state })}
                onAgain={detail => deciding.decide(detail, 'seen')}
                onRemove={deciding.remove}
              />
            </Card>
            {!data.isWhole && <p className={styles.quiet}>{t('companyWork.bankMasked')}</p>}
            {deciding.error && !asked && <ErrorBar error={deciding.error} isWrite />}
          </>
        )}
      </StateView>
      {asked && (
        <Deciding
          {...asked}
          deciding={deciding}
          onClose={() => {
            setAsked(null);
            deciding.clear();
          }}
        />
      )}
    </div>
  );
}

/** Decides on an account, shows what has become of it, and offers to take it back. */
function useDeciding(onFresh: (fresh: BankDetails) => void) {
  const { t } = useTexts();
  const toasts = useToasts();
  const save = useSave();
  const send = async (detail: Detail, state: State, note?: string) => {
    const fresh = await companyApi.decideBank(detail.id, { state, version: detail.version, ...(note ? { note } : {}) });
    onFresh(fresh);
    return fresh.details.find(one => one.id === detail.id);
  };
  const decide = (detail: Detail, state: State, note?: string, onDone?: () => void) =>
    save.run(async () => {
      const now = await send(detail, state, note);
      onDone?.();
      const before = detail.state as State;
      toasts.show({
        text: t(`companyWork.bankSaved_${state}`, { value: detail.value }),
        ...(now
          ? {
              undo: async () =>
                void (await send({ ...detail, version: now.version }, before, detail.note ?? undefined)),
            }
          : {}),
      });
    });
  const remove = (detail: Detail) =>
    save.run(async () => {
      onFresh(await companyApi.removeBank(detail.id, detail.version));
      toasts.show({ text: t('companyWork.bankRemoved', { value: detail.value }) });
    });
  return { decide, remove, error: save.error, isSaving: save.isSaving, clear: save.clear };
}

interface AccountsProps {
  data: BankDetails;
  onAsk(detail: Detail, state: 'confirmed' | 'retired'): void;
  onAgain(detail: Detail): void;
  onRemove(detail: Detail): void;
}

function Accounts({ data, ...acts }: AccountsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const heads = ['bankAccount', 'bankState', 'bankFrom', 'bankFirst', 'bankLast'] as const;
  return (
    <Table className={styles.table} size="small" aria-label={t('companyWork.tab_bank')}>
      <TableHeader>
        <TableRow>
          {heads.map(head => (
            <TableHeaderCell key={head}>{t(`companyWork.${head}`)}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {data.details.map(detail => (
          <TableRow key={detail.id}>
            <TableCell className={styles.cell}>
              <span className={mergeClasses(styles.value, detail.state === 'retired' && styles.retired)}>
                {detail.value}
              </span>
              <span className={styles.small}>{t(`companyWork.bankKind_${detail.kind as 'iban'}`)}</span>
            </TableCell>
            <TableCell className={styles.cell}>
              <Standing detail={detail} />
              {data.mayDecide && <Acts detail={detail} {...acts} />}
            </TableCell>
            <TableCell className={styles.cell}>
              <BankOrigin detail={detail} />
            </TableCell>
            <TableCell className={styles.cell}>
              <DateText at={detail.firstSeenAt} />
            </TableCell>
            <TableCell className={styles.cell}>
              <DateText at={detail.lastSeenAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Acts({ detail, onAsk, onAgain, onRemove }: { detail: Detail } & Omit<AccountsProps, 'data'>) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.actions}>
      {detail.state === 'seen' && (
        <Button size="small" onClick={() => onAsk(detail, 'confirmed')}>
          {t('companyWork.bankConfirm')}
        </Button>
      )}
      {detail.state === 'retired' ? (
        <Button size="small" onClick={() => onAgain(detail)}>
          {t('companyWork.bankAgain')}
        </Button>
      ) : (
        <Button size="small" onClick={() => onAsk(detail, 'retired')}>
          {t('companyWork.bankRetire')}
        </Button>
      )}
      {detail.mayRemove && (
        <Button size="small" onClick={() => onRemove(detail)}>
          {t('companyWork.bankRemove')}
        </Button>
      )}
    </div>
  );
}

const icons = {
  seen: <MailRegular aria-hidden="true" />,
  confirmed: <CheckmarkCircleRegular aria-hidden="true" />,
  retired: <ProhibitedRegular aria-hidden="true" />,
};

function Standing({ detail }: { detail: Detail }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { date } = useFormats();
  const state = detail.state as State;
  return (
    <>
      <span
        className={mergeClasses(styles.state, state === 'confirmed' && styles.good, state === 'retired' && styles.bad)}
      >
        {icons[state]}
        {t(`companyWork.bankState_${state}`)}
      </span>
      {detail.confirmedBy && detail.confirmedAt && (
        <span className={styles.small}>
          {t('companyWork.bankDecided', { name: detail.confirmedBy, date: date(detail.confirmedAt) })}
        </span>
      )}
      {detail.note && <span className={styles.small}>{detail.note}</span>}
    </>
  );
}

interface DecidingProps {
  detail: Detail;
  state: 'confirmed' | 'retired';
  deciding: ReturnType<typeof useDeciding>;
  onClose(): void;
}

function Deciding({ detail, state, deciding, onClose }: DecidingProps) {
  const { t } = useTexts();
  const [note, setNote] = useState('');
  const word = t(state === 'confirmed' ? 'companyWork.bankConfirm' : 'companyWork.bankRetire');
  const save = () => deciding.decide(detail, state, note.trim(), onClose);
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>
            {word}: {detail.value}
          </DialogTitle>
          <DialogContent>
            <Field label={t('companyWork.bankWhy')} hint={t('companyWork.bankWhyHint')} required>
              <Textarea autoFocus value={note} maxLength={400} onChange={(_, data) => setNote(data.value)} />
            </Field>
            {deciding.error && <ErrorBar error={deciding.error} isWrite />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button appearance="primary" disabled={note.trim() === '' || deciding.isSaving} onClick={save}>
              {word}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
