internal import Diagnostics
internal import ManifestTree

/// Volumes of pods.
extension Validator {
  mutating func volumes(_ volumes: Field, _ pod: inout PodContext) {
    let podName = pod.metadata["name"].string
    let claims = Set(
      pod.isTemplate || podName.isEmpty
        ? [] : volumes.items.filter { $0["ephemeral"].exists }.map { "\(podName)-\($0["name"].string)" })
    for volume in volumes.items {
      let name = volume["name"]
      let claim = volume["persistentVolumeClaim"]["claimName"]
      if claims.contains(claim.string) {
        report(
          .conflict, at: claim, "claim '\(claim.string)' already belongs to an ephemeral volume of the pod")
      }
      if name.exists { self.name(name, .label, "volume name") }
      if !name.string.isEmpty {
        if let other = pod.volumes[name.string], !other["metadata"]["name"].exists {
          report(.duplicate, at: name, "two volumes of the pod are named '\(name.string)'")
        }
        if pod.volumes[name.string]?["metadata"]["name"].exists != true { pod.volumes[name.string] = volume }
      }
      source(of: volume, Self.podSources)
      ephemeral(volume["ephemeral"], of: volume, pod)
    }
  }

  /// The sources of a pod's volume, in the order in which the API server checks them.
  private static let podSources = [
    "emptyDir", "hostPath", "gitRepo", "gcePersistentDisk", "awsElasticBlockStore", "secret", "nfs", "iscsi",
    "glusterfs", "flocker", "persistentVolumeClaim", "rbd", "cinder", "cephfs", "quobyte", "downwardAPI",
    "fc",
    "flexVolume", "configMap", "azureFile", "vsphereVolume", "photonPersistentDisk", "portworxVolume",
    "azureDisk",
    "storageos", "projected", "scaleIO", "csi", "ephemeral", "image",
  ]

  /// Checks that a volume has at most one source, and the source itself.
  ///
  /// A volume without a source is an `emptyDir`.
  mutating func source(of volume: Field, _ kinds: [String]) {
    guard case .map(let map)? = volume.node else { return }
    var first: String?
    for kind in kinds where map[kind] != nil && map[kind] != .null {
      if let first {
        report(.conflict, at: volume[kind], "\(first) and \(kind) are mutually exclusive")
        continue
      }
      first = kind
      if kind == "image", version.minor < 35 {
        // Before 1.35, the feature is disabled by default, and the server drops the field.
        report(
          .required, at: volume, "a volume requires a source: image volumes require Kubernetes 1.35 or newer")
      }
      check(volume[kind], kind)
    }
  }

  private mutating func check(_ source: Field, _ kind: String) {
    for field in VolumeSources.requiredFields[kind] ?? [] where source[field].exists {
      require(source[field])
    }
    for (field, range) in VolumeSources.ranges[kind] ?? [:] { self.range(source[field], range) }
    switch kind {
    case "emptyDir":
      amount(source["sizeLimit"])
    case "hostPath":
      noBacksteps(source["path"])
    case "gitRepo":
      descendingPath(source["directory"])
    case "secret":
      if source["secretName"].string.isEmpty {
        report(.required, at: source["secretName"], "secretName is required")
      }
      files(source)
    case "configMap":
      if source["name"].string.isEmpty { report(.required, at: source["name"], "name is required") }
      files(source)
    case "downwardAPI":
      fileMode(source["defaultMode"])
      for file in source["items"].items { downwardFile(file) }
    case "projected": projected(source)
    case "nfs":
      if !source["path"].string.isEmpty, !source["path"].string.hasPrefix("/") {
        report(.form, at: source["path"], "invalid path '\(source["path"].string)': use an absolute path")
      }
    case "csi":
      csiDriver(source["driver"])
      let reference = source["nodePublishSecretRef"]
      if reference.exists { name(reference["name"], .subdomain, "Secret name") }
    case "image":
      choice(source["pullPolicy"], ["Always", "IfNotPresent", "Never"], hasDefault: true)
      if source["reference"].string.isEmpty {
        report(.required, at: source["reference"], "reference is required")
      }
    default: remote(source, kind)
    }
  }

