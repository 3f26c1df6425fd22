import type { ReactNode } from 'react';
import { useDeskStyles } from './deskStyles';

interface Props<T> {
  heads: readonly string[];
  rows: readonly T[];
  keyOf(row: T): string | number;
  /** The first heads its row. */
  cells(row: T): readonly [ReactNode, ...ReactNode[]];
}

/** A small table whose rows are named by their first cell. */
export function DeskTable<T>({ heads, rows, keyOf, cells }: Props<T>) {
  const styles = useDeskStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map(head => (
            <th key={head} className={styles.cell} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => {
          const [name, ...values] = cells(row);
          return (
            <tr key={keyOf(row)}>
              <th className={styles.cell} scope="row">
                {name}
              </th>
              {values.map((value, at) => (
                <td key={at} className={styles.cell}>
                  {value}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
