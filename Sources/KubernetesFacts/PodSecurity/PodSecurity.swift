package import ManifestTree

/// The Pod Security Standards, as enforced by the admission plugin of the API server.
package enum PodSecurity {
  /// A level; each includes the controls of the previous one.
  package enum Level: String, Sendable {
    /// Prevents known ways to gain privileges.
    case baseline
    /// Follows current best practice for hardened pods.
    case restricted
  }

  /// A field that a level does not allow.
  package struct Violation: Sendable, Hashable {
    /// The control of the standard: `hostPorts`.
    package let control: String
    /// The lowest level that rejects the pod because of this field.
    package let level: Level
    /// The path of the field, which may be missing.
    package let path: NodePath
    /// One sentence that starts in lowercase.
    package let message: String
  }

  /// The violations of a level in a pod or a pod template.
  ///
  /// - Parameters:
  ///   - object: a pod, or an object of a kind that has a pod template.
  ///   - level: the level; `restricted` includes the controls of `baseline`.
  ///   - version: the version of the standard, which is a Kubernetes version.
  package static func violations(
    of object: Node, at level: Level, in version: KubernetesVersion = .newest
  ) -> [Violation] {
    let tree = NodeTree(object)
    return withExtendedLifetime(tree) {
      templates(of: Field(root: tree)).flatMap { template in
        violations(metadata: template["metadata"], spec: template["spec"], level, version)
      }
    }
  }

  /// The violations of a level in a pod template at a path, such as in a custom resource.
  package static func violations(
    of object: Node, template path: NodePath, at level: Level, in version: KubernetesVersion = .newest
  ) -> [Violation] {
    let tree = NodeTree(object)
    return withExtendedLifetime(tree) {
      let template = Field(root: tree).at(path)
      return violations(metadata: template["metadata"], spec: template["spec"], level, version)
    }
  }

  private static func violations(
    metadata: Field, spec: Field, _ level: Level, _ version: KubernetesVersion
  ) -> [Violation] {
    guard spec.exists else { return [] }
    var checks = PodSecurityChecks(metadata: metadata, spec: spec, level: level, version: version)
    checks.run()
    return checks.violations
  }

  private static func templates(of object: Field) -> [Field] {
    let version = object["apiVersion"].string
    let group = version.lastIndex(of: "/").map { String(version[..<$0]) } ?? ""
    guard let kind = WorkloadKind.of(group: group, kind: object["kind"].string), let node = object.node else {
      let template = object["spec"]["template"]
      return template["spec"].exists ? [template] : []
    }
    return kind.podTemplates(in: node).map { object.at($0) }.filter {
      $0["spec"].exists || kind.kind == "Pod"
    }
  }

  /// The use of a label that sets the level of a namespace.
  package enum LabelUse: Sendable { case level, version }

  /// The use of a label; nil if it has nothing to do with Pod Security.
  package static func label(_ key: String) -> LabelUse? {
    let prefix = "pod-security.kubernetes.io/"
    guard key.hasPrefix(prefix) else { return nil }
    switch key.dropFirst(prefix.count) {
    case "enforce", "audit", "warn": return .level
    case "enforce-version", "audit-version", "warn-version": return .version
    default: return nil
    }
  }

  /// Whether a string is a version of the standard: `latest` or `v1.36`.
  package static func acceptsVersion(_ text: String) -> Bool {
    if text == "latest" { return true }
    guard text.hasPrefix("v1.") else { return false }
    let minor = text.dropFirst(3)
    return !minor.isEmpty && minor.utf8.allSatisfy(\.isDigit) && (minor == "0" || minor.first != "0")
      && Int(minor) != nil
  }
}
