package import Diagnostics
import ManifestTree

extension DriftReport {
  /// Warnings in addition to the differences: ignore rules without a match, and objects that were not or only partially
  /// compared.
  package var diagnostics: [Diagnostic] {
    unusedIgnores.map(Diagnostic.unusedIgnore) + (uncompared.isEmpty ? [] : [.notInDump(uncompared)])
      + (unjudged.isEmpty ? [] : [.unjudged(unjudged)]) + repeated.map(Diagnostic.declaredTwice)
      + (encrypted.isEmpty ? [] : [.encrypted(encrypted)]) + rejections
  }
}

extension Diagnostic {
  static func unusedIgnore(_ rule: IgnoreRule) -> Diagnostic {
    Diagnostic(
      "diff/unused-ignore", .warning, "ignore rule '\(rule.text)' matches no difference", at: rule.location,
      fix: "correct the rule, or remove it if no other comparison uses it")
  }

  static func notInDump(_ objects: [Object]) -> Diagnostic {
    Diagnostic(
      "diff/not-in-dump", .warning,
      "the dump contains no objects of \(kinds(of: objects)), so \(objects.count) declared \(objects.count == 1 ? "object is" : "objects are") not compared",
      at: nil,
      fix:
        "also dump objects of the named kinds ('--print-dump-command' prints the commands), or use '--cluster', which reports such objects as missing"
    )
  }

  static func unjudged(_ objects: [Object]) -> Diagnostic {
    Diagnostic(
      "diff/no-definition", .warning,
      "no CustomResourceDefinition for \(kinds(of: objects)) is in the dump or declared, and "
        + "\(objects.count == 1 ? "1 object has" : "\(objects.count) objects have") no managedFields, so live values that are not declared count as defaults",
      at: nil,
      fix: "dump these kinds with --show-managed-fields, or also dump customresourcedefinitions")
  }

  static func declaredTwice(_ repetition: Repetition) -> Diagnostic {
    let times = repetition.places.count == 2 ? "twice" : "\(repetition.places.count) times"
    return Diagnostic(
      "diff/declared-twice", .warning,
      "\(repetition.identity.title) is declared \(times): the last declaration is compared, because kubectl applies that one last",
      at: repetition.places.last,
      notes: repetition.places.dropLast().prefix(10).map { .init("also declared here", at: $0) },
      fix: "remove all but one declaration")
  }

  static func encrypted(_ objects: [ObjectIdentity]) -> Diagnostic {
    let names = objects.prefix(3).map(\.title).joined(separator: ", ") + (objects.count > 3 ? ", …" : "")
    return Diagnostic(
      "diff/encrypted", .info,
      "\(objects.count == 1 ? "1 declared object has" : "\(objects.count) declared objects have") values that SOPS "
        + "encrypted, which are not compared: \(names)", at: nil,
      fix: "decrypt the values first: 'sops --decrypt FILE | portolan diff - --live DUMP'")
  }

  /// `kind 'Deployment'`, or `the kinds 'Deployment' and 'Service'`.
  private static func kinds(of objects: [Object]) -> String {
    let kinds = Set(objects.map(\.identity.kind)).sorted().map { "'\($0)'" }
    return (kinds.count == 1 ? "kind " : "the kinds ") + kinds.listed
  }
}
