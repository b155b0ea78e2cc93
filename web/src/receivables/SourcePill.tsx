import { Pill } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { useWord } from '../ui/Figures';
import { useFilters } from '../ui/useFilters';
import { sourcePath } from './source';

/** What the prefix of an id stands for, among the documents that cause journal entries. */
const TYPES: Record<string, string> = {
  inv: 'invoice',
  rcp: 'receipt',
  ben: 'bank_entry',
  rfd: 'refund',
  oit: 'open_item',
  jrn: 'journal_entry',
};

/** Says that a list is only of what one document caused, leads to it, and takes that filter away. */
export function SourcePill({ source }: { source: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { href } = useDesk();
  const { set } = useFilters();
  const type = TYPES[source.split('_')[0] ?? ''] ?? 'unknown';
  const path = sourcePath({ type, id: source });
  return (
    <Pill
      size="md"
      withRemoveButton
      onRemove={() => set('source', null)}
      removeButtonProps={{ 'aria-label': t('state.clearFilters'), tabIndex: 0, 'aria-hidden': false }}
    >
      {t('field.source')}: {path ? <Link to={href(path)}>{word(type)}</Link> : word(type)}
    </Pill>
  );
}
