import { Button, Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { AccessQuestion, AccessReason, AccessReply } from '../../../service/reports/access.schema';
import { api } from '../../../ui/api';
import { ThingField } from '../../../ui/filing/ThingField';
import { PersonSelect } from '../../../ui/list/PersonSelect';
import { Card, PageScroll } from '../../../ui/Page';
import { rightsApi } from '../../../ui/rightsApi';
import { useRoute } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { layout } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { pastedNumber } from './pastedNumber';

const useStyles = makeStyles({
  page: { maxWidth: layout.formMax, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground3 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightSemibold,
  },
  reasons: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  deeper: { marginLeft: tokens.spacingHorizontalXL },
});

type Kind = AccessQuestion['kind'];
const kinds: readonly Kind[] = ['company', 'message', 'record'];

/** "Why can he see this?": the chain of reasons in words, or why not. */
export function Access() {
  const styles = useStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const people = useLoad('people', signal => api.people(signal));
  const asked = kinds.find(one => one === query.get('kind'));
  const [userId, setUserId] = useState('');
  const [kind, setKind] = useState<Kind>(asked ?? 'company');
  const [id, setId] = useState(query.get('id') ?? '');
  const [answer, setAnswer] = useState<{ kind: Kind; id: number; reply: AccessReply } | null>(null);
  const saving = useSave();
  const [chosen, setChosen] = useState(0);
  const number = kind === 'message' || id !== '' ? pastedNumber(kind, id) : chosen;
  const choose = (next: Kind) => {
    setKind(next);
    setId('');
    setChosen(0);
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAnswer(null);
    saving.run(async () =>
      setAnswer({ kind, id: number, reply: await rightsApi.explain({ userId: Number(userId), kind, id: number }) }),
    );
  };
  return (
    <PageScroll>
      <div className={styles.page}>
        <p className={styles.quiet}>{t('rights.explainLine')}</p>
        <form className={styles.form} onSubmit={ask}>
          <Field label={t('rights.person')}>
            <PersonSelect
              value={userId}
              none={t('rights.choosePerson')}
              people={people.data?.people}
              onChange={setUserId}
            />
          </Field>
          <Field label={t('rights.what')}>
            <Select value={kind} onChange={(_, data) => choose(kinds.find(one => one === data.value) ?? 'company')}>
              {kinds.map(one => (
                <option key={one} value={one}>
                  {t(`rights.what_${one}`)}
                </option>
              ))}
            </Select>
          </Field>
          {kind === 'message' || id !== '' ? (
            <Field label={t('rights.number')} hint={t('rights.pasteHint')}>
              <Input maxLength={400} value={id} onChange={(_, data) => setId(data.value)} />
            </Field>
          ) : (
            <ThingField
              key={kind}
              kind={kind}
              label={t(`rights.what_${kind}`)}
              numberIn={text => pastedNumber(kind, text)}
              onChoose={setChosen}
            />
          )}
          <Button type="submit" appearance="primary" disabled={!userId || number === 0 || saving.isSaving}>
            {t('rights.ask')}
          </Button>
        </form>
        {saving.error && <ErrorBar error={saving.error} />}
        {answer && <Answer kind={answer.kind} id={answer.id} reply={answer.reply} />}
      </div>
    </PageScroll>
  );
}

function Answer({ kind, id, reply }: { kind: Kind; id: number; reply: AccessReply }) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const formats = useFormats();
  // Of what he may not know himself its number is enough.
  const known = reply.subject === '***' ? String(id) : reply.subject;
  const name = kind === 'message' ? formats.full(reply.subject) : known;
  const values = { person: reply.person, subject: `${t(`rights.what_${kind}`)} ${name}` };
  const reasons = reply.isVisible ? reply.reasons : reply.missing;
  return (
    <Card>
      <p className={styles.head} role="status">
        {reply.isVisible ? <CheckmarkCircleRegular aria-hidden="true" /> : <EyeOffRegular aria-hidden="true" />}
        <span>{rich(reply.isVisible ? 'rights.canSee' : 'rights.cannotSee', values)}</span>
      </p>
      <ul className={styles.reasons}>
        {reasons.map((reason, at) => (
          <Reason key={at} reason={reason} />
        ))}
      </ul>
    </Card>
  );
}

function Reason({ reason }: { reason: AccessReason }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const formats = useFormats();
  const { access, on, by, ...others } = reason.values;
  const values: Record<string, string> = {
    ...others,
    ...(access ? { access: t(access === 'write' ? 'rights.access_write' : 'rights.access_read') } : {}),
    ...(by === undefined ? {} : { by: by || t('rights.unknownPerson') }),
    ...(on === undefined ? {} : { on: on ? formats.full(on) : '-' }),
  };
  const sentence = find('rights', `why_${reason.code}`) ?? reason.code;
  const words = sentence.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
  return <li className={mergeClasses(reason.depth > 0 && styles.deeper)}>{words}</li>;
}
