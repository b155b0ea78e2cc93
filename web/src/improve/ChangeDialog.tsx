import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { MarkedChange } from '../api/types';
import { editing } from '../settings/edit';
import { useDesk } from '../shell/entity';
import { EditDialog } from '../ui/EditDialog';
import { orNull } from '../ui/formValues';
import { FormDialog } from '../ui/FormDialog';

const number = (text: string | undefined) => (text?.trim() ? Number(text) : null);

/** Marks a change; with customers held out it is an experiment. */
export function NewChangeDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  return (
    <FormDialog
      title={t('improve.markChange')}
      close={close}
      fields={[
        { name: 'name', label: t('field.name'), required: true, hint: t('improve.changeHint') },
        { name: 'on', label: t('improve.since'), kind: 'date', required: true },
        { name: 'segment', label: t('field.segment') },
        { name: 'country', label: t('field.country'), hint: t('improve.countryHint') },
        { name: 'held_out_percent', label: t('improve.heldOutPercent'), hint: t('improve.heldOutHint') },
        { name: 'waves', label: t('improve.waves'), hint: t('improve.wavesHint') },
        { name: 'wave_days', label: t('improve.waveDays') },
        { name: 'note', label: t('field.note'), kind: 'long' },
      ]}
      write={(values, key) =>
        body(
          api.POST('/api/v1/entities/{entity}/marked-changes', {
            params: { path: { entity }, header: idempotent(key) },
            body: {
              name: values.name ?? '',
              on: values.on ?? '',
              segment: orNull(values.segment),
              country: orNull(values.country),
              held_out_percent: number(values.held_out_percent),
              waves: number(values.waves),
              wave_days: number(values.wave_days),
              note: orNull(values.note),
            },
          }),
        )
      }
    />
  );
}

/** Changes a mark, or takes it away. */
export function ChangeDialog({ seen, close }: { seen: MarkedChange; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const params = { path: { entity, marked_change: seen.id } };
  return (
    <EditDialog
      title={seen.name}
      close={close}
      seen={seen}
      object={seen.id}
      start={{ name: seen.name, on: seen.on, note: seen.note ?? '', withdrawn: seen.withdrawn ? 'yes' : '' }}
      fields={[
        { name: 'name', label: t('field.name'), required: true },
        { name: 'on', label: t('improve.since'), kind: 'date', required: true },
        { name: 'note', label: t('field.note'), kind: 'long' },
        { name: 'withdrawn', label: t('improve.takeAway'), kind: 'switch' },
      ]}
      change={(values) => ({
        name: (values.name ?? '').trim(),
        on: values.on ?? seen.on,
        note: orNull(values.note),
        withdrawn: values.withdrawn === 'yes',
      })}
      read={() => body(api.GET('/api/v1/entities/{entity}/marked-changes/{marked_change}', { params }))}
      write={(change, version, key) =>
        body(
          api.PATCH('/api/v1/entities/{entity}/marked-changes/{marked_change}', {
            params,
            headers: editing(key, version),
            body: change,
          }),
        )
      }
    />
  );
}
