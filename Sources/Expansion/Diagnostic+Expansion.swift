internal import Diagnostics

// Every sentence that this room says to the user about a spec, in one place.

extension Diagnostic {
  private static func fault(
    _ id: String, _ message: String, at location: FileLocation, notes: [Note] = [], fix: String? = nil
  ) -> Diagnostic {
    Diagnostic("spec/\(id)", .error, message, at: location, notes: notes, fix: fix)
  }
}
