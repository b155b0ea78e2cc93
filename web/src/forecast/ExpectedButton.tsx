import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { ForecastItem } from '../api/types';
import { useDesk } from '../shell/entity';
import { FormDialog } from '../ui/FormDialog';
import { useWrite } from '../ui/useWrite';

/** Sets the day on which an item is expected, or takes it back. */
export function ExpectedButton({ row }: { row: ForecastItem }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const [open, setOpen] = useState(false);
  const remove = useWrite((item: string, key) =>
    body(
      api.POST('/api/v1/entities/{entity}/forecast/expected/remove', {
        params: { path: { entity }, header: idempotent(key) },
        body: { item },
      }),
    ),
  );
  if (!may('insight.write')) return null;
  const known = row.known;
  return (
    <>
      {known && row.is_known ? (
        <Button
          size="compact-xs"
          variant="subtle"
          loading={remove.isPending}
          aria-label={`${t('forecast.remove')} ${row.number}`}
          onClick={() => remove.mutate(row.item)}
        >
          {t('forecast.remove')}
        </Button>
      ) : (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`${t('forecast.setDay')} ${row.number}`}
          onClick={() => setOpen(true)}
        >
          {t('forecast.setDay')}
        </Button>
      )}
      {open && (
        <FormDialog
          title={t('forecast.setOf', { number: row.number })}
          close={() => setOpen(false)}
          start={{}}
          fields={[
            { name: 'expected_on', label: t('forecast.expectedOn'), kind: 'date', required: true },
            { name: 'until', label: t('forecast.until'), kind: 'date', hint: t('forecast.untilHint') },
            { name: 'reason', label: t('field.reason'), kind: 'long', required: true },
          ]}
          write={(values, key) =>
            body(
              api.POST('/api/v1/entities/{entity}/forecast/expected', {
                params: { path: { entity }, header: idempotent(key) },
                body: {
                  item: row.item,
                  expected_on: values.expected_on ?? '',
                  until: values.until || undefined,
                  reason: values.reason ?? '',
                },
              }),
            )
          }
        />
      )}
    </>
  );
}
