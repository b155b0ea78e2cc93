import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { AnomalyRules } from '../api/types';
import { editing } from '../settings/edit';
import { useDesk } from '../shell/entity';
import { EditDialog } from '../ui/EditDialog';

/** Changes how readily anomalies are raised. */
export function AnomalyRulesDialog({ seen, close }: { seen: AnomalyRules; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const params = { path: { entity } };
  return (
    <EditDialog
      title={t('improve.rules')}
      close={close}
      seen={seen}
      object={entity}
      start={{ threshold: seen.threshold ?? '', weekly_max: String(seen.weekly_max) }}
      fields={[
        { name: 'threshold', label: t('improve.threshold'), hint: t('improve.thresholdHint'), required: true },
        { name: 'weekly_max', label: t('improve.weeklyMax'), required: true },
      ]}
      change={(values) => ({
        threshold: (values.threshold ?? '').trim(),
        weekly_max: Number(values.weekly_max ?? ''),
      })}
      read={() => body(api.GET('/api/v1/entities/{entity}/anomaly-rules', { params }))}
      write={(change, version, key) =>
        body(
          api.PATCH('/api/v1/entities/{entity}/anomaly-rules', {
            params,
            headers: editing(key, version),
            body: change,
          }),
        )
      }
    />
  );
}
