import { AppError } from '../../common/errors';
import { refuse } from './refusing';

/** One reason why a row is not taken. */
export interface Mistake {
  code: string;
  message: string;
  /** What fills the sentence of the code. */
  values?: Record<string, string>;
}

/** Gathers what is wrong with one row, so that whoever mends it mends it once. */
export interface Mistakes {
  /** What `work` answers; where it refuses, the mistake is kept and `instead` stands for the answer. */
  keep<T>(work: () => T, instead: T): T;
  /** @throws AppError of the only mistake; row.several with `mistakes` in its details where there are more */
  end(): void;
}

/** @param found mistakes that were seen before, while the cells were read */
export function gatherMistakes(found: readonly Mistake[] = []): Mistakes {
  const mistakes = [...found];
  return {
    keep: (work, instead) => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        mistakes.push(...mistakesOf(error));
        return instead;
      }
    },
    end: () => {
      const [first, ...more] = mistakes;
      if (!first) return;
      const only = refuse(first.code, first.message);
      if (more.length === 0) throw new AppError(only.code, only.status, only.message, { details: first.values ?? {} });
      const error = refuse('row.several', mistakes.map(one => one.message).join(' '));
      throw new AppError(error.code, error.status, error.message, { details: { mistakes } });
    },
  };
}

/** All that an error says is wrong. */
export function mistakesOf(error: AppError): Mistake[] {
  const { mistakes } = error.details;
  if (Array.isArray(mistakes)) return mistakes as Mistake[];
  const told = Object.entries(error.details).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const values = told.length > 0 ? { values: Object.fromEntries(told) } : {};
  return [{ code: error.code, message: error.message, ...values }];
}
