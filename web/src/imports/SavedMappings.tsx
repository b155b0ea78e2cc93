import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import { useApi } from '../api/useApi';
import { editing } from '../settings/edit';
import { useDesk } from '../shell/entity';
import { Moment } from '../ui/Figures';
import { Ask, ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import type { ImportKind, SavedMapping } from './draft';
import type { Mapping } from './useMapping';

/** Mappings that the legal entity keeps, by kind and name. */
export function SavedMappings({ kind, mapping }: { kind: ImportKind['kind']; mapping: Mapping }) {
  const query = useApi(['import-mappings', kind], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/imports/mappings', { params: { path: { entity }, query: { kind } } })),
  );
  return (
    <Ask query={query} rows={1}>
      {(saved) => <Choose kind={kind} mapping={mapping} saved={saved} />}
    </Ask>
  );
}

interface Props {
  kind: ImportKind['kind'];
  mapping: Mapping;
  saved: SavedMapping[];
}

function Choose({ kind, mapping, saved }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const chosen = saved.find((one) => one.id === id);
  const use = (wanted: string) => {
    const found = saved.find((one) => one.id === wanted);
    setId(wanted);
    setName(found?.name ?? '');
    if (found) mapping.use(found.mapping);
  };
  const path = chosen && { entity, mapping: chosen.id };
  const change = (key: string, what: { name?: string; mapping?: string }) =>
    body(
      api.PATCH('/api/v1/entities/{entity}/imports/mappings/{mapping}', {
        params: { path: path ?? { entity, mapping: '' }, header: editing(key, chosen?.version ?? 0) },
        body: what,
      }),
    );
  const keep = useWrite(
    (asNew: boolean, key: string) =>
      chosen && !asNew
        ? change(key, { mapping: mapping.written })
        : body(
            api.POST('/api/v1/entities/{entity}/imports/mappings', {
              params: { path: { entity }, header: idempotent(key) },
              body: { kind, name: name.trim(), mapping: mapping.written },
            }),
          ),
    { done: (kept) => setId(kept.id) },
  );
  const rename = useWrite((_: undefined, key: string) => change(key, { name: name.trim() }));
  const forget = useWrite(
    async () => {
      if (path) await api.DELETE('/api/v1/entities/{entity}/imports/mappings/{mapping}', { params: { path } });
    },
    { done: () => use('') },
  );
  const renamed = name.trim() !== '' && name.trim() !== chosen?.name;
  const error = keep.error ?? rename.error ?? forget.error;
  return (
    <div>
      <Group gap="xs" align="end">
        {saved.length > 0 && (
          <NativeSelect
            label={t('imports.savedMapping')}
            value={chosen?.id ?? ''}
            data={[{ value: '', label: '–' }, ...saved.map((one) => ({ value: one.id, label: one.name }))]}
            onChange={(event) => use(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={t('imports.mappingName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {chosen && !renamed && (
          <Button variant="default" loading={keep.isPending} onClick={() => keep.mutate(false)}>
            {t('imports.saveMapping')}
          </Button>
        )}
        {(!chosen || renamed) && (
          <Button variant="default" disabled={!renamed} loading={keep.isPending} onClick={() => keep.mutate(true)}>
            {t(chosen ? 'imports.newMapping' : 'imports.saveMapping')}
          </Button>
        )}
        {chosen && renamed && (
          <Button variant="default" loading={rename.isPending} onClick={() => rename.mutate(undefined)}>
            {t('imports.renameMapping')}
          </Button>
        )}
        {chosen && (
          <Button variant="subtle" color="gray" onClick={() => forget.mutate(undefined)}>
            {t('imports.forgetMapping')}
          </Button>
        )}
      </Group>
      {chosen && (
        <Text size="xs" c="dimmed" mt={4}>
          <Changed mapping={chosen} />
        </Text>
      )}
      {error ? <ProblemView error={error} /> : null}
    </div>
  );
}

function Changed({ mapping }: { mapping: SavedMapping }) {
  const { t } = useTranslation();
  return (
    <>
      {t('imports.mappingChanged', { by: mapping.changed_by_name ?? mapping.changed_by })}{' '}
      <Moment value={mapping.changed_at} />
    </>
  );
}
