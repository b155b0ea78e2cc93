import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { HoldView } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useWord } from '../ui/Figures';
import { Evidence } from '../ui/Evidence';
import { holdSentence } from './holdText';

type Hold = Pick<HoldView, 'reason' | 'evidence'>;

/** Says holds in words, for exports too. */
export function useHoldSentence(): (hold: Hold) => string | null {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  return (hold) => holdSentence(hold, (key, slots) => t(key, slots ?? {}), format, word);
}

/** Why an order is held, in words and figures. */
export function HoldSentence({ hold }: { hold: Hold }) {
  const sentence = useHoldSentence()(hold);
  return sentence === null ? (
    <Evidence value={hold.evidence} />
  ) : (
    <Text size="sm" component="span">
      {sentence}
    </Text>
  );
}
