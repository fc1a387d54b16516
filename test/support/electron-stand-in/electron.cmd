@echo off
rem Stands where Electron's executable would, on Windows.
"%~dp0..\..\..\node_modules\node\bin\node.exe" --import "file:///%~dp0register.ts" "%~dp0launch.ts" %*
