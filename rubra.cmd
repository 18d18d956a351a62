@echo off
rem Builds Rubra when that is needed, then runs it as one Java process. docs\operators.md names the settings.
setlocal
set "HERE=%~dp0."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"

set "MAJOR="
for /f "tokens=2 delims== " %%v in ('""%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="" 2^>nul') do set "MAJOR=%%v"
if not defined MAJOR (
  echo Rubra needs Java 17 or newer, and found none. Install a JDK, or set JAVA_HOME to one. 1>&2
  exit /b 2
)
for /f "delims=." %%v in ("%MAJOR%") do set "MAJOR=%%v"
if %MAJOR% LSS 17 (
  echo Rubra needs Java 17 or newer; this is Java %MAJOR%. Set JAVA_HOME to a newer one. 1>&2
  exit /b 2
)

rem commands for editors read the knowledge base from its folder, so an edit of it asks for no build; the others have it built in
set "SOURCES='pom.xml','src\main','kb','decision-tables'"
for %%c in (check test tables diff impact) do if "%~1"=="%%c" set "SOURCES='pom.xml','src\main'"
powershell -NoProfile -Command "Set-Location -LiteralPath $env:HERE; $jar = Get-Item target\rubra-*-runner.jar -ErrorAction Ignore | Select-Object -Last 1; if (-not $jar -or (Get-ChildItem %SOURCES% -Recurse | Where-Object LastWriteTime -gt $jar.LastWriteTime)) { exit 1 }"
if errorlevel 1 (
  where mvn >nul 2>nul || (
    echo Rubra is built with Maven 3.8 or newer, and no mvn was found on the path. 1>&2
    exit /b 2
  )
  echo Building Rubra, once... 1>&2
  call mvn -q -B -ntp -f "%HERE%\pom.xml" -Dquick -Dmaven.test.skip=true -Dspotless.check.skip=true %RUBRA_MAVEN_FLAGS% package 1>&2 || exit /b 2
)
for %%j in ("%HERE%\target\rubra-*-runner.jar") do set "JAR=%%j"

set "FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k"
if "%~1"=="serve" set "FLAGS=%FLAGS% -Xms32m -Xmx160m"
"%JAVA%" %FLAGS% %RUBRA_JAVA_FLAGS% "-Drubra.home=%HERE%" -jar "%JAR%" %*
exit /b %errorlevel%
