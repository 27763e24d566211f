internal import ManifestTree

/// PersistentVolumes, claims, StorageClasses, and CSI drivers.
extension Validator {
  private static let accessModes = ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"]

  private static let volumeSources = [
    "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "flocker", "nfs", "rbd", "quobyte",
    "cephfs", "iscsi", "cinder", "fc", "flexVolume", "azureFile", "vsphereVolume", "photonPersistentDisk",
    "portworxVolume", "azureDisk", "scaleIO", "local", "storageos", "csi",
  ]

  private mutating func accessModes(_ modes: Field) {
    if modes.count == 0 { report(.required, at: modes, "accessModes must have at least one mode") }
    for mode in modes.items { choice(mode, Self.accessModes) }
    if modes.texts.contains("ReadWriteOncePod"), Set(modes.texts).count > 1 {
      report(.conflict, at: modes, "ReadWriteOncePod and other access modes are mutually exclusive")
    }
  }

  /// Checks the spec of a PersistentVolumeClaim.
  mutating func claim(_ spec: Field) {
    accessModes(spec["accessModes"])
    labelSelector(spec["selector"])
    let requests = spec["resources"]["requests"]
    if requests["storage"].exists {
      amount(requests["storage"], isPositive: true)
    } else {
      report(.required, at: requests["storage"], "a claim requires a storage request")
    }
    optionalName(spec["storageClassName"], .subdomain, "storage class name")
    if hasAttributesClasses {
      optionalName(spec["volumeAttributesClassName"], .subdomain, "volume attributes class name")
    }
    choice(spec["volumeMode"], ["Block", "Filesystem"])
    for key in ["dataSource", "dataSourceRef"] where spec[key].exists { dataSource(spec[key]) }
    let (source, reference) = (spec["dataSource"], spec["dataSourceRef"])
    // A feature gate that is disabled by default is required for a reference with a namespace.
    if source.exists, reference.exists, reference["namespace"].string.isEmpty,
      ["apiGroup", "kind", "name"].contains(where: { source[$0].text != reference[$0].text })
    {
      report(.conflict, at: source, "dataSource must equal dataSourceRef")
    }
  }

  /// Whether VolumeAttributesClasses are enabled, which is the default since 1.34.
  private var hasAttributesClasses: Bool { version.minor >= 34 }

  private mutating func dataSource(_ source: Field) {
    for key in ["kind", "name"] {
      if source[key].string.isEmpty { report(.required, at: source[key], "\(key) is required") }
    }
    let group = source["apiGroup"]
    if group.string.isEmpty, source["kind"].string != "PersistentVolumeClaim" {
      report(
        .conflict, at: source,
        "a data source without apiGroup must be a PersistentVolumeClaim\(source["kind"].foundInstead)")
    }
    optionalName(group, .subdomain, "apiGroup")
    optionalName(source["namespace"], .label, "namespace")
  }

  mutating func persistentVolume(_ object: Field) {
    let spec = object["spec"]
    let capacity = spec["capacity"]
    if capacity["storage"].exists, capacity.count == 1 {
      amount(capacity["storage"], isPositive: true)
    } else {
      let other = capacity.entries.first { $0.key != "storage" && capacity["storage"].exists }?.key
      report(
        .required, at: capacity,
        other.map { "capacity can contain only storage, not '\($0)'" } ?? "capacity requires storage")
    }
    accessModes(spec["accessModes"])
    choice(spec["persistentVolumeReclaimPolicy"], ["Delete", "Recycle", "Retain"], hasDefault: true)
    choice(spec["volumeMode"], ["Block", "Filesystem"])
    optionalName(spec["storageClassName"], .subdomain, "storage class name")
    let attributes = spec["volumeAttributesClassName"]
    if hasAttributesClasses, attributes.exists {
      if require(attributes) { optionalName(attributes, .subdomain, "volume attributes class name") }
      if !spec["csi"].exists {
        report(.required, at: spec["csi"], "volumeAttributesClassName requires a csi volume")
      }
    }
    let affinity = spec["nodeAffinity"]
    if affinity.exists {
      affinity["required"].exists
        ? nodeSelector(affinity["required"])
        : report(.required, at: affinity["required"], "nodeAffinity requires required.nodeSelectorTerms")
    }
    let sources = Self.volumeSources.filter { spec[$0].exists }
    if sources.isEmpty {
      report(.required, at: spec, "a PersistentVolume requires a volume source, such as csi or nfs")
    }
    source(of: spec, Self.volumeSources)
    if spec["local"].exists {
      noBacksteps(spec["local"]["path"])
      if !affinity.exists { report(.required, at: affinity, "a local volume requires nodeAffinity") }
    }
    let iscsi = spec["iscsi"]
    let size = object["metadata"]["name"].string.utf8.count + iscsi["targetPortal"].string.utf8.count
    if iscsi["initiatorName"].exists, size > 63 {
      report(
        .range, at: iscsi["targetPortal"],
        "with an initiatorName, the volume name and targetPortal must have at most 63 characters in total, not \(size)"
      )
    }
    if spec["hostPath"]["path"].string.split(separator: "/").allSatisfy({ $0 == "." }),
      spec["hostPath"].exists, spec["persistentVolumeReclaimPolicy"].string == "Recycle"
    {
      report(
        .conflict, at: spec["persistentVolumeReclaimPolicy"], "'Recycle' is not allowed for the host path '/'"
      )
    }
    let csi = spec["csi"]
    for key in [
      "controllerPublishSecretRef", "controllerExpandSecretRef", "nodePublishSecretRef",
      "nodeExpandSecretRef",
    ] where csi[key].exists {
      name(csi[key]["name"], .subdomain, "Secret name")
      name(csi[key]["namespace"], .label, "namespace")
    }
    if csi["volumeHandle"].exists { require(csi["volumeHandle"]) }
  }

