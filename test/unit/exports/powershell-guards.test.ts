import { describe, expect, it } from 'vitest';
import { passwordCharacters } from '../../../shared/exports/made-up-password.ts';
import { powershellScript } from '../../../shared/exports/powershell/powershell-script.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { powershellParser, powershellStatements } from '../../support/powershell-grammar.ts';
import { account, draftOf } from '../plans/plan-samples.ts';
import { reviewedSteps } from './hostile-steps.ts';

// Nothing here runs PowerShell. So that no guard goes unseen, each is looked for where it has to be: the statement, all
// the conditions under which it is reached, and what it stands before.

const draft = {
  ...draftOf(['maria'], { accessKey: true, groups: ['new'], policyArns: ['new-policy:Own'] }),
  newPolicies: [
    { name: 'Own', path: '/', description: '', document: '{"Version":"2012-10-17","Statement":[]}' },
  ],
  newGroups: [{ name: 'new', path: '/', policyArns: [] }],
};
const script = powershellScript(reviewedSteps(plan(draft, account).steps));
const statements = (await powershellStatements())(script);
const parse = await powershellParser();

/** A statement that is wanted: its text or how that begins (`…` at the end), and the conditions, if there are any. */
type Wanted = string | readonly [when: string[], text: string];

/** Expects statements of a function, or of none, in this order. */
function expectInOrder(within: string, wanted: readonly Wanted[]): void {
  const there = statements.filter((one) => one.within === within).map(({ when, text }) => ({ when, text }));
  let from = 0;
  for (const one of wanted) {
    const [when, text]: readonly [string[], string] = typeof one === 'string' ? [[], one] : one;
    const begins = text.endsWith('…') ? text.slice(0, -1) : undefined;
    const found = there.findIndex(
      (each, index) =>
        index >= from &&
        JSON.stringify(each.when) === JSON.stringify(when) &&
        (begins === undefined ? each.text === text : each.text.startsWith(begins)),
    );
    expect(found, `${within}: ${when.join(' > ')}: ${text} in ${JSON.stringify(there, null, 1)}`).not.toBe(
      -1,
    );
    from = found + 1;
  }
}

function textsOf(within: string): string[] {
  return statements.filter((one) => one.within === within).map(({ text }) => text);
}

/** Whether a text meets PowerShell's conditions `$Variable -match 'pattern'`, joined by `-and`. */
function meets(conditions: string, variable: string, text: string): boolean {
  return conditions.split(' -and ').every((condition) => {
    const [, name, isCase, isNot, pattern = ''] =
      /^\$(\w+) -(c?)(not)?match '([^']+)'$/.exec(condition) ?? [];
    expect(name, condition).toBe(variable);
    return new RegExp(pattern, isCase === 'c' ? '' : 'i').test(text) === (isNot === undefined);
  });
}

