import Diagnostics

extension Diagnostic {
  static func noObject(_ node: Node, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "manifest/no-object", .error,
      "found \(ValueDescription.describing(node)), expected an object with 'apiVersion' and 'kind'",
      at: location)
  }

  static func incomplete(_ missing: [String], isList: Bool, at location: FileLocation) -> Diagnostic {
    let fields = missing.map { "'\($0)'" }.joined(separator: " and ")
    let expected = missing.count == 1 ? "a string" : "strings"
    return Diagnostic(
      "manifest/incomplete", .error, "the object has no \(fields), expected \(expected)", at: location,
      fix: isList ? "kubectl writes the kind of a list at the end; check that the file is complete" : nil)
  }

  static func noItems(_ items: Node, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "manifest/no-items", .error,
      "found \(ValueDescription.describing(items)) as 'items', expected a list of objects",
      at: location)
  }

  static func emptyDump(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "manifest/empty-dump", .error,
      "found an empty file, expected a list, which 'kubectl get' prints even without objects",
      at: location, fix: "check that the command that created the dump succeeded")
  }

  static func cutOff(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "manifest/cut-off", .error,
      "found the end of the file in the middle of a line, expected a line feed as at the end of a complete dump",
      at: location)
  }
}
