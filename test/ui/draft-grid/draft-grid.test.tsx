import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { cell, showGrid, shown } from './show-grid.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

function draftOf(count: number): Draft {
  const empty = emptyDraft('draft', '1');
  return {
    ...empty,
    defaults: { ...empty.defaults, groups: ['Developers'] },
    users: Array.from({ length: count }, (_, index) => ({ id: `${index + 1}`, name: `user${index + 1}` })),
  };
}

/** Copies, and gives back what is on the clipboard then. */
function copy(target: Element): Record<string, string> {
  const data: Record<string, string> = {};
  const clipboardData = { setData: (type: string, text: string) => void (data[type] = text) };
  fireEvent.copy(target, { clipboardData });
  return data;
}

function paste(target: Element, data: Record<string, string>): void {
  fireEvent.paste(target, { clipboardData: { getData: (type: string) => data[type] ?? '' } });
}

it('draws the rows in sight of many, and says how many there are', async () => {
  showGrid(draftOf(5000));
  await waitFor(() => expect(shown('name').length).toBeGreaterThan(10));
  expect(shown('name').length).toBeLessThan(40);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5001');
  expect(screen.getByRole('grid').getAttribute('aria-colcount')).toBe('10');
});

it('marks a user’s own texts, and Delete gives back the batch’s', async () => {
  const user = showGrid(draftOf(2));
  await user.click(cell(1, 'groups'));
  await user.keyboard('Auditors{Enter}');
  expect(cell(1, 'groups').textContent).toContain('Own: Auditors');
  expect(cell(2, 'groups').textContent).toBe('Developers');
  expect(document.activeElement).toBe(cell(2, 'groups'));
  await user.keyboard('{ArrowUp}');
  expect(screen.getByText(/the batch says Developers/)).toBeTruthy();
  await user.keyboard('{Delete}');
  expect(cell(1, 'groups').textContent).toBe('Developers');
  await user.keyboard('{Control>}z{/Control}');
  expect(cell(1, 'groups').textContent).toContain('Auditors');
});

it('says of a cell what the findings say of it', () => {
  const finding: Finding = {
    severity: 'error',
    rule: 'group-missing',
    place: 'groups',
    rowIds: ['2'],
    message: 'The account has no group Developers.',
  };
  showGrid(draftOf(2), { findings: [finding] });
  expect(cell(2, 'groups').textContent).toContain('Error: The account has no group Developers.');
  expect(cell(2, 'groups').getAttribute('aria-invalid')).toBe('true');
  expect(cell(1, 'groups').getAttribute('aria-invalid')).toBeNull();
});

it('puts a finding right where its cell has the focus, and says of which cell it is that nobody understands it', async () => {
  const draft = { ...draftOf(1), users: [{ id: '1', name: 'x y', unread: { reset: 'perhaps' } }] };
  const user = showGrid(draft, {
    findings: [
      {
        severity: 'error',
        rule: 'name-invalid',
        place: 'name',
        rowIds: ['1'],
        message: 'It has a space.',
        fix: { label: 'Take out the spaces', action: { kind: 'rename', names: { '1': 'xy' } } },
      },
      { severity: 'error', rule: 'cell-unread', place: 'access', rowIds: ['1'], message: 'Not understood.' },
    ],
  });
  expect(cell(1, 'reset').textContent).toContain('Not understood.');
  expect(cell(1, 'access').textContent).not.toContain('Not understood.');
  await user.click(screen.getByRole('button', { name: 'Take out the spaces' }));
  expect(shown('name')).toEqual(['xy']);
});

it('suggests groups and attachable policies, and takes what is in no suggestion', async () => {
  const user = showGrid(draftOf(1));
  await user.click(cell(1, 'groups'));
  await user.keyboard('aud');
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Auditors']);
  await user.keyboard('{ArrowDown}{Enter}; Unknown{Enter}');
  expect(shown('groups')).toEqual(['Auditors; Unknown']);
  await user.click(cell(1, 'policies'));
  await user.keyboard('{F2}');
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    'ReadOnlyAccess',
    '(none)',
  ]);
  await user.click(screen.getByRole('option', { name: 'ReadOnlyAccess' }));
  await user.keyboard('{Enter}');
  expect(shown('policies')).toEqual(['ReadOnlyAccess']);
  expect(copy(cell(1, 'policies'))['text/plain']).toBe('arn:aws:iam::aws:policy/ReadOnlyAccess');
});

