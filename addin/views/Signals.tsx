import { mergeClasses } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { PenRegular } from '@fluentui/react-icons/svg/pen';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { PanePrompt } from '../../service/sidebar/party.schema';
import type { PanePresence } from '../../service/sidebar/sidebar.schema';
import type { TextsState } from '../../ui/texts/texts';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';
import { usePaneStyles } from './paneStyles';

/** Who else is at this conversation, and what is worth a glance before writing to them. Nothing where there is neither. */
export function Signals({ presence, prompts }: { presence: readonly PanePresence[]; prompts: readonly PanePrompt[] }) {
  const shared = usePaneStyles();
  const texts = useTexts();
  if (presence.length === 0 && prompts.length === 0) return null;
  return (
    <section className={mergeClasses(shared.part, shared.text)}>
      <Present presence={presence} />
      {prompts.map((prompt, index) => {
        const isGrave = prompt.kind === 'barred' || prompt.kind === 'left' || prompt.kind === 'note';
        return (
          <p key={index} className={mergeClasses(shared.line, isGrave && shared.warning, !isGrave && shared.soft)}>
            <span className={shared.icon} aria-hidden="true">
              {isGrave ? <WarningRegular /> : <InfoRegular />}
            </span>
            <span className={shared.words}>{promptText(prompt, texts)}</span>
          </p>
        );
      })}
    </section>
  );
}

function Present({ presence }: { presence: readonly PanePresence[] }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { now } = useFormats();
  const answering = presence.filter(one => one.kind === 'answering');
  const shown = answering.length > 0 ? answering : presence;
  const [first] = shown;
  if (!first) return null;
  const names = shown.map(one => one.name).join(t('pane.comma'));
  const n = Math.max(0, Math.floor((now.getTime() - Date.parse(first.since)) / 60_000));
  const key = answering.length === 0 ? 'pane.reading' : n > 0 ? 'pane.answering' : 'pane.answeringNow';
  return (
    <p role="status" className={mergeClasses(shared.line, answering.length > 0 ? shared.warning : shared.soft)}>
      <span className={shared.icon} aria-hidden="true">
        {answering.length > 0 ? <PenRegular /> : <EyeRegular />}
      </span>
      <span className={shared.words}>{t(key, { names, n })}</span>
    </p>
  );
}

function promptText(prompt: PanePrompt, { t, find }: TextsState): string {
  switch (prompt.kind) {
    case 'note':
      return prompt.byName ? `${prompt.text} (${prompt.byName})` : prompt.text;
    case 'barred':
      return t('pane.promptBarred');
    case 'left':
      return t('pane.promptLeft');
    case 'silent':
      return t('pane.promptSilent', { n: prompt.days });
    case 'birthday': {
      const key = prompt.inDays === 0 ? 'pane.promptBirthdayToday' : 'pane.promptBirthday';
      return t(key, { name: prompt.name, n: prompt.inDays });
    }
    case 'missing': {
      const fields = prompt.fields.map(field => find('pane', `missing_${field}`) ?? field);
      return t('pane.promptMissing', { fields: fields.join(t('pane.comma')) });
    }
  }
}
