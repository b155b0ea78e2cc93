import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import { useApi } from '../../api/useApi';
import { useDesk } from '../../shell/entity';
import { useWord } from '../../ui/Figures';
import type { Values } from '../../ui/formValues';
import { FormDialog } from '../../ui/FormDialog';
import { Page } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { Ask } from '../../ui/States';
import type { NumberSeries } from '../edit';

/** Number series; how one writes its numbers is chosen before the first is drawn. */
export function SeriesPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { may } = useDesk();
  const [shown, setShown] = useState<NumberSeries | null>(null);
  const query = useApi(['series'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/number-series', { params: { path: { entity } } })),
  );
  return (
    <Page title={t('settings.series')}>
      <Text size="sm" c="dimmed">
        {t('settings.seriesNote')}
      </Text>
      <Ask query={query}>
        {(rows) => (
          <SimpleTable
            label={t('settings.series')}
            rows={rows}
            rowId={(row) => row.series}
            columns={[
              {
                label: t('field.series'),
                narrow: true,
                cell: (row) =>
                  may('entities.write') && row.next === 1 ? (
                    <Anchor component="button" type="button" fz="inherit" onClick={() => setShown(row)}>
                      {word(row.series)}
                    </Anchor>
                  ) : (
                    word(row.series)
                  ),
              },
              { label: t('field.prefix'), cell: (row) => row.prefix },
              { label: t('settings.digits'), numeric: true, cell: (row) => row.width },
              { label: t('field.next'), numeric: true, narrow: true, cell: nextNumber },
            ]}
          />
        )}
      </Ask>
      {shown && <SeriesDialog series={shown} close={() => setShown(null)} />}
    </Page>
  );
}

/** The number that the next document gets. */
function nextNumber(series: NumberSeries): string {
  return `${series.prefix}${String(series.next).padStart(series.width, '0')}`;
}

function SeriesDialog({ series, close }: { series: NumberSeries; close: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const write = (values: Values, key: string) =>
    api.POST('/api/v1/entities/{entity}/number-series', {
      params: { path: { entity }, header: idempotent(key) },
      body: { series: series.series, prefix: values.prefix ?? '', width: Number(values.width) },
    });
  return (
    <FormDialog
      title={word(series.series)}
      close={close}
      write={write}
      start={{ prefix: series.prefix, width: String(series.width) }}
      fields={[
        { name: 'prefix', label: t('field.prefix'), hint: t('settings.prefixHint') },
        { name: 'width', label: t('settings.digits'), required: true },
      ]}
    />
  );
}
