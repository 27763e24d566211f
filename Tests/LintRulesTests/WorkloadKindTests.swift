import Diagnostics
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// The failing examples of the rules, with the pod template of their Deployments in objects of other kinds.
@Suite struct WorkloadKindTests {
  /// A kind that contains a pod template.
  struct Kind: Sendable, CustomTestStringConvertible {
    let apiVersion: String
    let kind: String
    /// The path of the template.
    let template: [String]
    /// Whether the kind runs interchangeable pods, whose number it sets in `spec.replicas`.
    let isStateless: Bool

    init(_ apiVersion: String, _ kind: String, _ template: String, isStateless: Bool = false) {
      (self.apiVersion, self.kind, self.isStateless) = (apiVersion, kind, isStateless)
      self.template = template.split(separator: ".").map(String.init)
    }

    var testDescription: String { "\(apiVersion) \(kind)" }
  }

  private static let kinds = [
    Kind("v1", "Pod", ""),
    Kind("apps/v1", "StatefulSet", "spec.template"),
    Kind("apps/v1", "DaemonSet", "spec.template"),
    Kind("batch/v1", "Job", "spec.template"),
    Kind("batch/v1", "CronJob", "spec.jobTemplate.spec.template"),
    Kind("argoproj.io/v1alpha1", "Rollout", "spec.template", isStateless: true),
    Kind("apps.openshift.io/v1", "DeploymentConfig", "spec.template", isStateless: true),
    Kind("apps.kruise.io/v1alpha1", "CloneSet", "spec.template", isStateless: true),
    Kind("apps.kruise.io/v1beta1", "StatefulSet", "spec.template"),
    Kind("apps.kruise.io/v1alpha1", "DaemonSet", "spec.template"),
    Kind("apps.kruise.io/v1alpha1", "BroadcastJob", "spec.template"),
    Kind("apps.kruise.io/v1alpha1", "AdvancedCronJob", "spec.template.jobTemplate.spec.template"),
    Kind(
      "apps.kruise.io/v1alpha1", "UnitedDeployment", "spec.template.deploymentTemplate.spec.template",
      isStateless: true),
    Kind("keda.sh/v1alpha1", "ScaledJob", "spec.jobTargetRef.template"),
    Kind("jobset.x-k8s.io/v1alpha2", "JobSet", "spec.replicatedJobs[].template.spec.template"),
    Kind("serving.knative.dev/v1", "Service", "spec.template"),
  ]

  private static let completing: Set<String> = [
    "Job", "CronJob", "BroadcastJob", "AdvancedCronJob", "ScaledJob", "JobSet",
  ]

  /// The kinds to which a rule does not apply.
  private static let exceptions: [String: Set<String>] = [
    // Pods that complete need no probes, and a database's image in them is usually a client.
    "no-liveness-probe": completing,
    "container-without-readiness-probe": completing,
    "database-without-volume": completing,
    // These kinds cannot stop all pods before they start new ones.
    "recreate-strategy": ["Rollout", "CloneSet", "UnitedDeployment"],
    "no-rolling-update": ["Rollout", "CloneSet", "UnitedDeployment"],
    // The subsets of a UnitedDeployment roll out separately.
    "rollout-stops-all": ["UnitedDeployment"],
    // By default, a CloneSet stops the old pod first.
    "rollout-deadlock": ["UnitedDeployment", "CloneSet"],
    "no-pod-left-ready": ["UnitedDeployment"],
  ]

  @Test(arguments: kinds)
  func `every rule about containers applies to the pods of each workload kind`(kind: Kind) {
    for rule in Catalogue.ruleSet.rules where Self.isAboutContainers(rule) {
      expectFindings(of: rule, in: kind)
    }
  }

  @Test(arguments: kinds.filter(\.isStateless))
  func `every rule about workloads applies to the kinds that replace a Deployment`(kind: Kind) {
    for rule in Catalogue.ruleSet.rules where Self.isAboutWorkloads(rule) {
      expectFindings(of: rule, in: kind)
    }
  }

