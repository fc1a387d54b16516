/** PowerShell functions for files that their owner alone can read, on the disk before anything else happens. */
export const fileFunctions = `function Write-Durably([string] $Path, [string] $Text, [string] $Mode) {
    $bytes = $Utf8.GetBytes($Text)
    $stream = [System.IO.File]::Open($Path, $Mode, 'Write', 'None')
    try {
        if (-not $OnWindows) {
            & chmod 600 $Path
            if ($LASTEXITCODE -ne 0) { throw "$Path could not be kept to you alone." }
        }
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
    } finally {
        $stream.Dispose()
    }
}

# Whole or not at all.
function Write-OwnFile([string] $Path, [string] $Text) {
    Write-Durably "$Path.new" $Text 'Create'
    if ([System.IO.File]::Exists($Path)) { [System.IO.File]::Delete($Path) }
    [System.IO.File]::Move("$Path.new", $Path)
}

# What is made in the folder is its owner's alone as well: on Windows it inherits the folder's access rules.
function Open-OwnFolder {
    $planFile = [System.IO.Path]::Combine($State, 'plan')
    if ([System.IO.File]::Exists($planFile)) {
        if ([System.IO.File]::ReadAllText($planFile).Trim() -eq $Plan) { return }
        throw "The folder $Folder is another plan's. Name another one with -Folder."
    }
    if ([System.IO.Directory]::Exists($Folder) -and [System.IO.Directory]::GetFiles($Folder).Length -gt 0) {
        throw "The folder $Folder has something else in it. Name another one with -Folder."
    }
    [void] [System.IO.Directory]::CreateDirectory($Folder)
    if ($OnWindows) {
        $me = [System.Security.Principal.WindowsIdentity]::GetCurrent().User
        $rule = New-Object System.Security.AccessControl.FileSystemAccessRule($me, 'FullControl', 'ContainerInherit, ObjectInherit', 'None', 'Allow')
        $access = New-Object System.Security.AccessControl.DirectorySecurity
        $access.SetAccessRuleProtection($true, $false)
        $access.AddAccessRule($rule)
        Set-Acl -LiteralPath $Folder -AclObject $access
    } else {
        & chmod 700 $Folder
        if ($LASTEXITCODE -ne 0) { throw "$Folder could not be kept to you alone." }
    }
    [void] [System.IO.Directory]::CreateDirectory($State)
    Write-OwnFile $planFile $Plan
}

# What is noted of each step: "begun" before a call that must not be repeated blindly, "refused" when AWS surely did not
# take it, "done".
function Read-Marks {
    Write-Durably $StepsFile "\`n" 'Append'
    foreach ($line in [System.IO.File]::ReadAllLines($StepsFile)) {
        if ($line -match '^([a-z]+) ([0-9]+)$') { $Marks[[int] $Matches[2]] = $Matches[1] }
    }
}

function Add-Mark([string] $Mark, [int] $Step) {
    Write-Durably $StepsFile "$Mark $Step\`n" 'Append'
    $Marks[$Step] = $Mark
}
`;
