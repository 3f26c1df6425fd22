import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { SegmentPreview } from '../../../service/companies/segments/segments.schema';
import { segmentApi } from '../../../ui/companies/segmentApi';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useErrorText } from '../../../ui/useErrorText';
import { useFormats } from '../../../ui/useFormats';
import { asApiError } from '../../../ui/useLoad';
import type { SegmentDraft } from './draft';
import { filled } from './draft';

const useStyles = makeStyles({
  box: {
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  count: { fontWeight: tokens.fontWeightSemibold },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
  link: { textDecorationLine: 'underline' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface State {
  preview: SegmentPreview | null;
  problem: string | null;
}

/** Who would belong to it, a moment after the last change. */
function usePreview({ about, conditions }: Pick<SegmentDraft, 'about' | 'conditions'>): State {
  const errorText = useErrorText();
  const [state, setState] = useState<State>({ preview: null, problem: null });
  const key = JSON.stringify({ about, conditions: filled(conditions) });
  useEffect(() => {
    const stop = new AbortController();
    const timer = window.setTimeout(() => {
      segmentApi.preview(JSON.parse(key) as Pick<SegmentDraft, 'about' | 'conditions'>, stop.signal).then(
        preview => !stop.signal.aborted && setState({ preview, problem: null }),
        (error: unknown) => !stop.signal.aborted && setState({ preview: null, problem: errorText(asApiError(error)) }),
      );
    }, 400);
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [key, errorText]);
  return state;
}

/** How many belong to what is written, and the first of them. */
export function LivePreview({ draft }: { draft: SegmentDraft }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { preview, problem } = usePreview(draft);
  return (
    <div className={styles.box} role="status">
      {problem ?? (preview ? <Counted preview={preview} about={draft.about} /> : t('segments.counting'))}
    </div>
  );
}

function Counted({ preview, about }: { preview: SegmentPreview; about: SegmentDraft['about'] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count, country } = useFormats();
  const n = preview.isMore ? `${count(preview.count)}+` : count(preview.count);
  return (
    <>
      <span className={styles.count}>
        {t(about === 'companies' ? 'segments.countCompanies' : 'segments.countContacts', { n })}
      </span>
      <ul className={styles.list}>
        {preview.first.map(one => (
          <li key={one.id}>
            <PageLink
              className={styles.link}
              to={one.companyId ? `/companies/${one.companyId}/contacts` : `/companies/${one.id}`}
            >
              {one.name}
            </PageLink>{' '}
            <span className={styles.quiet}>
              {[one.companyName, one.country && country(one.country), one.ownerName].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
