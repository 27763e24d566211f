package import Diagnostics

extension SchemaIssue {
  /// The issue as a diagnostic with the ID `schema/` followed by its kind, at the position of its path.
  package func diagnostic(_ severity: Severity = .error, at location: FileLocation?) -> Diagnostic {
    Diagnostic("schema/\(fault.rawValue)", severity, message, at: location, fix: fix)
  }
}
