import { Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Look } from '../../api/types';
import { currentLanguage, LANGUAGES } from '../../i18n';
import { useDesk } from '../../shell/entity';
import { useWord } from '../../ui/Figures';

const KINDS = ['invoice', 'order_acknowledgement', 'delivery_note', 'statement'];

/** A sample document with a look that is not saved yet. */
export function Preview({ look }: { look: Look }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const [kind, setKind] = useState('invoice');
  const [language, setLanguage] = useState<string>(currentLanguage());
  const query = new URLSearchParams({ kind, language, look: JSON.stringify(look) });
  const choices = (codes: readonly string[]) => codes.map((value) => ({ value, label: word(value) }));
  return (
    <section aria-label={t('documents.preview')}>
      <Group gap="xs" mb="xs" align="end">
        <NativeSelect
          label={t('documents.preview')}
          value={kind}
          data={choices(KINDS)}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('shell.language')}
          value={language}
          data={choices(LANGUAGES)}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        />
      </Group>
      <iframe
        key={String(query)}
        title={t('documents.preview')}
        src={`/api/v1/entities/${entity}/document-style/preview?${query}#toolbar=0&navpanes=0&view=FitH`}
        style={{
          aspectRatio: '210 / 297',
          border: '1px solid var(--mantine-color-default-border)',
          borderRadius: 8,
          maxHeight: '80vh',
          width: '100%',
        }}
      />
    </section>
  );
}
