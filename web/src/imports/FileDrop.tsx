import { Button, FileButton, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './FileDrop.module.css';

const ACCEPT = '.csv,.tsv,.txt,.xlsx,.parquet,.json,.ndjson,.jsonl';

/** Takes a file that is dropped, or chosen by the button. */
export function FileDrop({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragover');
    const dropped = event.type === 'drop' ? event.dataTransfer.files[0] : undefined;
    if (dropped) onFile(dropped);
  };
  return (
    <div className={classes.drop} data-over={over || undefined} onDragOver={drag} onDragLeave={drag} onDrop={drag}>
      <FileButton accept={ACCEPT} onChange={(chosen) => chosen && onFile(chosen)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={14} />}>
            {t(file ? 'imports.otherFile' : 'imports.chooseFile')}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c={file ? undefined : 'dimmed'}>
        {file ? file.name : t('imports.drop')}
      </Text>
    </div>
  );
}
