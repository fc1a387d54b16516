import type { Page } from '@playwright/test';

/**
 * The controls of the page that cannot be brought into sight whole, by scrolling as far as it goes: cut off at a side,
 * or covered by something else. A line each.
 */
export async function lostControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}”`;
    const dialog = document.querySelector('[role="dialog"]');
    const controls = (dialog ?? document).querySelectorAll<HTMLElement>(
      'button, a[href], input, textarea, select, [role="button"], [tabindex="0"]',
    );
    const lost: string[] = [];
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (control.closest('[inert], [aria-hidden="true"]') !== null) continue;
      control.scrollIntoView({ block: 'center', inline: 'center' });
      const { left, right, top, bottom, width, height } = control.getBoundingClientRect();
      if (width < 1 || height < 1) continue;
      if (left < -1 || right > innerWidth + 1) {
        lost.push(
          `${name(control)} is cut off: ${Math.round(left)} to ${Math.round(right)} of ${innerWidth}`,
        );
        continue;
      }
      const x = (left + right) / 2;
      const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
      const there = document.elementFromPoint(x, y);
      const own = control.closest('label') ?? control;
      if (there === null || !(own.contains(there) || there.contains(own)))
        lost.push(`${name(control)} is covered by ${there === null ? 'nothing' : name(there)}`);
    }
    return lost;
  });
}
