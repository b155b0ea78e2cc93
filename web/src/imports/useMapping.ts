import { useState } from 'react';

import { EMPTY_DRAFT, type Draft, type FileHead, type ImportKind } from './draft';
import { suggestDraft } from './suggest';
import { readMapping } from './readMapping';
import { writeMapping } from './toml';

/** The mapping of a file on its way: as a form, or as the text that somebody wrote. */
export interface Mapping {
  draft: Draft;
  /** The text when it is edited as one; `null` while the form rules. */
  text: string | null;
  /** What the server is given. */
  written: string;
  change: (draft: Draft) => void;
  write: (text: string | null) => void;
  /** Takes a mapping that was kept: into the form where the form can show it, else as text. */
  use: (written: string) => void;
  /** The head was read: what it suggests is taken once. */
  found: (head: FileHead) => void;
}

export function useMapping(kind: ImportKind, given: string | null): Mapping {
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [text, setText] = useState(given);
  const [suggested, setSuggested] = useState(false);
  return {
    draft,
    text,
    written: text ?? writeMapping(kind.kind, draft),
    change: setDraft,
    write: setText,
    use: (written) => {
      const read = readMapping(written);
      setSuggested(true);
      if (read) setDraft(read);
      setText(read ? null : written);
    },
    found: (head) => {
      if (suggested || text !== null) return;
      setSuggested(true);
      setDraft((now) => suggestDraft(kind, head, now.options));
    },
  };
}
