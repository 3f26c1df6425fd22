/** Lengths that several places share. Spacing inside components comes from Fluent's tokens. */
export const layout = {
  headHeight: '48px',
  menuWidth: '208px',
  menuFolded: '48px',
  bottomBar: '56px',
  rowHeight: 36,
  cardHeight: 64,
  pageMax: '1280px',
  formMax: '560px',
  sheetWidth: '480px',
};

/** For makeStyles: the media query of a phone, the same as ui/usePhone.ts. */
export const onPhone = '@media (max-width: 639px)';
/** Between a phone and a full desk: fewer columns. */
export const onNarrow = '@media (max-width: 1099px)';
export const onForcedColors = '@media (forced-colors: active)';
