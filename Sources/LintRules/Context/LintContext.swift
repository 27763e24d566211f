public import Diagnostics
public import KubernetesFacts
public import ManifestTree

/// All objects under review, with the ways between them found once: no rule looks for them again.
///
/// Every index is built in one pass over the objects, so that a rule costs the same per object in large systems.
public final class LintContext: Sendable {
  let manifests: [Manifest]
  let workloads: [Workload]
  let containers: [Container]
  /// What the workloads' pods refer to, by the workloads' places.
  let references: [[Reference]]
  /// Who uses whom among Services, workloads, autoscalers and budgets.
  let relations: RelationIndex
  /// Who is reached under which host.
  let hosts: HostIndex
  /// Who speaks of which host in the mesh.
  let mesh: MeshIndex
  /// Where workloads are told to find each other.
  let addresses: AddressIndex
  /// Who calls whom.
  let calls: CallIndex
  /// How often calls are repeated.
  let retries: RetryIndex
  /// Who may call whom.
  let traffic: TrafficIndex
  /// Which service accounts have rights of their own.
  let access: AccessIndex
  /// What becomes of the versions that the objects say.
  let versions: VersionIndex
  /// The version of Kubernetes that the objects are for.
  let schema: SchemaTable
  /// The spec's profile; nil for manifests.
  let profile: String?
  /// What the project says of rules.
  let settings: LintSettings
  /// Keys that are written twice in their maps.
  let repeatedKeys: [RepeatedKey]
  /// The annotations of Istio's that objects have.
  let istioAnnotations: [WrittenAnnotation]

  /// Which Secrets there will be.
  let secrets: SecretIndex

  private let initiatedNamespaces: Set<String>
  private let hasInjection: Bool
  private let namespaces: Set<String>
  private let generated: Set<String>
  private let customNamespaces: Set<String>
  private let byType: [ObjectType: [Manifest]]
  private let byName: [ObjectName: Manifest]

  /// Indexes objects.
  /// - Parameters:
  ///   - objects: what a spec, files or a dump hold.
  ///   - version: the Kubernetes that they are for.
  ///   - profile: the profile of the spec that they come from.
  ///   - settings: what the project says of rules.
  ///   - generated: ConfigMaps and Secrets that a tool makes when the objects are applied.
  ///   - faults: what was wrong with the text; keys that are written twice count.
  public init(
    _ objects: [Object], for version: KubernetesVersion = .newest, profile: String? = nil,
    settings: LintSettings = LintSettings(), faults: [Diagnostic] = [], generated: [ObjectIdentity] = []
  ) {
    let schema = SchemaTable.kubernetes(version) ?? .newest
    let manifests = objects.concurrentMap {
      Manifest(
        $0, issues: schema.validate($0.node), faults: Validator.faults(of: $0.node, in: schema.version))
    }
    var workloads: [Workload] = []
    var byType: [ObjectType: [Manifest]] = [:]
    var byName: [ObjectName: Manifest] = [:]
    for manifest in manifests {
      let type = ObjectType(manifest.group, manifest.kind)
      byType[type, default: []].append(manifest)
      let name = ObjectName(type: type, namespace: manifest.namespace, name: manifest.name)
      if byName[name] == nil { byName[name] = manifest }
      if let workload = Workload(manifest, number: workloads.count) { workloads.append(workload) }
    }
    self.manifests = manifests
    self.workloads = workloads
    references = workloads.concurrentMap { $0.references }
    containers = workloads.flatMap { workload in
      workload.initContainers.map {
        Container(workload: workload, field: $0, isInitial: $0["restartPolicy"].text != "Always")
      } + workload.containers.map { Container(workload: workload, field: $0, isInitial: false) }
    }
    self.byType = byType
    self.byName = byName
    self.schema = schema
    customNamespaces = Set(manifests.filter { !$0.namespace.isEmpty && $0.isCustom }.map(\.namespace))
    versions = VersionIndex(manifests, schema)
    self.profile = profile
    self.generated = Set(generated.map { "\($0.kind)/\($0.name)" })
    self.settings = settings
    repeatedKeys = RepeatedKey.all(in: faults, of: manifests)
    secrets = SecretIndex(manifests)
    istioAnnotations = manifests.flatMap(WrittenAnnotation.all)
    func views<View: ObjectView>(_ type: View.Type) -> [View] { (byType[View.type] ?? []).map(View.init) }
    relations = RelationIndex(
      workloads, services: views(Service.self), autoscalers: views(Autoscaler.self),
      budgets: views(Budget.self),
      policies: views(NetworkPolicy.self))
    func accessObjects(_ kind: String) -> [Manifest] {
      byType[ObjectType("rbac.authorization.k8s.io", kind)] ?? []
    }
    access = AccessIndex(
      bindings: accessObjects("RoleBinding") + accessObjects("ClusterRoleBinding"),
      roles: accessObjects("Role"), clusterRoles: accessObjects("ClusterRole"))
    hosts = HostIndex(
      services: views(Service.self), entries: views(ServiceEntry.self), isWhole: settings.hasExplicitRules)
    addresses = AddressIndex(workloads) { [byName] namespace, name in
      byName[ObjectName(type: ConfigMap.type, namespace: namespace, name: name)]
    }
    calls = CallIndex(workloads, addresses, hosts)
    retries = RetryIndex(workloads, routes: views(VirtualService.self), calls, relations, hosts)
    traffic = TrafficIndex(
      workloads, policies: views(NetworkPolicy.self), authorizations: views(AuthorizationPolicy.self),
      relations)
    mesh = MeshIndex(
      services: views(VirtualService.self), rules: views(DestinationRule.self), gateways: views(Gateway.self),
      sidecars: views(Sidecar.self), telemetries: views(Telemetry.self), entries: views(ServiceEntry.self),
      hosts,
      relations)
    let spaces = views(NamespaceObject.self).map(\.name)
    namespaces = spaces.isEmpty ? [] : Set(manifests.map(\.namespace) + spaces)
    hasInjection = views(NamespaceObject.self).contains { space in
      ["istio-injection", "istio.io/rev"].contains { space.root["metadata"]["labels"][$0].exists }
    }
    initiatedNamespaces = Self.initiatedNamespaces(containers, views(ConfigMap.self))
  }

