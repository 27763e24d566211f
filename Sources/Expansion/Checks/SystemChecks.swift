internal import Diagnostics

struct SystemChecks {
  let diagnostics: [Diagnostic] = []
  init(_ system: SystemModel, appLocation: FileLocation) {}
}
