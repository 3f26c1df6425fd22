import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { FilledReply } from '../../service/teamwork/templates/templates.schema';
import { useTexts } from '../texts/texts';
import { meaning } from '../theme/meaning';

const useStyles = makeStyles({
  paper: {
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  subject: { fontWeight: tokens.fontWeightSemibold, marginBottom: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  gap: {
    color: meaning.tpWarningText,
    backgroundColor: meaning.tpWarningBack,
    borderRadius: tokens.borderRadiusSmall,
    padding: `0 ${tokens.spacingHorizontalXXS}`,
  },
});

/** The name of a field in the person's language; an unknown one as it was written. */
export function useFieldName(): (field: string) => string {
  const { find } = useTexts();
  return field => find('templates', field) ?? field;
}

/** A template filled for a letter: what is missing is marked, and said above. */
export function FilledText({ filled }: { filled: FilledReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const nameOf = useFieldName();
  const fields = filled.missing
    .map(one => t(`templates.field_${one.problem}`, { field: nameOf(one.field) }))
    .join(', ');
  return (
    <>
      {filled.missing.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('templates.missing', { n: filled.missing.length, fields })}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.paper} lang={filled.language ?? undefined}>
        <div className={styles.quiet}>
          {t('templates.to')} {filled.to.join(', ') || t('templates.noTo')}
        </div>
        <div className={styles.subject}>
          <Pieces pieces={filled.subjectPieces} />
        </div>
        <Pieces pieces={filled.pieces} />
      </div>
    </>
  );
}

function Pieces({ pieces }: { pieces: FilledReply['pieces'] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const nameOf = useFieldName();
  return pieces.map((piece, index) =>
    piece.problem ? (
      <mark key={index} className={styles.gap}>
        {t(`templates.field_${piece.problem}`, { field: nameOf(piece.field ?? '') })}
      </mark>
    ) : (
      <span key={index}>{piece.text}</span>
    ),
  );
}
