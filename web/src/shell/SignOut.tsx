import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { methodsQuery, sessionQuery } from './session';
import { ProblemView } from '../ui/States';

/** The way out: here, and for whoever came by single sign-on there as well. */
export function SignOut() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const { data: methods } = useQuery(methodsQuery);
  const provider = session?.session?.strength === 'single_sign_on' && methods?.single_sign_on;
  const leave = useMutation({
    mutationFn: async (there: boolean) => {
      if (there) return (await body(api.POST('/api/v1/session/sso/sign-out'))).url;
      await api.DELETE('/api/v1/session');
      return null;
    },
    onSuccess: async (url) => {
      queries.clear();
      // The provider sends the browser back to the sign-in page.
      if (url) window.location.assign(url);
      else await navigate({ to: '/sign-in' });
    },
  });
  const button = (label: string, there: boolean) => (
    <Button
      variant="default"
      leftSection={<IconLogout size={14} />}
      loading={leave.isPending && leave.variables === there}
      disabled={leave.isPending}
      styles={{ label: { whiteSpace: 'normal', lineHeight: 1.3 } }}
      h="auto"
      mih={30}
      py={5}
      onClick={() => leave.mutate(there)}
    >
      {label}
    </Button>
  );
  return (
    <>
      {leave.error && <ProblemView error={leave.error} />}
      {button(t('shell.signOut'), false)}
      {provider && button(t('shell.signOutThere', { provider }), true)}
    </>
  );
}
