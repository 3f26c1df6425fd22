import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HighlightRegular } from '@fluentui/react-icons/svg/highlight';
import { useId, useState } from 'react';
import type { PaneLead, PaneLeadField, PaneLeadItem, PaneReceipt } from '../../service/sidebar/lead.schema';
import { priceOf, useQuantity } from '../../ui/leads/leadWords';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';
import { LeadWords } from './LeadWords';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: '76px minmax(0, 1fr) 16px',
    columnGap: tokens.spacingHorizontalXS,
    alignItems: 'start',
    width: '100%',
    minHeight: '24px',
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
  pressed: { cursor: 'pointer', ':hover': { textDecorationLine: 'underline' } },
  mark: { display: 'inline-flex', alignItems: 'center', minHeight: '24px', color: tokens.colorNeutralForeground3 },
});

const whoKeys: ReadonlySet<string> = new Set([
  ...['contactName', 'contactTitle', 'company', 'country', 'email', 'phone', 'website'],
]);

/** Who asks and for what; a line that the mail says shows its words. What is not known is not there. */
export function LeadFields({ lead }: { lead: PaneLead }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const [open, setOpen] = useState<string | null>(null);
  const turn = (key: string) => setOpen(old => (old === key ? null : key));
  const line = (field: PaneLeadField, at: number) => (
    <FieldLine
      key={`${field.key} ${at}`}
      field={field}
      isOpen={open === `${field.key} ${at}`}
      onTurn={() => turn(`${field.key} ${at}`)}
    />
  );
  const who = lead.fields.filter(field => whoKeys.has(field.key));
  const what = lead.fields.filter(field => !whoKeys.has(field.key));
  const hasWords = lead.fields.some(one => one.receipt) || lead.items.some(one => one.receipts.length > 0);
  return (
    <section className={mergeClasses(shared.part, shared.text)}>
      {hasWords && <p className={mergeClasses(shared.small, shared.soft)}>{t('paneLead.clickLine')}</p>}
      {who.length > 0 && <h3 className={shared.head}>{t('paneLead.who')}</h3>}
      {who.map(line)}
      {(what.length > 0 || lead.items.length > 0) && <h3 className={shared.head}>{t('paneLead.what')}</h3>}
      {lead.items.map((item, at) => (
        <ItemLine key={at} item={item} isOpen={open === `item ${at}`} onTurn={() => turn(`item ${at}`)} />
      ))}
      {lead.itemCount > lead.items.length && (
        <p className={shared.soft}>{t('paneLead.atMost', { n: lead.itemCount - lead.items.length })}</p>
      )}
      {what.map(line)}
    </section>
  );
}

interface Turned {
  isOpen: boolean;
  onTurn(): void;
}

function FieldLine({ field, ...turned }: Turned & { field: PaneLeadField }) {
  const { t, find } = useTexts();
  const { country } = useFormats();
  const name = field.key === 'certificate' ? 'certificates' : field.key;
  const value = field.key === 'country' ? country(field.value) : field.value || t('paneLead.wants');
  const receipts = field.receipt ? [field.receipt] : [];
  return <Line label={find('leads', name) ?? name} value={value} receipts={receipts} {...turned} />;
}

function ItemLine({ item, ...turned }: Turned & { item: PaneLeadItem }) {
  const { t } = useTexts();
  const quantity = useQuantity();
  const value = [item.product, quantity(item), priceOf(item)].filter(Boolean).join(' · ');
  return <Line label={t('leads.product')} value={value} receipts={item.receipts} {...turned} />;
}

function Line({
  label,
  value,
  receipts,
  isOpen,
  onTurn,
}: Turned & { label: string; value: string; receipts: readonly PaneReceipt[] }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const id = useId();
  const inside = (
    <>
      <span className={shared.soft}>{label}</span>
      <span className={shared.words} dir="auto">
        {value}
      </span>
    </>
  );
  if (receipts.length === 0) return <div className={styles.line}>{inside}</div>;
  return (
    <div>
      <button
        type="button"
        className={mergeClasses(styles.line, styles.pressed)}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onTurn}
      >
        {inside}
        <HighlightRegular className={styles.mark} aria-hidden="true" />
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <LeadWords receipts={receipts} />}
      </div>
    </div>
  );
}
