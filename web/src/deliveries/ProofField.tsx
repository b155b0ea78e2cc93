import { Button, FileButton, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useDesk } from '../shell/entity';
import { ProblemView } from '../ui/States';

/** What the server takes as a proof. */
const ACCEPT = 'application/pdf,image/jpeg,image/png';

/** A file that was uploaded, by the name that it has here. */
export interface Proof {
  file: string;
  name: string;
}

/** Uploads the scan or picture that shows who signed. */
export function ProofField({ proof, onChange }: { proof: Proof | null; onChange: (proof: Proof | null) => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const upload = useMutation({
    mutationFn: async (chosen: File) => {
      const uploaded = await body(
        api.POST('/api/v1/entities/{entity}/deliveries/proof-files', {
          params: { path: { entity }, query: { name: chosen.name } },
          // The file goes as it is.
          body: chosen as unknown as string,
          bodySerializer: (given) => given,
          headers: { 'Content-Type': 'application/octet-stream' },
        }),
      );
      return { file: uploaded.file, name: chosen.name };
    },
    onSuccess: onChange,
  });
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {t('deliveries.proofFile')}
      </Text>
      <Group gap="sm">
        <FileButton accept={ACCEPT} onChange={(chosen) => chosen && upload.mutate(chosen)}>
          {(given) => (
            <Button variant="default" loading={upload.isPending} {...given}>
              {t('deliveries.chooseFile')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c={proof ? undefined : 'dimmed'}>
          {proof?.name ?? t('deliveries.proofHint')}
        </Text>
        {proof && (
          <Button variant="subtle" onClick={() => onChange(null)}>
            {t('action.remove')}
          </Button>
        )}
      </Group>
      {upload.error && <ProblemView error={upload.error} />}
    </div>
  );
}
