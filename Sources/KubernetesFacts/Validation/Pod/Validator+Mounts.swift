internal import Diagnostics
internal import ManifestTree

/// Mounts of volumes and block devices.
extension Validator {
  mutating func mounts(_ container: Field, _ pod: PodContext) {
    let (mounts, devices) = (container["volumeMounts"].items, container["volumeDevices"].items)
    let deviceNames = Set(devices.map { $0["name"].string })
    let devicePaths = Set(devices.map { $0["devicePath"].string })
    var paths: Set<String> = []
    for mount in mounts {
      volumeReference(mount["name"], pod)
      let path = mount["mountPath"]
      if path.exists { require(path) }
      if !path.string.isEmpty, !paths.insert(path.string).inserted {
        report(.duplicate, at: path, "two mounts of the container have the path '\(path.string)'")
      }
      if deviceNames.contains(mount["name"].string), !mount["name"].string.isEmpty {
        report(
          .conflict, at: mount["name"],
          "volume '\(mount["name"].string)' is in both volumeMounts and volumeDevices")
      }
      if devicePaths.contains(path.string), !path.string.isEmpty {
        report(.conflict, at: path, "path '\(path.string)' is in both volumeMounts and volumeDevices")
      }
      settings(of: mount, in: container)
    }
    var names: Set<String> = []
    paths = []
    for device in devices {
      let (name, path) = (device["name"], device["devicePath"])
      volumeReference(name, pod)
      if !name.string.isEmpty, !names.insert(name.string).inserted {
        report(.duplicate, at: name, "volume '\(name.string)' is in volumeDevices twice")
      }
      if let volume = pod.volumes[name.string], !volume["persistentVolumeClaim"].exists,
        !volume["ephemeral"].exists,
        volume["metadata"]["name"].string.isEmpty
      {
        report(.conflict, at: name, "a block device requires a persistentVolumeClaim or ephemeral volume")
      }
      if require(path) {
        if !paths.insert(path.string).inserted {
          report(.duplicate, at: path, "two block devices of the container have the path '\(path.string)'")
        }
        noBacksteps(path)
      }
    }
    if pod.hasUserNamespace, !devices.isEmpty {
      report(
        .conflict, at: container["volumeDevices"],
        "volumeDevices and 'hostUsers: false' are mutually exclusive")
    }
  }

  private mutating func volumeReference(_ name: Field, _ pod: PodContext) {
    guard name.exists, require(name), pod.volumes[name.string] == nil else { return }
    let near = nearestName(to: name.string, among: pod.volumes.keys.sorted())
    report(
      .volume, at: name, "the pod has no volume '\(name.string)'", fix: near.map { "did you mean '\($0)'?" })
  }

  private mutating func settings(of mount: Field, in container: Field) {
    descendingPath(mount["subPath"])
    descendingPath(mount["subPathExpr"])
    if !mount["subPath"].string.isEmpty, !mount["subPathExpr"].string.isEmpty {
      report(.conflict, at: mount["subPathExpr"], "subPath and subPathExpr are mutually exclusive")
    }
    let propagation = mount["mountPropagation"]
    choice(propagation, ["None", "HostToContainer", "Bidirectional"])
    if propagation.string == "Bidirectional", !container["securityContext"]["privileged"].isTrue {
      report(.conflict, at: propagation, "mountPropagation 'Bidirectional' requires a privileged container")
    }
    let recursive = mount["recursiveReadOnly"]
    choice(recursive, ["Disabled", "IfPossible", "Enabled"])
    guard ["IfPossible", "Enabled"].contains(recursive.string) else { return }
    if !mount["readOnly"].isTrue {
      report(.conflict, at: recursive, "recursiveReadOnly requires 'readOnly: true'")
    }
    if propagation.exists, propagation.string != "None" {
      report(.conflict, at: recursive, "recursiveReadOnly requires mountPropagation 'None'")
    }
  }
}
