/** Where a record is looked at: an opportunity has a page of its own, all others stand with their company. */
export function recordAddress({ id, kind, companyId }: { id: number; kind: string; companyId: number }): string {
  return kind === 'opportunity' ? `/opportunities/${id}` : `/companies/${companyId}/records?record=${id}`;
}
