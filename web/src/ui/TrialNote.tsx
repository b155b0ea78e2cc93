import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { problemFrom, type Refusal } from '../api/problem';

interface Props {
  trial: { error: unknown; data: { refusals: Refusal[] } | undefined };
  /** What is said when nothing is refused. */
  children?: ReactNode;
}

/** What a trial of a batch says before the batch is sent: what would be refused, and why. */
export function TrialNote({ trial, children }: Props) {
  const { t } = useTranslation();
  const refusals = trial.error ? [problemFrom(trial.error)] : (trial.data?.refusals ?? []);
  if (refusals.length === 0) return trial.data ? children : null;
  return (
    <Stack gap={2} role="status">
      <Text size="sm" fw={500}>
        {t('state.wouldRefuse', { count: refusals.length })}
      </Text>
      {[...new Set(refusals.map((one) => `${one.detail}. ${one.remedy ?? ''}`))].slice(0, 5).map((text) => (
        <Text key={text} size="sm" c="dimmed">
          {text}
        </Text>
      ))}
    </Stack>
  );
}
