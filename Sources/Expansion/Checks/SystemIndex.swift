internal import Diagnostics
import KubernetesFacts
internal import ManifestTree
internal import Portolan

/// An index for references in a spec: services and other declarations of the app, by name.
struct SystemIndex: Sendable {
  /// Whether the app's prefix is a valid start of a name, so that prefixed names can be checked.
  let hasPlainPrefix: Bool
  private let positions: [String: Int]
  private let served: [[Port]]
  private let configMaps: [String: DataKeys]
  /// The keys with binary values of the declared ConfigMaps that have some.
  private let binaryKeys: [String: Set<String>]
  private let secrets: [String: DataKeys]
  private let claims: Set<String>
  private let gateways: [String: Int]
  private let entryHosts: Set<String>
  /// The addresses that lack the app's name prefix; nil if the app has none.
  private let unprefixed: ServiceAddresses?
  private let names: [Kind: [String]]

  /// The kinds of elements that references can name.
  enum Kind: Sendable {
    case service
    case configMap
    case secret
    case claim
    case gateway
  }

  /// The keys of a ConfigMap or Secret; nil if they are unknown.
  typealias DataKeys = Set<String>?

  init(_ system: SystemModel) {
    var positions: [String: Int] = [:]
    positions.reserveCapacity(system.services.count)
    for position in system.services.indices where positions[system.services[position].name] == nil {
      positions[system.services[position].name] = position
    }
    self.positions = positions
    served = system.services.indices.map { system.services[$0].servedPorts }
    hasPlainPrefix = system.app.namePrefix.isEmpty || NameForm.prefix.accepts(system.app.namePrefix)

    let resources = system.resources
    var configMaps: [String: DataKeys] = ClusterConfigMap.keys.mapValues { $0 }
    for declared in resources.configMaps {
      configMaps[declared.name] = Set((declared.data + declared.binaryData).entries.map(\.key))
    }
    for existing in resources.existingConfigMaps {
      let keys = existing.existingKeys ?? []
      configMaps[existing.name] = .some(keys.isEmpty ? nil : Set(keys))
    }
    var secrets: [String: DataKeys] = [:]
    for declared in resources.secrets {
      let keys: DataKeys =
        switch declared.content {
        case .existing(let keys): keys.isEmpty ? nil : Set(keys)
        case .demo(let data, _, _, _): Set(data.entries.map(\.key))
        }
      secrets[declared.name] = .some(keys)
    }
    var claims = Set(resources.claims.map(\.name))
    for object in resources.objects.compactMap(FreeObjectFacts.init) {
      switch object.kind {
      case .configMap: configMaps[object.name] = .some(object.dataKeys)
      case .secret: secrets[object.name] = .some(object.dataKeys)
      case .persistentVolumeClaim: claims.insert(object.name)
      default: break
      }
    }
    var gateways: [String: Int] = [:]
    for (position, gateway) in resources.gateways.enumerated() where gateways[gateway.name] == nil {
      gateways[gateway.name] = position
    }
    self.configMaps = configMaps
    binaryKeys = Dictionary(
      resources.configMaps.lazy.filter { !$0.binaryData.isEmpty }
        .map { ($0.name, Set($0.binaryData.entries.map(\.key))) }, uniquingKeysWith: { first, _ in first })
    self.secrets = secrets
    self.claims = claims
    self.gateways = gateways
    entryHosts = Set(resources.serviceEntries.flatMap(\.hosts))
    unprefixed = Self.unprefixedAddresses(in: system)
    names = [
      .service: Array(system.serviceNames), .configMap: configMaps.keys.sorted(),
      .secret: secrets.keys.sorted(),
      .claim: claims.sorted(), .gateway: gateways.keys.sorted(),
    ]
  }

  /// The names of a kind, in a stable order.
  func names(of kind: Kind) -> [String] { names[kind] ?? [] }

  /// The position of the first service with a name.
  func position(ofService name: String) -> Int? { positions[name] }

  /// The position of the first gateway with a name.
  func position(ofGateway name: String) -> Int? { gateways[name] }

  /// The served ports of the service at a position.
  func servedPorts(at position: Int) -> [Port] { served.indices.contains(position) ? served[position] : [] }

  /// The keys of a ConfigMap.
  ///
  /// The outer optional is nil if the app has no ConfigMap with the name, the inner optional if the keys are unknown.
  func keys(ofConfigMap name: String) -> DataKeys? { configMaps[name] }

  /// Whether a key of a declared ConfigMap has a binary value, which a variable cannot have.
  func isBinary(_ key: String, inConfigMap name: String) -> Bool { binaryKeys[name]?.contains(key) ?? false }

  /// The keys of a Secret.
  ///
  /// The outer optional is nil if the app has no Secret with the name, the inner optional if the keys are unknown.
  func keys(ofSecret name: String) -> DataKeys? { secrets[name] }

  /// Whether a service entry of the app contains a host.
  func hasEntry(for host: String) -> Bool { entryHosts.contains(host) }

  /// The name of a service that a string uses as an address without the app's name prefix.
  func unprefixedName(in text: String) -> String? { unprefixed?.addresses(in: text).first?.name }

  /// The addresses that lack the prefix.
  ///
  /// Names that the app also uses for other objects are left out.
  private static func unprefixedAddresses(in system: SystemModel) -> ServiceAddresses? {
    guard !system.app.namePrefix.isEmpty else { return nil }
    let others = Set(
      system.services.compactMap { $0.metadata.serviceName?.value ?? $0.metadata.fullName?.value }
        + system.services.flatMap { $0.exposures.compactMap(\.name) }
        + system.resources.objects.compactMap(FreeObjectFacts.init).filter { $0.kind == .service }.map(
          \.name))
    return ServiceAddresses(
      of: system.services.filter { !others.contains($0.name) }, prefix: "", namespace: system.app.namespace)
  }

  /// Whether the app declares a claim with a name.
  func hasClaim(_ name: String) -> Bool { claims.contains(name) }
}

/// The parts of a free object that references depend on.
struct FreeObjectFacts {
  let kind: GroupKind
  let name: String
  let namespace: String?
  /// The keys in `data`, `stringData`, and `binaryData`.
  let dataKeys: Set<String>

  /// Reads an object; nil if it has no `apiVersion`, kind, or name.
  init?(_ object: Portolan.Object) {
    guard let version = object.value["apiVersion"]?.text, let kind = object.value["kind"]?.text,
      let metadata = object.value["metadata"], let name = metadata["name"]?.text
    else { return nil }
    let group = version.split(separator: "/", omittingEmptySubsequences: false).dropLast().first
    self.kind = GroupKind(group.map(String.init) ?? APIGroup.core, kind)
    self.name = name
    namespace = metadata["namespace"]?.text
    dataKeys = Set(["data", "stringData", "binaryData"].flatMap { object.value[$0]?.keys ?? [] })
  }
}

extension Value {
  fileprivate subscript(key: String) -> Value? {
    guard case .map(let entries) = self else { return nil }
    return entries.last { $0.key == key }?.value
  }

  fileprivate var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  fileprivate var keys: [String] {
    guard case .map(let entries) = self else { return [] }
    return entries.map(\.key)
  }
}
