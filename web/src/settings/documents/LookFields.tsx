import { Button, ColorInput, FileButton, Fieldset, Group, Image, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { Look } from '../../api/types';
import { LANGUAGES } from '../../i18n';
import { useDesk } from '../../shell/entity';
import { useWord } from '../../ui/Figures';
import { ProblemView } from '../../ui/States';

interface Props {
  look: Look;
  disabled: boolean;
  change: (part: Partial<Look>) => void;
}

/** Colours that stay readable when printed in grey. */
const SWATCHES = ['#1f456e', '#0f5257', '#1f6f5c', '#7a1f2b', '#4a2f6e', '#333333'];

export function LookFields({ look, disabled, change }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <>
      <Logo look={look} disabled={disabled} change={change} />
      <ColorInput
        size="sm"
        label={t('documents.accent')}
        value={look.accent}
        disabled={disabled}
        swatches={SWATCHES}
        withEyeDropper={false}
        onChange={(accent) => change({ accent })}
      />
      {(['payment', 'footer'] as const).map((part) => (
        <Fieldset key={part} legend={t(part === 'payment' ? 'documents.payment' : 'documents.footer')}>
          <Text size="xs" c="dimmed" mb="xs">
            {t(part === 'payment' ? 'documents.paymentHint' : 'documents.footerHint')}
          </Text>
          {LANGUAGES.map((language) => (
            <Textarea
              key={language}
              size="sm"
              mb="xs"
              autosize
              minRows={2}
              maxRows={6}
              label={word(language)}
              disabled={disabled}
              value={look[part][language]}
              onChange={(event) => change({ [part]: { ...look[part], [language]: event.currentTarget.value } })}
            />
          ))}
        </Fieldset>
      ))}
    </>
  );
}

function Logo({ look, disabled, change }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const upload = useMutation({
    mutationFn: (file: File) =>
      body(
        api.POST('/api/v1/entities/{entity}/document-style/logos', {
          params: { path: { entity } },
          // The file goes as it is.
          body: file as unknown as string,
          bodySerializer: (given) => given,
          headers: { 'Content-Type': 'application/octet-stream' },
        }),
      ),
    onSuccess: ({ logo }) => change({ logo }),
  });
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {t('documents.logo')}
      </Text>
      <Group gap="sm">
        {look.logo && (
          <Image
            src={`/api/v1/entities/${entity}/document-style/logos/${look.logo}`}
            alt={t('documents.logo')}
            h={48}
            w="auto"
            maw={200}
            fit="contain"
            bg="white"
          />
        )}
        {!disabled && (
          <>
            <FileButton accept="image/png,image/svg+xml" onChange={(file) => file && upload.mutate(file)}>
              {(given) => (
                <Button variant="default" loading={upload.isPending} {...given}>
                  {t('documents.upload')}
                </Button>
              )}
            </FileButton>
            {look.logo && (
              <Button variant="subtle" onClick={() => change({ logo: null })}>
                {t('action.remove')}
              </Button>
            )}
          </>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {t('documents.logoHint')}
      </Text>
      {upload.error && <ProblemView error={upload.error} />}
    </div>
  );
}
