package import Diagnostics
package import ManifestTree

/// A value that the API server, istiod's webhook, or KEDA's webhook rejects although the schema allows it.
package struct ValidationFault: Sendable, Hashable {
  /// Groups errors by how to fix them; lint has one rule for each group.
  package enum Reason: String, Sendable, CaseIterable {
    /// A required field is missing or empty.
    case required
    /// A number, a length, or a count is out of range.
    case range
    /// A string does not have the form of its field.
    case form
    /// The name of an object, a container, a volume, or another element is invalid.
    case name
    /// A port number or a port name is invalid.
    case port
    /// A label, an annotation key, or a selector is invalid.
    case label
    /// The string is not one of the allowed values.
    case choice
    /// Fields or values of the object exclude or require each other.
    case conflict
    /// Two elements have the same value, name, or key.
    case duplicate
    /// A reference to another part of the same object is invalid.
    case reference
    /// A container mounts a volume that the pod does not have.
    case volume
    case requestAboveLimit
    /// A workload's selector does not match its pod template.
    case selectorMismatch
    /// The pods of a Job have the restart policy `Always`.
    case jobRestartPolicy
    /// The maximum of an autoscaler is below its minimum, or KEDA's `idleReplicaCount` is not below the minimum.
    case autoscalerRange
    /// The name of a container's port is invalid or used twice.
    case containerPort
    /// The target port of a Service is invalid.
    case targetPort
    /// The API server accepts the value, but istiod's admission webhook rejects it.
    case istiod
  }

  package var reason: Reason
  /// The field in the manifest; `serverPath(in:)` is its form in the API server's message.
  package var path: NodePath
  /// One sentence that starts in lowercase.
  package var message: String
  /// How to fix the error; nil if the message makes it obvious.
  package var fix: String?
  /// Whether the server drops the field without an error if a feature gate is disabled, as some are by default.
  package var isOfGate = false

  package init(_ reason: Reason, at path: NodePath, _ message: String, fix: String? = nil) {
    self.reason = reason
    self.path = path
    self.message = message
    self.fix = fix
  }
}

extension ValidationFault {
  /// The error as a diagnostic with the ID `validation/` followed by the reason, at the position of its path; a warning if
  /// the server may drop the field instead.
  package func diagnostic(
    of object: ObjectIdentity, _ severity: Severity = .error, at location: FileLocation?
  ) -> Diagnostic {
    let validator =
      reason == .istiod
      ? "istiod's admission webhook"
      : object.apiVersion.hasPrefix("keda.sh/") ? "KEDA's admission webhook" : "the API server"
    return Diagnostic(
      "validation/\(reason.rawValue)", isOfGate ? .warning : severity,
      "\(object.kind)/\(object.name): \(validator) rejects '\(path)': \(message)", at: location,
      fix: fix)
  }
}

extension [ValidationFault] {
  /// The errors that a change added to the errors before the change.
  package func added(to earlier: [ValidationFault]) -> [ValidationFault] {
    if earlier.isEmpty { return self }
    // The messages are not compared because they contain values.
    let known = Set(earlier.map { ValidationFault($0.reason, at: $0.path, "") })
    return filter { !known.contains(ValidationFault($0.reason, at: $0.path, "")) }
  }
}
