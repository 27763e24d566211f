import KubernetesFacts
import ManifestTree

/// Volumes and claims.
enum VolumeMapping {
  /// The source of a volume; nil if the DSL has no part for it.
  static func source(_ field: VolumeField, _ node: Node) -> Expression? {
    guard case .map(var map) = node else { return nil }
    switch field {
    case .name: return nil
    case .emptyDir:
      var arguments: [Argument] = []
      if let medium = map.remove(EmptyDirField.medium) {
        guard medium == "Memory" else { return nil }
        arguments.append(Argument("inMemory", .flag(true)))
      }
      if let limit = map.remove(EmptyDirField.sizeLimit) {
        guard let text = limit.plainText else { return nil }
        arguments.append(Argument("sizeLimit", .text(text)))
      }
      guard map.isEmpty else { return nil }
      return arguments.isEmpty ? .name(".emptyDir") : .call(Call(".emptyDir", arguments))
    case .persistentVolumeClaim:
      guard let name = map.remove(ClaimVolumeField.claimName)?.text else { return nil }
      return finish(".claim", [Argument(nil, .text(name))], flags: ["readOnly"], &map)
    case .configMap, .secret:
      let key = field == .secret ? ConfigurationVolumeField.secretName : .name
      guard let name = map.remove(key)?.text else { return nil }
      var arguments = [Argument(nil, .text(name))]
      guard let items = items(&map), let mode = mode(&map) else { return nil }
      arguments += items + mode
      guard let optional = map.takeOptional() else { return nil }
      return finish(field == .secret ? ".secret" : ".configMap", arguments + optional, &map)
    case .projected:
      guard let sources = map.remove(ProjectedField.sources)?.list, !sources.isEmpty, let mode = mode(&map)
      else {
        return nil
      }
      let projections = sources.compactMap(projection)
      guard projections.count == sources.count, map.isEmpty else { return nil }
      return .call(Call(".projected", [Argument(nil, .list(projections))] + mode))
    case .hostPath:
      guard let path = map.remove(HostPathField.path)?.text, path.hasPrefix("/") else { return nil }
      var arguments = [Argument(nil, .text(path))]
      if let type = map.remove(HostPathField.type)?.text, !type.isEmpty {
        arguments.append(Argument("type", .text(type)))
      }
      return map.isEmpty ? .call(Call(".hostPath", arguments)) : nil
    case .downwardAPI:
      guard let files = files(map.remove(DownwardField.items)), let mode = mode(&map), map.isEmpty else {
        return nil
      }
      return .call(Call(".downwardAPI", files + mode))
    case .nfs:
      guard let server = map.remove(NFSField.server)?.text, let path = map.remove(NFSField.path)?.text else {
        return nil
      }
      return finish(
        ".nfs", [Argument("server", .text(server)), Argument("path", .text(path))],
        flags: ["readOnly"], &map)
    case .csi:
      guard let driver = map.remove(CSIField.driver)?.text else { return nil }
      var arguments = [Argument(nil, .text(driver))]
      if let attributes = map.remove(CSIField.volumeAttributes) {
        guard let pairs = attributes.textPairs else { return nil }
        arguments.append(Argument("attributes", .texts(pairs)))
      }
      if let type = map.remove(CSIField.fsType)?.text {
        arguments.append(Argument("fileSystem", .text(type)))
      }
      if let reference = map.remove(CSIField.nodePublishSecretRef) {
        guard let name = reference["name"]?.text else { return nil }
        arguments.append(Argument("secret", .text(name)))
      }
      // The API server keeps an explicit false.
      if let readOnly = map.remove(CSIField.readOnly) {
        guard case .bool(let flag) = readOnly else { return nil }
        arguments.append(Argument("readOnly", .flag(flag)))
      }
      return finish(".csi", arguments, &map)
    case .ephemeral:
      guard case .map(var template)? = map.remove(EphemeralField.volumeClaimTemplate), map.isEmpty,
        let claim = claim(template.remove(EphemeralField.spec)),
        case let metadata = template.remove(EphemeralField.metadata)?.map ?? NodeMap(),
        template.isEmpty, let labeled = self.metadata(metadata)
      else { return nil }
      return .call(Call(".ephemeral", claim + labeled))
    case .image:
      guard let reference = map.remove(ImageVolumeField.reference)?.text else { return nil }
      var arguments = [Argument(nil, .text(reference))]
      if let policy = map.remove(ImageVolumeField.pullPolicy)?.text {
        guard let name = pullPolicies[policy] else { return nil }
        arguments.append(Argument("pullPolicy", .name(name)))
      }
      return map.isEmpty ? .call(Call(".image", arguments)) : nil
    }
  }

