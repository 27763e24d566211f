public import Diagnostics
import ManifestTree

extension DriftReport {
  /// What the user should know beside the differences: rules that ignore nothing, objects that could not be compared or
  /// not in full.
  public var diagnostics: [Diagnostic] {
    unusedIgnores.map(Diagnostic.unusedIgnore) + (uncompared.isEmpty ? [] : [.notInDump(uncompared)])
      + (unjudged.isEmpty ? [] : [.unjudged(unjudged)])
  }
}

extension Diagnostic {
  static func unusedIgnore(_ rule: IgnoreRule) -> Diagnostic {
    Diagnostic(
      "diff/unused-ignore", .warning, "the rule '\(rule.text)' ignores nothing", at: rule.location,
      fix: "remove it, or check its spelling")
  }

  static func notInDump(_ objects: [Object]) -> Diagnostic {
    Diagnostic(
      "diff/not-in-dump", .warning,
      "the dump holds no objects of the kinds \(kinds(of: objects)), so \(objects.count) declared ones are not compared",
      at: nil,
      fix: "dump these kinds, too, with the commands of --print-dump-command")
  }

  static func unjudged(_ objects: [Object]) -> Diagnostic {
    Diagnostic(
      "diff/no-definition", .warning,
      "the dump has neither managers nor the definitions of the kinds \(kinds(of: objects)), so what is live in "
        + "\(objects.count) of them and not declared counts as a default", at: nil,
      fix: "dump with --show-managed-fields, or dump customresourcedefinitions, too")
  }

  private static func kinds(of objects: [Object]) -> String {
    Set(objects.map(\.identity.kind)).sorted().map { "'\($0)'" }.joined(separator: ", ")
  }
}
