import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { PersonArrowRightRegular } from '@fluentui/react-icons/svg/person-arrow-right';
import { PersonAvailableRegular } from '@fluentui/react-icons/svg/person-available';
import { useState } from 'react';
import type { CareBody, CareReply, TeamReply } from '../../../service/teamwork/care.schema';
import type { ApiError } from '../../../ui/http';
import { useKeys } from '../../../ui/keys';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { refreshCareCounts } from '../../../ui/teamwork/careCounts';
import { teamworkApi } from '../../../ui/teamwork/teamworkApi';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useErrorText } from '../../../ui/useErrorText';
import type { Loaded } from '../../../ui/useLoad';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { CareState, Waited } from '../inbox/columns';
import { HandOver } from './HandOver';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, minHeight: '32px' },
  name: { color: tokens.colorNeutralForeground3 },
  carer: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Changes how a conversation stands; who was second sees how it stands now, and is told who was first. */
export function useCare(conversationId: number, load: Loaded<TeamReply>) {
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const change = (care: CareReply, part: Partial<CareBody>, said: string, onDone?: () => void) =>
    saving.run(async () => {
      const { mailboxId, version } = care;
      try {
        const team = await teamworkApi.change(conversationId, { mailboxId, version, ...part });
        load.setData(() => team);
        show({ text: said });
        void refreshCareCounts();
        onDone?.();
      } catch (reason) {
        if (asApiError(reason).code === 'care.changed') load.reload();
        throw reason;
      }
    });
  const move = (care: CareReply, state: NonNullable<CareBody['state']>) =>
    change(care, { state }, t('teamwork.stateToast', { state: t(`teamwork.state_${state}`) }));
  return { saving, change, move };
}
type Care = ReturnType<typeof useCare>;

/** How the conversation stands in each mailbox that the person knows of, and what he can do about it. */
export function CareRows({ team, care }: { team: TeamReply; care: Care }) {
  const { t } = useTexts();
  const { user, can } = useSession();
  const [handing, setHanding] = useState<CareReply | null>(null);
  const mine = team.care.find(one => one.isShared && one.mayChange) ?? team.care.find(one => one.mayChange);
  useKeys([
    {
      code: 'KeyA',
      group: 'message',
      label: 'teamwork.keyTake',
      run: () => {
        if (!mine?.isShared || !can('mail.file')) return;
        if (mine.carerId === user.id) setHanding(mine);
        else care.change(mine, { carerId: user.id }, t('teamwork.takenToast'));
      },
    },
  ]);
  return (
    <>
      {care.saving.error && <Refused error={care.saving.error} onClose={care.saving.clear} />}
      {team.care.map(one => (
        <CareRow key={one.mailboxId} one={one} care={care} onHand={() => setHanding(one)} />
      ))}
      {handing && (
        <HandOver
          care={handing}
          isSaving={care.saving.isSaving}
          onClose={() => setHanding(null)}
          onHand={(carerId, name, note) =>
            care.change(handing, { carerId, note }, t('teamwork.handedToast', { name }), () => setHanding(null))
          }
        />
      )}
    </>
  );
}

/** Somebody was quicker: what stands below is how it is now. Anything else that failed is told as everywhere. */
function Refused({ error, onClose }: { error: ApiError; onClose(): void }) {
  const { t } = useTexts();
  const text = useErrorText();
  if (error.code !== 'care.changed') return <ErrorBar error={error} isWrite />;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>{text(error)}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button appearance="transparent" icon={<DismissRegular />} aria-label={t('common.close')} onClick={onClose} />
        }
      />
    </MessageBar>
  );
}

function CareRow({ one, care, onHand }: { one: CareReply; care: Care; onHand(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  return (
    <div className={styles.row} role="group" aria-label={t('teamwork.inMailbox', { name: one.mailbox })}>
      <span className={styles.name}>{one.mailbox}</span>
      {one.state ? <CareState state={one.state} /> : <span className={styles.quiet}>{t('teamwork.state_none')}</span>}
      {one.waitedMinutes !== null && <Waited line={one} />}
      {one.isShared &&
        (one.carerName ? (
          <span className={styles.carer}>{one.carerName}</span>
        ) : (
          <span className={styles.quiet}>{t('teamwork.nobody')}</span>
        ))}
      {one.mayChange && can('mail.file') && <Acts one={one} care={care} onHand={onHand} />}
    </div>
  );
}

function Acts({ one, care, onHand }: { one: CareReply; care: Care; onHand(): void }) {
  const { t } = useTexts();
  const { user } = useSession();
  const isMine = one.carerId === user.id;
  const off = care.saving.isSaving;
  return (
    <>
      {one.isShared && !isMine && (
        <Button
          size="small"
          icon={<PersonAvailableRegular />}
          disabledFocusable={off}
          onClick={() => care.change(one, { carerId: user.id }, t('teamwork.takenToast'))}
        >
          {t('teamwork.take')}
        </Button>
      )}
      {one.isShared && (
        <Button size="small" icon={<PersonArrowRightRegular />} disabledFocusable={off} onClick={onHand}>
          {t('teamwork.handOver')}
        </Button>
      )}
      {one.state !== 'done' && (
        <Button
          size="small"
          icon={<CheckmarkCircleRegular />}
          disabledFocusable={off}
          onClick={() => care.move(one, 'done')}
        >
          {t('teamwork.done')}
        </Button>
      )}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={t('teamwork.more')} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {one.state !== 'waiting' && (
              <MenuItem onClick={() => care.move(one, 'waiting')}>{t('teamwork.waitForThem')}</MenuItem>
            )}
            {one.state !== 'answered' && (
              <MenuItem onClick={() => care.move(one, 'answered')}>{t('teamwork.markAnswered')}</MenuItem>
            )}
            {one.state !== 'open' && one.state !== 'new' && (
              <MenuItem onClick={() => care.move(one, 'open')}>{t('teamwork.reopen')}</MenuItem>
            )}
            {one.isShared && one.carerId !== null && <MenuDivider />}
            {one.isShared && one.carerId !== null && (
              <MenuItem onClick={() => care.change(one, { carerId: null }, t('teamwork.nobody'))}>
                {t('teamwork.release')}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}