describe('what the PowerShell script writes', () => {
  it('is in new files that are their owner’s alone before anything is in them', () => {
    expectInOrder('Write-Durably', [
      [['-not $OnWindows'], '& chmod 600 $Path'],
      [['-not $OnWindows', '$LASTEXITCODE -ne 0'], 'throw …'],
      '$stream.Write($bytes, 0, $bytes.Length)',
      '$stream.Flush($true)',
    ]);
    expectInOrder('Write-OwnFile', [
      '[System.IO.File]::Delete("$Path.new")',
      `Write-Durably "$Path.new" $Text 'CreateNew'`,
      '[System.IO.File]::Move("$Path.new", $Path)',
    ]);
  });

  it('is written in no other way', () => {
    expect(script).not.toMatch(/Set-Content|Add-Content|Out-File|Tee-Object|Export-|WriteAll|AppendAll/);
    expect(script).not.toMatch(/(?<!2)>|2>(?!&1)/);
    const opened = statements.filter(({ text }) => text.includes('[System.IO.File]::Open('));
    expect(opened.map(({ within }) => within)).toEqual(['Write-Durably', '']);
    const appended = statements.filter(({ text }) => text.startsWith('Write-Durably'));
    expect(appended.map(({ within }) => within)).toEqual(['Write-OwnFile', 'Read-Marks', 'Add-Mark']);
  });

  it('is in a folder that its owner alone can read, on Windows without what it would inherit', () => {
    const me = '$me = [System.Security.Principal.WindowsIdentity]::GetCurrent().User';
    const onWindows = (text: string): Wanted => [['$OnWindows'], text];
    expectInOrder('Set-OwnAccess', [
      onWindows(me),
      onWindows(
        `$rule = New-Object System.Security.AccessControl.FileSystemAccessRule($me, 'FullControl', 'ContainerInherit, ObjectInherit', 'None', 'Allow')`,
      ),
      onWindows('$access = New-Object System.Security.AccessControl.DirectorySecurity'),
      onWindows('$access.SetAccessRuleProtection($true, $false)'),
      onWindows('$access.AddAccessRule($rule)'),
      onWindows('Set-Acl -LiteralPath $Path -AclObject $access'),
      [['else $OnWindows'], '& chmod 700 $Path'],
      [['else $OnWindows', `"$(& ls '-ld' $Path)" -cnotmatch '^d...--[-S]---'`], 'throw …'],
    ]);
    expect(textsOf('Set-OwnAccess').filter((text) => text.includes('AddAccessRule'))).toHaveLength(1);
    expectInOrder('', [`$OnWindows = $env:OS -eq 'Windows_NT'`]);
  });

  it('is in no folder that somebody else has prepared', () => {
    expectInOrder('', [
      [
        ['$Folder -ne [System.IO.Path]::GetPathRoot($Folder)'],
        '$Folder = $Folder.TrimEnd([System.IO.Path]::DirectorySeparatorChar, [System.IO.Path]::AltDirectorySeparatorChar)',
      ],
      `$State = [System.IO.Path]::Combine($Folder, '.script')`,
    ]);
    expectInOrder('Test-Strange', [
      [[`(Get-Item -LiteralPath $Path -Force).LinkType -match '^(SymbolicLink|Junction)$'`], 'return $true'],
      '$owner = (Get-Acl -LiteralPath $Path).GetOwner([System.Security.Principal.SecurityIdentifier])',
      '$me = [System.Security.Principal.WindowsIdentity]::GetCurrent().User',
      "return $owner -ne $me -and -not $owner.IsWellKnown('BuiltinAdministratorsSid')",
    ]);
    expectInOrder('Get-Strange', [
      [['$OnWindows'], '$paths = @($Folder)'],
      [
        ['$OnWindows', '$Depth -gt 0 -and [System.IO.Directory]::Exists($place)'],
        '$paths += [System.IO.Directory]::GetFileSystemEntries($place)',
      ],
      [['$OnWindows'], 'return @($paths | Where-Object { Test-Strange $_ })'],
      `$found = @(& find $Folder '-maxdepth' "$Depth" '(' '!' '-type' 'd' '!' '-type' 'f' '-o' '!' '-user' (& id '-u') ')')`,
      [['$LASTEXITCODE -ne 0'], 'throw …'],
      'return $found',
    ]);
    expectInOrder('Open-OwnFolder', [
      '[void] [System.IO.Directory]::CreateDirectory($Folder)',
      [['@(Get-Strange 0).Length -gt 0'], 'throw …'],
      [
        ['[System.IO.File]::Exists($planFile)', '[System.IO.File]::ReadAllText($planFile).Trim() -ne $Plan'],
        'throw …',
      ],
      [
        [
          'else [System.IO.File]::Exists($planFile)',
          '@([System.IO.Directory]::GetFileSystemEntries($Folder) | Where-Object { $_ -ne $State }).Length -gt 0',
        ],
        'throw …',
      ],
      'Set-OwnAccess $Folder',
      '$strange = @(Get-Strange 2)',
      [['$strange.Length -gt 0'], 'throw …'],
      '[void] [System.IO.Directory]::CreateDirectory($State)',
      'Set-OwnAccess $State',
      [['-not [System.IO.File]::Exists($planFile)'], 'Write-OwnFile $planFile $Plan'],
    ]);
    expect(textsOf('Open-OwnFolder').filter((text) => text.startsWith('return'))).toEqual([]);
  });

  it('holds no password for longer than the call that needs it, but in its user’s file', () => {
    for (const name of ['New-SignIn', 'Set-SignIn'])
      expect(textsOf(name).at(-1)).toBe('[System.IO.File]::Delete($InputFile)');
    expect(textsOf('').slice(-2)).toEqual([
      '[System.IO.File]::Delete($InputFile)',
      '[System.IO.File]::Delete("$InputFile.new")',
    ]);
  });
});