  private static func finish(
    _ name: String, _ arguments: [Argument], flags: [String] = [], _ map: inout NodeMap
  ) -> Expression? {
    var arguments = arguments
    for key in flags {
      guard let value = map.remove(key) else { continue }
      guard case .bool(let isSet) = value else { return nil }
      if isSet { arguments.append(Argument(key, .flag(true))) }
    }
    return map.isEmpty ? .call(Call(name, arguments)) : nil
  }

  private static func items(_ map: inout NodeMap) -> [Argument]? {
    guard let items = map.remove(ConfigurationVolumeField.items) else { return [] }
    guard let (pairs, modes) = keyPaths(items) else { return nil }
    return [Argument("items", .texts(pairs))]
      + (modes.isEmpty ? [] : [Argument("itemModes", .texts(modes))])
  }

  private static let pullPolicies = ["Always": ".always", "IfNotPresent": ".ifNotPresent", "Never": ".never"]

  /// The paths of keys, and the modes of keys that have a mode.
  private static func keyPaths(_ node: Node) -> (paths: [(String, String)], modes: [(String, String)])? {
    guard let list = node.list else { return nil }
    var pairs: [(String, String)] = []
    var modes: [(String, String)] = []
    for item in list {
      guard case .map(var map) = item, let key = map.remove(KeyPathField.key)?.text,
        let path = map.remove(KeyPathField.path)?.text
      else { return nil }
      if let mode = map.remove(KeyPathField.mode) {
        guard let text = octal(mode) else { return nil }
        modes.append((key, text))
      }
      guard map.isEmpty else { return nil }
      pairs.append((key, path))
    }
    return Set(pairs.map(\.0)).count == pairs.count && !pairs.isEmpty ? (pairs, modes) : nil
  }