  mutating func storage(_ object: Field, _ kind: String) {
    switch kind {
    case "StorageClass": storageClass(object)
    case "CSIDriver": driver(object)
    case "VolumeAttachment": attachment(object["spec"])
    case "CSINode": nodeDrivers(object["spec"])
    case "CSIStorageCapacity": storageCapacity(object)
    case "VolumeAttributesClass":
      provisioner(object["driverName"])
      parameters(object["parameters"])
      if object["parameters"].count == 0 {
        report(.required, at: object["parameters"], "parameters must have at least one entry")
      }
    default: break
    }
  }

  private mutating func provisioner(_ name: Field) {
    guard name.exists, require(name) else { return }
    qualifiedName(name.string, at: name, name.name, .name, inAnyCase: true)
  }

  private mutating func parameters(_ parameters: Field) {
    if parameters.count > 512 {
      report(.range, at: parameters, "parameters must have at most 512 entries, not \(parameters.count)")
    }
    let size = parameters.entries.reduce(0) { $0 + $1.key.utf8.count + $1.value.string.utf8.count }
    let limit = FieldLimits.annotations
    if size > limit {
      report(.range, at: parameters, "parameters must have at most \(limit) bytes in total, not \(size)")
    }
    for (key, value) in parameters.entries where key.isEmpty {
      report(.name, at: value, "a parameter name must not be empty")
    }
  }

  private mutating func storageClass(_ object: Field) {
    provisioner(object["provisioner"])
    parameters(object["parameters"])
    choice(object["reclaimPolicy"], ["Delete", "Retain"])
    choice(object["volumeBindingMode"], ["Immediate", "WaitForFirstConsumer"])
    unique(object["allowedTopologies"].items.map { $0["matchLabelExpressions"] }, "topology") { terms in
      terms.items.map { "\($0["key"].string) in \($0["values"].texts.sorted())" }.sorted().joined(
        separator: ", ")
    }
    for term in object["allowedTopologies"].items {
      var keys: Set<String> = []
      for expression in term["matchLabelExpressions"].items {
        let (key, values) = (expression["key"], expression["values"])
        qualifiedName(key.string, at: key, "topology key")
        if !keys.insert(key.string).inserted {
          report(.duplicate, at: key, "topology key '\(key.string)' is set twice")
        }
        if values.count == 0 { report(.required, at: values, "values must have at least one value") }
        unique(values.items, "value") { $0.text }
      }
    }
  }

  private mutating func driver(_ object: Field) {
    let spec = object["spec"]
    choice(spec["fsGroupPolicy"], ["None", "File", "ReadWriteOnceWithFSType"])
    for mode in spec["volumeLifecycleModes"].items { choice(mode, ["Persistent", "Ephemeral"]) }
    unique(spec["tokenRequests"].items.map { $0["audience"] }, "audience") { $0.string }
    if version.minor >= 35 { range(spec["nodeAllocatableUpdatePeriodSeconds"], 10...(.max)) }
    for token in spec["tokenRequests"].items { range(token["expirationSeconds"], FieldLimits.tokenLifetime) }
  }
}
