internal import ManifestTree

/// VolumeAttachments, CSINodes, and CSIStorageCapacities.
extension Validator {
  mutating func attachment(_ spec: Field) {
    if spec["attacher"].exists { csiDriver(spec["attacher"]) }
    if spec["nodeName"].exists { name(spec["nodeName"], .subdomain, "node name") }
    let (volume, inline) = (spec["source"]["persistentVolumeName"], spec["source"]["inlineVolumeSpec"])
    guard spec["source"].exists else { return }
    if !volume.exists, !inline.exists {
      report(.required, at: spec["source"], "source requires persistentVolumeName or inlineVolumeSpec")
    } else if volume.exists, inline.exists {
      report(
        .conflict, at: spec["source"], "persistentVolumeName and inlineVolumeSpec are mutually exclusive")
    } else if volume.exists {
      if require(volume) { optionalName(volume, .subdomain, "volume name") }
    } else {
      if !inline["csi"].exists { report(.required, at: inline["csi"], "inlineVolumeSpec requires csi") }
      for key in ["claimRef", "capacity"] where inline[key].exists {
        report(.conflict, at: inline[key], "\(key) is not allowed in inlineVolumeSpec")
      }
    }
  }

  mutating func nodeDrivers(_ spec: Field) {
    let drivers = spec["drivers"].items
    for driver in drivers {
      if driver["name"].exists { csiDriver(driver["name"]) }
      let node = driver["nodeID"]
      if node.exists, require(node), node.string.utf8.count > 256 {
        report(.range, at: node, "nodeID must have at most 256 bytes, not \(node.string.utf8.count)")
      }
      nonNegative(driver["allocatable"]["count"])
      for key in driver["topologyKeys"].items {
        qualifiedName(key.string, at: key, "topology key")
      }
      unique(driver["topologyKeys"].items, "topology key") { $0.text }
    }
    unique(drivers.map { $0["name"] }, "driver name") { $0.text }
  }

  mutating func storageCapacity(_ object: Field) {
    labelSelector(object["nodeTopology"])
    let name = object["storageClassName"]
    if name.exists { check(name.string, .subdomain, at: name, "storage class name") }
    amount(object["capacity"])
  }
}
