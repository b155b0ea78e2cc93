import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiError } from '../../api/problem';
import { useDesk } from '../../shell/entity';
import { Dialog } from '../../ui/Dialog';
import { useWrite } from '../../ui/useWrite';
import { sendAdvice, type AdviceFile } from './adviceApi';

interface Props {
  currencies: string[];
  close: () => void;
  done: (told: AdviceFile) => void;
}

/** Takes in the text of a message. */
export function PasteDialog({ currencies, close, done }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [text, setText] = useState('');
  const [currency, setCurrency] = useState('');
  const sending = useWrite(
    async (given: string) => {
      const told = await sendAdvice(entity, t('advice.pastedName'), new Blob([given]), currency || undefined);
      // The text stays in the dialog until it can be read.
      if (told.problem) throw new ApiError(told.problem);
      return told;
    },
    {
      say: (told) => t('advice.imported', { count: told.imported.length }),
      done: (told) => {
        close();
        done(told);
      },
    },
  );
  return (
    <Dialog
      title={t('advice.paste')}
      submitLabel={t('advice.take')}
      close={close}
      submit={() => sending.mutate(text)}
      pending={sending.isPending}
      error={sending.error}
      disabled={text.trim() === ''}
      size="lg"
    >
      <Textarea
        data-autofocus
        label={t('advice.text')}
        description={t('advice.textHint')}
        rows={12}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('field.currency')}
        value={currency}
        data={[{ value: '', label: t('advice.asTextSays') }, ...currencies]}
        onChange={(event) => setCurrency(event.currentTarget.value)}
      />
    </Dialog>
  );
}