describe('what the PowerShell script calls', () => {
  it('is called in the reviewed account alone, by who was looked at first', () => {
    expectInOrder('', [
      [[`-not (Invoke-Aws @('sts', 'get-caller-identity', '--output=json'))`], 'throw $ErrorText'],
      '$caller = (ConvertFrom-Json $Output).Arn',
      [[`$caller -cnotmatch '^arn:aws:(iam|sts)::123456789012:'`], 'throw "Nothing was created…'],
      'Open-OwnFolder',
      'New-Entity 1 …',
    ]);
    expect(statements.filter(({ text }) => text.includes('& aws'))).toMatchObject([
      { within: 'Invoke-Aws', text: '$printed = @(& aws @Arguments @Target 2>&1)' },
    ]);
    const check = `$caller -cnotmatch '^arn:aws:(iam|sts)::123456789012:'`;
    for (const [caller, refused] of [
      ['arn:aws:iam::123456789012:user/operator', false],
      ['arn:aws:sts::123456789012:assumed-role/x/y', false],
      ['arn:aws:iam::210987654321:user/operator', true],
      ['arn:aws-cn:iam::123456789012:user/operator', true],
      ['arn:aws:sts::1234567890123:assumed-role/x/y', true],
      ['x arn:aws:iam::123456789012:user/operator', true],
    ] as const)
      expect(meets(check, 'caller', caller), caller).toBe(refused);
  });

  it('is tried once, where a second try could make something twice', () => {
    expectInOrder('Invoke-Attempt', [
      '$attempts = $env:AWS_MAX_ATTEMPTS',
      `$env:AWS_MAX_ATTEMPTS = '1'`,
      [['-not (Invoke-Iam $Command $Json)'], 'return $false'],
      'return $true',
      '$env:AWS_MAX_ATTEMPTS = $attempts',
    ]);
    const making = (parse(script) ?? []).filter(({ args }) => args.some((arg) => arg.startsWith('create-')));
    expect(new Set(making.map(({ name }) => name))).toEqual(
      new Set(['New-Entity', 'Invoke-Attempt', 'Stop-At']),
    );
    expect(making.length).toBeGreaterThanOrEqual(5);
    // What makes it is noted before the first try, and given to nothing but such a try.
    expectInOrder('New-Entity', [
      [['-not $begun', 'Invoke-Iam $Look $Name'], 'throw …'],
      [['-not $begun', `$ErrorText -notmatch '\\(NoSuchEntity\\)'`], 'Stop-At $Step $Look'],
      [['-not $begun'], `Add-Mark 'begun' $Step`],
      [
        [
          '-not (Invoke-Attempt $Step $begun $Command $Json)',
          `-not ($begun -and $ErrorText -match '\\(EntityAlreadyExists\\)')`,
        ],
        'Stop-At $Step $Command',
      ],
      'Complete-Step $Step',
    ]);
    expect(script.match(/Invoke-Iam \$Command/g)).toHaveLength(2);
  });

  it('deletes no access key but one that can only be its own', () => {
    const others = '$lost.Length -gt 1 -or [string]::CompareOrdinal("until $made", $known[0]) -gt 0';
    expectInOrder('Remove-LostKey', [
      '$known = [System.IO.File]::ReadAllLines($KeysFile)',
      '$lost = @(Get-Keys $Step $Name | Where-Object { $known -cnotcontains $_.AccessKeyId })',
      [['$lost.Length -gt 0', others], 'throw …'],
      [['$lost.Length -gt 0', "-not (Invoke-Iam 'delete-access-key' $json)"], 'Stop-At …'],
    ]);
    expect(script.match(/'delete-/g)).toHaveLength(2);
    const missing = '-not [System.IO.File]::Exists($path)';
    expectInOrder('New-AccessKey', [
      [[missing, '$begun'], 'Remove-LostKey $Step $Name $keysFile'],
      [[missing], 'Write-OwnFile $keysFile …'],
      [[missing, '-not $begun'], `Add-Mark 'begun' $Step`],
      [[missing, `-not (Invoke-Attempt $Step $begun 'create-access-key' $Name)`], 'Stop-At …'],
      [[missing], 'Write-OwnFile $path $Output'],
      'Complete-Step $Step',
    ]);
  });

  it('has a typed password set again after a try that was cut off, and no other', () => {
    const again = `$Typed -and $Marks[$Step] -eq 'begun' -and (Invoke-Iam 'update-login-profile' (Get-PasswordJson $Parameters))`;
    expectInOrder('New-SignIn', [
      '& $Source',
      [[again], 'Complete-Step $Step'],
      [[`else ${again}`], 'New-Entity …'],
    ]);
  });
});

describe('the passwords that the PowerShell script makes up', () => {
  const { upper, lower, digits, symbols } = passwordCharacters;

  it('are of every kind of character, and no spreadsheet takes one for a formula', () => {
    expectInOrder('', [
      `$Characters = '${upper}${lower}${digits}${symbols}'`,
      '$Random = [System.Security.Cryptography.RandomNumberGenerator]::Create()',
    ]);
    expectInOrder('New-Password', [
      '$script:Password = -join (1..20 | ForEach-Object { $Characters[(Get-RandomIndex $Characters.Length)] })',
    ]);
    const conditions =
      textsOf('New-Password')
        .at(-1)
        ?.replace(/^until /, '') ?? '';
    const good = 'Abcdefgh1jklmnop(rst';
    expect(meets(conditions, 'Password', good)).toBe(true);
    for (const start of '=+@-') expect(meets(conditions, 'Password', `${start}${good}`), start).toBe(false);
    for (const lacking of [
      good.toLowerCase(),
      good.toUpperCase(),
      good.replace('1', 'i'),
      good.replace('(', 'q'),
    ])
      expect(meets(conditions, 'Password', lacking), lacking).toBe(false);
  });

  it('are each as likely as the others', () => {
    expectInOrder('Get-RandomIndex', [
      '$Random.GetBytes($byte)',
      'until $byte[0] -ge 256 - (256 % $Count)',
      'return $byte[0] % $Count',
    ]);
  });

  it('are on the disk before AWS hears of them, and made up once', () => {
    const missing = '-not [System.IO.File]::Exists($file)';
    expectInOrder('Read-KeptPassword', [
      [[missing], 'New-Password'],
      [[missing], 'Write-OwnFile $file "$Password`n"'],
      '$script:Password = [System.IO.File]::ReadAllText($file).TrimEnd("`r", "`n")',
    ]);
  });
});
