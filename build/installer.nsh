; What Anteroom adds to the installer that electron-builder makes.
; The clinic's data outlives the program: it goes only when a person asks for that, twice, on this screen.
; A silent uninstall and the one inside an update never ask, and keep everything.

!macro customUnInstall
  ${ifNot} ${isUpdated}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 \
      "Keep the clinic's data on this PC?$\r$\n$\r$\nYes keeps it: if you install Anteroom again, it finds everything as it was.$\r$\nNo deletes it, with its backups on this PC." \
      /SD IDYES IDYES anteroomKeepData
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 \
      "Delete the clinic's data of this Windows user for good?$\r$\n$\r$\nNothing can bring it back." \
      /SD IDNO IDNO anteroomKeepData
    SetShellVarContext current
    RMDir /r "$APPDATA\Anteroom"
    ${if} $installMode == "all"
      SetShellVarContext all
    ${endIf}
    anteroomKeepData:
  ${endIf}
!macroend
