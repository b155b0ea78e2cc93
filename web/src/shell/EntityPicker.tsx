import { NativeSelect } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useDesk } from './entity';
import { entitiesQuery } from './session';

export function EntityPicker() {
  const { t } = useTranslation();
  const { entity } = useDesk();
  const { data: entities } = useSuspenseQuery(entitiesQuery);
  const navigate = useNavigate();
  return (
    <NativeSelect
      aria-label={t('shell.entity')}
      value={entity.code}
      data={entities.map((one) => ({ value: one.code, label: one.name }))}
      onChange={(event) => void navigate({ to: '/$entity', params: { entity: event.currentTarget.value } })}
    />
  );
}
