internal import KubernetesFacts
package import ManifestTree

/// The objects of one or more profiles, to be imported.
package struct ImportRequest: Sendable {
  /// The objects of each profile; a single profile without a name is called `base`.
  package var profiles: [Profile]
  package var name: String
  /// The objects that are declared unchanged with `Object`, because the spec checks reject the parts for them, or
  /// because the parts render different objects.
  package var demoted: Set<ObjectIdentity> = []
  /// The objects that are declared without checks, because the spec checks reject even an unchanged `Object`.
  package var unchecked: Set<ObjectIdentity> = []
  /// The comments of the files that the objects were read from.
  package var comments: [YAMLComments] = []
  /// For each workload, the defaults of Portolan that its declaration must not use, because they would render different
  /// objects.
  var exact: [ObjectIdentity: Set<RenderedDefault>] = [:]
  /// Whether the app must have the given name, and not the name in its objects' labels.
  package var isNameFixed = false
  /// Whether fields that Portolan renders by default are left out of the spec.
  package var recognizesDefaults = true
  /// Whether repeated parts become functions and constants.
  package var sharesDeclarations = true

  package init(_ profiles: [Profile], name: String) {
    self.profiles = profiles
    self.name = name
  }

  /// The objects of a profile, and the namespace for objects that do not set one.
  package struct Profile: Sendable {
    let name: String
    let objects: [Object]
    let namespace: String

    package init(_ name: String, _ objects: [Object], namespace: String) {
      self.name = name
      self.objects = objects
      self.namespace = namespace
    }
  }
}

