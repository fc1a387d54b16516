import { applyMode, Mode } from '@cloudscape-design/global-styles';

/** Light or dark, as the system has it now and whenever it changes. */
export function followSystemMode(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => applyMode(dark.matches ? Mode.Dark : Mode.Light);
  apply();
  dark.addEventListener('change', apply);
}
