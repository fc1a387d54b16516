import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import { useRef, useState, type Ref } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import { codesSentence, flawOfCodes, withoutSpaces, type TypedCodes } from '../../../shared/mfa/codes.ts';

/** Two typed codes: what they are, and how they are sent. */
export interface CodeEntry {
  codes: TypedCodes;
  problems: { code1?: string | undefined; code2?: string | undefined };
  inputs: { code1: Ref<InputProps.Ref>; code2: Ref<InputProps.Ref> };
  change: (codes: Partial<TypedCodes>) => void;
  /** Sends the codes if they can be right, and puts the focus where the next ones go. */
  submit: () => Promise<void>;
}

/** `onConfirm` gives the error when the codes were not accepted. */
export function useCodeEntry(
  onChange: () => void,
  onConfirm: (codes: TypedCodes) => Promise<GatehouseError | undefined>,
): CodeEntry {
  const [codes, setCodes] = useState<TypedCodes>({ code1: '', code2: '' });
  const [checked, setChecked] = useState(false);
  const input1 = useRef<InputProps.Ref>(null);
  const input2 = useRef<InputProps.Ref>(null);
  const problems = checked ? problemsOf(codes) : {};

  async function submit() {
    setChecked(true);
    const found = problemsOf(codes);
    if (found.code1 !== undefined || found.code2 !== undefined) {
      (found.code1 === undefined ? input2 : input1).current?.focus();
      return;
    }
    const refused = await onConfirm({
      code1: withoutSpaces(codes.code1),
      code2: withoutSpaces(codes.code2),
    });
    // Codes that AWS has refused are of no more use; swapped ones, and those that never got there, may be.
    if (refused?.kind === 'invalid' && refused.code !== undefined) {
      setCodes({ code1: '', code2: '' });
      setChecked(false);
    }
    if (refused !== undefined) input1.current?.focus();
  }
  return {
    codes,
    problems,
    inputs: { code1: input1, code2: input2 },
    change: (changed) => {
      onChange();
      setCodes({ ...codes, ...changed });
    },
    submit,
  };
}

/** What is wrong at each field; both may lack their six digits. */
function problemsOf(codes: TypedCodes): CodeEntry['problems'] {
  const first = flawOfCodes(codes);
  if (first === undefined) return {};
  if (first.verdict !== 'not-digits' || first.code === 2) return { code2: codesSentence(first) };
  const second = flawOfCodes({ code1: '000000', code2: codes.code2 });
  return {
    code1: codesSentence(first),
    code2: second?.verdict === 'not-digits' ? codesSentence(second) : undefined,
  };
}

/** “MFA code 1” and “MFA code 2”. */
export function CodeFields({ codes, problems, inputs, change }: CodeEntry) {
  return (
    <ColumnLayout columns={2}>
      <CodeField
        label="MFA code 1"
        code={codes.code1}
        inputRef={inputs.code1}
        problem={problems.code1}
        onChange={(code1) => change({ code1 })}
      />
      <CodeField
        label="MFA code 2"
        code={codes.code2}
        inputRef={inputs.code2}
        problem={problems.code2}
        onChange={(code2) => change({ code2 })}
      />
    </ColumnLayout>
  );
}

interface CodeFieldProps {
  label: string;
  code: string;
  inputRef: Ref<InputProps.Ref>;
  problem: string | undefined;
  onChange: (code: string) => void;
}

function CodeField({ label, code, inputRef, problem, onChange }: CodeFieldProps) {
  return (
    <FormField label={label} errorText={problem}>
      <Input
        ref={inputRef}
        value={code}
        inputMode="numeric"
        autoComplete={false}
        spellcheck={false}
        placeholder="6 digits"
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
