internal import ManifestTree
internal import Synchronization

/// The addresses in the workloads' settings: environment variables, including those from ConfigMaps, commands, and
/// arguments.
package struct AddressIndex: Sendable {
  /// The addresses in the value of one setting.
  package struct ConfiguredAddresses: Sendable {
    package let addresses: [Address]
    /// The value: in a container, or in a ConfigMap that it uses.
    package let field: ManifestField

    /// Nil if the string contains no address.
    package init?(_ name: String, _ text: String?, at field: ManifestField) {
      addresses = text.map { Address.all(in: $0, named: name) } ?? []
      self.field = field
      if addresses.isEmpty { return nil }
    }
  }

  private let settings: [[ConfiguredAddresses]]

  /// - Parameter config: returns the ConfigMap with a namespace and a name.
  package init(_ workloads: [Workload], config: @Sendable (_ namespace: String, _ name: String) -> Manifest?)
  {
    let byConfig = Mutex<[ObjectIdentifier: [(key: String, setting: ConfiguredAddresses)]]>([:])
    @Sendable func settings(of config: Manifest) -> [(key: String, setting: ConfiguredAddresses)] {
      if let known = byConfig.withLock({ $0[ObjectIdentifier(config)] }) { return known }
      // Many workloads may use a ConfigMap, so only the first 256 settings with addresses are used.
      let found = Array(
        config.root["data"].entries.lazy.compactMap { key, value in
          ConfiguredAddresses(key, value.text, at: value).map { (key: key, setting: $0) }
        }
        .prefix(256))
      byConfig.withLock { $0[ObjectIdentifier(config)] = found }
      return found
    }
    self.settings = workloads.concurrentMap { workload in
      (workload.containers + workload.initContainers).flatMap { container -> [ConfiguredAddresses] in
        let variables = container["env"].items
        let names = Set(variables.compactMap { $0["name"].text })
        let fromVariables = variables.compactMap { variable -> ConfiguredAddresses? in
          let (name, key) = (variable["name"].text ?? "", variable["valueFrom"]["configMapKeyRef"])
          guard let configName = key["name"].text, let keyName = key["key"].text else {
            return ConfiguredAddresses(name, variable["value"].text, at: variable["value"])
          }
          let value = config(workload.namespace, configName)?.root["data"][keyName]
          return value.flatMap { ConfiguredAddresses(name, $0.text, at: $0) }
        }
        let fromConfigs = container["envFrom"].items.flatMap { source -> [ConfiguredAddresses] in
          let prefix = source["prefix"].text ?? ""
          let found = source["configMapRef"]["name"].text.flatMap { config(workload.namespace, $0) }
          return found.map(settings)?.filter { !names.contains(prefix + $0.key) }.map(\.setting) ?? []
        }
        let words = container["command"].items + container["args"].items
        return fromVariables + fromConfigs + Self.settings(inFlags: words)
      }
    }
  }

  /// The settings in a workload's containers that contain addresses, in the order of the manifest.
  package func settings(of workload: Workload) -> [ConfiguredAddresses] { settings[workload.number] }

  /// The addresses in URLs, and in flags whose names indicate a host; `--user=mysql:999` contains none.
  private static func settings(inFlags words: [ManifestField]) -> [ConfiguredAddresses] {
    zip([nil] + words, words).compactMap { previous, word in
      guard let text = word.text else { return nil }
      let fields = text.split(separator: "=", maxSplits: 1)
      let isFlag = text.hasPrefix("-")
      guard let name = isFlag ? fields.first.map(String.init) : previous?.text ?? "",
        let value = isFlag ? fields.dropFirst().first.map(String.init) : text,
        value.hasBytes(of: "://") || name.hasPrefix("-") && Address.isHostName(name)
      else { return nil }
      return ConfiguredAddresses(name, value, at: word)
    }
  }
}