  /// Whether something in a namespace initiates MongoDB's replica sets.
  func initiatesReplicaSets(in namespace: String) -> Bool { initiatedNamespaces.contains(namespace) }

  private static func initiatedNamespaces(_ containers: [Container], _ configs: [ConfigMap]) -> Set<String> {
    func initiates(_ text: String) -> Bool {
      text.hasBytes(of: "rs.initiate") || text.hasBytes(of: "replSetInitiate")
    }
    let byContainers = containers.filter { container in
      let hooks = ["postStart", "preStop"].flatMap { container["lifecycle"][$0]["exec"]["command"].texts }
      return (container.words + hooks).contains(where: initiates)
    }
    let byScripts = configs.filter { $0.root["data"].entries.contains { initiates($0.value.text ?? "") } }
    return Set(byContainers.map(\.workload.namespace) + byScripts.map(\.namespace))
  }

  /// Whether a namespace that objects declare, or are in, fits a pattern; where no Namespace is among them, any may.
  func hasNamespace(like pattern: String) -> Bool {
    pattern == "*" || namespaces.isEmpty || namespaces.contains(pattern)
      || pattern.hasSuffix("*") && namespaces.contains { $0.hasPrefix(pattern.dropLast()) }
      || pattern.hasPrefix("*") && namespaces.contains { $0.hasSuffix(pattern.dropFirst()) }
  }

  /// The role that a binding gives; nil if it is not among the objects.
  func role(of binding: AccessBinding) -> AccessRole? {
    guard let kind = binding.role["kind"].text, let name = binding.role["name"].text else { return nil }
    let namespace = kind == "ClusterRole" ? "" : binding.manifest.namespace
    return manifest(ObjectType("rbac.authorization.k8s.io", kind), namespace, name).flatMap(access.given)
  }

  /// Whether the objects are the whole system, so that what is not among them is not there: whoever names rules one by
  /// one asks of these objects alone.
  var isWhole: Bool { settings.hasExplicitRules }

  /// Whether the pods are in a mesh: there are objects of Istio, or namespaces with labels of injection, or the rules
  /// were named one by one, and whoever did that knows.
  var usesMesh: Bool { mesh.isUsed || hasInjection || settings.hasExplicitRules }

  /// The objects of a kind, in the order of reading.
  func manifests(of type: ObjectType) -> [Manifest] { byType[type] ?? [] }

  /// The object of a name; the first, where there are several.
  func manifest(_ type: ObjectType, _ namespace: String, _ name: String) -> Manifest? {
    byName[ObjectName(type: type, namespace: namespace, name: name)]
  }

  /// Whether a namespace has objects of kinds that a controller of another project may make pods of.
  func hasCustomObjects(in namespace: String) -> Bool { customNamespaces.contains(namespace) }

  /// Whether a tool makes the object when the others are applied, in whichever namespace it is told to.
  func isGenerated(_ kind: String, _ name: String) -> Bool { generated.contains("\(kind)/\(name)") }

  /// Whether what is missing among the objects of a kind may well be declared elsewhere: no object of the kind is there,
  /// and nobody said that these objects are all.
  func mayBeElsewhere(_ type: ObjectType, in namespace: String) -> Bool {
    !isWhole && !manifests(of: type).contains { $0.namespace == namespace }
  }

  /// The names that objects of a kind have in a namespace, for "did you mean".
  func names(of type: ObjectType, in namespace: String) -> [String] {
    manifests(of: type).lazy.filter { $0.namespace == namespace }.prefix(500).map(\.name)
  }

  private struct ObjectName: Hashable {
    let type: ObjectType
    let namespace: String
    let name: String
  }
}
