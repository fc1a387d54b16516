import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { Run } from '../../../shared/runs/run.ts';
import { count } from '../results/run-words.ts';
import { credentialsMissing, handoverItems, itemLabels, namesText, rowsMissing } from './handover-words.ts';

interface NotHandedOverProps {
  run: Run;
  /** Goes back to the table with these users in it. */
  onShow: () => void;
}

/** What would be left undone by leaving now: a warning where it is credentials. Nothing when all is handed over. */
export function NotHandedOver({ run: { rows }, onShow }: NotHandedOverProps) {
  const missing = handoverItems
    .map((item) => ({ item, names: rowsMissing(rows, item).map(({ userName }) => userName) }))
    .filter(({ names }) => names.length > 0);
  if (missing.length === 0) return null;
  const credentials = credentialsMissing(rows);
  return (
    <Alert
      type={credentials ? 'warning' : 'info'}
      header={credentials ? 'Leaving with credentials not handed over' : 'Not noted as handed over'}
      action={<Button onClick={onShow}>Show these users</Button>}
    >
      <ul className="plain-list">
        {missing.map(({ item, names }) => (
          <li key={item}>
            {itemLabels[item]}: {count(names.length, 'user')} ({namesText(names)})
          </li>
        ))}
      </ul>
    </Alert>
  );
}
