import { Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { DocumentStyle, Look } from '../../api/types';
import { useApi } from '../../api/useApi';
import { useDesk } from '../../shell/entity';
import { Page } from '../../ui/Page';
import { Ask, ProblemView } from '../../ui/States';
import { useUnsaved } from '../../ui/unsaved';
import { useEdit } from '../../ui/useEdit';
import { editing } from '../edit';
import { LookFields } from './LookFields';
import { Preview } from './Preview';

/** How the legal entity's documents look, beside a sample of one. */
export function DocumentsPage() {
  const query = useApi(['document-style'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/document-style', { params: { path: { entity } } })),
  );
  return <Ask query={query}>{(style) => <Editor key={style.version} style={style} />}</Ask>;
}

function Editor({ style }: { style: DocumentStyle }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const [look, setLook] = useState(style.look);
  const [tried] = useDebouncedValue(look, 500);
  const changed = JSON.stringify(look) !== JSON.stringify(style.look);
  useUnsaved(changed);
  const fields = [
    { name: 'accent', label: t('documents.accent'), of: (one: DocumentStyle) => one.look.accent },
    { name: 'logo', label: t('documents.logo'), of: (one: DocumentStyle) => one.look.logo ?? null },
    { name: 'footer', label: t('documents.footer'), of: (one: DocumentStyle) => one.look.footer },
    { name: 'payment', label: t('documents.payment'), of: (one: DocumentStyle) => one.look.payment },
  ];
  const read = () => body(api.GET('/api/v1/entities/{entity}/document-style', { params: { path: { entity } } }));
  const edit = useEdit<DocumentStyle, Partial<Look>>({
    object: entity,
    seen: style,
    fields,
    read,
    write: async (change, version, key) => {
      // The look is saved whole: what is not changed is as it was read last.
      const before = version === style.version ? style : await read();
      const params = { path: { entity }, header: editing(key, version) };
      const whole = { ...before.look, ...change };
      return body(api.PUT('/api/v1/entities/{entity}/document-style', { params, body: whole }));
    },
    done: (saved) => setLook(saved.look),
  });
  const writes = may('entities.write');
  return (
    <Page
      title={t('settings.documents')}
      actions={
        writes && (
          <Group gap="xs">
            <Button variant="default" disabled={!changed} onClick={() => setLook(style.look)}>
              {t('action.cancel')}
            </Button>
            <Button disabled={!changed} loading={edit.pending} onClick={() => edit.save(look)}>
              {t('action.save')}
            </Button>
          </Group>
        )
      }
    >
      {edit.error ? <ProblemView error={edit.error} /> : null}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Stack>
          <LookFields look={look} disabled={!writes} change={(part) => setLook({ ...look, ...part })} />
        </Stack>
        {writes && <Preview look={tried} />}
      </SimpleGrid>
      {edit.conflict}
    </Page>
  );
}
