public import Diagnostics

extension SchemaIssue {
  /// The issue as a diagnostic, `schema/` and the fault its id, at the place that declares its path.
  public func diagnostic(_ severity: Severity = .error, at location: FileLocation?) -> Diagnostic {
    Diagnostic("schema/\(fault.rawValue)", severity, message, at: location, fix: fix)
  }
}
