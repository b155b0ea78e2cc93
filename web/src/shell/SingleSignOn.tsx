import { Alert, Button, Divider } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { methodsQuery } from './session';

const WORDS = ['failed', 'refused', 'provider'];

/** The door to the identity provider, where there is one, and why it stayed shut. */
export function SingleSignOn({ back, word }: { back: string; word: string | undefined }) {
  const { t } = useTranslation();
  const { data } = useQuery(methodsQuery);
  if (!data?.single_sign_on) return null;
  return (
    <>
      {word && WORDS.includes(word) && (
        <Alert color="red" role="alert">
          {t(`signIn.sso_${word}`)}
        </Alert>
      )}
      <Button
        component="a"
        href={`/api/v1/session/sso?back=${encodeURIComponent(back)}`}
        size="sm"
        fullWidth
        variant="default"
      >
        {data.single_sign_on}
      </Button>
      <Divider my="xs" label={t('signIn.or')} />
    </>
  );
}
