; Offers Earmark under "Open with" for the files it reads, and never becomes their default program.
!macro offerFor EXTENSION
  WriteRegStr SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "Earmark.File" ""
!macroend

!macro withdrawFrom EXTENSION
  DeleteRegValue SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "Earmark.File"
!macroend

!macro forEachExtension DO
  !insertmacro ${DO} ".srt"
  !insertmacro ${DO} ".vtt"
  !insertmacro ${DO} ".mp3"
  !insertmacro ${DO} ".m4a"
  !insertmacro ${DO} ".opus"
  !insertmacro ${DO} ".ogg"
  !insertmacro ${DO} ".flac"
  !insertmacro ${DO} ".wav"
  !insertmacro ${DO} ".webm"
!macroend

!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Earmark.File" "" "Earmark"
  WriteRegStr SHCTX "Software\Classes\Earmark.File\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro forEachExtension offerFor
!macroend

!macro customUnInstall
  !insertmacro forEachExtension withdrawFrom
  DeleteRegKey SHCTX "Software\Classes\Earmark.File"
!macroend