  /// Checks the name of a CSI driver.
  mutating func csiDriver(_ field: Field) {
    let name = field.string
    guard field.exists, require(field) else { return }
    if name.utf8.count > NameLimit.csiDriver {
      report(
        .name, at: field,
        "CSI driver name must have at most \(NameLimit.csiDriver) characters, not \(name.utf8.count)")
    }
    if !NameForm.subdomain.accepts(name.lowercased()) {
      report(
        .name, at: field,
        "invalid CSI driver name '\(name)': use letters, digits, '-', and '.', "
          + "with a letter or digit at both ends and on both sides of each '.'")
    }
  }

  private mutating func files(_ source: Field) {
    fileMode(source["defaultMode"])
    for item in source["items"].items { file(item) }
  }

  private mutating func file(_ item: Field) {
    if item["key"].exists { require(item["key"]) }
    if item["path"].exists, require(item["path"]) { localPath(item["path"]) }
    fileMode(item["mode"])
  }

  /// Reports a path that leaves the volume, or starts with `..`.
  mutating func localPath(_ field: Field) {
    descendingPath(field)
    if field.string.hasPrefix(".."), !field.string.hasPrefix("../"), field.string != ".." {
      report(.form, at: field, "invalid \(field.name) '\(field.string)': '..' is not allowed at the start")
    }
  }

  private mutating func downwardFile(_ file: Field) {
    if require(file["path"]) { localPath(file["path"]) }
    let (field, resource) = (file["fieldRef"], file["resourceFieldRef"])
    if field.exists {
      fieldReference(field, FieldPath.ofVolumes)
      if resource.exists {
        report(.conflict, at: file, "fieldRef and resourceFieldRef are mutually exclusive")
      }
    } else if resource.exists {
      resourceReference(resource, isVolume: true)
    } else {
      report(.required, at: file, "a downwardAPI item requires fieldRef or resourceFieldRef")
    }
    fileMode(file["mode"])
  }

  private mutating func projected(_ volume: Field) {
    fileMode(volume["defaultMode"])
    var paths: Set<String> = []
    for source in volume["sources"].items {
      let certain = ["secret", "configMap", "downwardAPI", "serviceAccountToken"].filter { source[$0].exists }
      let kinds = certain + ["clusterTrustBundle", "podCertificate"].filter { source[$0].exists }
      if kinds.count > 1 {
        isOfGate = certain.count < 2
        report(
          .conflict, at: source,
          "\(kinds.listed) are mutually exclusive within one source")
        isOfGate = false
      }
      for kind in kinds {
        projected(source[kind], kind)
        let files =
          source[kind]["items"].items.map { $0["path"] } + [source[kind]["path"]]
          + Self.certificatePaths.map { source[kind][$0] }
        for file in files where !file.string.isEmpty && kind != "serviceAccountToken" {
          if !paths.insert(file.string).inserted {
            isOfGate = !certain.contains(kind)
            report(.duplicate, at: file, "two files of the volume have the path '\(file.string)'")
            isOfGate = false
          }
        }
      }
    }
  }

  private mutating func projected(_ source: Field, _ kind: String) {
    switch kind {
    case "secret", "configMap":
      if source["name"].string.isEmpty { report(.required, at: source["name"], "name is required") }
      for item in source["items"].items { file(item) }
    case "downwardAPI":
      for item in source["items"].items { downwardFile(item) }
    case "serviceAccountToken":
      range(source["expirationSeconds"], FieldLimits.tokenLifetime)
      if source["path"].exists, require(source["path"]) { localPath(source["path"]) }
    case "clusterTrustBundle", "podCertificate": certificateProjection(source, kind)
    default: break
    }
  }

  private mutating func ephemeral(_ source: Field, of volume: Field, _ pod: PodContext) {
    guard source.exists else { return }
    let template = source["volumeClaimTemplate"]
    guard template.exists else {
      return report(.required, at: template, "volumeClaimTemplate is required")
    }
    for (key, value) in template["metadata"].entries
    where key != "labels" && key != "annotations" && value.exists {
      report(
        .conflict, at: value,
        "\(key) is not allowed in the metadata of an ephemeral volume's volumeClaimTemplate: use labels and annotations only"
      )
    }
    labels(template["metadata"]["labels"])
    annotations(template["metadata"]["annotations"])
    claim(template["spec"])
    let podName = pod.metadata["name"].string
    if !pod.isTemplate, !podName.isEmpty, !volume["name"].string.isEmpty {
      let length = podName.utf8.count + 1 + volume["name"].string.utf8.count
      if length > 253 {
        report(
          .name, at: volume["name"],
          "the claim name (pod name, '-', and volume name) must have at most 253 characters, not \(length)"
        )
      }
    }
  }
}
