import {
  Button,
  CounterBadge,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons/svg/alert';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useState } from 'react';
import type { NoticeList } from '../../service/teamwork/care.schema';
import { refreshApprovalCount } from '../../ui/approvals/approvalCount';
import { useLive } from '../../ui/live/useLive';
import { linkTo } from '../../ui/router';
import { useSession } from '../../ui/session';
import { StateView } from '../../ui/StateView';
import { refreshCareCounts, useCareCounts } from '../../ui/teamwork/careCounts';
import { teamworkApi } from '../../ui/teamwork/teamworkApi';
import type { TextKey } from '../../ui/texts/texts';
import { useTexts } from '../../ui/texts/texts';
import { DateText } from '../../ui/useFormats';
import { useLoad } from '../../ui/useLoad';

const useStyles = makeStyles({
  bell: { position: 'relative', minWidth: 'auto' },
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  badge: { position: 'absolute', right: '0', top: '0' },
  surface: { width: 'min(420px, 92vw)', maxHeight: '60vh', overflowY: 'auto', padding: tokens.spacingVerticalS },
  item: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    justifyContent: 'space-between',
    padding: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  unread: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
});

/** The bell: what colleagues did that concerns this person. Opening it is reading it. */
export function Notices() {
  const styles = useStyles();
  const { t } = useTexts();
  const unread = useCareCounts()?.notices ?? 0;
  const [isOpen, setOpen] = useState(false);
  useLive(
    event => event.type === 'notice' || event.type === 'mail' || event.type === 'again',
    () => {
      void refreshCareCounts();
      void refreshApprovalCount();
    },
  );
  const label = unread > 0 ? t('teamwork.noticesNew', { n: unread }) : t('teamwork.notices');
  return (
    <Popover open={isOpen} onOpenChange={(_, data) => setOpen(data.open)} trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={styles.bell} aria-label={label} title={label} icon={<AlertRegular />}>
          {unread > 0 && <CounterBadge className={styles.badge} count={unread} size="small" overflowCount={99} />}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('teamwork.notices')}>
        <div className={styles.top}>
          <h2 className={styles.title}>{t('teamwork.notices')}</h2>
          {/* The focus has a place while the list is still on its way. */}
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t('common.close')}
            onClick={() => setOpen(false)}
          />
        </div>
        <Shown onClose={() => setOpen(false)} />
      </PopoverSurface>
    </Popover>
  );
}

