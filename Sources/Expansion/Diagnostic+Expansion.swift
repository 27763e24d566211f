internal import Diagnostics
internal import ManifestTree

// Most messages of this module about specs are in the files `Diagnostic+….swift`, and this file contains shared messages.
// Messages that only one check uses can be in the file of the check.

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

  /// A fix that suggests a name; nil if there is no suggestion.
  static func didYouMean(_ name: String?) -> String? { name.map { "did you mean '\($0)'?" } }

  /// A fix that lists the names that exist, each once and at most ten; nil if there are none.
  static func useOneOf(_ names: [String]) -> String? {
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0).inserted }
    return names.isEmpty ? nil : "use \(names.quoted.alternatives(upTo: 10))"
  }

  /// A list in a sentence that names at most three elements: `a, b, c, and 2 others`.
  static func listed(_ words: [String]) -> String {
    let others = words.count - 3
    guard others > 0 else { return words.listed }
    return (words.prefix(3) + ["\(others) \(others == 1 ? "other" : "others")"]).listed
  }

  // MARK: Texts and numbers

  static func malformed(_ value: MalformedValue, at location: FileLocation) -> Diagnostic {
    fault("malformed-\(value.kind)", value.message, at: location, fix: didYouMean(value.suggestion))
  }

  static func malformed(
    _ form: String, _ text: String, _ kind: String, for owner: String? = nil, expected: String,
    suggestion: String? = nil, at location: FileLocation
  ) -> Diagnostic {
    let target = owner.map { " for \($0)" } ?? ""
    return fault(
      "malformed-\(form)", "invalid \(kind) '\(text)'\(target): expected \(expected)", at: location,
      fix: didYouMean(suggestion))
  }

  static func malformedSchedule(_ schedule: String, _ reason: String, at location: FileLocation) -> Diagnostic
  {
    fault("malformed-schedule", "invalid schedule '\(schedule)': \(reason)", at: location)
  }

  static func outOfRange(
    _ value: String, _ kind: String, expected: String, at location: FileLocation
  ) -> Diagnostic {
    fault("out-of-range", "\(kind) must be \(expected), not \(value)", at: location)
  }

  static func partOfOne(
    _ value: String, _ kind: String, whole unit: String, at location: FileLocation
  ) -> Diagnostic {
    fault("part-of-one", "\(kind) must be a whole number of \(unit), not '\(value)'", at: location)
  }

  static func longName(_ name: String, titled title: String, limit: Int, at location: FileLocation)
    -> Diagnostic
  {
    fault(
      "long-name", "\(title) '\(name)' must have at most \(limit) characters, not \(name.utf8.count)",
      at: location)
  }

  static func repeatedKey(_ key: String, of kind: String, at location: FileLocation) -> Diagnostic {
    fault("repeated-key", "\(kind) '\(key)' is set twice", at: location, fix: "keep one of the two")
  }

  static func emptyReason(for what: String, at location: FileLocation) -> Diagnostic {
    fault("empty-reason", "\(what) requires a reason: write a sentence in 'because:'", at: location)
  }

  static func empty(
    _ id: String, _ what: String, expected: String, at location: FileLocation
  ) -> Diagnostic {
    fault("empty-\(id)", "\(what) is empty: expected \(expected)", at: location)
  }

  // MARK: Duplicates

  /// The error for a second declaration if only one is allowed.
  static func repeated(
    _ id: String, _ what: String, at location: FileLocation, first: FileLocation, fix: String? = nil
  ) -> Diagnostic {
    fault("repeated-\(id)", what, at: location, notes: [Note("the first is here", at: first)], fix: fix)
  }

  static func repeatedPolicy(_ policy: String, of service: String, at location: FileLocation) -> Diagnostic {
    fault(
      "repeated-policy", "'.\(policy)' is set twice on service '\(service)'", at: location,
      fix: "keep one of the two")
  }

  // MARK: References

  static func unknownCallee(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-callee", "unknown service '\(name)'", at: location,
      fix: "declare the service in this app, or use 'Calls(host: …)' for a host outside the app")
  }

  static func unknownService(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-service", "unknown service '\(name)'", at: location,
      fix: "declare the service in this app, or correct the name")
  }

  static func unknownPort(
    _ name: String, of service: String, nearest: String?, declared: [String] = [], at location: FileLocation,
    unserved: FileLocation? = nil
  ) -> Diagnostic {
    let others = useOneOf(declared)
    return fault(
      "unknown-port",
      unserved == nil
        ? "unknown port '\(name)' on service '\(service)'"
        : "port '\(name)' on service '\(service)' is not served by a Kubernetes Service",
      at: location,
      notes: unserved.map { [Note("'\(name)' is declared with 'servedAt: .nowhere' here", at: $0)] } ?? [],
      fix: unserved == nil
        ? didYouMean(nearest) ?? others
        : "\(others.map { "\($0), or " } ?? "")remove 'servedAt: .nowhere'")
  }

  static func unknownPort(
    _ number: Int, of service: String, ports: [String], at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-port", "unknown port '\(number)' on service '\(service)'", at: location,
      fix: useOneOf(ports))
  }
}
