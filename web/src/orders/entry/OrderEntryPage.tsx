import { Button, Checkbox, Grid, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import { problemFrom } from '../../api/problem';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { Page } from '../../ui/Page';
import { ProblemView } from '../../ui/States';
import { useUnsaved } from '../../ui/unsaved';
import { useFilters } from '../../ui/useFilters';
import { useWrite } from '../../ui/useWrite';
import { begun, complete, isWorthKeeping, toOrder } from './draft';
import { EntryHead } from './EntryHead';
import { EntryLines } from './EntryLines';
import { findingsOf } from './findings';
import { PreviewPane } from './PreviewPane';
import { useDraft } from './useDraft';
import { usePreview } from './usePreview';

/** Takes an order down. What would become of it is tried while one types; nothing is kept until it is sent. */
export function OrderEntryPage() {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { id: entity, href, may } = useDesk();
  const { filters } = useFilters();
  const navigate = useNavigate();
  const { draft, set, setLine, setLines, discard } = useDraft(filters.customer);
  useUnsaved(isWorthKeeping(draft));
  const preview = usePreview(draft);
  const [acknowledge, setAcknowledge] = useState(false);
  const receipt = preview.error ? undefined : preview.data?.receipt;
  const writing = useWrite(
    (_: undefined, key: string) => {
      const order = { ...toOrder(draft, language), auto_acknowledge: acknowledge };
      const params = { path: { entity }, header: idempotent(key) };
      return body(api.POST('/api/v1/entities/{entity}/orders', { params, body: order }));
    },
    {
      say: (order) => t('entry.saved', { number: order.number }),
      done: (order) => {
        discard();
        void navigate({ to: href(`/orders/${order.id}`) });
      },
    },
  );
  const problem = preview.error || writing.error ? problemFrom(writing.error ?? preview.error) : null;
  const found = { receipt, keys: preview.data?.keys ?? [] };
  const findings = findingsOf(found, preview.keys, problem);
  const unfinished = begun(draft).length - complete(draft, language).length;
  const ready = draft.customer !== '' && complete(draft, language).length > 0 && unfinished === 0;
  const send = () => ready && !writing.isPending && writing.mutate(undefined);
  const toLines = () => document.querySelector<HTMLElement>('[data-cell="1-sku"]')?.focus();
  const press = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      event.preventDefault();
      send();
    }
  };
  if (!may('orders.write')) return <Text>{t('entry.notAllowed')}</Text>;
  return (
    <div onKeyDown={press}>
      <Page
        title={t('entry.title')}
        actions={
          isWorthKeeping(draft) && (
            <>
              <Text size="xs" c="dimmed">
                {t('entry.kept')}
              </Text>
              <Button variant="default" onClick={discard}>
                {t('entry.discard')}
              </Button>
            </>
          )
        }
      >
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Stack gap="md">
              <EntryHead
                draft={draft}
                set={set}
                onEnter={toLines}
                faults={problem?.field ? { [problem.field]: problem.detail } : {}}
              />
              <EntryLines
                lines={draft.lines}
                currency={receipt?.gross.currency ?? draft.currency}
                findings={findings}
                setLine={setLine}
                setLines={setLines}
              />
              {writing.error && <ProblemView error={writing.error} />}
              <Group>
                <Button onClick={send} disabled={!ready} loading={writing.isPending}>
                  {t(receipt?.status === 'held' ? 'entry.saveHeld' : 'entry.save')}
                </Button>
                <Checkbox
                  size="xs"
                  label={t('entry.acknowledge')}
                  checked={acknowledge}
                  onChange={(event) => setAcknowledge(event.currentTarget.checked)}
                />
                {unfinished > 0 && (
                  <Text size="xs" c="dimmed">
                    {t('entry.unfinished', { count: unfinished })}
                  </Text>
                )}
              </Group>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <PreviewPane
              draft={draft}
              receipt={receipt}
              error={preview.error}
              current={preview.current}
              waiting={preview.isFetching}
            />
          </Grid.Col>
        </Grid>
      </Page>
    </div>
  );
}
