import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/useFormat';
import { DeskContext } from '../shell/entity';
import { useFilters } from './useFilters';

/** A page: its title, what can be done, its content. */
export function Page({
  title,
  aside,
  actions,
  children,
}: {
  title: string;
  aside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  useDocumentTitle(`${title} · Cashlane`);
  return (
    <Stack gap="md">
      <PrintHead />
      <Group justify="space-between" align="start" gap="xs">
        <Group gap="xs" mih={30}>
          <Title order={1}>{title}</Title>
          {aside}
        </Group>
        {actions && (
          <Group gap="xs" align="end" className="no-print">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Stack>
  );
}

/** Says on paper of whom it is, from when, and what was left out by filters. */
function PrintHead() {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useContext(DeskContext);
  const { filters } = useFilters();
  const chosen = Object.entries(filters).map(([name, value]) => `${name} ${value}`);
  return (
    <Text size="xs" className="print-only">
      {[desk?.entity.name, t('state.printed', { at: format.instant(new Date().toISOString()) }), ...chosen]
        .filter(Boolean)
        .join(' · ')}
    </Text>
  );
}

/** A part of a page under a heading of its own. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Group justify="space-between" mb={6}>
        <Title order={2}>{title}</Title>
        {actions}
      </Group>
      {children}
    </section>
  );
}

/** Facts as pairs of name and value, in as many columns as there is room for. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  const given = facts.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  return (
    <Paper withBorder p="sm" radius="md">
      <dl
        style={{
          display: 'grid',
          gap: '10px 16px',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(176px, 44%), 1fr))',
          margin: 0,
        }}
      >
        {given.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="xs" c="dimmed">
              {name}
            </Text>
            <Text component="dd" size="sm" m={0}>
              {value}
            </Text>
          </div>
        ))}
      </dl>
    </Paper>
  );
}
