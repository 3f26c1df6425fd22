import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Stage } from './dealQuery';
import { allStages, isClosed, openStages } from './dealQuery';
import { useDealWord } from './dealWords';

interface Props {
  stage: Stage;
  /** The button that opens it. */
  children: ReactElement;
  onMove(to: Stage): void;
}

/** To which stages it can go from here; what is closed goes back to the open ones alone. */
export function MoveMenu({ stage, children, onMove }: Props) {
  const word = useDealWord();
  const stages: readonly Stage[] = isClosed(stage) ? openStages : allStages;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>{children}</MenuTrigger>
      <MenuPopover>
        <MenuList>
          {stages
            .filter(one => one !== stage)
            .map(one => (
              <MenuItem key={one} onClick={() => onMove(one)}>
                {word('stage', one)}
              </MenuItem>
            ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
