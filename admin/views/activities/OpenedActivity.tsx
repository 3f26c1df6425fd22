import { activitiesApi } from '../../../ui/activities/activitiesApi';
import { setQuery, useRoute } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useLoad } from '../../../ui/useLoad';
import { ActivitySheet } from './ActivitySheet';

/** The sheet of the activity whose number stands in the address, as notices and links name it; `name` is the value of the query. */
export function OpenedActivity({ name, onChanged }: { name: string; onChanged(): void }) {
  const { query } = useRoute();
  const id = Number(query.get(name)) || null;
  const load = useLoad(id === null ? null : `activity:${id}`, signal => activitiesApi.one(id ?? 0, signal));
  if (id === null) return null;
  if (load.error) return <ErrorBar error={load.error} />;
  // A sheet keeps what it began with: what was kept from another time is not shown before it is fresh.
  if (!load.data || load.isLoading) return null;
  return (
    <ActivitySheet
      key={`${id}:${load.data.version}`}
      of={load.data}
      onClose={() => setQuery({ [name]: null })}
      onChanged={onChanged}
    />
  );
}
