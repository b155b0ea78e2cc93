import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import { useDesk } from '../../shell/entity';
import { momentColumn } from '../../ui/columns';
import { DataTable, type Column } from '../../ui/DataTable';
import type { FilterField } from '../../ui/FilterBar';
import { useActorName } from '../access/names';
import type { LoggedEvent } from '../edit';
import { ObjectLinks } from './ObjectLinks';

/** Which log: that of the legal entity, or of the installation with its users, keys and jobs. */
export type Chain = 'entity' | 'installation';

export interface EventQuery {
  object?: string;
  object_type?: string;
  type?: string;
  actor?: string;
  occurred_from?: string;
  occurred_before?: string;
}

interface Props extends EventQuery {
  chain: Chain;
  filters?: FilterField[];
  keys?: boolean;
}

/** Events of a log, newest first. */
export function EventList({ chain, filters, keys = false, ...query }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const columns = useColumns();
  const load = (after: string | undefined) =>
    chain === 'entity'
      ? body(api.GET('/api/v1/entities/{entity}/events', { params: { path: { entity }, query: { ...query, after } } }))
      : body(api.GET('/api/v1/events', { params: { query: { ...query, after } } }));
  return (
    <DataTable
      name={`events-${chain}`}
      label={t('settings.audit')}
      columns={columns}
      by={query}
      filters={filters}
      keys={keys}
      load={load}
      rowId={(row) => row.id}
      rowLabel={(row) => row.type}
      path={(row) => `/settings/audit/${row.id}${chain === 'installation' ? '?chain=installation' : ''}`}
    />
  );
}

export function useEventName(): (type: string) => string {
  const { t } = useTranslation();
  return (type) => t(`audit.event_${type}`, { defaultValue: type.replaceAll('_', ' ') });
}

function useColumns(): Column<LoggedEvent>[] {
  const { t } = useTranslation();
  const name = useEventName();
  const actor = useActorName();
  return [
    { id: 'type', label: t('audit.what'), narrow: true, cell: (row) => name(row.type), text: (row) => row.type },
    { ...momentColumn<LoggedEvent>('occurred_at', t('audit.occurred'), (row) => row.occurred_at), narrow: true },
    {
      ...momentColumn<LoggedEvent>('recorded_at', t('audit.recorded'), (row) => row.recorded_at),
      optional: true,
    },
    { id: 'actor', label: t('field.actor'), cell: (row) => actor(row.actor), text: (row) => row.actor },
    {
      id: 'objects',
      label: t('audit.objects'),
      cell: (row) => <ObjectLinks objects={row.objects} />,
      text: (row) => row.objects.map((object) => object.id).join(' '),
    },
    { id: 'seq', label: t('audit.seq'), numeric: true, cell: (row) => row.seq, text: (row) => String(row.seq) },
  ];
}