extension ImportRequest {
  /// The default namespace of a system: the namespace that most workloads set.
  ///
  /// If there are no workloads, all objects count. The value is nil if none of the counted objects sets a namespace.
  package static func namespace(of objects: [Object]) -> String? {
    var counts: [String: Int] = [:]
    let workloads = objects.filter { ServiceObjects.isWorkload($0) }
    for namespace in (workloads.isEmpty ? objects : workloads).compactMap(\.identity.namespace) {
      counts[namespace, default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Excludes the defaults for a workload that make the spec render a different object.
  /// - Returns: whether this changes the request.
  package mutating func leaveOutDefaults(of workload: ObjectIdentity, for object: ObjectIdentity?) -> Bool {
    let isPolicy = object.map { DerivedKind($0.groupKind) != nil } ?? false
    let defaults: Set<RenderedDefault> = isPolicy ? [.policies] : RenderedDefault.fields
    let known = exact[workload] ?? []
    guard !known.isSuperset(of: defaults) else { return false }
    exact[workload] = known.union(defaults)
    return true
  }
}

/// A spec that renders given objects.
package struct ImportedSpec: Sendable {
  package private(set) var source: SpecSource
  /// The fields of objects that patches set, because no part of the DSL sets them.
  package let patches: [Leftover]
  /// The objects that are declared unchanged with `Object`, because no part of the DSL declares them, or because the
  /// request demotes them.
  package let free: [Object]
  package let coverage: Coverage
  /// The objects of each service and resource, by the `owner` of the source's marks.
  private let owners: [[Object]]
  /// The name of the app.
  package let name: String
  /// The name of the app that rendered the objects, if the spec must have a different name and therefore declares every
  /// field.
  package let otherName: String?
  /// Whether Portolan's defaults are left out of the spec.
  package let usesDefaults: Bool
  /// The workloads by the objects that their services declare.
  private var workloads: [ObjectIdentity: ObjectIdentity] = [:]

  /// Creates a spec that renders the objects.
  package init(_ request: ImportRequest) {
    var traits = AppTraits(
      request.profiles.flatMap(\.objects), name: request.name, isNameFixed: request.isNameFixed)
    if !request.recognizesDefaults { traits.isRendered = false }
    traits.readHosts(of: request.profiles)
    let prefixes = NamePrefixes(request.profiles, traits).prefixes
    let mappings = zip(request.profiles, prefixes).map { profile, prefix in
      var own = traits
      own.namePrefix = prefix
      return SystemMapping(profile, request, own)
    }
    let labels = AppLabels.found(in: mappings, traits)
    traits.readPods(of: mappings.flatMap(\.services), labels)
    if traits.isRendered { traits.readDefaults(of: mappings) }
    if traits.defaults.isEmpty { traits.readSelectorLabels(of: mappings.flatMap(\.services)) }
    let names = request.profiles.map(\.name)
    var files = SpecFiles()
    var systems: [ImportedSystem] = []
    for (position, mapping) in mappings.enumerated() {
      let name = names[position]
      var own = traits
      own.namePrefix = prefixes[position]
      if labels.indices.contains(position) { own.labels = labels[position] }
      systems.append(mapping.map(own, profile: name, &files))
    }
    let namespaces = Dictionary(
      request.profiles.map { ($0.name, $0.namespace) }, uniquingKeysWith: { first, _ in first })
    let texts = ConfigurationTexts(systems, profiles: names, NamespaceText(namespaces: namespaces))
    for index in systems.indices { systems[index].moveTexts(to: &files, profile: names[index], texts) }
    let merge = ProfileMerge(profiles: names, namespaces: namespaces)
    func merged(_ parts: KeyPath<ImportedSystem, [DeclaringCall]>) -> [Call] {
      merge.parts(zip(names, systems).map { ($0, $1[keyPath: parts].map(\.call)) })
    }
    name = traits.name
    otherName = traits.otherName
    usesDefaults = !traits.defaults.isEmpty
    for part in systems.flatMap({ $0.services + $0.experiments }) {
      guard let workload = part.objects.first(where: ServiceObjects.isWorkload) else { continue }
      for object in part.objects where workloads[object.identity] == nil {
        workloads[object.identity] = workload.identity
      }
    }
    var services = merged(\.services)
    let placement = CommentPlacement(request.comments, objects: request.profiles.flatMap(\.objects))
    var resources = merged(\.resources)
    var objects: [ProfileMerge.Key: [Object]] = [:]
    let experiments = merged(\.experiments)
    for (profile, system) in zip(names, systems) {
      for part in system.services + system.resources + system.experiments {
        for key in Set([nil, profile].map { ProfileMerge.Key(part.call, in: $0) }) {
          objects[key, default: []] += part.objects
        }
      }
    }
    owners = (services + resources + experiments).map { call in
      objects[ProfileMerge.Key(call, in: nil)] ?? []
    }
    var shared = SharedDeclarations(profiles: names)
    services = ImageVersions.split(services.map(\.withoutSingleReplica))
    services = zip(services, owners).map { placement.commented($0, of: $1) }
    resources = zip(resources, owners.dropFirst(services.count)).map { placement.commented($0, of: $1) }
    if request.sharesDeclarations { services = shared.extract(from: services) }
    var writer = AppWriter(
      traits: traits,
      namespace: merge.joined(zip(names, systems).map { ($0, .text($1.namespace)) }),
      namePrefix: merge.joined(zip(names, prefixes).map { ($0, .text($1)) }),
      profiles: names, services: services, resources: resources)
    writer.experiments = experiments
    func merged(_ labels: [[(String, String)]]) -> Expression {
      merge.joined(zip(names, labels).map { ($0, .texts($1)) })
    }
    writer.labels = merged(labels.map(\.pods))
    writer.objectLabels = merged(labels.map(\.objects))
    writer.files = files
    writer.imageRegistry = shared.imageRegistry
    writer.shared = shared
    source = writer.source()
    patches = systems.flatMap(\.patches)
    free = systems.flatMap(\.free)
    coverage = Coverage(request.profiles.flatMap(\.objects), patches: patches, free: free)
  }

  /// The workload of the service that declares an object, or that has its name.
  package func workload(of object: ObjectIdentity) -> ObjectIdentity? {
    workloads[object]
      ?? workloads.first { $0.key == $0.value && $0.key.name == object.name }?.value
  }

  /// Replaces the files with the texts that a formatter returned.
  package mutating func format(_ texts: [String: String]) { source = source.formatted(texts) }

  /// The objects that a line of the spec declares.
  package func objects(at line: Int, of file: String) -> [Object] {
    guard let mark = source.mark(in: file, line: line), owners.indices.contains(mark.owner) else { return [] }
    let objects = owners[mark.owner]
    let kinds: [String: String] = [
      ".autoscaled": "HorizontalPodAutoscaler", ".disruptionBudget": "PodDisruptionBudget",
      ".routed": "VirtualService", ".routedInMesh": "VirtualService", "Match": "VirtualService",
      "Subset": "DestinationRule", ".connectionPool": "DestinationRule",
      ".outlierDetection": "DestinationRule",
      ".loadBalancing": "DestinationRule", ".upstreamTLS": "DestinationRule",
      ".destinationRule": "DestinationRule",
      "Expose": "Service",
    ]
    let parts = objects.filter { object in
      let kind = object.identity.kind
      return kind == kinds[mark.part] || mark.patched.map { $0.lowercased() == kind.lowercased() } ?? false
    }
    return parts.isEmpty ? objects : parts
  }
}

/// The share of the objects' values that parts of the DSL set.
package struct Coverage: Sendable {
  /// The number of values of workloads, Services, autoscalers, budgets, VirtualServices,
  /// DestinationRules, Istio Gateways, and ConfigMaps.
  package let total: Int
  /// The number of these values that parts of the DSL set.
  package let covered: Int

  private static let kinds: Set<String> = [
    "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Service", "HorizontalPodAutoscaler",
    "PodDisruptionBudget", "VirtualService", "DestinationRule", "Gateway", "ConfigMap",
  ]

  init(_ objects: [Object], patches: [Leftover], free: [Object]) {
    total = objects.filter { Self.kinds.contains($0.identity.kind) }.reduce(0) { $0 + $1.node.leafCount }
    let patched = patches.filter { Self.kinds.contains($0.object.identity.kind) }
      .reduce(0) { $0 + Node.map($1.rest).leafCount }
    let whole = free.filter { Self.kinds.contains($0.identity.kind) }.reduce(0) { $0 + $1.node.leafCount }
    covered = max(0, total - patched - whole)
  }

  /// The share in percent, rounded down.
  package var percent: Int { total == 0 ? 100 : covered * 100 / total }
}

extension Call {
  /// The service without `.replicas(1)`, which is the default, in all profiles or in some.
  fileprivate var withoutSingleReplica: Call {
    var call = self
    call.modifiers.removeAll { $0.name == ".replicas" && $0.arguments == [Argument(nil, .integer(1))] }
    return call
  }
}
