import { useMediaQuery } from '@mantine/hooks';

/** From this width on documents are shown in the page; below it, by a link. */
export const WIDE = '(min-width: 48em)';

/** A document as paper, where there is room for it. */
export function PaperFrame({ title, url, height = '76vh' }: { title: string; url: string; height?: string }) {
  const wide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  if (!wide) return null;
  return (
    <iframe
      title={title}
      src={`${url}#toolbar=0&navpanes=0&view=FitH`}
      style={{
        aspectRatio: '210 / 297',
        border: '1px solid var(--mantine-color-default-border)',
        borderRadius: 8,
        maxHeight: height,
        width: '100%',
      }}
    />
  );
}
