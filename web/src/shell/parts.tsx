import { Group, NativeSelect, SegmentedControl, Text, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api } from '../api/client';
import { currentLanguage, LANGUAGES, setLanguage } from '../i18n';
import type { Language } from '../i18n/format';
import { sessionQuery } from './session';

const NAMES = { en: 'English', de: 'Deutsch', fr: 'Français' };

export function Brand() {
  return (
    <Group gap={8} wrap="nowrap">
      <img src="/icon.svg" alt="" width={24} height={24} />
      <Text fw={650} size="lg">
        Cashlane
      </Text>
    </Group>
  );
}

/** The language of the desk; whoever is signed in has it everywhere. */
export function LanguageChoice() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: async (language: Language) => {
      await setLanguage(language);
      if (!queries.getQueryData(sessionQuery.queryKey)) return;
      await api.PATCH('/api/v1/session', { body: { language } });
      await queries.invalidateQueries(sessionQuery);
    },
  });
  return (
    <NativeSelect
      aria-label={t('shell.language')}
      value={currentLanguage()}
      data={LANGUAGES.map((language) => ({ value: language, label: NAMES[language] }))}
      onChange={(event) => {
        const wanted = LANGUAGES.find((language) => language === event.currentTarget.value);
        if (wanted) choose.mutate(wanted);
      }}
    />
  );
}

export function ThemeChoice() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choice = (value: 'light' | 'dark' | 'auto', Icon: typeof IconSun) => ({
    value,
    label: (
      <Icon
        size={16}
        title={t(`shell.${value}`)}
        aria-label={t(`shell.${value}`)}
        style={{ display: 'block', margin: '0 auto' }}
      />
    ),
  });
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label={t('shell.theme')}
      value={colorScheme}
      onChange={setColorScheme}
      data={[choice('light', IconSun), choice('dark', IconMoon), choice('auto', IconDeviceDesktop)]}
    />
  );
}
