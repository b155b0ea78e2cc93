import { Alert, Group, NativeSelect, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { useWord } from '../ui/Figures';
import { Page, Section } from '../ui/Page';
import { Ask, ProblemView } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { EMPTY_DRAFT, type ImportKind } from './draft';
import { FileDrop } from './FileDrop';
import { HeadTable } from './HeadTable';
import { useImport } from './ImportProgress';
import { MappingEditor } from './MappingEditor';
import { OptionFields } from './OptionFields';
import { readHead } from './send';
import { writeMapping } from './toml';
import { TryAndImport } from './TryAndImport';
import { useMapping } from './useMapping';

/** From a file to the books: choose what its rows are, map its columns, try it, import it. */
export function NewImportPage() {
  const { t } = useTranslation();
  const query = useApi(['import-kinds'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/imports/kinds', { params: { path: { entity } } })),
  );
  return (
    <Page title={t('imports.new')}>
      <Ask query={query}>{(kinds) => <Choose kinds={kinds} />}</Ask>
    </Page>
  );
}

/** The kinds that one may bring in, and the file. */
function Choose({ kinds }: { kinds: ImportKind[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const { may } = useDesk();
  const { filters, set } = useFilters();
  const [file, setFile] = useState<File | null>(null);
  const allowed = kinds.filter((one) => may(one.permission));
  const kind = allowed.find((one) => one.kind === filters.kind) ?? allowed[0];
  const like = useImport(filters.like ?? null);
  if (!kind) return <Alert>{t('imports.noKind')}</Alert>;
  return (
    <Stack gap="lg">
      <Section title={t('imports.step1')}>
        <Group align="end" mb="sm">
          <NativeSelect
            size="sm"
            label={t('imports.kind')}
            value={kind.kind}
            data={allowed.map((one) => ({ value: one.kind, label: word(one.kind) }))}
            onChange={(event) => set('kind', event.currentTarget.value)}
          />
        </Group>
        <FileDrop file={file} onFile={setFile} />
      </Section>
      {file && (
        <Work
          key={`${kind.kind} ${file.name} ${file.size} ${file.lastModified} ${like.data?.id ?? ''}`}
          kind={kind}
          file={file}
          text={like.data?.mapping ?? null}
        />
      )}
    </Stack>
  );
}

interface WorkProps {
  kind: ImportKind;
  file: File;
  /** A mapping to begin with, as it was used before. */
  text: string | null;
}

/** A file with its first rows, its mapping, and what becomes of it. */
function Work({ kind, file, text }: WorkProps) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const mapping = useMapping(kind, text);
  const written = mapping.text ?? writeMapping(kind.kind, { ...EMPTY_DRAFT, options: mapping.draft.options });
  const [read] = useDebouncedValue(written, 300);
  const query = useQuery({
    queryKey: ['import-head', entity, kind.kind, file.name, file.size, file.lastModified, read],
    queryFn: async () => {
      const head = await readHead(entity, file, read);
      mapping.found(head);
      return head;
    },
    retry: false,
    placeholderData: (last) => last,
  });
  return (
    <>
      <Section title={t('imports.step2')}>
        <Stack gap="sm">
          {mapping.text === null && (
            <OptionFields
              options={mapping.draft.options}
              onChange={(options) => mapping.change({ ...mapping.draft, options })}
            />
          )}
          {query.error && <ProblemView error={query.error} />}
          {query.data && <HeadTable head={query.data} />}
        </Stack>
      </Section>
      {query.data && !query.error && (
        <TryAndImport kind={kind} file={file} mapping={mapping}>
          {(error) => <MappingEditor kind={kind} columns={query.data.columns} mapping={mapping} error={error} />}
        </TryAndImport>
      )}
    </>
  );
}
