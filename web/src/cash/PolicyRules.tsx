import { useTranslation } from 'react-i18next';

import type { MatchPolicy } from '../api/types';
import { decimalsOf } from '../i18n/format';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { useWord } from '../ui/Figures';
import { fromMinor } from '../ui/money';
import { Facts } from '../ui/Page';

/** The limits of a policy. */
export function PolicyRules({ rules }: { rules: MatchPolicy['rules'] }) {
  const { t } = useTranslation();
  const word = useWord();
  const { decimal, money } = useFormat();
  const { entity } = useDesk();
  const currency = entity.base_currency;
  const percent = (text: string) => `${decimal(text)} %`;
  return (
    <Facts
      facts={[
        [t('policy.postFrom'), percent(rules.post_from)],
        [t('policy.postSearchedFrom'), percent(rules.post_searched_from)],
        [t('policy.proposeFrom'), percent(rules.propose_from)],
        [t('policy.chargesMax'), money(fromMinor(rules.charges_max_minor, currency, decimalsOf(currency)))],
        [t('policy.discounts'), rules.discounts.map(percent).join(', ')],
        [t('policy.neverPost'), rules.never_post.map(word).join(', ') || '–'],
      ]}
    />
  );
}
