public import ManifestTree

/// The rules that objects ask for themselves, whatever the choice of rules, by kube-score's annotations of optional checks.
public struct RequestedRules: Sendable {
  private let objects: [String: Set<ObjectIdentity>]

  /// Reads the annotations of objects.
  /// - Parameters:
  ///   - rules: those that run anyhow.
  ///   - settings: what the project says; a rule that is off stays off, and named rules run alone.
  public init(_ objects: [Object], besides rules: [any Rule], _ settings: LintSettings) {
    var requested: [String: Set<ObjectIdentity>] = [:]
    if !settings.hasExplicitRules {
      for object in objects {
        for annotation in object.annotations(at: NodePath()) + object.podAnnotations {
          for rule in ForeignAnnotation.rules(requestedBy: annotation.key, annotation.text) {
            requested[rule, default: []].insert(object.identity)
          }
        }
      }
      for rule in rules { requested[rule.card.id] = nil }
    }
    self.objects = requested.filter { settings.rules[$0.key]?.level != .off }
  }

  /// What the requested rules find in the objects that ask for them.
  public func findings(in context: LintContext) -> [Finding] {
    if objects.isEmpty { return [] }
    let rules = Catalogue.rules.filter { objects[$0.card.id] != nil }
    return Linter(rules).findings(in: context).filter { objects[$0.rule]?.contains($0.object) ?? false }
  }
}
