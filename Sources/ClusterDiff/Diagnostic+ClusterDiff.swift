public import Diagnostics
import ManifestTree

extension DriftReport {
  /// What the user should know beside the differences: rules that ignore nothing, objects that could not be compared.
  public var diagnostics: [Diagnostic] {
    unusedIgnores.map(Diagnostic.unusedIgnore) + (uncompared.isEmpty ? [] : [.notInDump(uncompared)])
  }
}

extension Diagnostic {
  static func unusedIgnore(_ rule: IgnoreRule) -> Diagnostic {
    Diagnostic(
      "diff/unused-ignore", .warning, "the rule '\(rule.text)' ignores nothing", at: rule.location,
      fix: "remove it, or check its spelling")
  }

  static func notInDump(_ objects: [Object]) -> Diagnostic {
    let kinds = Set(objects.map(\.identity.kind)).sorted().map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      "diff/not-in-dump", .warning,
      "the dump holds no objects of the kinds \(kinds), so \(objects.count) declared ones are not compared",
      at: nil,
      fix: "dump these kinds, too, with the commands of --print-dump-command")
  }
}
