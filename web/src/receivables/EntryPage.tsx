import { Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { EntryView } from '../api/types';
import { useApi } from '../api/useApi';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { Amount, Day, Moment, Status, useWord } from '../ui/Figures';
import { Facts, Page } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask } from '../ui/States';
import { sourcePath } from './source';

export function EntryPage() {
  const { id: entry = '' } = useParams({ strict: false });
  const query = useApi(['entry', entry], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/journal/{entry}', { params: { path: { entity, entry } } })),
  );
  return <Ask query={query}>{(view) => <Details entry={view} />}</Ask>;
}

function Details({ entry }: { entry: EntryView }) {
  const { t } = useTranslation();
  const word = useWord();
  const { href } = useDesk();
  const source = sourcePath(entry.source);
  const rows = entry.lines.map((line, index) => ({ ...line, index }));
  return (
    <Page title={t('receivables.entry', { number: entry.number })} aside={<Status code={entry.kind} />}>
      <Stack gap="lg">
        <Facts
          facts={[
            [t('field.posted'), <Day value={entry.posted_on} />],
            [
              t('field.source'),
              source ? <Link to={href(source)}>{word(entry.source.type)}</Link> : word(entry.source.type),
            ],
            [
              t('field.actor'),
              <>
                {entry.actor} · <Moment value={entry.recorded_at} />
              </>,
            ],
            [t('field.reason'), entry.reason],
            [
              t('receivables.reverses'),
              entry.reverses && <Link to={href(`/journal/${entry.reverses}`)}>{t('nav.journal')}</Link>,
            ],
          ]}
        />
        <SimpleTable
          label={t('nav.journal')}
          rows={rows}
          rowId={(line) => line.index}
          columns={[
            { label: t('field.account'), narrow: true, cell: (line) => line.account },
            {
              label: t('field.customer'),
              narrow: true,
              cell: (line) => (line.customer ? <CustomerName id={line.customer} /> : '–'),
            },
            { label: t('field.amount'), numeric: true, narrow: true, cell: (line) => <Amount value={line.amount} /> },
          ]}
        />
      </Stack>
    </Page>
  );
}
