import { Button, Stack } from '@mantine/core';
import type { Dispatch, SetStateAction } from 'react';
import { useTranslation } from 'react-i18next';

import { Fields, type FormField } from '../ui/Form';
import type { Values } from '../ui/formValues';
import { Section } from '../ui/Page';
import { ProblemView } from '../ui/States';

/** What is typed as a decimal, with a comma too; nothing for nothing. */
export const number = (text: string | undefined) => (text?.trim() ? text.trim().replace(',', '.') : null);

interface Props {
  values: Values;
  set: Dispatch<SetStateAction<Values>>;
  fields: FormField[];
  trying: { error: Error | null; isPending: boolean };
  ask: () => void;
}

/** What is tried on the past, and the button that tries it. */
export function Question({ values, set, fields, trying, ask }: Props) {
  const { t } = useTranslation();
  return (
    <Section title={t('trial.question')}>
      <Stack gap="md">
        <Fields
          cols={3}
          values={values}
          set={(name, value) => set((now) => ({ ...now, [name]: value }))}
          error={trying.error}
          fields={fields}
        />
        {trying.error && <ProblemView error={trying.error} />}
        <div>
          <Button loading={trying.isPending} onClick={ask}>
            {t('policy.try')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}
