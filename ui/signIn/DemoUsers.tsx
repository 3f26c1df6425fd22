import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import type { SignInInfo } from '../../service/users/users.schema';
import { PersonAvatar } from '../Marks';
import { Card } from '../Page';
import { useTexts } from '../texts/texts';
import { meaning } from '../theme/meaning';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  mark: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: `0 ${tokens.spacingHorizontalSNudge}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  user: {
    width: '100%',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '44px',
    padding: `0 ${tokens.spacingHorizontalL}`,
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: meaning.tpRowHover },
    ':focus-visible': { outlineOffset: '-2px' },
  },
  who: { minWidth: 0, display: 'flex', flexDirection: 'column' },
  address: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  role: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  arrow: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase400, display: 'flex' },
  foot: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

type DemoUser = SignInInfo['demoUsers'][number];
interface Props {
  users: readonly DemoUser[];
  isBusy: boolean;
  onChoose(user: DemoUser): void;
}

/** The people of the sample company. */
export function DemoUsers({ users, isBusy, onChoose }: Props) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const passwords = new Set(users.map(user => user.password));
  return (
    <Card isPadded={false}>
      <div className={styles.head}>
        <h2>{t('signIn.demoTitle')}</h2>
        <span className={styles.mark}>{t('common.sampleData')}</span>
      </div>
      <ul>
        {users.map(user => (
          <li key={user.address}>
            <button type="button" className={styles.user} disabled={isBusy} onClick={() => onChoose(user)}>
              <PersonAvatar name={user.name} size={28} />
              <span className={styles.who}>
                <span>{user.name}</span>
                <span className={styles.address}>{user.address}</span>
              </span>
              <span className={styles.role}>{t(`settings.role_${user.role}`)}</span>
              <span className={styles.arrow} aria-hidden="true">
                <ChevronRightRegular />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {passwords.size === 1 && (
        <p className={styles.foot}>{rich('signIn.demoPassword', { password: users[0].password })}</p>
      )}
    </Card>
  );
}
