import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { AgedPage } from '../api/types';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { DateField } from '../ui/DateField';
import { ExportMenu } from '../ui/ExportMenu';
import { sortOf } from '../ui/filters';
import { Page } from '../ui/Page';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { AgingMatrix } from './AgingMatrix';
import { AGED_SORTS, buckets } from './buckets';

const PAGE = 100;

/** Who owes what, by how long it is overdue, as of a day. */
export function AgingPage() {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const { filters, set } = useFilters();
  const { as_of } = filters;
  const sort = sortOf(filters, AGED_SORTS) ?? '-total';
  const totals = useApi(['aging', as_of], (scope) => {
    const params = { path: { entity: scope }, query: { as_of, by_customer: false } };
    return body(api.GET('/api/v1/entities/{entity}/aging', { params }));
  });
  const rows = useInfiniteQuery({
    queryKey: ['e', entity, 'aging-customers', as_of, sort],
    queryFn: ({ pageParam }): Promise<AgedPage> => {
      const params = { path: { entity }, query: { as_of, sort, limit: PAGE, after: pageParam } };
      return body(api.GET('/api/v1/entities/{entity}/aging/customers', { params }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const shown = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const { data } = totals;
  const say = {
    notDue: t('receivables.notDue'),
    days: (range: string) => t('receivables.bucketDays', { range }),
  };
  const columns = data ? buckets(data.as_of, data.edges, say) : [];
  return (
    <Page
      title={t('nav.aging')}
      actions={
        <Group align="end" gap="xs">
          <DateField
            label={t('receivables.asOf')}
            value={as_of ?? data?.as_of ?? ''}
            onChange={(day) => set('as_of', day)}
          />
          {may('exports.read') && <ExportMenu name="aging" shown={[]} filters={{ as_of, sort }} />}
        </Group>
      }
    >
      <Ask query={totals} rows={12}>
        {(aging) => (
          <Ask query={rows} rows={12}>
            {() =>
              shown.length === 0 ? (
                <Empty />
              ) : (
                <AgingMatrix
                  rows={[...aging.totals, ...shown]}
                  columns={columns}
                  asOf={as_of}
                  sorting={{ by: sort, set: (by) => set('sort', by) }}
                />
              )
            }
          </Ask>
        )}
      </Ask>
      {rows.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </Group>
      )}
    </Page>
  );
}
