import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useDesk, useZone } from '../../shell/entity';
import { Page } from '../../ui/Page';
import { useFilters } from '../../ui/useFilters';
import { useActors } from '../access/names';
import { ChainProof } from './ChainProof';
import { startOfDay } from './day';
import { EventList, useEventName } from './EventList';
import { useObjectType } from './ObjectLinks';
import { EVENT_TYPES, OBJECT_TYPES } from './vocabulary';

/** The event log: everything that happened, who did it, and the proof that nobody touched it. */
export function AuditPage() {
  const { t } = useTranslation();
  const zone = useZone();
  const { mayEverywhere } = useDesk();
  const { filters, set } = useFilters();
  const actors = useActors();
  const eventName = useEventName();
  const objectType = useObjectType();
  const chain = filters.chain === 'installation' && mayEverywhere('events.read') ? 'installation' : 'entity';
  return (
    <Page
      title={t('settings.audit')}
      aside={
        mayEverywhere('events.read') && (
          <SegmentedControl
            size="xs"
            aria-label={t('audit.chain')}
            value={chain}
            data={[
              { value: 'entity', label: t('audit.ofEntity') },
              { value: 'installation', label: t('audit.ofInstallation') },
            ]}
            onChange={(value) => set('chain', value === 'entity' ? null : value)}
          />
        )
      }
    >
      <ChainProof key={chain} chain={chain} />
      <EventList
        chain={chain}
        keys
        object={filters.object}
        object_type={filters.object_type}
        type={filters.type}
        actor={filters.actor}
        occurred_from={filters.from && startOfDay(filters.from, zone)}
        occurred_before={filters.to && startOfDay(filters.to, zone, 1)}
        filters={[
          { name: 'type', label: t('audit.what'), kind: 'choice', options: EVENT_TYPES, say: eventName },
          { name: 'object_type', label: t('audit.objectType'), kind: 'choice', options: OBJECT_TYPES, say: objectType },
          ...(filters.object ? [{ name: 'object', label: t('audit.object'), kind: 'text' as const }] : []),
          actors.ids.length > 0
            ? { name: 'actor', label: t('field.actor'), kind: 'choice', options: actors.ids, say: actors.name }
            : { name: 'actor', label: t('field.actor'), kind: 'text' },
          { name: 'from', label: t('field.from'), kind: 'date' },
          { name: 'to', label: t('field.to'), kind: 'date' },
        ]}
      />
    </Page>
  );
}
