import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { Anomaly } from '../api/types';
import { useDesk } from '../shell/entity';
import { FormDialog } from '../ui/FormDialog';

/** Asks why nobody need look at anomalies, and for how long the same figures are silent. */
export function DismissDialog({ rows, close, done }: { rows: Anomaly[]; close: () => void; done: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  return (
    <FormDialog
      title={t('improve.dismiss')}
      submitLabel={t('improve.dismiss')}
      close={close}
      done={done}
      start={{ mute_days: '30' }}
      fields={[
        { name: 'reason', label: t('action.reason'), required: true },
        { name: 'mute_days', label: t('improve.muteDays'), hint: t('improve.muteHint') },
      ]}
      write={(values, key) =>
        body(
          api.POST('/api/v1/entities/{entity}/anomalies/dismiss', {
            params: { path: { entity }, header: idempotent(key) },
            body: rows.map((row) => ({
              anomaly: row.id,
              reason: values.reason ?? '',
              mute_days: Number(values.mute_days ?? '30'),
            })),
          }),
        )
      }
    />
  );
}