function Shown({ onClose }: { onClose(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad('notices', signal => teamworkApi.notices(signal));
  const newest = load.data?.notices[0]?.id;
  const isUnread = (load.data?.unread ?? 0) > 0;
  useEffect(() => {
    if (!newest || !isUnread) return;
    // What could not be marked stays unread.
    void teamworkApi.readNotices(newest).then(refreshCareCounts, () => undefined);
  }, [newest, isUnread]);
  return (
    <StateView
      load={load}
      empty={data => (data.notices.length === 0 ? <p className={styles.quiet}>{t('teamwork.noNotices')}</p> : null)}
    >
      {data => data.notices.map(notice => <Line key={notice.id} notice={notice} onClose={onClose} />)}
    </StateView>
  );
}

const sentences: Readonly<Record<string, TextKey>> = {
  assigned: 'teamwork.notice_assigned',
  mentioned: 'teamwork.notice_mentioned',
  finance: 'teamwork.notice_finance',
  entry_returned: 'teamwork.notice_entry_returned',
  lead: 'teamwork.notice_lead',
  lead_returns: 'teamwork.notice_lead_returns',
  lead_returned: 'teamwork.notice_lead_returned',
  lead_late: 'teamwork.notice_lead_late',
  lead_given: 'teamwork.notice_lead_given',
  lead_met: 'leadImport.notice_lead_met',
  customer_returns: 'customerPool.notice_customer_returns',
  customer_returned: 'customerPool.notice_customer_returned',
  customer_met: 'leadImport.notice_customer_met',
  deal_stage: 'digest.notice_deal_stage',
  deal_closing: 'digest.notice_deal_closing',
  deal_action: 'digest.notice_deal_action',
  deal_silent: 'digest.notice_deal_silent',
  deal_given: 'digest.notice_deal_given',
  deal_team: 'digest.notice_deal_team',
  deal_escalated: 'digest.notice_deal_escalated',
  activity_soon: 'notices.activity_soon',
  activity_new: 'notices.activity_new',
  activity_moved: 'notices.activity_moved',
  activity_off: 'notices.activity_off',
  comment: 'notices.comment',
  log_submitted: 'notices.log_submitted',
  mailbox_stalled: 'exchangeHealth.notice_mailbox_stalled',
  mailbox_read: 'exchangeHealth.notice_mailbox_read',
};

/** Of a lead that is not his any more whoever was told finds the pool in its place. */
const addressOfLead = (lead: NonNullable<NoticeList['notices'][number]['lead']>) =>
  lead.isOpen ? `/leads/${lead.id}` : '/pool';
const addressOfDeal = (deal: NonNullable<NoticeList['notices'][number]['deal']>) =>
  deal.isOpen ? `/opportunities/${deal.id}` : '/opportunities';

const workAddress: Readonly<Record<NonNullable<NoticeList['notices'][number]['work']>['kind'], string>> = {
  activity: '/calendar?open=',
  work_log: '/work-log?log=',
  company: '/companies/',
  opportunity: '/opportunities/',
};

function addressOf(
  { kind, lead, deal, work, mailbox, company, conversationId, messageId }: NoticeList['notices'][number],
  checksAccounts: boolean,
): string {
  if (lead) return addressOfLead(lead);
  if (deal) return addressOfDeal(deal);
  if (mailbox) return `/settings/exchange?open=${mailbox.id}`;
  if (work) return `${workAddress[work.kind]}${work.id}${work.kind === 'company' ? '/comments' : ''}`;
  if (kind.startsWith('activity_')) return '/calendar';
  if (conversationId !== null) return `/mail/${conversationId}?message=${messageId}`;
  if (kind === 'entry_returned') return '/companies/cleaning?tab=audit&view=mine';
  if (kind === 'customer_returned') return '/pool?what=customers';
  if ((kind === 'customer_met' || kind === 'customer_returns') && company) return `/companies/${company.id}`;
  // Whoever checks accounts may know the company and not the letter.
  if (checksAccounts) return company ? `/accounts/${company.id}` : '/accounts';
  return company ? `/companies/${company.id}` : '/companies';
}

function Line({ notice, onClose }: { notice: NoticeList['notices'][number]; onClose(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { byName, subject, company, companyOf, lead, deal, work, mailbox } = notice;
  const { can } = useSession();
  const link = linkTo(addressOf(notice, can('fields.finance.edit')));
  const whose = companyOf
    ? t(companyOf.isSupplier ? 'teamwork.noticeSupplierOf' : 'teamwork.noticeCustomerOf', {
        owner: companyOf.ownerName,
      })
    : t('teamwork.noticeSomebody');
  const values = {
    name: byName ?? t('notices.somebody'),
    title: work?.title ?? t('notices.gone'),
    lead: lead ? [lead.number, lead.name].filter(Boolean).join(' ') : '',
    deal: deal ? [deal.number, deal.name].filter(Boolean).join(' ') : '',
    subject: subject || t('mail.noSubject'),
    company: company?.name ?? whose,
    mailbox: mailbox?.address ?? '',
  };
  return (
    <a
      href={link.href}
      className={mergeClasses(styles.item, !notice.isRead && styles.unread)}
      onClick={event => {
        link.onClick(event);
        onClose();
      }}
    >
      {t(sentences[notice.kind] ?? 'teamwork.notice_assigned', values)}
      <DateText at={notice.at} className={styles.quiet} />
    </a>
  );
}
