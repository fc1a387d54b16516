import { exportOrigin } from '../export-origin.ts';
import type { ExportTarget } from '../export-target.ts';
import { madeUsers } from '../made-users.ts';
import { sharedPasswordRows, type ReviewedPlan } from '../reviewed-plan.ts';
import { credentialFunctions } from './credential-functions.ts';
import { fileFunctions } from './file-functions.ts';
import { mergeFunctions } from './merge-functions.ts';
import { powershellCommand } from './powershell-steps.ts';
import { powershellText } from './powershell-text.ts';
import { awsFunctions } from './aws-functions.ts';

/**
 * A plan's calls as a script for Windows PowerShell 5.1 and PowerShell 7 with the AWS CLI, with the properties of
 * `bashScript`. It is ASCII, so that no PowerShell misreads it, and every call takes its parameters from a file, because
 * Windows PowerShell loses quotation marks on command lines
 * (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing).
 */
export function powershellScript(reviewed: ReviewedPlan): string {
  const {
    draft,
    plan: { steps, hash },
    target,
    snapshot: { passwordPolicy },
  } = reviewed;
  const context = {
    account: target.account,
    sharedPasswordRows: sharedPasswordRows(draft),
    madeUsers: madeUsers(steps),
  };
  return [
    header(hash, exportOrigin(reviewed)),
    setUp(target, hash),
    fileFunctions,
    awsFunctions(steps.length),
    mergeFunctions(steps.length),
    credentialFunctions(passwordPolicy, steps.length),
    accountCheck(target),
    openFolder,
    'try {',
    ...steps.map((step, index) => `    ${powershellCommand(step, index + 1, context)}`),
    `    Write-Host "All is done. What was made up is in $Folder"
} finally {
    $Lock.Dispose()
    [System.IO.File]::Delete($InputFile)
    [System.IO.File]::Delete("$InputFile.new")
}
`,
  ].join('\n');
}

function header(hash: string, origin: readonly string[]): string {
  return `#!/usr/bin/env pwsh
# The API calls that were reviewed in Gatehouse, for the AWS CLI 2 (or 1), Windows PowerShell 5.1 and PowerShell 7.
# Plan ${hash}
${origin.map((line) => `# ${line}`).join('\n')}
#
# It checks the account, and ends at the first call that fails. Run it again then: what is done is not done again.
# What it has done, and the passwords and access keys, are in a folder that only you can read: the one that you name with
# -Folder, else gatehouse-${hash.slice(0, 12)} beside this script. Keep it until all is done and handed over.
param([string] $Folder = '')
Set-StrictMode -Version 2.0
Set-PSDebug -Off
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
`;
}

/** The options that make every command act as the reviewed profile, at its endpoint; and where the files are. */
function setUp({ profileName, region, account }: ExportTarget, hash: string): string {
  const option = (name: string, value: string): string => powershellText(`--${name}=${value}`);
  const options = [
    ...(profileName === undefined ? [] : [option('profile', profileName)]),
    option('region', region),
    ...(account.endpoint === 'aws'
      ? []
      : account.endpoint === 'practice'
        ? ['"--endpoint-url=$env:PRACTICE_URL"']
        : [option('endpoint-url', account.endpoint)]),
  ];
  return `${
    account.endpoint === 'practice'
      ? `# The practice account inside Gatehouse is not reached from outside: "npm run practice" serves one.
if (-not $env:PRACTICE_URL) { throw 'This plan is for the practice account. Set PRACTICE_URL to the address of one.' }
`
      : ''
  }if (-not (Get-Command aws -ErrorAction SilentlyContinue)) { throw 'The AWS CLI (aws) is not installed.' }
$Plan = '${hash}'
$Target = @(${options.join(', ')})
$OnWindows = $env:OS -eq 'Windows_NT'
if (-not $Folder) {
    $place = if ($PSScriptRoot) { $PSScriptRoot } else { $PWD.ProviderPath }
    $Folder = Join-Path $place 'gatehouse-${hash.slice(0, 12)}'
}
$Folder = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Folder)
# With a separator at its end a link would be taken for its folder.
if ($Folder -ne [System.IO.Path]::GetPathRoot($Folder)) {
    $Folder = $Folder.TrimEnd([System.IO.Path]::DirectorySeparatorChar, [System.IO.Path]::AltDirectorySeparatorChar)
}
if ($Folder -match '[$%~"]') { throw "Name a folder with -Folder: the AWS CLI reads no files in $Folder." }
$State = [System.IO.Path]::Combine($Folder, '.script')
$StepsFile = [System.IO.Path]::Combine($State, 'steps')
$InputFile = [System.IO.Path]::Combine($State, 'input.json')
$Utf8 = New-Object System.Text.UTF8Encoding($false)
$Marks = @{}
$Password = ''
$SharedPassword = $null
$Output = ''
$ErrorText = ''
`;
}

/** The same plan in another account would be another plan. */
function accountCheck({ account: { partition, accountId } }: ExportTarget): string {
  return `if (-not (Invoke-Aws @('sts', 'get-caller-identity', '--output=json'))) { throw $ErrorText }
$caller = (ConvertFrom-Json $Output).Arn
if ($caller -cnotmatch '^arn:${partition}:(iam|sts)::${accountId}:') {
    throw "Nothing was created: this is for the account ${accountId} (${partition}), and you are $caller."
}
`;
}

/** One folder a plan, and one run of it at a time: the system lets go of the lock when a run ends, however it ends. */
const openFolder = `Open-OwnFolder
$Lock = [System.IO.File]::Open([System.IO.Path]::Combine($State, 'lock'), 'OpenOrCreate', 'ReadWrite', 'None')
Read-Marks
`;
