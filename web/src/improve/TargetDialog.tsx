import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { Kpi, Target } from '../api/types';
import { useApi } from '../api/useApi';
import { editing } from '../settings/edit';
import { useDesk } from '../shell/entity';
import { EditDialog } from '../ui/EditDialog';
import type { FormField } from '../ui/Form';
import { orNull } from '../ui/formValues';
import { FormDialog } from '../ui/FormDialog';

/** Sets a target. */
export function NewTargetDialog({ kpis, close }: { kpis: Kpi[]; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const { target, due, note, owner } = useFields();
  const names = kpis.map((value) => ({ value, label: t(`kpi.${value}`, { defaultValue: value }) }));
  return (
    <FormDialog
      title={t('improve.setTarget')}
      close={close}
      start={{ kpi: kpis[0] ?? '', direction: 'lower', window_days: '30' }}
      fields={[
        { name: 'kpi', label: t('improve.figure'), kind: 'choice', options: names, required: true },
        {
          name: 'direction',
          label: t('improve.better'),
          kind: 'choice',
          options: [
            { value: 'lower', label: t('improve.lower') },
            { value: 'higher', label: t('improve.higher') },
          ],
        },
        target,
        due,
        { name: 'window_days', label: t('improve.window'), hint: t('improve.windowHint') },
        ...owner,
        note,
      ]}
      write={(values, key) =>
        body(
          api.POST('/api/v1/entities/{entity}/targets', {
            params: { path: { entity }, header: idempotent(key) },
            body: {
              kpi: values.kpi ?? '',
              direction: values.direction === 'higher' ? 'higher' : 'lower',
              target: (values.target ?? '').trim(),
              due_on: values.due_on ?? '',
              window_days: Number(values.window_days ?? '30'),
              owner: orNull(values.owner),
              note: orNull(values.note),
            },
          }),
        )
      }
    />
  );
}

/** Changes a target, or gives it up. */
export function TargetDialog({ seen, close }: { seen: Target; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const { target, due, note, owner } = useFields();
  const params = { path: { entity, target: seen.id } };
  return (
    <EditDialog
      title={t(`kpi.${seen.kpi}`, { defaultValue: seen.kpi })}
      close={close}
      seen={seen}
      object={seen.id}
      start={{
        target: seen.target,
        due_on: seen.due_on,
        owner: seen.owner,
        note: seen.note ?? '',
        ended: seen.ended_on ? 'yes' : '',
      }}
      fields={[target, due, ...owner, note, { name: 'ended', label: t('improve.end'), kind: 'switch' }]}
      change={(values) => ({
        target: (values.target ?? '').trim(),
        due_on: values.due_on ?? seen.due_on,
        ...(values.owner ? { owner: values.owner } : {}),
        note: orNull(values.note),
        ended: values.ended === 'yes',
      })}
      read={() => body(api.GET('/api/v1/entities/{entity}/targets/{target}', { params }))}
      write={(change, version, key) =>
        body(
          api.PATCH('/api/v1/entities/{entity}/targets/{target}', {
            params,
            headers: editing(key, version),
            body: change,
          }),
        )
      }
    />
  );
}

/** The fields of both dialogs; users are offered to those who may see them, else it is one's own target. */
function useFields(): { target: FormField; due: FormField; note: FormField; owner: FormField[] } {
  const { t } = useTranslation();
  const { may } = useDesk();
  const sees = may('users.read');
  const { data } = useApi(
    ['users', 'owners'],
    () => body(api.GET('/api/v1/users', { params: { query: { limit: 100 } } })),
    sees,
  );
  const users = (data?.items ?? []).filter((user) => user.active);
  const own = { value: '', label: t('improve.me') };
  const owner: FormField = {
    name: 'owner',
    label: t('improve.owner'),
    kind: 'choice',
    options: [own, ...users.map(({ id, name }) => ({ value: id, label: name }))],
  };
  return {
    target: { name: 'target', label: t('improve.value'), required: true, hint: t('improve.valueHint') },
    due: { name: 'due_on', label: t('improve.due'), kind: 'date', required: true },
    note: { name: 'note', label: t('field.note'), kind: 'long' },
    owner: sees ? [owner] : [],
  };
}
