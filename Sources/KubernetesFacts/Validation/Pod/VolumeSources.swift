internal import ManifestTree

/// The requirements of volume sources beyond their schema.
enum VolumeSources {
  /// The string and list fields that must not be empty, by volume source.
  static let requiredFields: [String: [String]] = [
    "hostPath": ["path"], "gitRepo": ["repository"], "gcePersistentDisk": ["pdName"],
    "awsElasticBlockStore": ["volumeID"], "nfs": ["server", "path"], "iscsi": ["targetPortal", "iqn"],
    "glusterfs": ["endpoints", "path"], "persistentVolumeClaim": ["claimName"], "rbd": ["monitors", "image"],
    "cinder": ["volumeID"], "cephfs": ["monitors"], "quobyte": ["registry", "volume"],
    "flexVolume": ["driver"],
    "azureFile": ["secretName", "shareName"], "vsphereVolume": ["volumePath"],
    "photonPersistentDisk": ["pdID"], "portworxVolume": ["volumeID"], "azureDisk": ["diskName", "diskURI"],
    "scaleIO": ["gateway", "system", "volumeName"], "local": ["path"],
  ]

  /// The valid ranges of number fields, by volume source.
  static let ranges: [String: [String: ClosedRange<Int>]] = [
    "gcePersistentDisk": ["partition": 0...255], "awsElasticBlockStore": ["partition": 0...255],
    "iscsi": ["lun": 0...255],
  ]
}

extension Validator {
  /// Checks volume sources outside the cluster.
  mutating func remote(_ source: Field, _ kind: String) {
    switch kind {
    case "iscsi": iscsi(source)
    case "fc": fibreChannel(source)
    case "flocker":
      if source["datasetName"].string.isEmpty == source["datasetUUID"].string.isEmpty {
        report(
          source["datasetName"].string.isEmpty ? .required : .conflict, at: source,
          "flocker requires exactly one of datasetName and datasetUUID")
      }
      if source["datasetName"].string.contains("/") {
        report(
          .form, at: source["datasetName"],
          "invalid datasetName '\(source["datasetName"].string)': remove '/'")
      }
    case "quobyte":
      if source["tenant"].string.utf8.count >= 65 {
        report(
          .range, at: source["tenant"],
          "tenant must have at most 64 bytes, not \(source["tenant"].string.utf8.count)")
      }
      for host in source["registry"].string.split(separator: ",", omittingEmptySubsequences: false)
      where !host.contains(":") || host.first != "[" && host.count(where: { $0 == ":" }) != 1 {
        report(.form, at: source["registry"], "invalid registry '\(host)': use 'host:port'")
      }
    case "glusterfs":
      if let namespace = source["endpointsNamespace"].text {
        check(namespace, .label, at: source["endpointsNamespace"], "namespace")
      }
    case "azureFile":
      if source["secretNamespace"].text == "" { require(source["secretNamespace"]) }
    case "azureDisk": azureDisk(source)
    case "flexVolume":
      for (key, value) in source["options"].entries {
        let domain = "." + (key.split(separator: "/", maxSplits: 1).first ?? "").lowercased()
        if domain.hasSuffix(".kubernetes.io") || domain.hasSuffix(".k8s.io") {
          report(
            .name, at: value, "invalid option '\(key)': the domains kubernetes.io and k8s.io are reserved")
        }
      }
    case "storageos":
      if source["volumeName"].string.isEmpty {
        report(.required, at: source["volumeName"], "volumeName is required")
      }
      optionalName(source["volumeName"], .label, "volume name")
      optionalName(source["volumeNamespace"], .label, "namespace")
    default: break
    }
    let isOfVolume = source.path.steps == [.key("spec"), .key(kind)]
    if ["cinder", "storageos"].contains(kind) || kind == "iscsi" && isOfVolume, source["secretRef"].exists {
      for key in isOfVolume && kind != "iscsi" ? ["name", "namespace"] : ["name"]
      where source["secretRef"][key].string.isEmpty {
        report(.required, at: source["secretRef"][key], "\(key) is required")
      }
    }
  }

  private mutating func iscsi(_ source: Field) {
    for field in [source["iqn"], source["initiatorName"]] where !field.string.isEmpty {
      if !ISCSIName.accepts(field.string) {
        report(
          .form, at: field,
          "invalid \(field.name) '\(field.string)': use a name such as 'iqn.2001-04.com.example:storage'")
      }
    }
    if source["chapAuthDiscovery"].isTrue || source["chapAuthSession"].isTrue, !source["secretRef"].exists {
      report(.required, at: source["secretRef"], "CHAP authentication requires secretRef")
    }
  }

  private mutating func fibreChannel(_ source: Field) {
    let (names, identifiers) = (source["targetWWNs"].count > 0, source["wwids"].count > 0)
    if names, identifiers {
      report(.conflict, at: source["targetWWNs"], "targetWWNs and wwids are mutually exclusive")
    } else if !names, !identifiers {
      report(.required, at: source["targetWWNs"], "fc requires targetWWNs with lun, or wwids")
    }
    guard names else { return }
    if !source["lun"].exists { report(.required, at: source["lun"], "targetWWNs requires lun") }
    range(source["lun"], 0...255)
  }

  private mutating func azureDisk(_ source: Field) {
    choice(source["cachingMode"], ["None", "ReadOnly", "ReadWrite"])
    choice(source["kind"], ["Shared", "Dedicated", "Managed"])
    let uri = source["diskURI"].string
    guard !uri.isEmpty else { return }
    let kind = source["kind"].string.isEmpty ? "Shared" : source["kind"].string
    let start = kind == "Managed" ? "/subscriptions/" : "https://"
    if !uri.hasPrefix(start) {
      report(.form, at: source["diskURI"], "invalid diskURI '\(uri)': a \(kind) disk requires '\(start)…'")
    }
  }
}

/// Names of iSCSI nodes.
enum ISCSIName {
  static func accepts(_ text: String) -> Bool {
    if text.hasPrefix("iqn") { return text.wholeMatch(of: qualified) != nil }
    if text.hasPrefix("eui") { return text.wholeMatch(of: extended) != nil }
    if text.hasPrefix("naa") { return text.wholeMatch(of: network) != nil }
    return false
  }

  nonisolated(unsafe) private static let qualified = /iqn\.\d{4}-\d{2}\.([A-Za-z0-9.-]+)(:[^,;*&$|\s]+)/
  nonisolated(unsafe) private static let extended = /eui.[0-9A-Za-z]{16}/
  nonisolated(unsafe) private static let network = /naa.[0-9A-Za-z]{32}/
}
