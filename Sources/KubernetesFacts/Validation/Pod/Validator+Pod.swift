internal import ManifestTree

/// The facts about the whole pod that its checks use.
struct PodContext {
  /// The `metadata` of the pod or the template.
  let metadata: Field
  let spec: Field
  /// The volumes by name, including the volumes from claim templates.
  var volumes: [String: Field] = [:]
  /// Whether the pod is the template of a workload.
  let isTemplate: Bool
  /// The names of the containers whose image a trigger of an OpenShift DeploymentConfig sets.
  var triggeredImages: Set<String> = []

  /// The declared operating system of the pod.
  var system: String { spec["os"]["name"].string }
  var usesHostNetwork: Bool { spec["hostNetwork"].isTrue }
  var hasUserNamespace: Bool { spec["hostUsers"].node == .bool(false) }
}

extension Validator {
  /// Checks a pod template.
  /// - Parameters:
  ///   - claims: the volumes from a StatefulSet's claim templates.
  ///   - triggeredImages: the names of containers whose image a trigger sets.
  mutating func podTemplate(
    _ template: Field, claims: [Field] = [], triggeredImages: Set<String> = []
  ) {
    let metadata = template["metadata"]
    labels(metadata["labels"])
    annotations(metadata["annotations"])
    podAnnotations(metadata["annotations"], template["spec"])
    pod(
      template["spec"], metadata, isTemplate: true, claims: claims, triggeredImages: triggeredImages)
  }

  /// Checks a pod spec.
  mutating func pod(
    _ spec: Field, _ metadata: Field, isTemplate: Bool, claims: [Field] = [],
    triggeredImages: Set<String> = []
  ) {
    guard spec.exists else { return }
    var context = PodContext(
      metadata: metadata, spec: spec, isTemplate: isTemplate, triggeredImages: triggeredImages)
    for claim in claims { context.volumes[claim["metadata"]["name"].string] = claim }
    volumes(spec["volumes"], &context)
    containers(context)
    podSettings(spec, metadata)
    if !isTemplate { admitted(spec) }
    podNetwork(spec)
    hostNames(spec)
    podSecurity(context)
    tolerations(spec["tolerations"])
    affinity(spec["affinity"], context)
    spreads(spec["topologySpreadConstraints"], context)
    resourceClaims(spec["resourceClaims"])
    podResources(context)
  }

  private mutating func podSettings(_ spec: Field, _ metadata: Field) {
    choice(spec["restartPolicy"], ["Always", "OnFailure", "Never"], hasDefault: true)
    choice(spec["preemptionPolicy"], ["Never", "PreemptLowerPriority"])
    range(spec["activeDeadlineSeconds"], 1...Int(Int32.max))
    labels(spec["nodeSelector"], "node selector")
    optionalName(spec["serviceAccountName"], .subdomain, "service account name")
    optionalName(spec["nodeName"], .subdomain, "node name")
    optionalName(spec["priorityClassName"], .subdomain, "priority class name")
    if let name = spec["runtimeClassName"].text {
      check(name, .subdomain, at: spec["runtimeClassName"], "runtime class name")
    }
    if spec["ephemeralContainers"].count > 0, !metadata["uid"].exists {
      report(
        .conflict, at: spec["ephemeralContainers"],
        "ephemeral containers can be added only to an existing pod: use kubectl debug")
    }
    for gate in spec["readinessGates"].items {
      qualifiedName(gate["conditionType"].string, at: gate["conditionType"], "condition type", .name)
    }
    let gates = spec["schedulingGates"].items
    for gate in gates { qualifiedName(gate["name"].string, at: gate["name"], "scheduling gate", .name) }
    unique(gates, "scheduling gate") { $0["name"].text }
    if !gates.isEmpty, !spec["nodeName"].string.isEmpty {
      report(.conflict, at: spec["nodeName"], "nodeName and schedulingGates are mutually exclusive")
    }
    for (name, amount) in spec["overhead"].entries { resource(name, amount, of: .container) }
    if spec["os"].exists { choice(spec["os"]["name"], ["linux", "windows"], isRequired: true) }
  }

  /// Checks for pod settings that the default admission plugins reject.
  ///
  /// A cluster accepts a priority without a class only if it equals the value of the default PriorityClass, or 0 if
  /// there is no default.
  private mutating func admitted(_ spec: Field) {
    if spec["overhead"].count > 0, !spec["runtimeClassName"].exists {
      report(
        .conflict, at: spec["overhead"],
        "overhead requires runtimeClassName: only a RuntimeClass can declare overhead")
    }
    if let priority = spec["priority"].int, priority != 0, spec["priorityClassName"].string.isEmpty {
      report(
        .conflict, at: spec["priority"],
        "priority requires priorityClassName: only a PriorityClass can declare a priority")
    }
  }

  /// Annotations that the API server reads in pods and templates.
  mutating func podAnnotations(_ annotations: Field, _ spec: Field) {
    let (mirror, cost) = (
      annotations["kubernetes.io/config.mirror"],
      annotations["controller.kubernetes.io/pod-deletion-cost"]
    )
    if mirror.exists, spec["nodeName"].string.isEmpty {
      report(.conflict, at: mirror, "annotation 'kubernetes.io/config.mirror' requires spec.nodeName")
    }
    if let text = cost.text, !Self.isDeletionCost(text) {
      report(
        .form, at: cost,
        "invalid deletion cost '\(text)': use a 32-bit integer such as '-100', without '+' or leading zeros")
    }
    securityAnnotations(annotations, spec)
    for (key, value) in annotations.entries {
      guard key.hasPrefix(PodKey.appArmorPrefix) else { continue }
      let container = key.dropFirst(PodKey.appArmorPrefix.count)
      let all = spec["containers"].items + spec["initContainers"].items
      if !all.contains(where: { $0["name"].string == container }) {
        report(.reference, at: value, "the pod has no container '\(container)'")
      }
      let profile = value.string
      if !profile.isEmpty, profile != SecurityProfile.runtimeDefaultAnnotation,
        profile != SecurityProfile.unconfinedAnnotation, !profile.hasPrefix(SecurityProfile.localhostPrefix)
      {
        report(
          .choice, at: value,
          "unknown AppArmor profile '\(profile)': expected 'runtime/default', 'unconfined', or 'localhost/<name>'"
        )
      }
    }
  }

  /// Whether a string is a 32-bit integer without a plus sign or leading zeros; `-0` is rejected too.
  private static func isDeletionCost(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    return Int32(text) != nil && !text.hasPrefix("+")
      && (digits == "0" ? text == "0" : !digits.hasPrefix("0"))
  }
}
