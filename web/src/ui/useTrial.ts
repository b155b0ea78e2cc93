import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { newKey } from '../api/client';
import { useDesk } from '../shell/entity';

/**
 * Tries a write as a dry run whenever its input has rested for a moment: it is judged and answered
 * as the write would be, and nothing is kept. `current` tells whether the answer is to what is
 * typed by now.
 */
export function useTrial<I, R>(name: string, input: I, attempt: (input: I, key: string) => Promise<R>, enabled = true) {
  const { id } = useDesk();
  const typed = JSON.stringify(input);
  const [asked] = useDebouncedValue(typed, 300);
  const query = useQuery({
    queryKey: ['trial', id, name, asked],
    queryFn: () => attempt(JSON.parse(asked) as I, newKey()),
    // What is typed may be tried by now, but not yet what it was a moment ago.
    enabled: enabled && asked === typed,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    gcTime: 60_000,
  });
  return { ...query, current: asked === typed && !query.isPlaceholderData };
}
