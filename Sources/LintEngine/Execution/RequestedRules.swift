package import ManifestTree

/// The rules that objects enable with kube-score's annotations for optional checks.
package struct RequestedRules: Sendable {
  private let objects: [String: Set<ObjectIdentity>]
  private let catalogue: RuleSet

  /// Reads the annotations of objects.
  /// - Parameters:
  ///   - rules: the rules that run in any case.
  ///   - settings: the project's settings; rules that are off stay off, and named rules run without others.
  ///   - catalogue: all rules.
  package init(
    _ objects: [Object], besides rules: [any Rule], _ settings: LintSettings, of catalogue: RuleSet
  ) {
    let foreign = ForeignAnnotations(catalogue)
    var requested: [String: Set<ObjectIdentity>] = [:]
    if !settings.hasExplicitRules {
      let requests = objects.concurrentMap { object in
        (object.annotations(at: NodePath()) + object.podAnnotations).flatMap { annotation in
          foreign.rules(requestedBy: annotation.key, annotation.text)
        }
      }
      for (object, rules) in zip(objects, requests) {
        for rule in rules { requested[rule, default: []].insert(object.identity) }
      }
      for rule in rules { requested[rule.card.id] = nil }
    }
    self.catalogue = catalogue
    self.objects = requested.filter { settings.rules[$0.key]?.level != .off }
  }

  /// The findings of the enabled rules in the objects that enable them.
  package func findings(in context: LintContext) -> [Finding] {
    if objects.isEmpty { return [] }
    let rules = catalogue.rules.filter { objects[$0.card.id] != nil }
    return Linter(rules).findings(in: context).filter { objects[$0.rule]?.contains($0.object) ?? false }
  }
}
