/// Where workloads are told to find each other: in variables, those from ConfigMaps among them, and in flags of their
/// commands.
struct AddressIndex: Sendable {
  /// A setting that names addresses.
  struct Setting: Sendable {
    let addresses: [Address]
    /// The value: of a container, or of a ConfigMap that it reads.
    let field: ManifestField

    /// Nil if the text names no address.
    init?(_ name: String, _ text: String?, at field: ManifestField) {
      addresses = text.map { Address.all(in: $0, named: name) } ?? []
      self.field = field
      if addresses.isEmpty { return nil }
    }
  }

  private let settings: [[Setting]]

  /// - Parameter config: the ConfigMap of a namespace and a name.
  init(_ workloads: [Workload], config: (_ namespace: String, _ name: String) -> Manifest?) {
    var byConfig: [ObjectIdentifier: [(key: String, setting: Setting)]] = [:]
    func settings(of config: Manifest) -> [(key: String, setting: Setting)] {
      if let known = byConfig[ObjectIdentifier(config)] { return known }
      // What holds more addresses than this is no list of settings; and many workloads may read it.
      let found = Array(
        config.root["data"].entries.lazy.compactMap { key, value in
          Setting(key, value.text, at: value).map { (key: key, setting: $0) }
        }
        .prefix(256))
      byConfig[ObjectIdentifier(config)] = found
      return found
    }
    self.settings = workloads.map { workload in
      (workload.containers + workload.initContainers).flatMap { container -> [Setting] in
        let variables = container["env"].items
        let names = Set(variables.compactMap { $0["name"].text })
        let fromVariables = variables.compactMap { variable -> Setting? in
          let (name, key) = (variable["name"].text ?? "", variable["valueFrom"]["configMapKeyRef"])
          guard let configName = key["name"].text, let keyName = key["key"].text else {
            return Setting(name, variable["value"].text, at: variable["value"])
          }
          let value = config(workload.namespace, configName)?.root["data"][keyName]
          return value.flatMap { Setting(name, $0.text, at: $0) }
        }
        let fromConfigs = container["envFrom"].items.flatMap { source -> [Setting] in
          let prefix = source["prefix"].text ?? ""
          let found = source["configMapRef"]["name"].text.flatMap { config(workload.namespace, $0) }
          return found.map(settings)?.filter { !names.contains(prefix + $0.key) }.map(\.setting) ?? []
        }
        let words = container["command"].items + container["args"].items
        return fromVariables + fromConfigs + Self.settings(inFlags: words)
      }
    }
  }

  /// The settings of a workload's containers that name addresses, in the order of the manifest.
  func settings(of workload: Workload) -> [Setting] { settings[workload.number] }

  /// The addresses in URLs and in flags that are named for a host; `--user=mysql:999` has none.
  private static func settings(inFlags words: [ManifestField]) -> [Setting] {
    zip([nil] + words, words).compactMap { previous, word in
      guard let text = word.text else { return nil }
      let fields = text.split(separator: "=", maxSplits: 1)
      let isFlag = text.hasPrefix("-")
      guard let name = isFlag ? fields.first.map(String.init) : previous?.text ?? "",
        let value = isFlag ? fields.dropFirst().first.map(String.init) : text,
        value.contains("://") || name.hasPrefix("-") && Address.isHostName(name)
      else { return nil }
      return Setting(name, value, at: word)
    }
  }
}
