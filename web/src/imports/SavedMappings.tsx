import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Draft } from './draft';

interface Props {
  kind: string;
  draft: Draft;
  onUse: (draft: Draft) => void;
}

/** Mappings that this browser keeps, by kind and name. */
export function SavedMappings({ kind, draft, onUse }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [saved, setSaved] = useLocalStorage<Record<string, Draft>>({
    key: `cashlane.mappings.${kind}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const names = Object.keys(saved).sort();
  const use = (chosen: string) => {
    const kept = saved[chosen];
    setName(chosen);
    if (kept) onUse(kept);
  };
  return (
    <Group gap="xs" align="end">
      {names.length > 0 && (
        <NativeSelect
          label={t('imports.savedMapping')}
          value={names.includes(name) ? name : ''}
          data={[{ value: '', label: '–' }, ...names.map((one) => ({ value: one, label: one }))]}
          onChange={(event) => use(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={t('imports.mappingName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={name.trim() === ''}
        onClick={() => setSaved((now) => ({ ...now, [name.trim()]: draft }))}
      >
        {t('imports.saveMapping')}
      </Button>
      {names.includes(name) && (
        <Button variant="subtle" color="gray" onClick={() => setSaved(({ [name]: _gone, ...rest }) => rest)}>
          {t('imports.forgetMapping')}
        </Button>
      )}
    </Group>
  );
}
