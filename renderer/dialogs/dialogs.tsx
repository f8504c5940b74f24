import { useStore } from 'zustand'
import { dismissDialog } from '../commands/ask.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { LostAudioDialog, OtherAudioDialog } from './audio-questions.tsx'
import { ExportChapters } from './export-chapters.tsx'
import { GoToDialog } from './go-to-dialog.tsx'
import { ImportReport } from './import-report.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { MappingDialog } from './mapping-dialog.tsx'
import { Palette } from './palette.tsx'
import {
  BelongsDialog,
  BelowZeroDialog,
  CandidatesDialog,
  ChangedOutsideDialog,
  LossyDialog,
  ReloadDialog,
  UnencodableDialog,
  UnsavedDialog,
} from './questions.tsx'
import { ReactionDialog } from './reaction-dialog.tsx'
import { RecoveryDialog } from './recovery-dialog.tsx'
import { SaveAsDialog } from './save-as-dialog.tsx'
import { ShiftDialog } from './shift-dialog.tsx'
import { SpeedDialog } from './speed-dialog.tsx'
import { CompareDialog, VersionsDialog } from './versions-dialog.tsx'

const selectDialog = (state: SessionState) => state.dialog

/** The one dialog that is open. */
export function Dialogs() {
  const dialog = useStore(sessionStore, selectDialog)
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'keys':
      return <KeysDialog {...dialog} onDismiss={dismissDialog} />
    case 'palette':
      return <Palette onDismiss={dismissDialog} />
    case 'report':
      return <ImportReport onDismiss={dismissDialog} />
    case 'go-to':
      return <GoToDialog onDismiss={dismissDialog} />
    case 'reaction':
      return <ReactionDialog onDismiss={dismissDialog} />
    case 'shift':
      return <ShiftDialog onDismiss={dismissDialog} />
    case 'speed':
      return <SpeedDialog onDismiss={dismissDialog} />
    case 'save-as':
    case 'export-copy':
      return <SaveAsDialog isCopy={dialog.kind === 'export-copy'} onDismiss={dismissDialog} />
    case 'export-chapters':
      return <ExportChapters onDismiss={dismissDialog} />
    case 'unsaved':
      return <UnsavedDialog {...dialog} />
    case 'lossy':
      return <LossyDialog {...dialog} />
    case 'changed-outside':
      return <ChangedOutsideDialog {...dialog} />
    case 'lost-audio':
      return <LostAudioDialog {...dialog} />
    case 'other-audio':
      return <OtherAudioDialog {...dialog} />
    case 'reload':
      return <ReloadDialog {...dialog} />
    case 'versions':
      return <VersionsDialog onDismiss={dismissDialog} />
    case 'compare':
      return <CompareDialog />
    case 'unencodable':
      return <UnencodableDialog {...dialog} />
    case 'mapping':
      return <MappingDialog {...dialog} />
    case 'below-zero':
      return <BelowZeroDialog {...dialog} />
    case 'recovery':
      return <RecoveryDialog {...dialog} />
    case 'belongs':
      return <BelongsDialog {...dialog} />
    case 'candidates':
      return <CandidatesDialog {...dialog} />
  }
}
