internal import Diagnostics
internal import ManifestTree

// Every sentence that this room says to the user about a spec stands in the files `Diagnostic+….swift`.
// This one has the forms that many parts share.

extension Diagnostic {
  static func fault(
    _ id: String, _ message: String, at location: FileLocation, notes: [Note] = [], fix: String? = nil
  ) -> Diagnostic {
    Diagnostic("spec/\(id)", .error, message, at: location, notes: notes, fix: fix)
  }

  static func doubt(
    _ id: String, _ message: String, at location: FileLocation, notes: [Note] = [], fix: String? = nil
  ) -> Diagnostic {
    Diagnostic("spec/\(id)", .warning, message, at: location, notes: notes, fix: fix)
  }

  /// The question that suggests a name; nil where there is none to suggest.
  static func didYouMean(_ name: String?) -> String? { name.map { "did you mean '\($0)'?" } }

  // MARK: Texts and numbers

  static func malformed(_ value: MalformedValue, at location: FileLocation) -> Diagnostic {
    fault("malformed-\(value.kind)", value.message, at: location, fix: didYouMean(value.suggestion))
  }

  static func malformed(
    _ form: String, _ text: String, _ kind: String, expected: String, suggestion: String? = nil,
    at location: FileLocation
  ) -> Diagnostic {
    fault(
      "malformed-\(form)", "'\(text)' is no \(kind), expected \(expected)", at: location,
      fix: didYouMean(suggestion))
  }

  static func outOfRange(
    _ value: String, _ kind: String, expected: String, at location: FileLocation
  ) -> Diagnostic {
    fault("out-of-range", "'\(value)' is no \(kind), expected \(expected)", at: location)
  }

  static func partOfOne(
    _ value: String, _ kind: String, whole unit: String, at location: FileLocation
  ) -> Diagnostic {
    fault("part-of-one", "'\(value)' is no \(kind), expected whole \(unit)", at: location)
  }

  static func longName(_ name: String, of kind: String, limit: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "long-name", "the \(kind) name '\(name)' has \(name.utf8.count) characters, expected at most \(limit)",
      at: location)
  }

  static func repeatedKey(_ key: String, of kind: String, at location: FileLocation) -> Diagnostic {
    fault("repeated-key", "\(kind) '\(key)' is set twice", at: location, fix: "keep one of the two")
  }

  static func emptyReason(for what: String, at location: FileLocation) -> Diagnostic {
    fault(
      "empty-reason", "\(what) has no reason, expected a sentence that says why it is needed", at: location)
  }

  static func empty(
    _ id: String, _ what: String, expected: String, at location: FileLocation
  ) -> Diagnostic {
    fault("empty-\(id)", "\(what) is empty, expected \(expected)", at: location)
  }

  // MARK: Things that stand twice

  /// A second thing of a name or place that only one can have.
  static func repeated(
    _ id: String, _ what: String, at location: FileLocation, first: FileLocation, fix: String? = nil
  ) -> Diagnostic {
    fault("repeated-\(id)", what, at: location, notes: [Note("the first one is here", at: first)], fix: fix)
  }

  static func repeatedPolicy(_ policy: String, at location: FileLocation) -> Diagnostic {
    fault(
      "repeated-policy", "'.\(policy)' is said twice of one service", at: location,
      fix: "keep one of the two")
  }

  // MARK: References

  static func unknownCallee(_ name: String, at location: FileLocation) -> Diagnostic {
    fault("unknown-callee", "no service is named '\(name)'", at: location)
  }

  static func unknownService(_ name: String, at location: FileLocation) -> Diagnostic {
    fault("unknown-service", "no service is named '\(name)'", at: location)
  }

  static func unknownPort(
    _ name: String, of owner: String, nearest: String?, at location: FileLocation,
    unserved: FileLocation? = nil
  ) -> Diagnostic {
    fault(
      "unknown-port", "no \(unserved == nil ? "" : "served ")port of '\(owner)' is named '\(name)'",
      at: location,
      notes: unserved.map { [Note("'\(name)' is served nowhere", at: $0)] } ?? [], fix: didYouMean(nearest))
  }

  static func unknownPort(
    _ number: Int, of service: String, ports: [String], at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-port", "'\(service)' has no port '\(number)'", at: location,
      fix: ports.isEmpty ? nil : "use one of \(ports.joined(separator: ", "))")
  }
}
