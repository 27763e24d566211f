package import Diagnostics
package import ManifestTree

/// A value that the API server refuses although the object's schema allows it.
package struct ValidationFault: Sendable, Hashable {
  /// Groups faults by what you do about them; lint has one rule for each.
  package enum Reason: String, Sendable, CaseIterable {
    /// A field that this object needs is missing or empty.
    case required
    /// A number, a length, or a count is outside its range.
    case range
    /// A text does not have the form of its field.
    case form
    /// A name of an object, a container, a volume, or another thing does not have its form.
    case name
    /// A port number or a port name is invalid.
    case port
    /// A label, an annotation key, or a selector is invalid.
    case label
    /// The text is none of the values that the field allows.
    case choice
    /// Fields or values of this object exclude each other.
    case conflict
    /// A list holds a value twice.
    case duplicate
    /// A reference to another part of the same object leads nowhere.
    case reference
    /// A container mounts a volume that the pod does not have.
    case volume
    /// A request is above its limit.
    case requestAboveLimit
    /// A workload's selector does not match its pod template.
    case selectorMismatch
    /// The pods of a Job restart always.
    case jobRestartPolicy
    /// The maximum of an autoscaler is below its minimum.
    case autoscalerRange
    /// The name of a container's port is invalid or used twice.
    case containerPort
    /// The target of a Service is no port.
    case targetPort
    /// The API server would accept the value, but istiod's admission webhook refuses it.
    case istiod
  }

  /// What kind of fault it is.
  package var reason: Reason
  /// The field that the API server names.
  package var path: NodePath
  /// One sentence in lower case.
  package var message: String
  /// What to do; nil if the message already says it.
  package var fix: String?

  package init(_ reason: Reason, at path: NodePath, _ message: String, fix: String? = nil) {
    self.reason = reason
    self.path = path
    self.message = message
    self.fix = fix
  }
}

extension ValidationFault {
  /// The fault as a diagnostic, `validation/` and the reason its id, at the place that declares the object.
  package func diagnostic(
    of object: ObjectIdentity, _ severity: Severity = .error, at location: FileLocation?
  ) -> Diagnostic {
    Diagnostic(
      "validation/\(reason.rawValue)", severity,
      "\(object.kind)/\(object.name): the API server rejects '\(path)': \(message)", at: location,
      fix: fix)
  }
}

extension [ValidationFault] {
  /// The faults that are not among earlier ones of the same object: those that a change brought.
  package func added(to earlier: [ValidationFault]) -> [ValidationFault] {
    if earlier.isEmpty { return self }
    // The wording may differ: a message names values.
    let known = Set(earlier.map { ValidationFault($0.reason, at: $0.path, "") })
    return filter { !known.contains(ValidationFault($0.reason, at: $0.path, "")) }
  }
}
