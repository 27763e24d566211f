internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// Checks the volumes and claim templates of the pod.
  mutating func checkVolumes() {
    guard !service.volumes.isEmpty || !service.claimTemplates.isEmpty else { return }
    let mounted = Set(
      service.allContainers.flatMap { $0.mounts.map(\.volume) + $0.devices.map(\.volume) })
    for volume in service.volumes {
      faults.checkName(volume.name, .label, of: "volume", at: volume.location)
      check(volume.source, at: volume.location)
      // The API server accepts volumes that no container uses.
      if !mounted.contains(volume.name), !service.isExact {
        faults.report(.unmountedVolume(volume.name, at: volume.location))
      }
    }
    for template in service.claimTemplates {
      faults.checkName(template.name, .label, of: "claim template", at: template.location)
      faults.checkDisk(template.size, template.storageClass, template.access, at: template.location)
      faults.check(template.source, at: template.location)
      faults.checkLabels(template.labels, at: template.location)
      faults.checkAnnotations(template.annotations, at: template.location)
      if !service.isStatefulSet {
        faults.report(.claimTemplateWithoutStatefulSet(template.name, workloadKind, at: template.location))
      } else if !mounted.contains(template.name), !service.isExact {
        faults.report(.unmountedClaimTemplate(template.name, at: template.location))
      }
    }
    let places =
      service.volumes.map { ($0.name, $0.location) } + service.claimTemplates.map { ($0.name, $0.location) }
    places.forEachRepeat(of: \.0) { repeated, first in
      faults.report(.repeatedVolume(repeated.0, at: repeated.1, first: first.1))
    }
  }

  /// Checks the volume mounts of a container.
  mutating func checkMounts(of container: Portolan.Container) {
    for mount in container.mounts {
      if !hasVolume(mount.volume) {
        let names = service.volumes.map(\.name) + service.claimTemplates.map(\.name)
        faults.report(
          .unknownVolume(
            mount.volume, of: service.name, nearest: nearestName(to: mount.volume, among: names),
            at: mount.location))
      }
      // The API server also accepts paths that are relative to the root.
      if !service.isExact || mount.path.isEmpty {
        faults.checkAbsolutePath(mount.path, of: "mount path", at: mount.location)
      }
      if mount.path.contains(":") { faults.report(.colonInPath(mount.path, at: mount.location)) }
      if let subPath = mount.subPath {
        faults.checkRelativePath(subPath, of: "subPath", at: mount.location)
      }
      if let expression = mount.subPathExpression {
        faults.checkRelativePath(expression, of: "subPathExpression", at: mount.location)
        if mount.subPath != nil { faults.report(.twoSubPaths(at: mount.location)) }
      }
      if mount.propagation == .bidirectional, !isPrivileged(container) {
        faults.report(
          .unprivilegedPropagation(
            container.name, isHardened: service.has(.hardening), at: mount.location))
      }
    }
    container.mounts.forEachRepeat(of: \.path) { repeated, first in
      faults.report(.repeatedMount(repeated.path, at: repeated.location, first: first.location))
    }
    checkDevices(of: container)
  }

  private func isPrivileged(_ container: Portolan.Container) -> Bool {
    service.has(.hardening)
      ? container.relaxations.contains { $0.kind == .privileged }
      : container.securityContext?.privileged == true
  }

  /// Checks the block devices of a container: depending on its mode, a volume can only be mounted or only be a device.
  private mutating func checkDevices(of container: Portolan.Container) {
    for device in container.devices {
      if !hasVolume(device.volume) {
        let names = service.volumes.map(\.name) + service.claimTemplates.map(\.name)
        faults.report(
          .unknownVolume(
            device.volume, of: service.name, nearest: nearestName(to: device.volume, among: names),
            at: device.location))
      } else if !isBlock(device.volume, byDefault: true) {
        faults.report(.deviceOfFileSystem(device.volume, at: device.location))
      }
      faults.checkAbsolutePath(device.path, of: "device path", at: device.location)
    }
    container.devices.forEachRepeat(of: \.path) { repeated, first in
      faults.report(.repeatedMount(repeated.path, at: repeated.location, first: first.location))
    }
    for mount in container.mounts where hasVolume(mount.volume) && isBlock(mount.volume, byDefault: false) {
      faults.report(.mountOfDevice(mount.volume, at: mount.location))
    }
  }

  /// Whether a volume is a block device.
  /// - Parameter isUnknownBlock: the result for a claim that the app does not declare.
  private func isBlock(_ name: String, byDefault isUnknownBlock: Bool) -> Bool {
    if let template = service.claimTemplates.first(where: { $0.name == name }) {
      return template.mode == .block
    }
    let source = service.volumes.first(where: { $0.name == name })?.source
    if source?.isDevice == true { return true }
    guard case .claim(let claim, _)? = source else { return false }
    return system.resources.claims.first { $0.name == claim }.map { $0.mode == .block } ?? isUnknownBlock
  }

  private func hasVolume(_ name: String) -> Bool {
    service.volumes.contains { $0.name == name } || service.claimTemplates.contains { $0.name == name }
  }

  private mutating func check(_ source: VolumeSource, at location: FileLocation) {
    switch source {
    case .emptyDir(_, let limit):
      faults.quantity(limit, whole: "bytes", of: "size limit", at: location)
    case .claim(let name, _):
      if faults.checkName(name, .subdomain, of: "claim", at: location), !index.hasClaim(name) {
        // The claim may exist in the namespace, but a similar declared name is probably intended.
        faults.reportIfNear(.unknownClaim(name, at: location), misspelling: name, of: .claim)
      }
    case .configMap(let name, let items, let itemModes, let mode, let optional):
      if optional != true { checkConfigMap(name, keys: items.entries.map(\.key), at: location) }
      checkItems(items, itemModes, at: location)
      checkMode(mode, at: location)
    case .secret(let name, let items, let itemModes, let mode, let optional):
      if optional != true { checkSecret(name, keys: items.entries.map(\.key), at: location) }
      checkItems(items, itemModes, at: location)
      checkMode(mode, at: location)
    case .projected(let sources, let mode):
      if sources.isEmpty {
        faults.report(
          .empty("sources", "projected volume", expected: "at least one source", at: location))
      }
      for source in sources { check(source, at: location) }
      checkMode(mode, at: location)
    case .hostPath(let path, let type):
      faults.checkAbsolutePath(path, of: "host path", at: location)
      if path.split(separator: "/").contains("..") {
        faults.report(.climbingPath(path, at: location))
      }
      if let type, !Self.hostPathTypes.contains(type) {
        let nearest = nearestName(to: type, among: Self.hostPathTypes)
        faults.report(.unknownHostPathType(type, types: Self.hostPathTypes, nearest: nearest, at: location))
      }
    case .downwardAPI(let fields, let resources, let itemModes, let mode):
      check(fields: fields, resources, itemModes, at: location)
      checkMode(mode, at: location)
    case .nfs(let server, let path, _):
      if server.isEmpty {
        faults.report(
          .empty("server", "NFS server", expected: "a host name or an address", at: location))
      }
      faults.checkAbsolutePath(path, of: "NFS path", at: location)
    case .csi(let driver, let attributes, _, let secret, _):
      faults.checkName(driver, .subdomain, of: "CSI driver", limit: NameLimit.csiDriver, at: location)
      faults.checkRepeatedKeys(attributes, of: "attribute", at: location)
      if let secret { checkSecret(secret, keys: [], at: location) }
    case .ephemeral(let size, let storageClass, let access, _, let source, let labels, let annotations):
      faults.checkDisk(size, storageClass, access, at: location)
      faults.check(source, at: location)
      faults.checkLabels(labels, at: location)
      faults.checkAnnotations(annotations, at: location)
    case .image(let reference, _):
      if !ImageReference.accepts(reference) {
        faults.report(
          .malformed("image", reference, "image", expected: ImageReference.expected, at: location))
      }
    }
  }

  private mutating func check(
    fields: KeyValues, _ resources: [ResourceFile], _ modes: KeyValues, at location: FileLocation
  ) {
    for field in fields.entries { checkField(field.value, FieldPath.ofVolumes, at: location) }
    for file in resources { checkResource(file.resource, of: file.container, file.divisor, at: location) }
    let paths = fields.entries.map(\.key) + resources.map(\.path)
    for path in paths { faults.checkRelativePath(path, of: "file path", at: location) }
    paths.forEachRepeat(of: \.self) { path, _ in
      faults.report(.repeatedKey(path, of: "file", at: location))
    }
    check(modes, of: paths, at: location)
  }

  private static let hostPathTypes = [
    "DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice",
  ]

  private mutating func check(_ source: VolumeSource.Projection, at location: FileLocation) {
    switch source {
    case .configMap(let name, let items, let itemModes, let optional):
      if optional != true { checkConfigMap(name, keys: items.entries.map(\.key), at: location) }
      checkItems(items, itemModes, at: location)
    case .secret(let name, let items, let itemModes, let optional):
      if optional != true { checkSecret(name, keys: items.entries.map(\.key), at: location) }
      checkItems(items, itemModes, at: location)
    case .serviceAccountToken(let path, _, let expires):
      faults.checkRelativePath(path, of: "file path", at: location)
      faults.seconds(expires, from: FieldLimits.tokenLifetime.lowerBound, of: "token lifetime", at: location)
    case .fields(let fields, let resources, let itemModes):
      check(fields: fields, resources, itemModes, at: location)
    }
  }

  private mutating func checkItems(_ items: KeyValues, _ modes: KeyValues, at location: FileLocation) {
    for item in items.entries { faults.checkRelativePath(item.value, of: "file path", at: location) }
    faults.checkRepeatedKeys(items, of: "key", at: location)
    check(modes, of: items.entries.map(\.key), at: location)
  }

  /// Checks the modes of single files, which refer to the files by their keys.
  private mutating func check(_ modes: KeyValues, of keys: [String], at location: FileLocation) {
    for mode in modes.entries {
      checkMode(mode.value, at: location)
      if !keys.contains(mode.key) {
        faults.report(
          .modeOfUnknownItem(mode.key, nearest: nearestName(to: mode.key, among: keys), at: location))
      }
    }
    faults.checkRepeatedKeys(modes, of: "key", at: location)
  }

  private mutating func checkMode(_ mode: String?, at location: FileLocation) {
    guard let mode else { return }
    let isOctal = mode.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    guard isOctal, !mode.isEmpty, let number = Int(mode, radix: 8), number <= 0o777 else {
      faults.report(
        .malformed("mode", mode, "file mode", expected: "an octal number from 0000 to 0777", at: location))
      return
    }
  }
}