  private static func octal(_ node: Node) -> String? {
    guard let number = node.int, (0...0o777).contains(number) else { return nil }
    let digits = String(number, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// `defaultMode` as an octal text; an empty list if it is the default of Kubernetes.
  private static func mode(_ map: inout NodeMap) -> [Argument]? {
    guard let mode = map.remove(ConfigurationVolumeField.defaultMode) else { return [] }
    if mode.int == PodDefaults.fileMode { return [] }
    return octal(mode).map { [Argument("mode", .text($0))] }
  }

  /// The arguments for files with fields of the pod, and with requests and limits of containers.
  private static func files(_ node: Node?) -> [Argument]? {
    guard let list = node?.list, !list.isEmpty else { return nil }
    var fields: [(String, String)] = []
    var resources: [(path: String, call: Call)] = []
    var modes: [(String, String)] = []
    for item in list {
      guard case .map(var map) = item, let path = map.remove(DownwardFileField.path)?.text else { return nil }
      if let mode = map.remove(DownwardFileField.mode) {
        guard let text = octal(mode) else { return nil }
        modes.append((path, text))
      }
      if case .map(var field)? = map.remove(DownwardFileField.fieldRef),
        let name = field.remove(FieldSelectorField.fieldPath)?.text
      {
        if field["apiVersion"] == "v1" { field["apiVersion"] = nil }
        // The DSL renders the fields before the resources.
        guard field.isEmpty, resources.isEmpty else { return nil }
        fields.append((path, name))
      } else if case .map(var resource)? = map.remove(DownwardFileField.resourceFieldRef),
        let name = resource.remove(ResourceSelectorField.resource)?.text,
        let container = resource.remove(ResourceSelectorField.containerName)?.text
      {
        var arguments = [
          Argument(nil, .text(path)), Argument("resource", .text(name)), Argument("of", .text(container)),
        ]
        if let divisor = resource.remove(ResourceSelectorField.divisor)?.plainText, divisor != "0" {
          arguments.append(Argument("divisor", .text(divisor)))
        }
        guard resource.isEmpty else { return nil }
        resources.append((path, Call("ResourceFile", arguments)))
      } else {
        return nil
      }
      guard map.isEmpty else { return nil }
    }
    let paths = fields.map(\.0) + resources.map(\.path)
    guard Set(paths).count == paths.count else { return nil }
    return [Argument(nil, .texts(fields))]
      + (resources.isEmpty ? [] : [Argument("resources", .list(resources.map { .call($0.call) }))])
      + (modes.isEmpty ? [] : [Argument("itemModes", .texts(modes))])
  }

  private static func projection(_ node: Node) -> Expression? {
    guard let entry = node.map?.only, case .map(var map) = entry.value else { return nil }
    switch entry.key {
    case "configMap", "secret":
      guard let name = map.remove(ConfigurationVolumeField.name)?.text else { return nil }
      guard let items = items(&map), let optional = map.takeOptional() else { return nil }
      return finish(".\(entry.key)", [Argument(nil, .text(name))] + items + optional, &map)
    case "serviceAccountToken":
      guard let path = map.remove(TokenField.path)?.text else { return nil }
      var arguments = [Argument("path", .text(path))]
      if let audience = map.remove(TokenField.audience)?.text {
        arguments.append(Argument("audience", .text(audience)))
      }
      if let seconds = map.remove(TokenField.expirationSeconds)?.int, seconds != PodDefaults.tokenLifetime {
        arguments.append(Argument("expires", .seconds(seconds)))
      }
      return map.isEmpty ? .call(Call(".serviceAccountToken", arguments)) : nil
    case "downwardAPI":
      guard let files = files(map.remove(DownwardField.items)), map.isEmpty else { return nil }
      return .call(Call(".fields", files))
    default: return nil
    }
  }

  // MARK: Claims

  /// The arguments of a claim, such as its size, class, and access modes; nil if they cannot express its spec.
  static func claim(_ node: Node?) -> [Argument]? {
    guard case .map(var map)? = node, let resources = map.take(ClaimField.resources)?.map?.only,
      resources.key == "requests", let storage = resources.value.map?.only, storage.key == "storage",
      let size = storage.value.plainText
    else { return nil }
    var arguments = [Argument(nil, .text(size))]
    if let name = map.takeText(ClaimField.storageClassName) {
      guard !name.isEmpty else { return nil }
      arguments.append(Argument("storageClass", .text(name)))
    }
    let modes = map.takeTexts(ClaimField.accessModes) ?? []
    let names = modes.compactMap { accessModes[$0] }
    guard !names.isEmpty, names.count == modes.count else { return nil }
    if modes != PortolanDefaults.accessModes {
      arguments.append(Argument("access", .list(names.map { .name($0) })))
    }
    let mode = map.takeText(ClaimField.volumeMode)
    if let volume = map.takeText(ClaimField.volumeName) {
      arguments.append(Argument("volume", .text(volume)))
    }
    switch mode {
    case nil, "Filesystem"?: break
    case "Block"?: arguments.append(Argument("mode", .name(".block")))
    default: return nil
    }
    // The API server keeps `dataSource` and `dataSourceRef` equal.
    let reference = map.take(ClaimField.dataSourceRef)
    if let source = map.take(ClaimField.dataSource) ?? reference {
      guard reference == nil || reference == source, let expression = claimSource(source) else { return nil }
      arguments.append(Argument("from", expression))
    }
    return map.isEmpty ? arguments : nil
  }

  private static func claimSource(_ node: Node) -> Expression? {
    guard case .map(var map) = node, let kind = map.remove(ClaimSourceField.kind)?.text,
      let name = map.remove(ClaimSourceField.name)?.text
    else { return nil }
    let group = map.remove(ClaimSourceField.apiGroup)?.text ?? ""
    guard map.isEmpty else { return nil }
    switch GroupKind(group, kind) {
    case .persistentVolumeClaim: return .make(".claim", Argument(nil, .text(name)))
    case .volumeSnapshot:
      return .make(".snapshot", Argument(nil, .text(name)))
    default:
      return .make(
        ".object", Argument("group", .text(group)), Argument("kind", .text(kind)),
        Argument("name", .text(name)))
    }
  }

  private static let accessModes = [
    "ReadWriteOnce": ".readWriteOnce", "ReadOnlyMany": ".readOnlyMany", "ReadWriteMany": ".readWriteMany",
    "ReadWriteOncePod": ".readWriteOncePod",
  ]

  /// The arguments for labels and annotations; nil if there is other metadata.
  static func metadata(_ map: NodeMap) -> [Argument]? {
    var map = map
    var arguments: [Argument] = []
    for key in ["labels", "annotations"] {
      guard let node = map.remove(key) else { continue }
      guard let pairs = node.textPairs else { return nil }
      if !pairs.isEmpty { arguments.append(Argument(key, .texts(pairs))) }
    }
    return map.isEmpty ? arguments : nil
  }
}