it('puts cells on the clipboard that no spreadsheet runs, and takes them back as they were', async () => {
  const user = showGrid({ ...draftOf(3), users: [{ id: '1', name: '=1+1' }, ...draftOf(3).users.slice(1)] });
  await user.click(cell(1, 'name'));
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  const copied = copy(cell(2, 'name'));
  expect(copied['text/plain']).toBe("'=1+1\r\nuser2");
  for (const type of ['text/plain', 'text/html']) {
    await user.click(cell(3, 'name'));
    paste(cell(3, 'name'), { [type]: copied[type] ?? '' });
    expect(shown('name')).toEqual(['=1+1', 'user2', '=1+1', 'user2']);
    await user.keyboard('{Control>}z{/Control}');
    expect(shown('name')).toEqual(['=1+1', 'user2', 'user3']);
  }
});

it.each([
  [
    'Google Sheets',
    '<meta charset="utf-8"><google-sheets-html-origin><style>td {border: 1px}</style><table><tbody><tr><td data-sheets-value="{}">a b</td><td>/x/</td></tr><tr><td>c</td><td>/y/</td></tr></tbody></table>',
  ],
  [
    'LibreOffice',
    '<!DOCTYPE html><html><body><table cellspacing="0"><colgroup width="85"></colgroup><tr><td height="17" align="left">a\n  b</td><td>/x/</td></tr><tr><td>c</td><td><font>/y/</font></td></tr></table></body></html>',
  ],
  [
    'Excel',
    '<table><tr><td style="mso-spacerun:yes">a&nbsp;b</td><td>/x/</td></tr><tr><td><font>c<!-- c > b --></font></td><td>/y/</td></tr></table>',
  ],
])('takes the table that %s writes', async (_from, html) => {
  const user = showGrid(draftOf(1));
  await user.click(cell(1, 'name'));
  paste(cell(1, 'name'), { 'text/html': html, 'text/plain': 'not read' });
  expect(shown('name')).toEqual(['a b', 'c']);
  expect(shown('path')).toEqual(['/x/', '/y/']);
});

it('takes merged cells, entities, line breaks and quotes of a table, and no table in a table', async () => {
  const user = showGrid(draftOf(1));
  await user.click(cell(1, 'name'));
  paste(cell(1, 'name'), {
    'text/html':
      '<style>td > b {}</style><TABLE><TR><TH colspan="2">J&ouml;rg &#38; a &lt; b</TH><td>Console</td></TR><tr><td>two<br>lines<td>"/q/"<td><table><tr><td>No</td></tr></table></table><table><tr><td>second</td></tr></table>',
  });
  expect(shown('name')).toEqual(['Jörg & a < b', 'two\nlines']);
  expect(shown('path')).toEqual(['/', '"/q/"']);
});

it('leaves the places free into which a cell of other rows reaches', async () => {
  const user = showGrid(draftOf(1));
  await user.click(cell(1, 'name'));
  paste(cell(1, 'name'), {
    'text/html':
      '<table><tr><td rowspan=3>r</td><td>/q/</td></tr><tr><td rowspan="2" colspan="2">/z/</td><td>Custom</td></tr><tr><td>Generated</td><tr><td>s</td><td>/t/</td></tr></table>',
  });
  expect(shown('name')).toEqual(['r', '', '', 's']);
  expect(shown('path')).toEqual(['/q/', '/z/', '/', '/t/']);
  expect(shown('password')).toEqual(['Generated', 'Custom', 'Generated', 'Generated']);
});

it.each(['', '\r\n', ' '])('takes no cell of a clipboard that has nothing: “%s”', async (text) => {
  const user = showGrid(draftOf(1));
  await user.click(cell(1, 'name'));
  paste(cell(1, 'name'), { 'text/plain': text });
  expect(screen.queryByText(/Pasted/)).toBeNull();
  expect(shown('name')).toHaveLength(1);
});

it('selects with the mouse, and whole rows by their numbers', async () => {
  const user = showGrid(draftOf(4));
  await user.pointer([
    { keys: '[MouseLeft>]', target: cell(1, 'path') },
    { target: cell(3, 'access') },
    { keys: '[/MouseLeft]' },
  ]);
  expect(document.querySelectorAll('[aria-selected="true"]')).toHaveLength(6);
  await user.click(screen.getByRole('rowheader', { name: '2' }));
  expect(document.querySelectorAll('[aria-selected="true"]')).toHaveLength(9);
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(shown('name')).toEqual(['user1', 'user3', 'user4']);
});

it('keeps the rows’ numbers of the draft while it is filtered', async () => {
  const user = showGrid(draftOf(12));
  await user.type(screen.getByRole('searchbox', { name: 'Filter users' }), 'user1');
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
    '1',
    '10',
    '11',
    '12',
  ]);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5');
  const rows = screen.getAllByRole('row').map((row) => row.getAttribute('aria-rowindex'));
  expect(rows).toEqual(['1', '2', '3', '4', '5']);
});

