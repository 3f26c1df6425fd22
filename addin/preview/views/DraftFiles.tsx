import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef, useState } from 'react';
import type { StandInFile } from '../../../demo/outlook/exchange.schema';
import { post, toBase64 } from '../post';
import { useOutlook, useSay } from '../useStandIn';
import type { Draft, DraftFile } from '../world';

const useStyles = makeStyles({
  files: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  file: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingInlineStart: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Where files of a draft come from: some that the sample company has at hand, or this computer. */
export function AddFiles({ draft }: { draft: Draft }) {
  const outlook = useOutlook();
  const say = useSay();
  const [ready, setReady] = useState<StandInFile[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    post.files().then(setReady, () => undefined);
  }, []);
  const add = (files: Omit<DraftFile, 'id'>[]) => {
    const from = draft.files.length;
    const named = files.map((file, at) => ({ ...file, id: `file${from + at + 1}-${Date.now()}` }));
    outlook.change(draft.id, { files: [...draft.files, ...named] });
  };
  const addOwn = async (chosen: FileList | null) => {
    const files = [...(chosen ?? [])];
    const read = files.map(async file => ({
      name: file.name,
      size: file.size,
      base64: toBase64(new Uint8Array(await file.arrayBuffer())),
    }));
    add(await Promise.all(read));
  };
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<AttachRegular />}>
            {say('attach')}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>{say('ready')}</MenuGroupHeader>
              {ready.map(({ name, about, size, base64 }) => (
                <MenuItem key={name} secondaryContent={about} onClick={() => add([{ name, size, base64 }])}>
                  {name}
                </MenuItem>
              ))}
            </MenuGroup>
            <MenuDivider />
            <MenuItem onClick={() => picker.current?.click()}>{say('attachOwn')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={say('attachOwn')}
        onChange={event => void addOwn(event.target.files)}
      />
    </>
  );
}

/** The files of a draft. */
export function DraftFiles({ draft }: { draft: Draft }) {
  const styles = useStyles();
  const outlook = useOutlook();
  const say = useSay();
  const remove = (id: string) => outlook.change(draft.id, { files: draft.files.filter(file => file.id !== id) });
  if (draft.files.length === 0) return null;
  return (
    <div className={styles.files}>
      {draft.files.map(file => (
        <span key={file.id} className={styles.file}>
          {file.name}
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label={say('removeFile', { name: file.name })}
            onClick={() => remove(file.id)}
          />
        </span>
      ))}
    </div>
  );
}
