import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { HighlightRegular } from '@fluentui/react-icons/svg/highlight';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { InquiryReply } from '../../../service/leads/inquiries.schema';
import type { LeadReply } from '../../../service/leads/leads.schema';
import { isActiveKey } from '../../../ui/filing/evidence';
import { useEvidence, useLights } from '../../../ui/filing/EvidenceContext';
import { HiddenMark } from '../../../ui/Marks';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { useFormats } from '../../../ui/useFormats';
import { priceOf, useLeadWord, useQuantity } from '../../../ui/leads/leadWords';
import type { Receipt } from './receipts';
import { hasReceipt, itemIn, itemKey } from './receipts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, margin: 0 },
  list: { margin: `${tokens.spacingVerticalS} 0 0`, display: 'flex', flexDirection: 'column' },
  row: {
    display: 'grid',
    gridTemplateColumns: '104px minmax(0, 1fr) 20px',
    gap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    minHeight: '28px',
    width: '100%',
    textAlign: 'start',
    font: 'inherit',
    color: 'inherit',
    background: 'none',
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    scrollMarginBlock: '80px',
  },
  button: { cursor: 'pointer', ':hover': { backgroundColor: meaning.tpRowHover } },
  active: { backgroundColor: meaning.tpEvidenceBack, color: meaning.tpEvidenceText },
  label: { color: tokens.colorNeutralForeground3 },
  labelActive: { color: 'inherit' },
  value: { overflowWrap: 'anywhere' },
  none: { color: tokens.colorNeutralForeground3 },
  icon: { color: tokens.colorNeutralForeground3, alignSelf: 'center', display: 'flex' },
});

interface Props {
  lead: LeadReply;
  inquiry: InquiryReply | null;
  receipts: readonly Receipt[];
  onEdit(): void;
}

/** What is known of the lead; a line whose words stand in the letter lights them up, and is lit by them. */
export function Facts({ lead, inquiry, receipts, onEdit }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const mayEdit = lead.acts.includes('change');
  return (
    <Card label={t('leads.facts')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t(receipts.length > 0 ? 'leads.taken' : 'leads.facts')}</h2>
        {mayEdit && (
          <Button size="small" icon={<EditRegular />} onClick={onEdit}>
            {t('leads.editFields')}
          </Button>
        )}
      </div>
      {receipts.length > 0 && <p className={styles.hint}>{t('leads.takenHint')}</p>}
      <div className={styles.list}>
        <Who lead={lead} inquiry={inquiry} receipts={receipts} />
        <Items lead={lead} inquiry={inquiry} receipts={receipts} />
        <Terms lead={lead} receipts={receipts} />
      </div>
    </Card>
  );
}

type PartProps = Omit<Props, 'onEdit'>;

function Who({ lead, inquiry, receipts }: PartProps) {
  const { t } = useTexts();
  const { can } = useSession();
  const { country } = useFormats();
  const word = useLeadWord();
  const isHidden = lead.isMasked || !can('fields.contact.view');
  const messenger = inquiry?.fields?.messenger;
  const line = (key: string, label: string, value: ReactNode, hidden = false) => (
    <Row key={key} id={key} label={label} receipts={receipts}>
      {hidden ? <HiddenMark /> : value}
    </Row>
  );
  const { campaign } = lead;
  const detail = lead.sourceDetail === campaign?.name ? '' : lead.sourceDetail;
  const source = [word('source', lead.source), detail].filter(Boolean).join(' · ');
  return (
    <>
      {line('company', t('leads.company'), lead.companyName)}
      {line('contactName', t('leads.contactName'), lead.contactName)}
      {line('contactTitle', t('leads.contactTitle'), lead.contactTitle, lead.isMasked)}
      {line('contactEmail', t('leads.email'), lead.email, isHidden)}
      {line('phone', t('leads.phone'), lead.phone, isHidden)}
      {messenger && line('messenger', t('leads.messenger'), [messenger.service, messenger.value].join(' '))}
      {line('website', t('leads.website'), lead.website, lead.isMasked)}
      {line('country', t('leads.country'), lead.country && country(lead.country))}
      {line('source', t('leads.source'), source)}
      {campaign &&
        line(
          'campaign',
          t('campaigns.campaign'),
          <PageLink to={`/leads?view=all&state=all&campaignId=${campaign.id}`}>{campaign.name}</PageLink>,
        )}
    </>
  );
}

function Items({ lead, inquiry, receipts }: PartProps) {
  const { t } = useTexts();
  const quantity = useQuantity();
  const { items } = lead.asked;
  if (items.length === 0)
    return (
      <Row id="product" label={t('leads.products')} receipts={receipts}>
        {''}
      </Row>
    );
  return (
    <>
      {items.map((item, index) => {
        const at = itemIn(inquiry?.fields ?? null, item.product);
        const words = [item.product, quantity(item), priceOf(item)].filter(Boolean).join(' · ');
        const label = items.length > 1 ? `${t('leads.product')} ${index + 1}` : t('leads.product');
        return (
          <Row key={`${index} ${item.product}`} id={at === null ? '' : itemKey(at)} label={label} receipts={receipts}>
            {words}
          </Row>
        );
      })}
    </>
  );
}

function Terms({ lead, receipts }: Omit<PartProps, 'inquiry'>) {
  const { t } = useTexts();
  const { asked } = lead;
  const yes = t('profile.yes');
  const lines: [string, string, string][] = [
    ['incoterm', t('leads.incoterm'), asked.incoterm],
    ['port', t('leads.port'), asked.port],
    ['paymentTerms', t('leads.paymentTerms'), asked.paymentTerms],
    ['delivery', t('leads.delivery'), asked.delivery],
    ['certificates', t('leads.certificates'), asked.certificates.join(', ')],
    ['samples', t('leads.samples'), asked.wantsSamples ? yes : ''],
    ['catalogue', t('leads.catalogue'), asked.wantsCatalogue ? yes : ''],
  ];
  return (
    <>
      {lines.map(([key, label, value]) => (
        <Row key={key} id={key} label={label} receipts={receipts}>
          {value}
        </Row>
      ))}
    </>
  );
}

interface RowProps {
  /** Key of its receipts; '' where it has none. */
  id: string;
  label: string;
  receipts: readonly Receipt[];
  children: ReactNode;
}

function Row({ id, label, receipts, children }: RowProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { active, show } = useEvidence();
  const lights = useLights(id);
  const element = useRef<HTMLButtonElement>(null);
  const isThere = id !== '' && hasReceipt(receipts, id);
  const isActive = isThere && active !== null && (isActiveKey(active, id) || isActiveKey(id, active));
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const value = (
    <>
      <span className={mergeClasses(styles.label, isActive && styles.labelActive)}>{label}</span>
      <span className={mergeClasses(styles.value, !children && styles.none)}>
        {children || (receipts.length > 0 ? t('leads.notInMail') : t('common.notKnown'))}
      </span>
    </>
  );
  if (!isThere) return <div className={styles.row}>{value}</div>;
  return (
    <button
      ref={element}
      type="button"
      className={mergeClasses(styles.row, styles.button, isActive && styles.active)}
      aria-pressed={isActive}
      {...lights}
      onClick={() => show(id)}
    >
      {value}
      <span className={styles.icon} aria-hidden="true">
        <HighlightRegular />
      </span>
    </button>
  );
}
