import type { LeadPreviewRow } from '../../../service/intake/leadImport.schema';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useTableStyles } from './tableStyles';

/** The warning that a customer has the name of a new lead's company; of a colleague's only whose it is. */
export function SimilarLine({ similar }: { similar: NonNullable<LeadPreviewRow['similar']> }) {
  const styles = useTableStyles();
  const { t } = useTexts();
  const { id, name, ownerName } = similar;
  const owner = ownerName ?? t('leadImport.similarNobody');
  const words = t('leadImport.similar', { name, owner });
  return <div className={styles.bad}>{id === null ? words : <PageLink to={`/companies/${id}`}>{words}</PageLink>}</div>;
}
