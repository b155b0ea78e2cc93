import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import type { View } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { Dialog } from '../Dialog';
import { useWrite } from '../useWrite';

interface Props {
  /** What is shown just now. */
  now: { page: string; query: string; columns: string[] };
  /** The view to change; a new one when there is none. */
  view: View | null;
  close: () => void;
}

/** Saves what is shown under a name, or gives a view another name. */
export function ViewDialog({ now, view, close }: Props) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const writing = useWrite(
    (_: undefined, key: string) => {
      if (view === null) {
        const params = { path: { entity }, header: idempotent(key) };
        return body(
          api.POST('/api/v1/entities/{entity}/views', { params, body: { ...now, name: name.trim(), shared } }),
        );
      }
      const header = { ...idempotent(key), 'If-Match': String(view.version) };
      const params = { path: { entity, view: view.id }, header };
      const change = { name: name.trim(), shared };
      return body(api.PATCH('/api/v1/entities/{entity}/views/{view}', { params, body: change }));
    },
    { done: close },
  );
  return (
    <Dialog
      title={t(view ? 'views.change' : 'views.save')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={name.trim() === ''}
    >
      <TextInput
        size="sm"
        data-autofocus
        required
        maxLength={80}
        label={t('field.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {may('views.share') && (
        <Checkbox
          label={t('views.share')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
    </Dialog>
  );
}
