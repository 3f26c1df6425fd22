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
  lead: 'teamwork.notice_lead',
  lead_returns: 'teamwork.notice_lead_returns',
  lead_returned: 'teamwork.notice_lead_returned',
  lead_late: 'teamwork.notice_lead_late',
  lead_given: 'teamwork.notice_lead_given',
};

/** Of a lead that is not his any more whoever was told finds the pool in its place. */
const addressOfLead = (lead: NonNullable<NoticeList['notices'][number]['lead']>) =>
  lead.isOpen ? `/leads/${lead.id}` : '/pool';

function Line({ notice, onClose }: { notice: NoticeList['notices'][number]; onClose(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { byName, subject, conversationId, messageId, company, companyOf, lead } = notice;
  // Finance may know the company and not the letter.
  const aside = company ? `/companies/${company.id}` : '/companies';
  const link = linkTo(
    lead ? addressOfLead(lead) : conversationId === null ? aside : `/mail/${conversationId}?message=${messageId}`,
  );
  const whose = companyOf
    ? t(companyOf.isSupplier ? 'teamwork.noticeSupplierOf' : 'teamwork.noticeCustomerOf', {
        owner: companyOf.ownerName,
      })
    : t('teamwork.noticeSomebody');
  const values = {
    name: byName ?? '',
    lead: lead ? [lead.number, lead.name].filter(Boolean).join(' ') : '',
    subject: subject || t('mail.noSubject'),
    company: company?.name ?? whose,
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
