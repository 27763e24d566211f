internal import ManifestTree

/// Who calls whom, as far as the manifests say: a Service's host in a setting is a call.
struct CallIndex: Sendable {
  private let addresses: [[ToldAddress]]
  private let calls: [[Call]]

  init(_ workloads: [Workload], _ hosts: HostIndex, configs: [ConfigMap]) {
    let told = ConfigAddresses(configs)
    addresses = workloads.concurrentMap { ToldAddress.all(of: $0, told) }
    calls = zip(workloads, addresses).map { workload, addresses in
      addresses.compactMap { told in
        guard let service = hosts.service(for: told.address.host, from: workload.namespace),
          told.isVariable || service.ports.contains(where: { $0["port"].int == told.address.port })
        else { return nil }
        return Call(caller: workload, service: service, port: told.address.port, part: told.part)
      }
    }
  }

  /// The calls of a workload, in the order of the manifest.
  func calls(of workload: Workload) -> [Call] { calls[workload.number] }

  /// The addresses that a workload's variables hold, in the order of the manifest.
  func variables(of workload: Workload) -> [ToldAddress] { addresses[workload.number].filter(\.isVariable) }
}

/// An address that a container is told.
struct ToldAddress: Sendable {
  let address: Address
  /// The part of the workload that tells it: the value, or the reference to a ConfigMap.
  let part: Part
  /// The value in the ConfigMap; nil if the workload has it itself.
  var source: Part?
  /// Whether it is told by a variable; words of a command may look like addresses and mean something else.
  var isVariable = true

  fileprivate static func all(of workload: Workload, _ configs: ConfigAddresses) -> [ToldAddress] {
    (workload.containers + workload.initContainers).flatMap { container in
      variables(of: container, in: workload.namespace, configs) + words(of: container)
    }
  }

  private static func variables(
    of container: Part, in namespace: String, _ configs: ConfigAddresses
  ) -> [ToldAddress] {
    let variables = container["env"].items
    let own = variables.flatMap { variable -> [ToldAddress] in
      guard let name = variable["name"].text else { return [] }
      let value = variable["value"]
      if let text = value.text {
        return Address.all(in: text, named: name).map { ToldAddress(address: $0, part: value) }
      }
      let reference = variable["valueFrom"]["configMapKeyRef"]
      guard let config = reference["name"].text, let key = reference["key"].text else { return [] }
      return configs.told(config, in: namespace).filter { $0.key == key }.flatMap { entry in
        Address.all(in: entry.text, named: name).map {
          ToldAddress(address: $0, part: reference, source: entry.value)
        }
      }
    }
    let given = container["envFrom"].items.map { $0["configMapRef"] }.flatMap { reference -> [ToldAddress] in
      let entries = configs.told(reference["name"].text ?? "", in: namespace)
      if entries.isEmpty { return [] }
      let replaced = Set(variables.compactMap { $0["name"].text })
      return entries.filter { !replaced.contains($0.key) }.flatMap { entry in
        Address.all(in: entry.text, named: entry.key).map {
          ToldAddress(address: $0, part: reference, source: entry.value)
        }
      }
    }
    return own + given
  }

  /// Those of `host:port`, `--flag=host:port` and URLs among the words of the command.
  private static func words(of container: Part) -> [ToldAddress] {
    (container["command"].items + container["args"].items).flatMap { word -> [ToldAddress] in
      guard let text = word.text, text.utf8.contains(UInt8(ascii: ":")), !text.utf8.contains(0x20) else {
        return []
      }
      let value =
        text.utf8.firstIndex(of: UInt8(ascii: "=")).map { text[text.utf8.index(after: $0)...] } ?? text[...]
      return Address.all(in: String(value), named: "").map {
        ToldAddress(address: $0, part: word, isVariable: false)
      }
    }
  }
}

/// The values of ConfigMaps that may hold addresses, found once however many workloads read them.
private struct ConfigAddresses: Sendable {
  private let entries: [HostIndex.Name: [Entry]]

  struct Entry: Sendable {
    let key: String
    let text: String
    let value: Part
  }

  /// A ConfigMap with more addresses than this is no list of settings.
  private static let limit = 256

  init(_ configs: [ConfigMap]) {
    let found = configs.concurrentMap { config in
      config.root["data"].entries.lazy.compactMap { key, value -> Entry? in
        // Whether a name asks for a port or not, the name of a host does not.
        guard let text = value.text, !Address.all(in: text, named: "host").isEmpty else { return nil }
        return Entry(key: key, text: text, value: value)
      }
      .prefix(Self.limit)
    }
    entries = Dictionary(
      zip(configs, found).map { (HostIndex.Name(namespace: $0.namespace, name: $0.name), Array($1)) },
      uniquingKeysWith: { first, _ in first })
  }

  func told(_ name: String, in namespace: String) -> [Entry] {
    entries[HostIndex.Name(namespace: namespace, name: name)] ?? []
  }
}

/// A workload's call of a Service.
struct Call: Sendable {
  let caller: Workload
  let service: Service
  /// The Service's port; nil if the caller does not say one.
  let port: Int?
  /// The part that names the Service.
  let part: Part

  /// Where the Service sends the call to: the pods' port, by number or name; nil if nobody says.
  var targetPort: Part? {
    let ports = service.ports
    let called =
      port.map { number in ports.first { $0["port"].int == number } } ?? (ports.count == 1 ? ports[0] : nil)
    return called.map { $0["targetPort"].exists ? $0["targetPort"] : $0["port"] }
  }
}
