internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension SystemChecks {
  /// Checks ConfigMaps, Secrets, claims, and PriorityClasses.
  mutating func checkResources() {
    checkConfigMaps()
    checkSecrets()
    checkClaims()
    checkPriorityClasses()
  }

  private mutating func checkConfigMaps() {
    let configMaps = system.resources.configMaps
    for declared in configMaps {
      faults.checkName(declared.name, .subdomain, of: "ConfigMap", at: declared.location)
      checkData(
        declared.data, binary: declared.binaryData, of: "ConfigMap '\(declared.name)'", at: declared.location)
      checkMetadata(declared.labels, declared.annotations, at: declared.location)
      for entry in declared.data.entries { checkAddresses(in: entry.value, at: declared.location) }
      for path in declared.unreadableFiles {
        let problem = fileProblem(path, declared.location)
        faults.report(.unreadableFile(path, of: declared.name, problem, at: declared.location))
      }
    }
    let existing = system.resources.existingConfigMaps
    for declared in existing {
      faults.checkName(declared.name, .subdomain, of: "ConfigMap", at: declared.location)
    }
    (configMaps + existing).forEachRepeat(of: \.name) { repeated, first in
      faults.report(
        .repeatedDeclaration(
          "config-map", "ConfigMaps", repeated.name, at: repeated.location, first: first.location))
    }
  }

  private mutating func checkSecrets() {
    let secrets = system.resources.secrets
    for declared in secrets {
      faults.checkName(declared.name, .subdomain, of: "Secret", at: declared.location)
      guard case .demo(let data, let type, let reason, _) = declared.content else { continue }
      checkData(data, of: "Secret '\(declared.name)'", at: declared.location)
      checkMetadata(declared.labels, declared.annotations, at: declared.location)
      faults.checkReason(reason, for: "demo Secret '\(declared.name)'", at: declared.location)
      let keys = Set(data.entries.map(\.key))
      for key in SecretType.requiredKeys(of: type) where !keys.contains(key) {
        faults.report(.missingSecretKey([key], type: type, of: declared.name, at: declared.location))
      }
      let alternatives = SecretType.alternativeKeys(of: type)
      if !alternatives.isEmpty, keys.isDisjoint(with: alternatives) {
        faults.report(.missingSecretKey(alternatives, type: type, of: declared.name, at: declared.location))
      }
    }
    secrets.forEachRepeat(of: \.name) { repeated, first in
      faults.report(
        .repeatedDeclaration("secret", "Secrets", repeated.name, at: repeated.location, first: first.location)
      )
    }
  }

  /// Reports the address of one of the app's services if it lacks the app's prefix.
  mutating func checkAddresses(in text: String, at location: FileLocation) {
    guard let name = index.unprefixedName(in: text) else { return }
    faults.report(.unprefixedAddress(of: name, prefix: system.app.namePrefix, at: location, fix: nil))
  }

  private mutating func checkMetadata(
    _ labels: KeyValues, _ annotations: KeyValues, at location: FileLocation
  ) {
    faults.checkLabels(labels, at: location)
    checkRecommendedLabels(labels, at: location)
    faults.checkAnnotations(annotations, at: location)
  }

  private mutating func checkData(
    _ data: KeyValues, binary: KeyValues = [:], of owner: String, at location: FileLocation
  ) {
    for entry in (data + binary).entries { faults.checkName(entry.key, .dataKey, of: "key", at: location) }
    faults.checkRepeatedKeys(data + binary, of: "key", at: location)
    var size = data.entries.reduce(0) { $0 + $1.value.utf8.count }
    for entry in binary.entries {
      guard let count = Base64.byteCount(of: entry.value) else {
        faults.report(.invalidBase64(entry.key, of: owner, at: location))
        continue
      }
      size += count
    }
    if size > FieldLimits.data {
      faults.report(.largeData(owner, bytes: size, limit: FieldLimits.data, at: location))
    }
  }

  private mutating func checkClaims() {
    let claims = system.resources.claims
    for declared in claims {
      faults.checkName(declared.name, .subdomain, of: "claim", at: declared.location)
      faults.checkDisk(declared.size, declared.storageClass, declared.access, at: declared.location)
      faults.check(declared.source, at: declared.location)
      if let volume = declared.volume {
        faults.checkName(volume, .subdomain, of: "PersistentVolume", at: declared.location)
      }
      checkMetadata(declared.labels, declared.annotations, at: declared.location)
    }
    claims.forEachRepeat(of: \.name) { repeated, first in
      faults.report(
        .repeatedDeclaration("claim", "claims", repeated.name, at: repeated.location, first: first.location))
    }
  }

  private mutating func checkPriorityClasses() {
    let classes = system.resources.priorityClasses
    for declared in classes {
      faults.checkName(declared.name, .subdomain, of: "PriorityClass", at: declared.location)
      if declared.name.hasPrefix(CriticalPriority.prefix) {
        faults.report(.systemPriorityClass(declared.name, at: declared.location))
      }
      faults.checkNumber(
        declared.value, in: Int(Int32.min)...FieldLimits.priority, of: "priority", at: declared.location)
    }
    classes.forEachRepeat(of: \.name) { repeated, first in
      faults.report(
        .repeatedDeclaration(
          "priority-class", "PriorityClasses", repeated.name, at: repeated.location, first: first.location))
    }
  }
}

extension SpecFaults {
  /// Reports an invalid source of a volume's data.
  mutating func check(_ source: ClaimSource?, at location: FileLocation) {
    switch source {
    case .claim(let name): checkName(name, .subdomain, of: "claim", at: location)
    case .snapshot(let name): checkName(name, .subdomain, of: "VolumeSnapshot", at: location)
    case .object(let group, let kind, let name):
      checkName(group, .subdomain, of: "API group", at: location)
      checkName(name, .subdomain, of: kind, at: location)
      if kind.isEmpty {
        report(.empty("kind", "kind", expected: "a kind such as 'VolumeSnapshot'", at: location))
      }
    case nil: break
    }
  }

  /// Reports a disk with an invalid size or access mode.
  mutating func checkDisk(
    _ size: Portolan.Quantity, _ storageClass: String?, _ access: [AccessMode], at location: FileLocation
  ) {
    quantity(size, .aboveZero, whole: "bytes", of: "disk size", at: location)
    if let storageClass { checkName(storageClass, .subdomain, of: "storage class", at: location) }
    if access.isEmpty {
      report(
        .empty(
          "access", "list of access modes", expected: "at least one, such as '.readWriteOnce'",
          at: location))
    }
    if access.contains(.readWriteOncePod), access.contains(where: { $0 != .readWriteOncePod }) {
      report(.exclusiveAccess(at: location))
    }
  }
}

extension Diagnostic {
  fileprivate static func unreadableFile(
    _ path: String, of configMap: String, _ problem: (reason: String, fix: String?), at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unreadable-file", "cannot read '\(path)' for ConfigMap '\(configMap)': \(problem.reason)",
      at: location,
      fix: problem.fix)
  }

  fileprivate static func invalidBase64(
    _ key: String, of owner: String, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "invalid-base64", "invalid binary value for key '\(key)' in \(owner): use base64 with padding",
      at: location)
  }
}
