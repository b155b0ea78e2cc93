import { Button, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { problemFrom } from '../api/problem';
import { Section } from '../ui/Page';
import { BookingFields } from './BookingFields';
import type { ImportKind } from './draft';
import { FieldTable } from './FieldTable';
import { SavedMappings } from './SavedMappings';
import type { Mapping } from './useMapping';

interface Props {
  kind: ImportKind;
  columns: string[];
  mapping: Mapping;
  error: unknown;
}

/** The mapping, field by field or as text. */
export function MappingEditor({ kind, columns, mapping, error }: Props) {
  const { t } = useTranslation();
  const asText = mapping.text !== null;
  return (
    <Section
      title={t('imports.step3')}
      actions={
        <Button variant="subtle" onClick={() => mapping.write(asText ? null : mapping.written)}>
          {t(asText ? 'imports.asForm' : 'imports.asText')}
        </Button>
      }
    >
      <Stack gap="sm">
        {asText ? (
          <Textarea
            size="sm"
            autosize
            minRows={8}
            maxRows={24}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            label={t('imports.text')}
            description={t('imports.textHint')}
            value={mapping.text ?? ''}
            onChange={(event) => mapping.write(event.currentTarget.value)}
          />
        ) : (
          <>
            <FieldTable
              kind={kind}
              columns={columns}
              draft={mapping.draft}
              onChange={mapping.change}
              fault={faultOf(error, kind)}
            />
            {kind.kind === 'orders' && (
              <BookingFields
                booking={mapping.draft.booking}
                onChange={(booking) => mapping.change({ ...mapping.draft, booking })}
              />
            )}
          </>
        )}
        <SavedMappings kind={kind.kind} mapping={mapping} />
      </Stack>
    </Section>
  );
}

/** The field of which the server says that its rule is wrong: `columns.sku.from`, `defaults.sku`. */
function faultOf(error: unknown, kind: ImportKind): { name: string; text: string } | undefined {
  if (!error) return undefined;
  const problem = problemFrom(error);
  const steps = (problem.field ?? '').split('.');
  const field = kind.fields.find((one) => steps.includes(one.name));
  return field && { name: field.name, text: problem.detail };
}
