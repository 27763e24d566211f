package import Diagnostics
package import KubernetesFacts
package import ManifestTree

/// All objects under review, with indexes of the relations between them.
///
/// Every index is built in one pass over the objects, so that the cost of a rule per object does not grow with the
/// system.
package final class LintContext: Sendable {
  package let manifests: [Manifest]
  package let workloads: [Workload]
  package let containers: [Container]
  /// The references of the workloads' pods, by the workloads' positions.
  package let references: [[Reference]]
  /// The relations between Services, workloads, autoscalers, and budgets.
  package let relations: RelationIndex
  /// The targets of hosts.
  package let hosts: HostIndex
  /// The mesh objects by host.
  package let mesh: MeshIndex
  /// The addresses in the workloads' settings.
  package let addresses: AddressIndex
  /// The calls between workloads.
  package let calls: CallIndex
  /// The numbers of retries along calls.
  package let retries: RetryIndex
  /// The network and authorization policies of workloads.
  package let traffic: TrafficIndex
  /// The permissions of service accounts.
  package let access: AccessIndex
  /// The deprecations and removals of the objects' API versions.
  package let versions: VersionIndex
  /// The schema of the objects' Kubernetes version.
  package let schema: SchemaTable
  /// The schemas in the CustomResourceDefinitions among the objects.
  package let customSchemas: CustomSchemas
  /// The spec's profile; nil for manifests.
  package let profile: String?
  /// The project's settings for rules.
  package let settings: LintSettings
  /// Duplicate keys in maps.
  package let repeatedKeys: [RepeatedKey]
  /// The Istio annotations of the objects.
  package let istioAnnotations: [WrittenAnnotation]

  /// The Secrets that will exist.
  package let secrets: SecretIndex

  private let initiatedNamespaces: Set<String>
  private let hasInjection: Bool
  private let namespaces: Set<String>
  private let generated: Set<String>
  private let customNamespaces: Set<String>
  /// The custom resources, as `namespace/name`.
  private let customNames: Set<String>
  private let index: ObjectIndex

  /// Indexes objects.
  /// - Parameters:
  ///   - objects: the objects of a spec, of files, or of a dump.
  ///   - version: the Kubernetes version of the objects.
  ///   - profile: the profile of the spec.
  ///   - settings: the project's settings for rules.
  ///   - faults: the errors in the files, of which duplicate keys are used.
  ///   - generated: ConfigMaps and Secrets that a tool generates when the objects are applied, or that the spec
  ///     declares to exist in the cluster.
  ///   - addedFields: fields that a tool adds to the objects of a file when they are applied.
  ///   - addedNamespaces: the namespaces that a tool sets for the objects of a file without one.
  package init(
    _ objects: [Object], for version: KubernetesVersion = .newest, profile: String? = nil,
    settings: LintSettings = LintSettings(), faults: [Diagnostic] = [], generated: [ObjectIdentity] = [],
    addedFields: [String: AddedFields] = [:], addedNamespaces: [String: String] = [:]
  ) {
    let schema = SchemaTable.kubernetes(version) ?? .newest
    let customSchemas = CustomSchemas(among: objects)
    let manifests = objects.indices.concurrentMap { position in
      let (node, file) = (objects[position].node, objects[position].origin.file)
      return Manifest(
        position, of: objects, issues: customSchemas.issues(of: node, beside: schema),
        faults: Validator.faults(of: node, in: schema.version), addedFields: addedFields[file] ?? [],
        addedNamespace: addedNamespaces[file])
    }
    let templates = manifests.concurrentMap(Workload.templates)
    let starts = templates.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    let workloads = manifests.indices.concurrentMap { place in
      templates[place].enumerated().map { offset, template in
        Workload(manifests[place], template, number: starts[place] + offset)
      }
    }.flatMap(\.self)
    let index = ObjectIndex(manifests)
    self.manifests = manifests
    self.workloads = workloads
    references = workloads.concurrentMap { $0.references }
    containers = workloads.flatMap { workload in
      workload.initContainers.map {
        Container(workload: workload, field: $0, isInitial: $0.node?.isNativeSidecar != true)
      } + workload.containers.map { Container(workload: workload, field: $0, isInitial: false) }
    }
    self.index = index
    self.schema = schema
    self.customSchemas = customSchemas
    let customObjects = manifests.filter { !$0.namespace.isEmpty && $0.isCustom }
    customNames = Set(customObjects.map { "\($0.namespace)/\($0.name)" })
    customNamespaces = Set(customObjects.map(\.namespace))
    self.profile = profile
    self.generated = Set(generated.map { "\($0.kind)/\($0.name)" })
    self.settings = settings
    repeatedKeys = RepeatedKey.all(in: faults, of: manifests)
    istioAnnotations = manifests.concurrentMap(WrittenAnnotation.all).flatMap(\.self)
    @Sendable func views<View: ObjectView>(_ type: GroupKind) -> [View] {
      index[type].manifests.map(View.init)
    }
    @Sendable func accessObjects(_ kinds: String...) -> [Manifest] {
      kinds.flatMap { index[GroupKind(APIGroup.rbac, $0)].manifests }
    }
    (versions, secrets, access, hosts) = concurrently(
      { VersionIndex(manifests, schema) },
      { SecretIndex(manifests) },
      {
        AccessIndex(
          bindings: accessObjects("RoleBinding", "ClusterRoleBinding"), roles: accessObjects("Role"),
          clusterRoles: accessObjects("ClusterRole"))
      },
      {
        HostIndex(
          services: index[Service.type], entries: views(ServiceEntry.type), isWhole: settings.hasExplicitRules
        )
      })
    relations = RelationIndex(
      workloads, services: views(Service.type), autoscalers: Autoscaler.types.flatMap { views($0) },
      budgets: Budget.types.flatMap { views($0) }, policies: views(NetworkPolicy.type),
      authorizations: views(AuthorizationPolicy.type))
    addresses = AddressIndex(workloads) { namespace, name in
      index[ConfigMap.type].first(HostIndex.Name(namespace: namespace, name: name))
    }
    calls = CallIndex(workloads, addresses, hosts)
    (traffic, mesh, retries) = concurrently(
      { [relations] in
        TrafficIndex(
          workloads, policies: views(NetworkPolicy.type), authorizations: views(AuthorizationPolicy.type),
          relations)
      },
      { [hosts, relations] in
        MeshIndex(
          services: views(VirtualService.type), rules: views(DestinationRule.type),
          gateways: views(Gateway.type), sidecars: views(Sidecar.type), telemetries: views(Telemetry.type),
          entries: views(ServiceEntry.type), hosts, relations)
      },
      { [calls, hosts, relations] in
        RetryIndex(workloads, routes: views(VirtualService.type), calls, relations, hosts)
      })
    let spaces: [NamespaceObject] = views(NamespaceObject.type)
    namespaces = spaces.isEmpty ? [] : Set(manifests.map(\.namespace) + spaces.map(\.name))
    hasInjection = spaces.contains { space in
      [InjectionKey.namespace, InjectionKey.revision].contains { space.root["metadata"]["labels"][$0].exists }
    }
    initiatedNamespaces = Self.initiatedNamespaces(containers, views(ConfigMap.type))
  }

  /// Whether a namespace has a container or a ConfigMap with a command that initiates MongoDB replica sets.
  package func initiatesReplicaSets(in namespace: String) -> Bool { initiatedNamespaces.contains(namespace) }

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

  /// Whether a namespace of the objects matches a pattern; true for `*`, and if no Namespace is among the objects.
  package func hasNamespace(like pattern: String) -> Bool {
    if namespaces.isEmpty || namespaces.contains(pattern) { return true }
    let wildcard = NamespaceWildcard(pattern)
    return wildcard.texts.count > 1 && (pattern == "*" || namespaces.contains(where: wildcard.matches))
  }

  /// The role of a binding; nil if it is not among the objects.
  package func role(of binding: AccessBinding) -> AccessRole? {
    guard let kind = binding.role["kind"].text, let name = binding.role["name"].text else { return nil }
    let namespace = kind == "ClusterRole" ? "" : binding.manifest.namespace
    return manifest(GroupKind(APIGroup.rbac, kind), namespace, name).flatMap(access.given)
  }

  /// Whether the objects are the whole system, so that anything else is missing; this is assumed if rules are named on
  /// the command line.
  package var isWhole: Bool { settings.hasExplicitRules }

  /// Whether rules assume that the pods are in a mesh: there is a VirtualService, DestinationRule, Istio Gateway, or
  /// Sidecar, or a Namespace with an injection label, or rules are named on the command line.
  package var usesMesh: Bool { mesh.isUsed || hasInjection || settings.hasExplicitRules }

  /// The objects of a kind, in input order.
  package func manifests(of type: GroupKind) -> [Manifest] { index[type].manifests }

  /// The first object with a name.
  package func manifest(_ type: GroupKind, _ namespace: String, _ name: String) -> Manifest? {
    index[type].first(HostIndex.Name(namespace: namespace, name: name))
  }

  /// All declarations of an object.
  ///
  /// Several files of a folder may declare variants of it, of which one is applied.
  package func declarations(_ type: GroupKind, _ namespace: String, _ name: String) -> [Manifest] {
    index[type].all(HostIndex.Name(namespace: namespace, name: name))
  }

  /// Whether a namespace contains custom resources from which a controller may create pods.
  package func hasCustomObjects(in namespace: String) -> Bool { customNamespaces.contains(namespace) }

  /// Whether a tool generates the object when the others are applied, or the spec declares that it exists in the
  /// cluster, in any namespace.
  package func isGenerated(_ kind: String, _ name: String) -> Bool { generated.contains("\(kind)/\(name)") }

  /// Whether a missing object may be declared elsewhere: no object of the kind is in the namespace, or the operator
  /// of a custom resource may create it.
  ///
  /// False if the objects are known to be the whole system.
  package func mayBeElsewhere(_ type: GroupKind, in namespace: String, named name: String? = nil) -> Bool {
    guard !isWhole else { return false }
    return !manifests(of: type).contains { $0.namespace == namespace }
      || name.map { mayBeCreated($0, in: namespace) } == true
  }

  /// Whether an operator may create an object with this name: operators name objects after the custom resource,
  /// such as `orders-rw` for the database `orders`.
  private func mayBeCreated(_ name: String, in namespace: String) -> Bool {
    guard customNamespaces.contains(namespace) else { return false }
    let ends = name.indices.filter { name[$0] == "-" }.prefix(16) + [name.endIndex]
    return ends.contains { customNames.contains("\(namespace)/\(name[..<$0])") }
  }

  /// The names of the objects of a kind in a namespace, for "did you mean".
  package func names(of type: GroupKind, in namespace: String) -> [String] {
    manifests(of: type).lazy.filter { $0.namespace == namespace }.prefix(500).map(\.name)
  }
}
