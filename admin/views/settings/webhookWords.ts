/** Key of the words for a kind of happening, in the section `ops`. */
export const kindKey = (kind: string): string => `kind_${kind.replaceAll('.', '_')}`;
