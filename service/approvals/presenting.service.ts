import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company } from '../companies/company.entity';
import { followMerges } from '../companies/mergePointers.service';
import { visibleCompanies } from '../filing/presenting.service';
import type { Viewer } from '../users/roles';
import type { FindingReply } from './approvals.schema';
import type { Finding } from './finding';

// An address or a name that belongs to the company of this part, and does not stand in the mail itself.
const ofPart: Readonly<Record<string, string>> = { meant: 'meant' };

/**
 * Findings for a reader: names of companies that he may see, null for the others. What they say beside it stands in the mail itself, but for addresses of a company
 * that he may not see, which are left out. A company that was merged meanwhile is named as who it is now.
 */
export async function presentFindings(
  manager: EntityManager,
  viewer: Viewer,
  findings: readonly Finding[],
): Promise<FindingReply[]> {
  const ids = [...new Set(findings.flatMap(finding => Object.values(finding.companies)))];
  const now = await followMerges(manager, ids);
  const visible = [...(await visibleCompanies(manager, viewer, [...new Set(now.values())]))];
  const rows =
    visible.length > 0
      ? await manager.find(Company, { select: { id: true, name: true }, where: { id: In(visible) } })
      : [];
  const known = new Map(rows.map(row => [row.id, row.name]));
  const names = new Map([...now].flatMap(([id, at]) => (known.has(at) ? [[id, known.get(at) ?? '']] : [])));
  return findings.map(finding => {
    const values = { ...finding.values };
    for (const [value, part] of Object.entries(ofPart)) {
      const companyId = finding.companies[part];
      if (companyId !== undefined && !names.has(companyId)) delete values[value];
    }
    const companies = Object.entries(finding.companies).map(([part, id]) => [part, names.get(id) ?? null]);
    return { ...finding, values, companies: Object.fromEntries(companies) as FindingReply['companies'] };
  });
}
