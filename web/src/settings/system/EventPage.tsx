import { Code, Stack, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import { useApi } from '../../api/useApi';
import { useDesk } from '../../shell/entity';
import { Evidence } from '../../ui/Evidence';
import { Moment, useWord } from '../../ui/Figures';
import { Facts, Page, Section } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { Ask } from '../../ui/States';
import { useFilters } from '../../ui/useFilters';
import { useActorName } from '../access/names';
import type { LoggedEvent } from '../edit';
import { readChanges } from './changes';
import { useEventName, type Chain } from './EventList';
import { objectPath, useObjectType } from './ObjectLinks';

/** One event with all that it says. */
export function EventPage() {
  const { id = '' } = useParams({ strict: false });
  const { filters } = useFilters();
  const chain: Chain = filters.chain === 'installation' ? 'installation' : 'entity';
  const query = useApi(['event', chain, id], (entity) =>
    chain === 'entity'
      ? body(api.GET('/api/v1/entities/{entity}/events/{event}', { params: { path: { entity, event: id } } }))
      : body(api.GET('/api/v1/events/{event}', { params: { path: { event: id } } })),
  );
  return <Ask query={query}>{(event) => <EventDetails event={event} chain={chain} />}</Ask>;
}

function EventDetails({ event, chain }: { event: LoggedEvent; chain: Chain }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const name = useEventName();
  const actor = useActorName();
  const { changes, rest } = readChanges(event.attributes);
  const scope = chain === 'installation' ? '?chain=installation' : '';
  return (
    <Page title={name(event.type)}>
      <Stack gap="lg">
        <Facts
          facts={[
            [t('audit.occurred'), <Moment key="occurred" value={event.occurred_at} />],
            [t('audit.recorded'), <Moment key="recorded" value={event.recorded_at} />],
            [t('field.actor'), actor(event.actor)],
            [t('audit.seq'), event.seq],
            [
              t('audit.cause'),
              event.cause && <Link to={href(`/settings/audit/${event.cause}${scope}`)}>{event.cause}</Link>,
            ],
          ]}
        />
        {changes.length > 0 && <Changes changes={changes} />}
        {Object.keys(rest).length > 0 && (
          <Section title={t('audit.data')}>
            <Evidence value={rest} />
          </Section>
        )}
        <Objects event={event} chain={chain} />
        <Section title={t('audit.hashes')}>
          {[
            [t('audit.hash'), event.hash],
            [t('audit.prevHash'), event.prev_hash],
          ].map(([label, hash]) => (
            <Text key={label} size="sm" component="div">
              {label}
              <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
                {hash}
              </Code>
            </Text>
          ))}
        </Section>
      </Stack>
    </Page>
  );
}

function Changes({ changes }: { changes: ReturnType<typeof readChanges>['changes'] }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <Section title={t('audit.changes')}>
      <SimpleTable
        label={t('audit.changes')}
        rows={changes}
        rowId={(row) => row.field}
        columns={[
          { label: t('audit.field'), narrow: true, cell: (row) => word(row.field) },
          { label: t('audit.before'), narrow: true, cell: (row) => <Shown value={row.from} /> },
          { label: t('audit.after'), narrow: true, cell: (row) => <Shown value={row.to} /> },
        ]}
      />
    </Section>
  );
}

/** A value of an event: texts as they are, what has parts part by part. */
function Shown({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'object') return <Evidence value={{ ...value }} />;
  return String(value);
}

function Objects({ event, chain }: { event: LoggedEvent; chain: Chain }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const objectType = useObjectType();
  const scope = chain === 'installation' ? '&chain=installation' : '';
  return (
    <Section title={t('audit.objects')}>
      <SimpleTable
        label={t('audit.objects')}
        rows={event.objects}
        rowId={(row) => `${row.type}${row.id}`}
        columns={[
          {
            label: t('audit.object'),
            narrow: true,
            cell: (row) => {
              const path = objectPath(row);
              return path ? <Link to={href(path)}>{objectType(row.type)}</Link> : objectType(row.type);
            },
          },
          { label: t('audit.part'), cell: (row) => objectType(row.qualifier) },
          { label: t('audit.id'), cell: (row) => row.id },
          {
            label: t('audit.timeline'),
            narrow: true,
            cell: (row) => <Link to={href(`/settings/audit?object=${row.id}${scope}`)}>{t('audit.timeline')}</Link>,
          },
        ]}
      />
    </Section>
  );
}
