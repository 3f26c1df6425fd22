import { useState } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { api } from '../../../ui/api';
import type { CompanyBody } from '../../../ui/apiTypes';
import type { ApiError } from '../../../ui/http';
import { asApiError } from '../../../ui/useLoad';

/** A part of the reply that one write changes. */
type Seen = (company: CompanyReply) => unknown;

export interface FieldSaving {
  isSaving: boolean;
  error: ApiError | null;
  /** Somebody else changed the same field meanwhile: what it is now, and what was typed here. */
  conflict: { theirs: CompanyReply; mine: Partial<CompanyBody> } | null;
  /** True when it stands in the service; else error or conflict say why not. */
  save(body: Partial<CompanyBody>): Promise<boolean>;
  useMine(): void;
  useTheirs(): void;
  clear(): void;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Saves one field of a company. Where somebody else changed other fields meanwhile, both changes stand; where he changed the same one, the
 * person is asked whose shall stand.
 *
 * @param seen what this field shows of the company
 */
export function useFieldSaving(company: CompanyReply, seen: Seen, onSaved: (fresh: CompanyReply) => void): FieldSaving {
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [conflict, setConflict] = useState<FieldSaving['conflict']>(null);

  const write = async (body: Partial<CompanyBody>, version: number, before: unknown): Promise<boolean> => {
    try {
      onSaved(await api.saveCompany(company.id, version, body));
      return true;
    } catch (reason) {
      const refused = asApiError(reason);
      if (refused.code !== 'company.changed_meanwhile') throw refused;
      const theirs = await api.company(company.id);
      if (same(seen(theirs), before)) {
        onSaved(await api.saveCompany(company.id, theirs.version, body));
        return true;
      }
      setConflict({ theirs, mine: body });
      return false;
    }
  };
  const run = async (act: () => Promise<boolean>): Promise<boolean> => {
    setSaving(true);
    setError(null);
    setConflict(null);
    try {
      return await act();
    } catch (reason) {
      setError(asApiError(reason));
      return false;
    } finally {
      setSaving(false);
    }
  };
  return {
    isSaving,
    error,
    conflict,
    save: body => run(() => write(body, company.version, seen(company))),
    useMine: () => conflict && void run(() => write(conflict.mine, conflict.theirs.version, seen(conflict.theirs))),
    useTheirs: () => {
      if (conflict) onSaved(conflict.theirs);
      setConflict(null);
    },
    clear: () => {
      setError(null);
      setConflict(null);
    },
  };
}