it('remembers the columns’ widths, and begins anew with what it cannot read', async () => {
  const columnWidths = () =>
    screen.getByRole('grid').style.getPropertyValue('--draft-grid-columns').split(' ').slice(1, 3);
  const user = showGrid(draftOf(1));
  expect(columnWidths()).toEqual(['200px', '110px']);
  await user.click(cell(1, 'path'));
  await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
  expect(columnWidths()).toEqual(['200px', '134px']);
  cleanup();
  showGrid(draftOf(1));
  expect(columnWidths()).toEqual(['200px', '134px']);
  cleanup();
  const [key = ''] = Object.keys(localStorage);
  for (const [kept, widths] of [
    ['{"path":"wide"}', ['200px', '110px']],
    ['{', ['200px', '110px']],
    ['{"path":1e9}', ['200px', '800px']],
  ] as const) {
    localStorage.setItem(key, kept);
    showGrid(draftOf(1));
    expect(columnWidths()).toEqual(widths);
    cleanup();
  }
});

it('goes on where the grid was when its last row is deleted, and in the grid when there are rows again', async () => {
  const user = showGrid(draftOf(1));
  await user.click(cell(1, 'name'));
  await user.keyboard('{Control>}{Delete}{/Control}');
  const empty = screen.getByRole('region', { name: 'No users yet' });
  await waitFor(() => expect(document.activeElement).toBe(empty));
  await user.click(screen.getByRole('button', { name: 'Find and replace' }));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(empty));
  paste(empty, { 'text/plain': 'maria\r\njohn\r\n' });
  await waitFor(() => expect(document.activeElement).toBe(cell(2, 'name')));
});

it('keeps what is being typed when another cell is clicked, and changes nothing there', async () => {
  const user = showGrid(draftOf(4));
  await user.click(cell(2, 'name'));
  await user.keyboard('newname');
  await user.click(cell(4, 'name'));
  expect(shown('name')).toEqual(['user1', 'newname', 'user3', 'user4']);
  await waitFor(() => expect(document.activeElement).toBe(cell(4, 'name')));
  await user.keyboard('{F2}{Escape}');
  await user.dblClick(cell(1, 'path'));
  await user.keyboard('x/');
  await user.click(cell(3, 'groups'));
  expect(shown('path')).toEqual(['/x/', '/', '/', '/']);
  expect(shown('groups')[2]).toBe('Developers');
});

it('edits a cell with nothing in it from nothing', async () => {
  const draft = draftOf(2);
  const user = showGrid({ ...draft, defaults: { ...draft.defaults, groups: [] } });
  await user.click(cell(1, 'groups'));
  await user.keyboard('{F2}Dev{Enter}{F2}{Enter}');
  expect(shown('groups')).toEqual(['Dev', '(none)']);
  expect(cell(2, 'groups').textContent).not.toContain('Own');
});

it('says so where a draft takes no more rows', async () => {
  const user = showGrid(draftOf(5000));
  await user.click(screen.getByRole('button', { name: 'Add user' }));
  expect(screen.getByText('A draft takes 5,000 users: nothing was added.')).toBeTruthy();
});

it('keeps the keyboard in the grid when filters go, and in the panel when all is replaced', async () => {
  const user = showGrid(draftOf(3));
  await user.click(screen.getByRole('button', { name: 'Find and replace' }));
  await user.keyboard('user');
  await user.click(screen.getByRole('button', { name: 'Replace all' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Find')));
  await user.keyboard('{Escape}');
  await user.type(screen.getByRole('searchbox', { name: 'Filter users' }), 'nobody');
  await user.click(screen.getByRole('button', { name: 'Clear filter' }));
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('gridcell'));
  await user.type(screen.getByRole('searchbox', { name: 'Filter users' }), '1');
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('gridcell'));
});

it('tells in the page’s sight what a paste left out', async () => {
  const user = showGrid(draftOf(1));
  await user.click(cell(1, 'name'));
  paste(cell(1, 'name'), { 'text/plain': Array.from({ length: 5010 }, (_, row) => `p${row}`).join('\n') });
  const alert = await screen.findByText('Left out: 10 rows, since a draft takes 5,000.');
  expect(alert.closest('[class*="alert"]')).not.toBeNull();
});

it('adds a row below and deletes rows by keys', async () => {
  const user = showGrid(draftOf(3));
  await user.click(cell(2, 'name'));
  await user.keyboard('{Control>}{Enter}{/Control}new{Enter}');
  expect(shown('name')).toEqual(['user1', 'user2', 'new', 'user3']);
  await user.click(cell(1, 'path'));
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}{Delete}{/Control}');
  expect(shown('name')).toEqual(['new', 'user3']);
  expect(screen.getByText('Deleted 2 rows.')).toBeTruthy();
});