  /// Expects that a rule has the same number of findings in its failing examples if their workloads have another kind.
  private func expectFindings(of rule: some Rule, in kind: Kind) {
    if Self.exceptions[rule.card.id]?.contains(kind.kind) == true { return }
    for example in rule.card.examples where example.isFailing {
      let found = Self.count(rule, example.objects)
      #expect(
        Self.count(rule, example.objects.map { Self.moved($0, to: kind) }) == found,
        "\(rule.card.id) in \(kind.testDescription)")
    }
  }

  private static func isAboutContainers(_ rule: some Rule) -> Bool { item(of: rule) == Container.self }
  private static func isAboutWorkloads(_ rule: some Rule) -> Bool { item(of: rule) == Workload.self }
  private static func item<R: Rule>(of rule: R) -> Any.Type { R.Item.self }

  private static func count(_ rule: any Rule, _ objects: [Object]) -> Int {
    Linter([rule]).findings(in: LintContext(objects)).count
  }

  /// A Deployment as an object of another kind with the same pods; other objects refer to the new kind.
  private static func moved(_ object: Object, to kind: Kind) -> Object {
    let identity = object.identity
    guard identity.kind == "Deployment", case .map(var root) = object.node else {
      return referring(object, to: kind)
    }
    let template = root["spec"]?["template"] ?? .map(NodeMap())
    root["apiVersion"] = .string(kind.apiVersion)
    root["kind"] = .string(kind.kind)
    guard !kind.template.isEmpty else {
      if let labels = template["metadata"]?["labels"], case .map(var metadata)? = root["metadata"] {
        metadata["labels"] = labels
        root["metadata"] = .map(metadata)
      }
      root["spec"] = template["spec"]
      return Object(Self.identity(identity, kind), .map(root), from: object.origin)
    }
    var spec = NodeMap()
    if case .map(let old)? = root["spec"] { spec = old }
    spec["template"] = nil
    var node = template
    for key in kind.template.dropFirst().reversed() {
      node = key.hasSuffix("[]") ? .map([String(key.dropLast(2)): [node]]) : .map([key: node])
    }
    spec = Self.inOwnWords(spec, kind)
    if case .map(let entries) = node {
      for entry in entries.entries { spec[entry.key] = entry.value }
    }
    root["spec"] = .map(spec)
    return Object(Self.identity(identity, kind), .map(root), from: object.origin)
  }

  /// The selector and the strategy of a Deployment, in the fields of another kind.
  private static func inOwnWords(_ spec: NodeMap, _ kind: Kind) -> NodeMap {
    var spec = spec
    if kind.kind == "DeploymentConfig", let labels = spec["selector"]?["matchLabels"] {
      spec["selector"] = labels
    }
    guard let rolling = spec["strategy"]?["rollingUpdate"] else { return spec }
    switch kind.kind {
    case "DeploymentConfig": spec["strategy"] = ["type": "Rolling", "rollingParams": rolling]
    case "Rollout": spec["strategy"] = ["canary": rolling]
    case "CloneSet":
      spec["strategy"] = nil
      spec["updateStrategy"] = rolling
    default: break
    }
    return spec
  }

  private static func identity(_ old: ObjectIdentity, _ kind: Kind) -> ObjectIdentity {
    ObjectIdentity(apiVersion: kind.apiVersion, kind: kind.kind, namespace: old.namespace, name: old.name)
  }

  /// An autoscaler whose target is the new kind.
  private static func referring(_ object: Object, to kind: Kind) -> Object {
    guard case .map(var root) = object.node, case .map(var spec)? = root["spec"],
      case .map(var target)? = spec["scaleTargetRef"], target["kind"]?.text == "Deployment"
    else { return object }
    target["apiVersion"] = .string(kind.apiVersion)
    target["kind"] = .string(kind.kind)
    spec["scaleTargetRef"] = .map(target)
    root["spec"] = .map(spec)
    return Object(object.identity, .map(root), from: object.origin)
  }

  @Test func `each replicated job of a JobSet is a workload`() {
    let manifest = """
      apiVersion: jobset.x-k8s.io/v1alpha2
      kind: JobSet
      metadata: {name: train}
      spec:
        replicatedJobs:
        - name: driver
          template: {spec: {template: {spec: {hostNetwork: true, containers: [{name: a, image: 'a:1'}]}}}}
        - name: worker
          template: {spec: {template: {spec: {hostNetwork: true, containers: [{name: a, image: 'a:1'}]}}}}
      """
    let example = Example.failing(manifest)
    #expect(Linter([HostNetwork()]).findings(in: example.context).map(\.location.line) == [7, 9])
  }

  @Test func `a PodUnavailableBudget selects its target or its labels`() {
    let manifest = """
      apiVersion: policy.kruise.io/v1alpha1
      kind: PodUnavailableBudget
      metadata: {name: one}
      spec:
        targetRef: {apiVersion: apps.kruise.io/v1alpha1, kind: CloneSet, name: web}
        maxUnavailable: 0  # flagged
      ---
      apiVersion: policy.kruise.io/v1alpha1
      kind: PodUnavailableBudget
      metadata: {name: other}
      spec:
        selector: {matchLabels: {app: web}}
        minAvailable: 2  # flagged
      ---
      apiVersion: apps.kruise.io/v1alpha1
      kind: CloneSet
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: 'a:1'}]}}
      """
    let example = Example.failing(manifest)
    let lines = Linter([BudgetBlocksDrain()]).findings(in: example.context).map(\.location.line)
    #expect(Set(lines) == example.flaggedLines)
    // Several budgets for a pod make an eviction fail only if they are PodDisruptionBudgets, which the API server
    // checks.
    #expect(Linter([SeveralBudgets(), BudgetSelectsNothing()]).findings(in: example.context).isEmpty)
  }

  @Test func `the bounds of an HTTPScaledObject are those of an autoscaler`() {
    let manifest = """
      apiVersion: http.keda.sh/v1alpha1
      kind: HTTPScaledObject
      metadata: {name: web}
      spec:
        scaleTargetRef: {name: web, kind: Deployment, apiVersion: apps/v1, service: web, port: 80}
        replicas: {min: 2, max: 9}
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: web}
      spec:
        minAvailable: 2  # flagged
        selector: {matchLabels: {app: web}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: 'a:1'}]}}
      """
    let example = Example.failing(manifest)
    let lines = Linter([BudgetAboveAutoscalerMinimum()]).findings(in: example.context).map(\.location.line)
    #expect(Set(lines) == example.flaggedLines)
  }
}
