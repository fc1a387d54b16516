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

# Whole or not at all, in a new file: who may read an old one, or has it open, learns nothing.
function Write-OwnFile([string] $Path, [string] $Text) {
    [System.IO.File]::Delete("$Path.new")
    Write-Durably "$Path.new" $Text 'CreateNew'
    [System.IO.File]::Delete($Path)
    [System.IO.File]::Move("$Path.new", $Path)
}

# What is made in the folder is its owner's alone as well: on Windows it inherits the folder's access rules.
function Set-OwnAccess([string] $Path) {
    if ($OnWindows) {
        $me = [System.Security.Principal.WindowsIdentity]::GetCurrent().User
        $rule = New-Object System.Security.AccessControl.FileSystemAccessRule($me, 'FullControl', 'ContainerInherit, ObjectInherit', 'None', 'Allow')
        $access = New-Object System.Security.AccessControl.DirectorySecurity
        $access.SetAccessRuleProtection($true, $false)
        $access.AddAccessRule($rule)
        Set-Acl -LiteralPath $Path -AclObject $access
    } else {
        & chmod 700 $Path
        if ("$(& ls '-ld' $Path)" -cnotmatch '^d...--[-S]---') { throw "$Path cannot be kept to you alone. Nothing was done. Name another folder with -Folder." }
    }
}

# Whether it is a link or somebody else's, on Windows. (Its administrators can read everything anyway.)
function Test-Strange([string] $Path) {
    if ((Get-Item -LiteralPath $Path -Force).LinkType -match '^(SymbolicLink|Junction)$') { return $true }
    $owner = (Get-Acl -LiteralPath $Path).GetOwner([System.Security.Principal.SecurityIdentifier])
    $me = [System.Security.Principal.WindowsIdentity]::GetCurrent().User
    return $owner -ne $me -and -not $owner.IsWellKnown('BuiltinAdministratorsSid')
}

# Of the folder, or with $Depth 2 of all that is in it too, what is a link or somebody else's.
function Get-Strange([int] $Depth) {
    if ($OnWindows) {
        $paths = @($Folder)
        foreach ($place in $Folder, $State) {
            if ($Depth -gt 0 -and [System.IO.Directory]::Exists($place)) { $paths += [System.IO.Directory]::GetFileSystemEntries($place) }
        }
        return @($paths | Where-Object { Test-Strange $_ })
    }
    $found = @(& find $Folder '-maxdepth' "$Depth" '(' '!' '-type' 'd' '!' '-type' 'f' '-o' '!' '-user' (& id '-u') ')')
    if ($LASTEXITCODE -ne 0) { throw "The folder $Folder could not be looked through. Nothing was done. Name another one with -Folder." }
    return $found
}

# Others can know the folder's name before this script makes it: nothing is written before it is its owner's alone, with
# all that is in it.
function Open-OwnFolder {
    [void] [System.IO.Directory]::CreateDirectory($Folder)
    if (@(Get-Strange 0).Length -gt 0) {
        throw "$Folder is not a folder of yours, but a link or somebody else's, who could read the passwords. Nothing was done. Name another one with -Folder."
    }
    $planFile = [System.IO.Path]::Combine($State, 'plan')
    if ([System.IO.File]::Exists($planFile)) {
        if ([System.IO.File]::ReadAllText($planFile).Trim() -ne $Plan) { throw "The folder $Folder is another plan's. Name another one with -Folder." }
    } elseif (@([System.IO.Directory]::GetFileSystemEntries($Folder) | Where-Object { $_ -ne $State }).Length -gt 0) {
        throw "The folder $Folder has something else in it. Name another one with -Folder."
    }
    Set-OwnAccess $Folder
    $strange = @(Get-Strange 2)
    if ($strange.Length -gt 0) {
        throw "$($strange[0]) is a link or somebody else's, who could read the passwords. Nothing was done. Delete it and run this again, or name another folder with -Folder."
    }
    [void] [System.IO.Directory]::CreateDirectory($State)
    Set-OwnAccess $State
    if (-not [System.IO.File]::Exists($planFile)) { Write-OwnFile $planFile $Plan }
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