it('says how many rows a filter shows, and how many cells were filled', async () => {
  const user = showGrid(draftOf(4));
  await user.click(cell(1, 'path'));
  await user.keyboard('/x/{Enter}{ArrowUp}{Control>}d{/Control}');
  expect(screen.getByText('There is no row above to fill down from.')).toBeTruthy();
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}');
  expect(shown('path')).toEqual(['/x/', '/x/', '/x/', '/']);
  expect(screen.getByText('Filled down 2 cells.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Filter by finding/ }));
  await user.click(screen.getByRole('option', { name: 'Rows with errors' }));
  expect(screen.getByText('0 of 4 users')).toBeTruthy();
  expect(screen.queryByText('Filled down 2 cells.')).toBeNull();
});

it('says what to do where there are no users, and takes a paste there', () => {
  showGrid({ ...draftOf(0), users: [] });
  const empty = screen.getByRole('region', { name: 'No users yet' });
  paste(empty, { 'text/plain': 'maria\r\njohn\r\n' });
  expect(shown('name')).toEqual(['maria', 'john']);
});

it('changes nothing where it is read only', async () => {
  const user = showGrid(draftOf(2), { readOnly: true });
  await user.click(cell(1, 'name'));
  await user.keyboard('x{Enter}{Delete}{Control>}d{/Control}');
  paste(cell(1, 'name'), { 'text/plain': 'y' });
  expect(shown('name')).toEqual(['user1', 'user2']);
  expect(screen.queryByRole('button', { name: 'Add user' })).toBeNull();
});

/** The user names of the rows that are selected. */
function selectedNames(): (string | null)[] {
  return [...screen.getByRole('grid').querySelectorAll('[role="row"]:has([aria-selected="true"])')].map(
    (row) => row.querySelector('[data-column="0"] .draft-grid__text')?.textContent ?? null,
  );
}

it('holds on to the users who are selected when a filter goes, or to one alone where they are not together', async () => {
  const user = showGrid(draftOf(12));
  await user.type(screen.getByRole('searchbox', { name: 'Filter users' }), 'user1');
  await user.click(cell(2, 'groups'));
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(selectedNames()).toEqual(['user10', 'user11', 'user12']);
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(selectedNames()).toEqual(['user10', 'user11', 'user12']);

  await user.type(screen.getByRole('searchbox', { name: 'Filter users' }), 'user1');
  await user.click(cell(1, 'groups'));
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(selectedNames()).toEqual(['user1', 'user10']);
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(selectedNames()).toEqual(['user10']);
  await user.keyboard('{Delete}');
  expect(screen.getByRole('button', { name: 'Set for 1 row' })).toBeTruthy();
});

it('holds on to the users who are selected when rows are sorted, moved or taken away', async () => {
  const user = showGrid(draftOf(5));
  const rows = async (what: string) => {
    await user.click(screen.getByRole('button', { name: 'Rows' }));
    await user.click(await screen.findByRole('menuitem', { name: what }));
  };
  await user.click(cell(4, 'name'));
  await rows('Move up');
  await rows('Move up');
  expect(shown('name')).toEqual(['user1', 'user4', 'user2', 'user3', 'user5']);
  expect(selectedNames()).toEqual(['user4']);

  await user.click(cell(2, 'name'));
  await user.click(screen.getByRole('button', { name: 'Sort' }));
  await user.click(await screen.findByRole('menuitem', { name: 'User name' }));
  await user.click(await screen.findByRole('menuitem', { name: 'User name, descending' }));
  expect(shown('name')).toEqual(['user5', 'user4', 'user3', 'user2', 'user1']);
  expect(selectedNames()).toEqual(['user4']);

  await user.click(cell(1, 'name'));
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(shown('name')).toEqual(['user3', 'user2', 'user1']);
  // Whoever presses twice does not lose two more.
  expect(selectedNames()).toEqual(['user3']);
});

it('goes on in the name of a user who was added', async () => {
  const user = showGrid(draftOf(2));
  await user.click(screen.getByRole('button', { name: 'Add user' }));
  await waitFor(() => expect(document.activeElement).toBe(cell(3, 'name')));
  await user.keyboard('zoe{Enter}');
  expect(shown('name')).toEqual(['user1', 'user2', 'zoe']);
});

it('keeps the keyboard where the only row that a filter shows is deleted', async () => {
  const user = showGrid(draftOf(3));
  const search = screen.getByRole('searchbox', { name: 'Filter users' });
  await user.type(search, 'user2');
  await user.click(cell(1, 'name'));
  await user.keyboard('{Control>}{Delete}{/Control}');
  await screen.findByText('No matches');
  await waitFor(() => expect(document.activeElement).toBe(search));
});
