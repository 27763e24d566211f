package import ManifestTree

/// The Pod Security Standards, as the admission plugin of the API server enforces them.
package enum PodSecurity {
  /// A level; each has the controls of the one before.
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
    /// The lowest level that refuses the pod for it.
    package let level: Level
    /// The field, or the one that is missing.
    package let path: NodePath
    /// One sentence in lower case.
    package let message: String
  }

  /// What a level does not allow in a pod or in the pods of a template.
  ///
  /// - Parameters:
  ///   - object: a pod, or an object of a kind that has a pod template.
  ///   - level: the level; `restricted` includes what `baseline` does not allow.
  ///   - version: the version of the standard, which has the number of a Kubernetes version.
  package static func violations(
    of object: Node, at level: Level, in version: KubernetesVersion = .newest
  ) -> [Violation] {
    guard let template = template(of: Field(root: object)) else { return [] }
    return violations(metadata: template["metadata"], spec: template["spec"], level, version)
  }

  /// What a level does not allow in the pods of a template at a path, such as one of a custom kind.
  package static func violations(
    of object: Node, template path: NodePath, at level: Level, in version: KubernetesVersion = .newest
  ) -> [Violation] {
    let template = Field(root: object).at(path)
    return violations(metadata: template["metadata"], spec: template["spec"], level, version)
  }

  private static func violations(
    metadata: Field, spec: Field, _ level: Level, _ version: KubernetesVersion
  ) -> [Violation] {
    guard spec.exists else { return [] }
    var checks = PodSecurityChecks(metadata: metadata, spec: spec, level: level, version: version)
    checks.run()
    return checks.violations
  }

  private static func template(of object: Field) -> Field? {
    let version = object["apiVersion"].string
    let group = version.lastIndex(of: "/").map { String(version[..<$0]) } ?? ""
    let spec = object["spec"]["template"]
    guard let kind = WorkloadKind.of(group: group, kind: object["kind"].string) else {
      return spec["spec"].exists ? spec : nil
    }
    let template = object.at(kind.podTemplate)
    return template["spec"].exists || kind.kind == "Pod" ? template : nil
  }
}
