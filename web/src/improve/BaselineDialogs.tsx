import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { Baseline } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { usePeriod } from '../insight/PeriodPicker';
import { useDesk } from '../shell/entity';
import { FormDialog } from '../ui/FormDialog';
import type { BaselineFile } from './readBaseline';

/** Keeps the figures of a file, or the own ones of the period. */
export function KeepBaselineDialog({ file, close }: { file: BaselineFile | null; close: () => void }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { id: entity } = useDesk();
  const { from, to } = usePeriod();
  const figures = file ?? { from, to };
  return (
    <FormDialog
      title={t('baseline.keepTitle')}
      close={close}
      fields={[{ name: 'name', label: t('field.name'), required: true, hint: t('baseline.keepHint') }]}
      write={(values, key) =>
        body(
          api.POST('/api/v1/entities/{entity}/baselines', {
            params: { path: { entity }, header: idempotent(key) },
            body: { name: values.name ?? '', ...figures },
          }),
        )
      }
    >
      {() => (
        <Text size="sm" c="dimmed">
          {file
            ? `${t('baseline.figures')}: ${file.figures.length}`
            : t('baseline.ownOf', { from: date(from), to: date(to) })}
        </Text>
      )}
    </FormDialog>
  );
}

/** Takes a baseline out of the list. */
export function TakeAwayDialog({ seen, close }: { seen: Baseline; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  return (
    <FormDialog
      title={t('baseline.takeAway')}
      close={close}
      danger
      submitLabel={t('baseline.takeAway')}
      fields={[]}
      write={(_, key) =>
        body(
          api.POST('/api/v1/entities/{entity}/baselines/{baseline}/withdraw', {
            params: { path: { entity, baseline: seen.id }, header: idempotent(key) },
          }),
        )
      }
    >
      {() => <Text size="sm">{t('baseline.takeAwayAsk', { name: seen.name })}</Text>}
    </FormDialog>
  );
}
