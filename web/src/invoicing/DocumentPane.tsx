import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { RenderedDocument } from '../api/types';
import { useDesk } from '../shell/entity';
import { Moment, useWord } from '../ui/Figures';
import { Section } from '../ui/Page';
import { Ask, Empty } from '../ui/States';
import { PaperFrame } from './PaperFrame';

/** How often, and how many times, a document that is still being rendered is asked for. */
const AGAIN_MS = 1500;
const TRIES = 12;

/** The rendered document beside its data; on narrow screens a link to it. */
export function DocumentPane({ subject }: { subject: string }) {
  const { t } = useTranslation();
  const { id } = useDesk();
  const query = useQuery({
    queryKey: ['e', id, 'documents', subject],
    queryFn: () =>
      body(api.GET('/api/v1/entities/{entity}/documents', { params: { path: { entity: id }, query: { subject } } })),
    refetchInterval: ({ state }) => (state.data?.length === 0 && state.dataUpdateCount < TRIES ? AGAIN_MS : false),
  });
  return (
    <Ask query={query} rows={3}>
      {(documents) => {
        const last = documents.at(-1);
        return (
          <Section
            title={t('invoicing.document')}
            actions={
              last && (
                <Anchor size="sm" href={urlOf(id, last)} target="_blank" rel="noopener">
                  {t('invoicing.openDocument')}
                </Anchor>
              )
            }
          >
            {last ? (
              <PaperFrame title={t('invoicing.document')} url={urlOf(id, last)} />
            ) : (
              <Empty>{t('invoicing.noDocument')}</Empty>
            )}
            {documents.length > 1 && <Earlier documents={documents.slice(0, -1)} />}
          </Section>
        );
      }}
    </Ask>
  );
}

function urlOf(entity: string, document: RenderedDocument): string {
  return `/api/v1/entities/${entity}/files/${document.file}`;
}

function Earlier({ documents }: { documents: RenderedDocument[] }) {
  const { id } = useDesk();
  const word = useWord();
  return documents.map((document) => (
    <Text key={document.file} size="xs" component="div">
      <Anchor href={urlOf(id, document)} target="_blank" rel="noopener">
        {document.name}
      </Anchor>{' '}
      {word(document.kind)} · <Moment value={document.created_at} />
    </Text>
  ));
}
